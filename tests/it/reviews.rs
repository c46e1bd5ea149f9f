//! Questions that come again: when, how many, and never against a learner's will or credit.

use std::sync::Arc;

use carrel::format::{Check, StepBody, Task};
use carrel::lessons::{self, Edition};
use carrel::progress::{self, Batch, Event, EventId, Kind};
use carrel::{reviews, study};
use chrono::TimeDelta;

use crate::harness::{Someone, TestApp};
use crate::studying::{school, take_all};

async fn edition(app: &TestApp, mark: &str) -> Arc<Edition> {
    lessons::by_mark(&mut *app.conn().await, &app.app, mark).await.unwrap()
}

/// The checks of a lesson that are a plain choice, with their steps.
fn choices(edition: &Edition) -> Vec<(String, Check)> {
    let steps = edition.original().steps.iter();
    let checks = steps.filter_map(|step| match &step.body {
        StepBody::Check(check) if check.task == Task::Choose => Some((step.id.clone(), check.clone())),
        _ => None,
    });
    checks.collect()
}

/// Answers one check of a lesson in a moment: right or not, and how sure.
async fn answer(
    app: &TestApp,
    who: &Someone,
    edition: &Edition,
    at: usize,
    right: bool,
    sure: Option<carrel::checks::Confidence>,
) {
    let (step, check) = choices(edition).remove(at);
    let chosen = check.options.iter().filter(|option| option.right == right).map(|option| option.id.clone());
    let chosen: Vec<String> = if right { chosen.collect() } else { chosen.take(1).collect() };
    let kind = Kind::Answered { step, chosen, hints: 0, sure };
    let event = Event { id: EventId::new(), at: app.app.now(), device: None, kind };
    let batch = Batch::of(edition, std::slice::from_ref(&event));
    study::record(&mut *app.conn().await, &app.app, who.id, None, batch, app.app.now()).await.unwrap();
}

#[actix_web::test]
async fn a_check_comes_again_after_two_days_and_then_after_eleven() {
    let app = school().await;
    let ada = app.learner("Ada").await;
    let lesson = edition(&app, "PUB 02").await;
    answer(&app, &ada, &lesson, 0, true, None).await;
    let list = ada.browser.visit("/r").await.says("Nothing to do. Good.").says("The next question comes on Monday.");
    list.says(&format!("{}: 1 question", lesson.original().title)).says("November 23");
    ada.browser.visit("/").await.does_not_say("Date due");

    app.pass(TimeDelta::hours(44));
    let home = ada.browser.visit("/").await.says("Date due").says("Answer 1 question");
    let page = home.follow("Answer 1 question").await;
    let (step, check) = choices(&lesson).remove(0);
    assert_eq!(page.path, format!("/r/PUB-02/{step}"));
    let mut page = page.says(&lesson.original().title);
    for option in check.options.iter().filter(|option| option.right) {
        page = page.choose(&option.plain);
    }
    let page = page.press("Check my answer").await.says("Right.").says("We will ask you this again on December 4");
    page.says("That was all for today");
    ada.browser.visit("/r").await.says("Nothing to do. Good.");
    ada.browser.visit("/").await.does_not_say("Date due");
}

#[actix_web::test]
async fn a_review_says_what_is_missing_and_explains_what_is_not_right() {
    let app = school().await;
    let ada = app.learner("Ada").await;
    let lesson = edition(&app, "PUB 02").await;
    answer(&app, &ada, &lesson, 0, true, None).await;
    app.pass(TimeDelta::days(3));
    let page = ada.browser.visit("/r/next").await;
    let page = page.press("Check my answer").await.has_status(422).says("There is a problem");
    let (_, check) = choices(&lesson).remove(0);
    let wrong = check.options.iter().find(|option| !option.right).unwrap();
    let page = page.choose(&wrong.plain).press("Check my answer").await;
    page.says("Not quite").says("We will ask you this again tomorrow.");
    let card = reviews::all(&mut *app.conn().await, ada.id).await.unwrap().remove(0);
    assert!(card.memory.difficulty > 5.0 && card.memory.stability < 2.5);
}

