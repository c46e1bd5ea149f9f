//! Notes and bookmarks at the steps of a lesson, as a person without JavaScript makes them.

use actix_web::http::Method;
use carrel::format::StepBody;
use carrel::lessons;
use carrel::notes;
use chrono::TimeDelta;

use crate::harness::{Page, TestApp, Visitor};

const STEP: &str = "/l/PUB-02/2";

async fn write<'v>(browser: &'v Visitor, step: &str, text: &str) -> Page<'v> {
    browser.visit(step).await.fill("Note to myself", text).press("Save the note").await
}

#[actix_web::test]
async fn a_note_stays_with_its_step_and_only_its_learner_sees_it() {
    let app = TestApp::new().await;
    let (ada, bob) = (app.learner("Ada").await, app.learner("Bob").await);
    let page = write(&ada, STEP, "Ask Pat about the <sign>\r\nby the door").await;
    assert_eq!(page.path, STEP, "saving keeps you on the step");
    assert_eq!(page.value("Note to myself").trim(), "Ask Pat about the <sign>\nby the door");
    ada.visit("/l/PUB-02/3").await.does_not_say("Ask Pat");
    assert_eq!(bob.visit(STEP).await.value("Note to myself"), "");
    bob.visit("/notes").await.does_not_say("Ask Pat").says("Your notes will stand here");
    assert_eq!(app.visitor().visit(STEP).await.count("#note"), 0, "without an account there is nowhere to keep it");
}

#[actix_web::test]
async fn what_is_half_answered_is_kept_when_a_note_is_saved() {
    let app = TestApp::new().await;
    let ada = app.learner("Ada").await;
    let lesson = lessons::by_mark(&mut *app.conn().await, &app.app, "PUB 02").await.unwrap();
    let StepBody::Check(check) = &lesson.original().steps[0].body else { panic!() };
    let chosen = &check.options[1].plain;
    let page = ada.visit("/l/PUB-02").await.press("Start").await.choose(chosen);
    let page = page.fill("Note to myself", "Think").press("Save the note").await;
    assert!(page.is_chosen(chosen));
    // And a note that was typed goes along with the answer.
    let page = page.fill("Note to myself", "Think twice").press("Check my answer").await;
    assert_eq!(page.value("Note to myself"), "Think twice");
    page.says("Your answer");
}

#[actix_web::test]
async fn a_page_that_stood_open_takes_no_newer_note_back() {
    let app = TestApp::new().await;
    let (ada, phone) = (app.learner("Ada").await, app.learner("Ada").await);
    write(&ada, STEP, "first").await;
    let old = ada.visit(STEP).await;
    app.pass(TimeDelta::minutes(3));
    write(&phone, STEP, "second").await;
    old.press("Continue").await;
    assert_eq!(ada.visit(STEP).await.value("Note to myself"), "second");
}

#[actix_web::test]
async fn a_bookmark_is_set_and_taken_away_and_keeps_what_is_typed() {
    let app = TestApp::new().await;
    let ada = app.learner("Ada").await;
    let page = ada.visit(STEP).await.fill("Note to myself", "here").press("Bookmark this step").await;
    assert_eq!(page.value("Note to myself"), "here");
    let page = page.says("Bookmarked").press("Take the bookmark away").await.does_not_say("Bookmarked");
    let page = page.fill("Note to myself", "").press("Save the note").await;
    assert_eq!(page.value("Note to myself"), "");
    ada.visit("/notes").await.says("Your notes will stand here");
    page.press("Bookmark this step").await;
    ada.visit("/notes").await.says("Bookmarked").says("Step 2");
}

#[actix_web::test]
async fn notes_are_listed_by_lesson_and_found_by_their_words() {
    let app = TestApp::new().await;
    let ada = app.learner("Ada").await;
    write(&ada, "/l/PUB-03/1", "A word about Article IV").await;
    write(&ada, "/l/PUB-02/3", "Third").await;
    write(&ada, STEP, "Second: ask Pat").await;
    let page = ada.visit("/record").await.follow("My notes").await;
    assert_eq!(page.texts("article .said"), ["Second: ask Pat", "Third", "A word about Article IV"]);
    let page = page.fill("Search my notes", "pat ASK").press("Search").await;
    assert_eq!(page.texts("article .said"), ["Second: ask Pat"]);
    let page = page.says("1 note with").fill("Search my notes", "zebra% _").press("Search").await;
    page.says("Nothing found").follow("Show all").await.says("Third");
    let title = lessons::by_mark(&mut *app.conn().await, &app.app, "PUB 03").await.unwrap().original().title.clone();
    let page = ada.visit("/notes").await.fill("Search my notes", &title).press("Search").await;
    assert_eq!(page.texts("article .said"), ["A word about Article IV"], "the lesson's title counts, too");
}

#[actix_web::test]
async fn a_note_is_changed_deleted_and_brought_back() {
    let app = TestApp::new().await;
    let (ada, eve) = (app.learner("Ada").await, app.learner("Eve").await);
    write(&ada, STEP, "before").await;
    let page = ada.visit("/notes").await.fill("Note to myself", "after").press("Save the note").await;
    assert_eq!(page.texts("article .said"), ["after"]);
    let title = page.texts("article h3")[0].split_once(": ").unwrap().1.to_owned();
    let page = page.press(&format!("Delete the note at {title}")).await;
    let page = page.says("You can bring it back for a day").does_not_say("after");
    let fields: Vec<(String, String)> = ["lesson", "step"]
        .map(|name| (name.to_owned(), page.attribute(&format!("input[name={name}]"), "value").unwrap()))
        .to_vec();
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    eve.post("/notes/restore", &fields).await.does_not_say("after");
    page.press("Undo").await.says("after");

    ada.post("/notes/delete", &fields).await;
    app.pass(TimeDelta::hours(25));
    assert_eq!(notes::purge(&mut *app.conn().await, app.app.now()).await.unwrap(), 1);
    ada.post("/notes/restore", &fields).await.does_not_say("after");
}

#[actix_web::test]
async fn a_deleted_note_does_not_come_back_with_the_next_one() {
    let app = TestApp::new().await;
    let ada = app.learner("Ada").await;
    let page = write(&ada, STEP, "old").await.press("Bookmark this step").await;
    let lesson = lessons::by_mark(&mut *app.conn().await, &app.app, "PUB 02").await.unwrap();
    let step = lesson.original().steps[1].id.clone();
    ada.post("/notes/delete", &[("lesson", &lesson.lesson_id.to_string()), ("step", &step)]).await;
    assert_eq!(ada.visit(STEP).await.value("Note to myself"), "");
    drop(page);
    write(&ada, STEP, "new").await.does_not_say("Bookmarked");
    ada.visit("/notes").await.says("new").does_not_say("old");
}

#[actix_web::test]
async fn notes_are_in_what_can_be_taken_along() {
    let app = TestApp::new().await;
    let ada = app.learner("Ada").await;
    write(&ada, STEP, "to take along").await;
    let text = ada.send(Method::GET, "/record/record.json", Default::default()).await.text();
    let record: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(record["notes"][0]["text"], "to take along");
    assert_eq!(record["lessons"][0]["mark"], "PUB 02");
}
