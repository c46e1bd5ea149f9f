//! The owner of a certificate chooses the programs that it names (rule R23): it is issued anew, and what was signed stays.

use actix_web::http::Method;
use carrel::certificates::{self, Certificate, Facts};
use carrel::db::schema::decisions;
use carrel::study::Finished;
use chrono::TimeDelta;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use futures_util::future::join_all;

use crate::deciding::approved;
use crate::harness::{Body, Page, Someone, TestApp};
use crate::studying::{finish, school};
use crate::worth::enroll;

const NEBRASKA: &str = "Nebraska public librarian certification";
const GEORGIA: &str = "Georgia";
const HOURS: &str = "Contact hours of 60 minutes";

async fn certificates_of(app: &TestApp, who: &Someone) -> Vec<Certificate> {
    certificates::of_user(&mut *app.conn().await, who.id).await.unwrap()
}

/// The codes of the rules whose lines are on the certificate of somebody that stands.
async fn named(app: &TestApp, who: &Someone) -> Vec<String> {
    let mut all = certificates_of(app, who).await;
    all.retain(Certificate::stands);
    let [standing] = <[Certificate; 1]>::try_from(all).unwrap();
    let mut codes: Vec<String> = standing.facts.credits.into_iter().filter_map(|line| line.code).collect();
    codes.sort();
    codes
}

/// Ruth, who moved from Nebraska to Georgia and finished a module that counts in both.
async fn moved() -> (TestApp, Someone, Finished) {
    let app = school().await;
    app.may_leave_jobs();
    for code in ["nebraska", "georgia"] {
        approved(&app, code).await;
    }
    let ruth = app.learner("Ruth Okafor").await;
    for code in ["nebraska", "georgia"] {
        enroll(&app, ruth.id, code).await;
    }
    let finished = finish(&app, ruth.id).await;
    (app, ruth, finished)
}

async fn form<'v>(who: &'v Someone, certificate: impl std::fmt::Display) -> Page<'v> {
    who.visit(&format!("/c/{certificate}")).await.follow("Choose the programs").await.has_status(200)
}

/// The label of the box that begins with this.
fn label(page: &Page<'_>, begins: &str) -> String {
    let all = page.texts("label.check");
    all.iter().find(|text| text.starts_with(begins)).unwrap_or_else(|| panic!("{begins} is not in {all:?}")).clone()
}

async fn facts(app: &TestApp, finished: &Finished) -> Facts {
    let path = format!("/v/{}/facts.json", finished.code);
    let answer = app.visitor().send(Method::GET, &path, Body::default()).await;
    serde_json::from_slice(&answer.bytes).unwrap()
}

#[actix_web::test]
async fn a_choice_is_a_newer_certificate_and_the_old_one_says_that_it_was_replaced() {
    let (app, ruth, finished) = moved().await;
    assert_eq!(named(&app, &ruth).await, ["contact-hour", "georgia", "nebraska"], "at first all are named");
    let signed = facts(&app, &finished).await;
    ruth.post(&format!("/c/{}/details", finished.certificate), &[("details", "private")]).await.has_status(200);

    let page = form(&ruth, finished.certificate).await;
    for begins in [NEBRASKA, GEORGIA, HOURS] {
        assert!(page.is_chosen(&label(&page, begins)), "{begins}");
    }
    let page = page.press("Use these programs").await.has_status(200);
    assert_eq!(page.path, format!("/c/{}", finished.certificate), "the same choice changes nothing");
    assert_eq!(certificates_of(&app, &ruth).await.len(), 1);

    app.pass(TimeDelta::minutes(1));
    let page = form(&ruth, finished.certificate).await;
    let (nebraska, hours) = (label(&page, NEBRASKA), label(&page, HOURS));
    let page = page.clear(&nebraska).clear(&hours).press("Use these programs").await.has_status(200);
    page.says("Credit: 0.83").does_not_say(NEBRASKA).does_not_say("contact hours of 60");
    assert_eq!(named(&app, &ruth).await, ["georgia"]);
    let [newer, older] = <[Certificate; 2]>::try_from(certificates_of(&app, &ruth).await).unwrap();
    assert_eq!((older.facts.clone(), older.superseded_by), (signed.clone(), Some(newer.id)));
    let same = Facts {
        code: signed.code.clone(),
        verify_url: signed.verify_url.clone(),
        credits: signed.credits.clone(),
        ..newer.facts.clone()
    };
    assert_eq!(same, signed, "nothing else is another");
    assert!(!newer.details_public, "what is kept private stays so");

    // Whoever checks the old code reads that, and the log holds that it was replaced.
    app.visitor().visit(&format!("/v/{}", older.code)).await.says("replaced");
    let letter = app.letter_to(&ruth.email).await;
    assert!(letter.text_body.contains(&newer.code.to_string()), "{}", letter.text_body);
    let all: Vec<(String, Option<uuid::Uuid>, serde_json::Value)> = decisions::table
        .filter(decisions::subject_kind.eq("certificate"))
        .order((decisions::decided_at, decisions::id))
        .select((decisions::outcome, decisions::actor_id, decisions::after))
        .load(&mut *app.conn().await)
        .await
        .unwrap();
    let outcomes: Vec<&str> = all.iter().map(|one| one.0.as_str()).collect();
    assert_eq!(outcomes, ["replaced", "issued_anew"]);
    assert!(all.iter().all(|one| one.1 == Some(ruth.id.uuid()) && one.2["programs"].as_array().unwrap().len() == 1));
}

