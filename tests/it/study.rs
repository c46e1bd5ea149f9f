//! Taking a lesson and finishing a module, as a person without JavaScript does it.

use carrel::accounts::UserId;
use carrel::db::schema::{certificates, ledger_entries, lesson_completions, module_completions};
use carrel::format::StepBody;
use carrel::lessons::{self, Edition};
use carrel::modules;
use carrel::progress;
use carrel::study::{self, Done};
use chrono::TimeDelta;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use crate::harness::{Page, TestApp, Visitor};
use crate::studying::answer;

const LESSON: &str = "/l/PUB-02";

async fn edition(app: &TestApp, mark: &str) -> std::sync::Arc<Edition> {
    lessons::by_mark(&mut *app.conn().await, &app.app, mark).await.unwrap()
}

/// The plain text of an option of the check on this step, right or not.
fn option(edition: &Edition, step: usize, right: bool) -> String {
    let StepBody::Check(check) = &edition.original().steps[step - 1].body else { panic!("step {step} is no check") };
    check.options.iter().find(|option| option.right == right).unwrap().plain.clone()
}

/// Goes through the rest of a lesson, answering each check with what is right, and ends on its last page.
async fn finish<'v>(edition: &Edition, mut page: Page<'v>) -> Page<'v> {
    let lesson = edition.original();
    for _ in 0..40 {
        if page.path.ends_with("/done") {
            return page;
        }
        if let Some(onward) = ["Carry on", "Finish the lesson"].into_iter().find(|onward| page.has_button(onward)) {
            page = page.press(onward).await;
            continue;
        }
        let number: usize = page.path.rsplit('/').next().unwrap().parse().unwrap();
        page = match &lesson.steps[number - 1].body {
            StepBody::Check(check) => answer(page, check, &check.right_answer()).await,
            StepBody::Reflection { .. } => page.press("Compare with ours").await,
            _ => page.press("Continue").await,
        };
    }
    panic!("the lesson has no end: {}", page.path)
}

async fn take(app: &TestApp, browser: &Visitor, mark: &str) {
    let edition = edition(app, mark).await;
    let page = browser.visit(&edition.path()).await.press("Start").await;
    finish(&edition, page).await;
}

async fn completions(app: &TestApp, user: UserId) -> i64 {
    lesson_completions::table
        .filter(lesson_completions::user_id.eq(user))
        .count()
        .get_result(&mut *app.conn().await)
        .await
        .unwrap()
}

#[actix_web::test]
async fn a_lesson_is_taken_to_its_end_and_counts_once() {
    let app = TestApp::new().await;
    let ada = app.learner("Ada").await;
    take(&app, &ada.browser, "PUB 02").await;
    ada.browser.visit("/l/PUB-02/done").await.says("You can now").says("9 minutes go to Public service");
    assert_eq!(completions(&app, ada.id).await, 1);

    let lesson = edition(&app, "PUB 02").await;
    let again = ada.browser.visit("/l/PUB-02/1?again=1").await;
    finish(&lesson, again.choose(&option(&lesson, 1, true)).press("Check my answer").await).await;
    assert_eq!(completions(&app, ada.id).await, 1);
}

#[actix_web::test]
async fn every_answer_is_explained_at_once_and_none_is_called_wrong() {
    let app = TestApp::new().await;
    let ada = app.learner("Ada").await;
    let lesson = edition(&app, "PUB 02").await;
    let start = ada.browser.visit(LESSON).await.press("Start").await;
    let page = start.choose(&option(&lesson, 1, false)).press("Check my answer").await;
    assert!(page.title.starts_with("Not quite."), "{}", page.title);
    let page = page.says("Your answer").says("Better answer").does_not_say("Incorrect");
    let page = page.follow("Try it again").await.choose(&option(&lesson, 1, true)).press("Check my answer").await;
    assert!(page.title.starts_with("Right."), "{}", page.title);
}

#[actix_web::test]
async fn sending_no_answer_says_what_to_do() {
    let app = TestApp::new().await;
    let ada = app.learner("Ada").await;
    let page = ada.browser.visit(LESSON).await.press("Start").await.press("Check my answer").await;
    page.has_status(422).says("Choose an answer first");
}

