//! The goal for the week, what someone means to do at the desk, and what is suggested after a lesson.

use carrel::format::StepBody;
use carrel::lessons::{self, Edition};
use chrono::TimeDelta;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use crate::harness::{TestApp, Visitor};
use crate::studying::{do_lessons, school, take_all};

async fn edition(app: &TestApp, mark: &str) -> std::sync::Arc<Edition> {
    lessons::by_mark(&mut *app.conn().await, &app.app, mark).await.unwrap()
}

/// Writes at the lesson's step to try something what one means to do.
async fn plan(edition: &Edition, browser: &Visitor, text: &str) {
    let at = edition.original().steps.iter().position(|step| matches!(step.body, StepBody::TryIt { .. })).unwrap();
    let page = browser.visit(&format!("{}/{}", edition.path(), at + 1)).await;
    let onward = if at + 1 == edition.len() { "Finish the lesson" } else { "Continue" };
    page.fill("When this happens at my desk, I will …", text).press(onward).await;
}

#[actix_web::test]
async fn the_goal_is_one_lesson_a_week_and_a_lesson_reaches_it() {
    let app = school().await;
    let ada = app.learner("Ada").await;
    ada.visit("/").await.says("Your goal is 1 lesson this week. There is time until Sunday.");
    do_lessons(&app, ada.id, 1).await;
    ada.visit("/").await.says("You reached your goal for this week with 1 lesson.");
    ada.visit("/record").await.says("You reached your goal for this week with 1 lesson.");
    app.pass(TimeDelta::days(7));
    ada.visit("/").await.says("Your goal is 1 lesson this week.");
}

#[actix_web::test]
async fn a_goal_can_be_changed_and_can_rest_until_the_next_lesson() {
    let app = school().await;
    let ada = app.learner("Ada").await;
    let page = ada.visit("/record").await.fill("Lessons a week", "3 lessons").press("Save the goal").await;
    let page = page.says("Your goal is 3 lessons this week.").press("Rest until I come back").await;
    page.says("Your goal rests until you come back. Nothing is lost.");
    app.pass(TimeDelta::weeks(7));
    let page = ada.visit("/record").await.says("Your goal rests until you come back.");
    page.press("I am back").await.says("Your goal is 3 lessons this week.").press("Rest until I come back").await;
    do_lessons(&app, ada.id, 1).await;
    ada.visit("/").await.says("1 of 3 lessons this week.");
    let page = ada.visit("/record").await.fill("Lessons a week", "No goal").press("Save the goal").await;
    let page = page.says("You have no goal for the week.");
    assert!(!page.has_button("Rest until I come back"));
    ada.post("/goal", &[("do", "save"), ("lessons", "99")]).await.says("7 lessons");
}

#[actix_web::test]
async fn an_intention_is_asked_back_after_two_weeks_and_once_more() {
    let app = school().await;
    let (ada, bob) = (app.learner("Ada").await, app.learner("Bob").await);
    let lesson = edition(&app, "ADM 04").await;
    plan(&lesson, &ada, "tape the card by the phone").await;
    app.pass(TimeDelta::days(13));
    ada.visit("/").await.does_not_say("tape the card");
    app.pass(TimeDelta::days(1));
    bob.visit("/").await.does_not_say("What became of it?");
    let page = ada.visit("/").await.says("tape the card by the phone").says(&lesson.original().title);
    let page = page.press("Not yet").await.does_not_say("tape the card");
    drop(page);
    app.pass(TimeDelta::days(14));
    let page = ada.visit("/").await.says("We will not ask again.");
    page.press("Not yet").await.does_not_say("tape the card");
    app.pass(TimeDelta::days(60));
    ada.visit("/").await.does_not_say("tape the card");
}

#[actix_web::test]
async fn an_answer_sent_twice_answers_one_asking() {
    let app = school().await;
    let ada = app.learner("Ada").await;
    let lesson = edition(&app, "ADM 04").await;
    plan(&lesson, &ada, "tape the card").await;
    app.pass(TimeDelta::days(14));
    let page = ada.visit("/").await;
    let step = page.attribute("form[action='/intentions'] input[name=step]", "value").unwrap();
    let id = lesson.lesson_id.to_string();
    for _ in 0..2 {
        ada.post("/intentions", &[("lesson", &id), ("step", &step), ("answer", "not-yet")]).await;
    }
    app.pass(TimeDelta::days(14));
    ada.visit("/").await.says("tape the card").press("Done").await.does_not_say("tape the card");
    let kept: Vec<(String, Option<String>)> = {
        use carrel::db::schema::intentions::dsl::{answer, intentions, text};
        intentions.select((text, answer)).load(&mut *app.conn().await).await.unwrap()
    };
    assert_eq!(kept, [("tape the card".to_owned(), Some("done".to_owned()))]);
}

#[actix_web::test]
async fn the_latest_words_count_and_no_words_are_no_intention() {
    let app = school().await;
    let ada = app.learner("Ada").await;
    let lesson = edition(&app, "ADM 04").await;
    plan(&lesson, &ada, "first idea").await;
    app.pass(TimeDelta::days(1));
    plan(&lesson, &ada, "better idea").await;
    app.pass(TimeDelta::days(13));
    ada.visit("/").await.does_not_say("idea");
    app.pass(TimeDelta::days(1));
    ada.visit("/").await.says("better idea").does_not_say("first idea");
    plan(&lesson, &ada, " ").await;
    ada.visit("/").await.does_not_say("idea");
}

#[actix_web::test]
async fn what_now_fits_the_time_that_is_left() {
    let app = school().await;
    let ada = app.learner("Ada").await;
    let lesson = edition(&app, "PUB 02").await;
    take_all(&app, ada.id, &lesson).await;
    let path = format!("{}/done", lesson.path());
    let page = ada.visit(&path).await.says("If you have a few more minutes:").says("Next in Rights and privacy");
    assert!(!page.texts("section[aria-labelledby=now] a").is_empty());

    ada.visit("/lessons?minutes=15").await;
    app.pass(TimeDelta::minutes(8));
    let page = ada.visit(&path).await.says("About 7 minutes of the time you picked are left.");
    let suggested = page.texts("section[aria-labelledby=now] a");
    for name in suggested.iter().filter(|name| name.ends_with("minutes")) {
        let minutes: u32 = name.rsplit(' ').nth(1).unwrap().parse().unwrap();
        assert!(minutes <= 7, "{name}");
    }
    app.pass(TimeDelta::minutes(5));
    ada.visit(&path).await.says("About 2 minutes of the time you picked are left. No other lesson is that short.");
    // Another page of the list is no new time.
    ada.visit("/lessons?minutes=15&page=2").await;
    ada.visit(&path).await.says("About 2 minutes");
    app.pass(TimeDelta::minutes(5));
    ada.visit(&path).await.says("The time you picked is over.");
    app.pass(TimeDelta::minutes(90));
    ada.visit(&path).await.says("If you have a few more minutes:");
}

#[actix_web::test]
async fn a_visitor_is_shown_what_is_next_as_well() {
    let app = school().await;
    let visitor = app.visitor();
    let lesson = edition(&app, "PUB 03").await;
    let ada = app.learner("Ada").await;
    take_all(&app, ada.id, &lesson).await;
    let page = ada.visit("/l/PUB-03/done").await;
    assert!(page.texts("section[aria-labelledby=now] a").len() >= 2);
    visitor.visit("/l/PUB-03/done").await.does_not_say("What now?");
}