#[actix_web::test]
async fn the_choice_stays_when_it_is_issued_anew_and_can_be_taken_back() {
    let (app, ruth, finished) = moved().await;
    let path = format!("/c/{}/programs", finished.certificate);
    let page = ruth.post(&path, &[]).await.has_status(200).does_not_say("Credit:");
    assert_eq!(named(&app, &ruth).await, Vec::<String>::new(), "none is fine, too");
    let path = page.path.clone();
    ruth.post(&format!("{path}/programs"), &[("program", "nebraska")]).await.has_status(200);
    let dana = app.registrar("Dana Whitlock").await;
    let standing = certificates_of(&app, &ruth).await.into_iter().find(Certificate::stands).unwrap();
    let page = dana
        .visit(&format!("/assoc/certificates/{}/again", standing.id))
        .await
        .fill("Name to print", "Ruth Okafor-Lee");
    page.fill("Note for your files", "She married.").press("Issue the new certificate").await.has_status(200);
    assert_eq!(named(&app, &ruth).await, ["nebraska"], "a new name leaves the choice");
    let standing = certificates_of(&app, &ruth).await.into_iter().find(Certificate::stands).unwrap();
    let page = form(&ruth, standing.id).await;
    assert!(page.is_chosen(&label(&page, NEBRASKA)) && !page.is_chosen(&label(&page, GEORGIA)));
    let georgia = label(&page, GEORGIA);
    page.choose(&georgia).press("Use these programs").await.says("Ruth Okafor-Lee");
    assert_eq!(named(&app, &ruth).await, ["georgia", "nebraska"]);
}

#[actix_web::test]
async fn a_program_that_somebody_joined_since_can_be_named() {
    let app = school().await;
    app.may_leave_jobs();
    approved(&app, "georgia").await;
    let ruth = app.learner("Ruth Okafor").await;
    let finished = finish(&app, ruth.id).await;
    let path = format!("/c/{}", finished.certificate);
    assert!(!ruth.visit(&path).await.has_link("Choose the programs"), "there is one measure, and nothing to choose");
    assert_eq!(ruth.visit(&format!("{path}/programs")).await.path, path);
    assert_eq!(ruth.post(&format!("{path}/programs"), &[]).await.path, path);
    assert_eq!(named(&app, &ruth).await, ["contact-hour"]);
    enroll(&app, ruth.id, "georgia").await;
    app.work_off().await;
    let page = form(&ruth, finished.certificate).await;
    let georgia = label(&page, GEORGIA);
    assert!(!page.is_chosen(&georgia), "the certificate does not name it");
    page.choose(&georgia).press("Use these programs").await.has_status(200);
    assert_eq!(named(&app, &ruth).await, ["contact-hour", "georgia"]);
}

#[actix_web::test]
async fn only_its_owner_chooses_and_only_among_what_it_counts_in() {
    let (app, ruth, finished) = moved().await;
    let path = format!("/c/{}/programs", finished.certificate);
    let (nell, dana) = (app.learner("Nell").await, app.registrar("Dana Whitlock").await);
    for other in [&nell, &dana] {
        other.visit(&path).await.has_status(404);
        other.post(&path, &[("program", "georgia")]).await.has_status(404);
    }
    let page = ruth.post(&path, &[("program", "georgia"), ("program", "texas")]).await.has_status(422);
    let page = page.says("One of the programs you ticked gives nothing for this any more.");
    assert!(
        page.is_chosen(&label(&page, GEORGIA)) && !page.is_chosen(&label(&page, NEBRASKA)),
        "what was ticked stays"
    );
    assert_eq!(certificates_of(&app, &ruth).await.len(), 1);
    let five = join_all((0..5).map(|_| ruth.post(&path, &[("program", "georgia")]))).await;
    assert!(five.iter().all(|page| page.status == 200));
    assert_eq!(certificates_of(&app, &ruth).await.len(), 2, "sent five times, done once");
    assert!(!ruth.visit(&format!("/c/{}", finished.certificate)).await.has_link("Choose the programs"));
}