#[actix_web::test]
async fn saving_the_place_keeps_a_half_made_answer_for_any_device() {
    let app = TestApp::new().await;
    let ada = app.learner("Ada").await;
    let lesson = edition(&app, "PUB 02").await;
    let chosen = option(&lesson, 1, false);
    let page = ada.browser.visit(LESSON).await.press("Start").await;
    page.choose(&chosen).press("Save my place").await.says("Go. Your place is saved.").says("Step 1 of 8");

    // The same name is the same person, in another browser.
    let phone = app.learner("Ada").await;
    let page = phone.visit(LESSON).await.follow("Carry on").await;
    assert!(page.is_chosen(&chosen));
    page.says("You had begun to answer");
}

#[actix_web::test]
async fn coming_back_shows_what_was_read_last() {
    let app = TestApp::new().await;
    let ada = app.learner("Ada").await;
    let lesson = edition(&app, "PUB 02").await;
    let page = ada.browser.visit(LESSON).await.press("Start").await;
    let page = page.choose(&option(&lesson, 1, true)).press("Check my answer").await.press("Carry on").await;
    page.does_not_say("Welcome back").press("Continue").await;
    app.pass(TimeDelta::hours(3));
    let fact = lesson.original().steps[1].last_fact.clone().unwrap();
    ada.browser.visit("/l/PUB-02/3").await.says("Welcome back").says(&fact);
}

#[actix_web::test]
async fn the_same_form_sent_twice_counts_once() {
    let app = TestApp::new().await;
    let ada = app.learner("Ada").await;
    let lesson = edition(&app, "PUB 02").await;
    let page = ada.browser.visit(LESSON).await.press("Start").await;
    let id = page.attribute("#step input[name=id]", "value").unwrap();
    let StepBody::Check(check) = &lesson.original().steps[0].body else { panic!() };
    for _ in 0..3 {
        ada.browser.post("/l/PUB-02/1", &[("id", &id), ("do", "check"), ("a", &check.options[0].id)]).await;
    }
    let kept = progress::kept(&mut *app.conn().await, ada.id, lesson.lesson_id).await.unwrap().unwrap();
    assert_eq!(kept.progress.step(&lesson.original().steps[0].id).unwrap().answers.len(), 1);
}

#[actix_web::test]
async fn what_a_visitor_did_is_theirs_after_signing_in() {
    let app = TestApp::new().await;
    let visitor = app.visitor();
    take(&app, &visitor, "PUB 02").await;
    let page = visitor.visit("/l/PUB-02/done").await.says("Keep what you did");
    let page = page.follow("Sign in to keep it").await;
    let send = page.texts("main form button").remove(0);
    page.fill("Your email", "new@example.org").press(&send).await;
    app.work_off().await;
    let link = app.letter_to("new@example.org").await.link();
    let page = visitor.visit(&link).await;
    let enter = page.texts("main button").remove(0);
    page.press(&enter).await;
    let user = carrel::accounts::by_email(&mut *app.conn().await, "new@example.org").await.unwrap().unwrap();
    assert_eq!(completions(&app, user.id).await, 1);
}

#[actix_web::test]
async fn a_changed_lesson_is_finished_in_the_version_that_was_begun() {
    let app = TestApp::new().await;
    let ada = app.learner("Ada").await;
    let before = edition(&app, "PUB 02").await;
    ada.browser.visit(LESSON).await.press("Start").await;

    let mut files = carrel::format::read(&crate::harness::repository("content")).lessons;
    let mut changed = files.remove(files.iter().position(|files| files.slug == before.slug).unwrap());
    changed.hash = "changed".to_owned();
    for text in changed.languages.values_mut() {
        text.title = "A new title".to_owned();
    }
    let published = lessons::publish(&mut *app.conn().await, &changed, app.app.now()).await.unwrap();
    assert!(published.new_version);
    assert!(!lessons::publish(&mut *app.conn().await, &changed, app.app.now()).await.unwrap().new_version);

    ada.browser.visit(LESSON).await.says(&before.original().title).says("revised after you began");
    let bob = app.learner("Bob").await;
    bob.browser.visit(LESSON).await.says("A new title");
}

