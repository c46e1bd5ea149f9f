//! Where nobody decides until an audit, what is handed in complete counts at once, and a share of it is drawn.

use carrel::accounts::Role;
use carrel::certificates;
use chrono::TimeDelta;
use diesel_async::SimpleAsyncConnection;

use crate::activities::{filled, id_of};
use crate::deciding::approved;
use crate::harness::{Someone, TestApp};
use crate::studying::school;

/// Georgia's rules, in force, with so many of a hundred periods drawn.
async fn georgia(app: &TestApp, rate: u8) {
    let version = format!(
        "insert into rule_sets (id, code, version, name, effective_from, body, content_hash, loaded_at)
            select gen_random_uuid(), code, 99, name, effective_from,
                jsonb_set(jsonb_set(body, '{{version}}', '99'), '{{approval,audit_rate}}', '{rate}'), 'x', now()
            from rule_sets where code = 'georgia'"
    );
    app.conn().await.batch_execute(&version).await.unwrap();
    approved(app, "georgia").await;
}

/// Ada, a librarian of Georgia with so many hours of training that were accepted; and her page of the program.
async fn librarian(app: &TestApp, hours: &str) -> (Someone, String) {
    let ada = app.learner("Ada Byron").await;
    let page = ada.visit("/record/programs/new/georgia").await.press("Join").await.has_status(200);
    let path = page.path.clone();
    let form = filled(ada.visit("/record/add").await, "Cataloging").fill("When was it?", "2026-11-04");
    let form = form.fill("How long did it last?", hours);
    let sent = form.press("Check and send").await.press("Send it in").await;
    let dana = app.person("Dana Ortiz", &[Role::Validator]).await;
    dana.post(&format!("/assoc/requests/{}/accept", id_of(&sent)), &[]).await.says("Accepted");
    (ada, path)
}

async fn certified(app: &TestApp, who: &Someone) -> usize {
    let all = certificates::of_user(&mut *app.conn().await, who.id).await.unwrap();
    all.iter().filter(|one| one.subject.period().is_some() && one.stands()).count()
}

#[actix_web::test]
async fn what_is_complete_counts_at_once_and_what_is_drawn_is_looked_at() {
    let app = school().await;
    app.may_leave_jobs();
    georgia(&app, 100).await;
    let (ada, path) = librarian(&app, "10:00").await;
    let page = ada.visit(&path).await.says("it is accepted at once, and may be drawn for audit");
    let page = page.press("Hand it in").await.says("Accepted. Nobody has to look at it first.");
    page.says("your certificate is renewed").says("Drawn for audit").says("has not said yet that everything is there");
    assert_eq!(certified(&app, &ada).await, 1);
    // She is told of the certificate as well.
    assert!(app.letter_to(&ada.email).await.subject.starts_with("Your certificate for "));
    let mail = app.mail().await;
    let letter = mail.iter().find(|letter| letter.subject == "Your training was drawn for audit").unwrap();
    assert!(letter.text_body.contains("- Evidence of completion"), "{}", letter.text_body);
    ada.post(&format!("{path}/submit"), &[]).await.has_status(200);
    assert_eq!(certified(&app, &ada).await, 1, "twice is once");
    let page = ada.visit(&path).await.press("Everything is there").await.says("The authority looks at it now.");
    assert!(!page.has_button("Everything is there"));

    let rita = app.person("Rita Reyes", &[Role::Registrar]).await;
    rita.visit("/assoc").await.says("1 waits for you");
    let list = rita.visit("/assoc/programs/georgia/people").await.follow("Drawn for audit").await;
    let list = list.says("Of a hundred periods 100 are drawn").says("Ada Byron").says("said that everything is there");
    let again = list.press("Nothing is wrong: Ada Byron").await.has_status(422).says("Say why");
    let done = again.fill("Why?: Ada Byron", "All four papers are there.").press("Nothing is wrong: Ada Byron").await;
    done.says("Done, and an email is on its way.").says("Nothing is waiting.");
    assert_eq!(app.letter_to(&ada.email).await.subject, "The audit of your training is over");
    ada.visit(&path).await.says("with nothing found wrong").says("your certificate is renewed");
    let log = rita.visit("/assoc/decisions?q=papers").await.says("audit passed");
    log.says("as registrar");
    rita.visit("/assoc/decisions?kind=period").await.says("accepted at once, and drawn for audit");
    assert_eq!(certified(&app, &ada).await, 1);
}

#[actix_web::test]
async fn an_audit_that_finds_something_gives_the_period_back_with_its_certificate() {
    let app = school().await;
    app.may_leave_jobs();
    georgia(&app, 100).await;
    let (ada, path) = librarian(&app, "10:00").await;
    ada.visit(&path).await.press("Hand it in").await.has_status(200);
    app.pass(TimeDelta::minutes(1));
    let rita = app.person("Rita Reyes", &[Role::Registrar]).await;
    let list = rita.visit("/assoc/programs/georgia/audit").await.fill("Why?: Ada Byron", "No proof of the hours.");
    list.press("Give it back: Ada Byron").await.says("Nothing is waiting.");
    assert_eq!(certified(&app, &ada).await, 0);
    let letters: Vec<_> = app.mail().await.into_iter().filter(|letter| letter.to_address == ada.email).collect();
    assert!(letters.iter().any(|letter| letter.text_body.contains("> No proof of the hours.")), "{letters:?}");
    let page = ada.visit(&path).await.does_not_say("your certificate is renewed");
    // Handed in again, it is drawn again: the draw asks nobody.
    page.press("Hand it in").await.says("Accepted.").says("Drawn for audit");
    rita.visit("/assoc/programs/georgia/audit").await.says("Ada Byron");
}

#[actix_web::test]
async fn what_is_not_drawn_just_counts_and_what_is_incomplete_waits() {
    let app = school().await;
    app.may_leave_jobs();
    georgia(&app, 0).await;
    let (ada, path) = librarian(&app, "9:00").await;
    let page = ada.visit(&path).await.does_not_say("accepted at once").press("Hand it in").await;
    page.says("The authority has yet to look at it.");
    assert_eq!(certified(&app, &ada).await, 0);
    let rita = app.person("Rita Reyes", &[Role::Registrar]).await;
    rita.visit("/assoc/programs/georgia/people")
        .await
        .choose("Ada Byron")
        .fill("What do you decide?", "Give it back")
        .fill("Why?", "An hour is missing.")
        .press("Carry it out")
        .await
        .has_status(200);
    let form = filled(ada.visit("/record/add").await, "Weeding").fill("When was it?", "2026-11-05");
    let id = id_of(&form.press("Check and send").await.press("Send it in").await);
    let dana = app.person("Dana Ortiz", &[Role::Validator]).await;
    dana.post(&format!("/assoc/requests/{id}/accept"), &[]).await.says("Accepted");
    let page = ada.visit(&path).await.press("Hand it in").await.says("Accepted. Nobody has to look at it first.");
    page.does_not_say("Drawn for audit");
    assert_eq!(certified(&app, &ada).await, 1);
    rita.visit("/assoc/programs/georgia/audit").await.says("Nothing is waiting.");
}
