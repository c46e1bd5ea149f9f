//! A supervisor attests a period before it is handed in, where the rules ask for that.

use std::io::{Cursor, Read};

use actix_web::http::Method;
use carrel::accounts::Role;
use chrono::TimeDelta;

use crate::activities::{filled, id_of};
use crate::harness::{Body, Page, Someone, TestApp};

/// Ada, a director in Montana's program, with an hour of training that was accepted.
async fn director(app: &TestApp) -> (Someone, String) {
    let ada = app.learner("Ada Byron").await;
    let form = ada.visit("/record/programs/new/montana").await.choose("Library director");
    let page = form.fill("When was your certificate issued?", "2023-05-01").press("Join").await.has_status(200);
    let path = page.path.clone();
    trained(app, &ada, "Weeding").await;
    (ada, path)
}

async fn trained(app: &TestApp, who: &Someone, title: &str) {
    let sent = filled(who.visit("/record/add").await, title).press("Check and send").await.press("Send it in").await;
    let dana = app.person("Dana Ortiz", &[Role::Validator]).await;
    dana.post(&format!("/assoc/requests/{}/accept", id_of(&sent)), &[]).await.says("Accepted");
}

fn named<'v>(page: Page<'v>, email: &str) -> Page<'v> {
    let page = page.fill("Who attests?", "Carol Reed").fill("Their position", "Chair of the board");
    page.fill("Their email", email)
}

#[actix_web::test]
async fn a_period_is_handed_in_once_the_chair_has_attested_it() {
    let app = TestApp::new().await;
    app.may_leave_jobs();
    let (ada, path) = director(&app).await;
    let page = ada.visit(&path).await.says("Before you hand this in").says("For a director, the chair of the board.");
    assert!(!page.has_button("Hand it in"), "the chair comes first");
    ada.post(&format!("{path}/submit"), &[]).await.says("Somebody has to attest your training first.");
    let again = ada.visit(&path).await.fill("Their email", &ada.email).press("Ask them to attest").await;
    let again = again.has_status(422).says("Give the name of who attests").says("This is your own email.");
    let asked = named(again, "carol@example.org").press("Ask them to attest").await.says("The letter is on its way.");
    asked.says("Carol Reed, Chair of the board, was asked on").says("has not answered yet");
    let letter = app.letter_to("carol@example.org").await;
    assert!(letter.subject.contains("Ada Byron asks you to attest"), "{}", letter.subject);

    // She needs no account; what she says needs the page that she saw.
    let carol = app.visitor();
    let page = carol.visit(&letter.link()).await.says("The training of Ada Byron").says("Weeding").says("1 CE credit");
    let page = page.says("60 CE credits").says("60 minutes");
    let silent = page.press("I do not attest this").await.has_status(422).says("Say why you do not attest");
    trained(&app, &ada, "Storytelling").await;
    let old = silent.press("I attest this").await.has_status(422);
    let now = old.says("What counts for Ada has changed since you opened this page").says("Storytelling");
    let now = now.fill("A remark", "I was there for both.").press("I attest this").await;
    now.says("Thank you. You attested this").does_not_say("I do not attest this");
    carol.post(&letter.link(), &[("do", "decline"), ("remark", "No.")]).await.says("Thank you. You attested this");
    app.work_off().await;
    assert_eq!(app.letter_to(&ada.email).await.subject, "Carol Reed attested your training");

    // More training asks for a new attestation: of that she has said nothing.
    trained(&app, &ada, "Broadband").await;
    ada.visit(&path).await.says("Something else counts since then");
    ada.post(&format!("{path}/submit"), &[]).await.says("Somebody has to attest your training first.");
    app.pass(TimeDelta::minutes(1));
    named(ada.visit(&path).await, "carol@example.org").press("Ask them to attest").await.has_status(200);
    carol.visit(&letter.link()).await.says("Thank you. You attested this");
    let link = app.letter_to("carol@example.org").await.link();
    carol.visit(&link).await.fill("A remark", "All three.").press("I attest this").await.says("Thank you.");
    let page = ada.visit(&path).await.says("Carol Reed, Chair of the board, attested this on").says("All three.");
    page.press("Hand it in").await.says("You have handed it in.").says("attested this on");

    // The registrar, the log and the packet know it.
    let rita = app.registrar("Rita Reyes").await;
    rita.visit("/assoc/programs/montana/people").await.says("Carol Reed, Chair of the board, attested this on");
    let log = rita.visit("/assoc/decisions?q=carol").await.says("Carol Reed decided about");
    log.says("attested").says("as supervisor, about Ada Byron").says("All three.");
    let packet = ada.visit(&path).await.attribute("a[download]", "href").unwrap();
    let zip = ada.send(Method::GET, &packet, Body::default()).await;
    let mut zip = zip::ZipArchive::new(Cursor::new(zip.bytes.to_vec())).unwrap();
    let mut summary = String::new();
    zip.by_name("summary.html").unwrap().read_to_string(&mut summary).unwrap();
    for said in ["Carol Reed", "attested", "as supervisor", "All three."] {
        assert!(summary.contains(said), "{said}");
    }
}

