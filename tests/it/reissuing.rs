//! A certificate is issued anew only while what it rests on stands: minutes in the ledger, or an accepted period.

use carrel::certificates::{self, Certificate, Reason};
use carrel::credit;
use chrono::TimeDelta;

use crate::deciding::approved;
use crate::harness::{Someone, TestApp};
use crate::settling::{PEOPLE, accept, joins, of_period, prairie};
use crate::studying::{finish, school};

const DESK: &str = "/assoc/certificates";

async fn certificates_of(app: &TestApp, who: &Someone) -> Vec<Certificate> {
    certificates::of_user(&mut *app.conn().await, who.id).await.unwrap()
}

async fn withdraw(dana: &Someone, certificate: &Certificate, reason: Reason) {
    let code = certificate.code.to_string();
    let typed = [("reason", reason.code()), ("note", "As the file says."), ("code", code.as_str())];
    dana.post(&format!("{DESK}/{}/withdraw", certificate.id), &typed).await.has_status(200);
}

fn typed(learner: &str) -> [(&str, &str); 3] {
    [("learner", learner), ("library", ""), ("note", "Once more.")]
}

/// Somebody who finished a module, a registrar, and the certificate.
async fn desk() -> (TestApp, Someone, Someone, Certificate) {
    let app = school().await;
    app.may_leave_jobs();
    let ruth = app.learner("Ruth Okafor").await;
    finish(&app, ruth.id).await;
    let dana = app.registrar("Dana Whitlock").await;
    let certificate = certificates_of(&app, &ruth).await.remove(0);
    (app, ruth, dana, certificate)
}

#[actix_web::test]
async fn what_lost_its_credit_is_not_issued_again_before_that_is_taken_back() {
    let (app, ruth, dana, one) = desk().await;
    let path = format!("{DESK}/{}", one.id);
    withdraw(&dana, &one, Reason::NotOwnWork).await;
    let page = dana.visit(&path).await.says("Take the withdrawal back first");
    assert!(!page.has_link("Issue again") && page.has_button("Take it back"));
    // The address leads to the page that says why.
    assert_eq!(dana.visit(&format!("{path}/again")).await.has_status(200).path, path);
    dana.post(&format!("{path}/again"), &typed("Ruth Okafor")).await.has_status(409).says("Take the withdrawal back");
    assert_eq!(certificates_of(&app, &ruth).await.len(), 1);
    app.pass(TimeDelta::minutes(1));
    dana.post(&format!("{path}/take-back"), &[]).await.has_status(200);
    dana.post(&format!("{path}/again"), &typed("Ruth Lind")).await.has_status(200).says("Issued.");
    assert_eq!(certificates_of(&app, &ruth).await.iter().filter(|one| one.stands()).count(), 1);
    // After a day it is too late for that; the page says what is left.
    let newer = certificates_of(&app, &ruth).await.into_iter().find(Certificate::stands).unwrap();
    withdraw(&dana, &newer, Reason::NotOwnWork).await;
    app.pass(TimeDelta::hours(25));
    let dana = app.registrar("Dana Whitlock").await;
    let page = dana.visit(&format!("{DESK}/{}", newer.id)).await.says("a validator decides");
    assert!(!page.has_link("Issue again") && !page.has_button("Take it back"));
    let row = dana.visit(&format!("{DESK}/issue?module=rights-and-privacy")).await;
    row.says("Decide about it there.").does_not_say("Has a valid certificate");
}

#[actix_web::test]
async fn several_are_issued_again_without_those_that_rest_on_nothing() {
    let (app, ruth, dana, one) = desk().await;
    let nell = app.learner("Nell Brand").await;
    finish(&app, nell.id).await;
    let other = certificates_of(&app, &nell).await.remove(0);
    // Its minutes went another way, and it stands still.
    let mut conn = app.conn().await;
    let entry = credit::entries_of(&mut conn, ruth.id).await.unwrap().remove(0).id;
    credit::reverse(&mut conn, ruth.id, entry, app.app.now()).await.unwrap();
    drop(conn);
    let ids = [one.id.to_string(), other.id.to_string()];
    let ticked = [("certificate", ids[0].as_str()), ("certificate", ids[1].as_str())];
    let page = dana.post(&format!("{DESK}/again"), &ticked).await.says("These can’t be issued again and are left out:");
    let page = page.says("Withdraw it.").fill("Note for your files", "A new signature.");
    page.press("Issue 1 again").await.has_status(200);
    app.work_off().await;
    assert_eq!((certificates_of(&app, &ruth).await.len(), certificates_of(&app, &nell).await.len()), (1, 2));
    dana.visit(&format!("{DESK}/{}", one.id)).await.says("so it can’t be issued again. Withdraw it.");
    dana.post(&format!("{DESK}/{}/again", one.id), &typed("Ruth Okafor")).await.has_status(409);

    // What is lost between the look and the work is left as it is.
    let newer = certificates_of(&app, &nell).await.into_iter().find(Certificate::stands).unwrap();
    let id = newer.id.to_string();
    let page = dana.post(&format!("{DESK}/again"), &[("certificate", id.as_str())]).await;
    page.fill("Note for your files", "Once more.").press("Issue 1 again").await.has_status(200);
    let mut conn = app.conn().await;
    let entry = credit::entries_of(&mut conn, nell.id).await.unwrap().remove(0).id;
    credit::reverse(&mut conn, nell.id, entry, app.app.now()).await.unwrap();
    drop(conn);
    app.work_off().await;
    assert_eq!(certificates_of(&app, &nell).await.len(), 2);
}

#[actix_web::test]
async fn take_it_back_is_offered_only_where_it_can_be_done() {
    let (app, ruth, dana, one) = desk().await;
    withdraw(&dana, &one, Reason::WrongDetails).await;
    let path = format!("{DESK}/{}", one.id);
    assert!(dana.visit(&path).await.has_button("Take it back"));
    dana.post(&format!("{path}/again"), &typed("Ruth Lind")).await.has_status(200).says("Issued.");
    assert_eq!(certificates_of(&app, &ruth).await.len(), 2);
    let page = dana.visit(&path).await.says("Another certificate for the same is valid");
    assert!(!page.has_button("Take it back") && !page.has_link("Issue again"));
    dana.post(&format!("{path}/take-back"), &[]).await.has_status(409);
}

#[actix_web::test]
async fn a_period_is_certified_anew_only_while_it_is_accepted() {
    let app = school().await;
    app.may_leave_jobs();
    prairie(&app, |rules| rules.tracks[0].quantity = carrel::measure::Credit::from_thousandths(1000)).await;
    approved(&app, "prairie").await;
    let ada = joins(&app, "Ada Byron", "2025-03-15").await;
    finish(&app, ada.id).await;
    let period = accept(&app, &ada).await;
    let dana = app.registrar("Dana Whitlock").await;
    let one = of_period(&app, &ada).await.remove(0);
    withdraw(&dana, &one, Reason::WrongDetails).await;
    let path = format!("{DESK}/{}", one.id);
    assert!(dana.visit(&path).await.has_link("Issue again"));
    let back = [("period", period.as_str()), ("decision", "return"), ("reason", "A page is missing.")];
    dana.post(PEOPLE, &back).await.says("Done for 1 period.");
    let page = dana.visit(&path).await.says("Accept the period in its program");
    assert!(!page.has_link("Issue again") && !page.has_button("Take it back"));
    dana.post(&format!("{path}/again"), &typed("Ada Byron")).await.has_status(409);
    assert_eq!(of_period(&app, &ada).await.len(), 1);
}