#[actix_web::test]
async fn no_more_than_five_come_a_day_and_sure_and_not_right_comes_first() {
    let app = school().await;
    let ada = app.learner("Ada").await;
    let mut asked = 0;
    for mark in ["PUB 02", "PUB 03", "ADM 04"] {
        let lesson = edition(&app, mark).await;
        for at in 0..choices(&lesson).len() {
            answer(&app, &ada, &lesson, at, true, None).await;
            asked += 1;
        }
    }
    assert!(asked > 6, "{asked}");
    let last = edition(&app, "ADM 05").await;
    answer(&app, &ada, &last, 0, false, Some(carrel::checks::Confidence::Certain)).await;
    app.pass(TimeDelta::days(4));
    let first = ada.browser.visit("/r/next").await.path;
    assert!(first.starts_with("/r/ADM-05/"), "{first}");
    for left in (0..5).rev() {
        let page = ada.browser.visit("/r/next").await;
        let step = page.path.rsplit('/').next().unwrap().to_owned();
        let mark = page.path.split('/').nth(2).unwrap().replace('-', " ");
        let lesson = edition(&app, &mark).await;
        let (_, check) = choices(&lesson).into_iter().find(|(id, _)| *id == step).unwrap();
        let mut page = page;
        for option in check.options.iter().filter(|option| option.right) {
            page = page.choose(&option.plain);
        }
        let page = page.press("Check my answer").await;
        assert_eq!(page.has_link("Back to lessons"), left == 0, "{left} left");
        app.pass(TimeDelta::seconds(20));
    }
    assert_eq!(ada.browser.visit("/r/next").await.path, "/r");
    app.pass(TimeDelta::days(1));
    assert!(ada.browser.visit("/r/next").await.path.starts_with("/r/"), "the next day has room again");
}

#[actix_web::test]
async fn who_does_not_want_to_be_asked_is_not_and_loses_nothing() {
    let app = school().await;
    let ada = app.learner("Ada").await;
    let lesson = edition(&app, "PUB 02").await;
    answer(&app, &ada, &lesson, 0, true, None).await;
    app.pass(TimeDelta::days(5));
    let page = ada.browser.visit("/r").await.says("What you are likely to forget").press("Stop asking me").await;
    page.says("You are not asked.");
    ada.browser.visit("/").await.does_not_say("Date due");
    assert_eq!(ada.browser.visit("/r/next").await.path, "/r");
    let page = ada.browser.visit("/r").await.press("Ask me again").await;
    page.says("Answer 1 question");
}

#[actix_web::test]
async fn a_review_changes_neither_the_place_in_a_lesson_nor_its_completion() {
    let app = school().await;
    let ada = app.learner("Ada").await;
    let lesson = edition(&app, "PUB 02").await;
    take_all(&app, ada.id, &lesson).await;
    let before = progress::kept(&mut *app.conn().await, ada.id, lesson.lesson_id).await.unwrap().unwrap();
    app.pass(TimeDelta::days(3));
    let (step, check) = choices(&lesson).remove(0);
    let wrong = check.options.iter().find(|option| !option.right).unwrap();
    let page = ada.browser.visit(&format!("/r/PUB-02/{step}")).await.choose(&wrong.plain);
    page.press("Check my answer").await.says("Not quite");
    let after = progress::kept(&mut *app.conn().await, ada.id, lesson.lesson_id).await.unwrap().unwrap();
    assert_eq!(after.completed_at, before.completed_at);
    assert_eq!(after.progress.step(&step).unwrap().answer(), before.progress.step(&step).unwrap().answer());
    assert_eq!(progress::rebuild(&mut *app.conn().await, &app.app, true).await.unwrap().different, 0);
}

#[actix_web::test]
async fn a_question_of_somebody_else_or_of_nobody_is_not_found() {
    let app = school().await;
    let (ada, bob) = (app.learner("Ada").await, app.learner("Bob").await);
    let lesson = edition(&app, "PUB 02").await;
    answer(&app, &ada, &lesson, 0, true, None).await;
    let path = format!("/r/PUB-02/{}", choices(&lesson)[0].0);
    bob.browser.visit(&path).await.has_status(404);
    ada.browser.visit("/r/PUB-02/no-such-step").await.has_status(404);
    app.visitor().visit(&path).await.says("Sign in");
}