#[actix_web::test]
async fn whoever_declines_says_why_and_a_link_ends_with_its_time_or_with_the_next() {
    let app = TestApp::new().await;
    app.may_leave_jobs();
    let (ada, path) = director(&app).await;
    let ask = async |email: &str| {
        app.pass(TimeDelta::minutes(1));
        named(ada.visit(&path).await, email).press("Ask them to attest").await.has_status(200);
        app.letter_to(email).await.link()
    };
    let first = ask("carol@example.org").await;
    let second = ask("carl@example.org").await;
    let anybody = app.visitor();
    anybody.visit(&first).await.says("Nothing is left to do here");
    anybody.post(&first, &[("do", "attest")]).await.says("Nothing is left to do here");
    let page = anybody.visit(&second).await.fill("A remark", "She was not at Weeding.");
    page.press("I do not attest this").await.says("You did not attest this");
    let page = ada.visit(&path).await.says("did not attest this").says("She was not at Weeding.");
    assert!(!page.has_button("Hand it in"));
    let third = ask("cleo@example.org").await;
    app.pass(TimeDelta::days(61));
    anybody.visit(&third).await.says("The time of this link is over");
    anybody.post(&third, &[("do", "attest")]).await.says("The time of this link is over");
    anybody.visit("/attest/none").await.has_status(404);
    // A letter that nobody asked for is sent five times a day at most.
    let ada = app.learner("Ada Byron").await;
    for _ in 0..5 {
        named(ada.visit(&path).await, "carol@example.org").press("Ask them to attest").await.has_status(200);
        app.pass(TimeDelta::minutes(1));
    }
    let often = named(ada.visit(&path).await, "carol@example.org").press("Ask them to attest").await;
    often.has_status(422).says("You have asked 5 times today");
    // Rules that ask nobody leave everything as it was.
    let form = ada.visit("/record/programs/new/nebraska").await;
    let page = form.fill("When was your certificate issued?", "2025-03-15").press("Join").await;
    page.does_not_say("Who attests?").press("Hand it in").await.says("You have handed it in.");
}

#[actix_web::test]
async fn nobody_attests_their_own_training_by_an_account_that_has_become_one_with_theirs() {
    let app = TestApp::new().await;
    app.may_leave_jobs();
    let (ada, path) = director(&app).await;
    let work = app.learner("Ada Work").await;
    named(ada.visit(&path).await, &work.email).press("Ask them to attest").await.has_status(200);
    let link = app.letter_to(&work.email).await.link();
    assert_eq!(crate::joining::joined(&app, work.id, ada.id).await, Ok(()));
    let anybody = app.visitor();
    let page = anybody.visit(&link).await.says("Nothing is left to do here");
    assert!(!page.has_button("I attest this"));
    anybody.post(&link, &[("do", "attest")]).await.says("Nothing is left to do here");
    let ada = app.learner("Ada Byron").await;
    let again = named(ada.visit(&path).await, &work.email).press("Ask them to attest").await;
    again.has_status(422).says("This is your own email.");
}