/// All lessons of the module by events, and an evaluation that is passed by the form.
async fn ready(app: &TestApp, user: UserId, browser: &Visitor) -> std::sync::Arc<modules::Edition> {
    let module = modules::by_slug(&mut *app.conn().await, &app.app, "rights-and-privacy").await.unwrap();
    for lesson in &module.lessons {
        let card = lessons::cards(&mut *app.conn().await, Default::default(), &[*lesson]).await.unwrap().remove(0);
        let edition = edition(app, &card.mark).await;
        crate::studying::take_all(app, user, &edition).await;
    }
    let mut page = browser.visit("/m/rights-and-privacy/evaluation").await;
    for question in &module.body.questions {
        for option in question.check.options.iter().filter(|option| option.right) {
            page = page.choose_in(&question.check.question, &option.plain);
        }
    }
    page.press("Check my answers").await.says("You passed");
    module
}

#[actix_web::test]
async fn a_module_ends_with_minutes_credit_and_a_certificate() {
    let app = crate::studying::school().await;
    let ada = app.learner("Ada").await;
    let module = ready(&app, ada.id, &ada.browser).await;
    let mut page = ada.browser.visit("/m/rights-and-privacy/feedback").await;
    for item in
        module.body.feedback.iter().filter(|item| matches!(item.kind, carrel::format::FeedbackKind::Scale { .. }))
    {
        page = page.choose_in(&item.text, "4");
    }
    let page = page
        .press("Send and finish the module")
        .await
        .says("50 minutes are in your record")
        .says("0.833 contact hours");
    page.follow("See your certificate").await.says("Ada").says("Rights and privacy");
    ada.browser.visit("/record").await.says("0.833").says("Rights and privacy");
}

#[actix_web::test]
async fn the_evaluation_waits_for_the_lessons_and_keeps_what_was_chosen() {
    let app = TestApp::new().await;
    let ada = app.learner("Ada").await;
    ada.browser.visit("/m/rights-and-privacy/evaluation").await.says("5 lessons are still to do");
    let bob = app.learner("Bob").await;
    let module = ready(&app, bob.id, &bob.browser).await;
    let question = &module.body.questions[0];
    let page = bob.browser.visit("/m/rights-and-privacy/evaluation").await;
    assert!(page.is_chosen(&question.check.options.iter().find(|option| option.right).unwrap().plain));
}

#[actix_web::test]
async fn fifty_presses_at_once_finish_a_module_once() {
    let app = TestApp::new().await;
    let ada = app.learner("Ada").await;
    let module = ready(&app, ada.id, &ada.browser).await;
    let said = progress::Said::new();
    let presses = (0..50).map(|_| async {
        let mut conn = app.conn().await;
        study::complete_module(&mut conn, &app.app, ada.id, &module, &said, app.app.now()).await.unwrap()
    });
    let done = futures_util::future::join_all(presses).await;
    let finished: Vec<_> = done
        .iter()
        .map(|done| if let Done::Finished(finished) = done { finished } else { panic!("{done:?}") })
        .collect();
    assert_eq!(finished.iter().filter(|finished| finished.first).count(), 1);
    assert!(finished.iter().all(|each| each.code == finished[0].code));
    let mut conn = app.conn().await;
    let conn = &mut *conn;
    let of = |count: QueryResult<i64>| count.unwrap();
    assert_eq!(of(module_completions::table.count().get_result(conn).await), 1);
    assert_eq!(of(ledger_entries::table.count().get_result(conn).await), 1);
    assert_eq!(of(certificates::table.count().get_result(conn).await), 1);
}

#[actix_web::test]
async fn a_zero_byte_in_an_address_is_no_fault_of_ours() {
    let app = TestApp::new().await;
    app.visitor().visit("/l/PUB%00").await.has_status(400);
}
