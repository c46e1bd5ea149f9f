//! Every kind of check, asked and explained to someone whose browser runs no scripts.

use std::fs;
use std::sync::Arc;

use carrel::checks::Confidence;
use carrel::format::{Check, StepBody, Task};
use carrel::lessons::{self, Edition};
use carrel::progress::{self, Answer};

use crate::harness::{Page, Someone, TestApp, repository};
use crate::studying::{answer, fill_in};

/// The example of the authors' guide, in which each kind comes once.
async fn saturday(app: &TestApp) -> Arc<Edition> {
    let guide = fs::read_to_string(repository("content/README.md")).unwrap();
    let (_, rest) = guide.split_once("```markdown lessons/saturday-desk/lesson.md\n").unwrap();
    let folder = tempfile::tempdir().unwrap();
    let lesson = folder.path().join("lessons/saturday-desk");
    fs::create_dir_all(&lesson).unwrap();
    fs::write(lesson.join("lesson.md"), rest.split_once("```").unwrap().0).unwrap();
    fs::write(lesson.join("desk.svg"), "<svg viewBox='0 0 640 360'/>").unwrap();
    let files = carrel::format::read(folder.path());
    assert_eq!(files.faults, []);
    lessons::publish(&mut *app.conn().await, &files.lessons[0], app.app.now()).await.unwrap();
    lessons::by_mark(&mut *app.conn().await, &app.app, "PUB 93").await.unwrap()
}

fn checks(edition: &Edition) -> Vec<(usize, Check)> {
    let steps = (1..).zip(&edition.original().steps);
    let checks = steps.filter_map(|(number, step)| match &step.body {
        StepBody::Check(check) => Some((number, check.clone())),
        _ => None,
    });
    checks.collect()
}

fn path(number: usize) -> String {
    format!("/l/PUB-93/{number}")
}

/// The last answer to a step, as it is kept.
async fn kept(app: &TestApp, ada: &Someone, edition: &Edition, number: usize) -> Option<Answer> {
    let kept = progress::kept(&mut *app.conn().await, ada.id, edition.lesson_id).await.unwrap()?;
    kept.progress.step(&edition.original().steps[number - 1].id)?.answer().cloned()
}

#[actix_web::test]
async fn every_kind_is_answered_by_name_and_explained() {
    let app = TestApp::new().await;
    let ada = app.learner("Ada").await;
    let lesson = saturday(&app).await;
    let checks = checks(&lesson);
    assert_eq!(checks.len(), 8);
    for (number, check) in &checks {
        let page = answer(ada.browser.visit(&path(*number)).await, check, &check.right_answer()).await;
        assert!(page.title.starts_with("Right."), "{number}: {}", page.title);
        assert_eq!(kept(&app, &ada, &lesson, *number).await.unwrap().chosen.len(), check.right_answer().len());
        app.pass(chrono::TimeDelta::seconds(1));

        let page = page.follow("Try it again").await;
        let page = answer(page, check, &check.other_answer()).await;
        let title = page.title.clone();
        assert!(title.starts_with("Not quite.") || title.starts_with("Partly."), "{number}: {title}");
        let page = page.does_not_say("Wrong").does_not_say("Incorrect");
        if !matches!(check.task, Task::Order { .. }) {
            page.says("Your answer").says("Better answer");
        }
        app.pass(chrono::TimeDelta::seconds(1));
    }
}

#[actix_web::test]
async fn sending_nothing_says_what_to_do_and_counts_for_nothing() {
    let app = TestApp::new().await;
    let ada = app.learner("Ada").await;
    let lesson = saturday(&app).await;
    for (number, check) in checks(&lesson) {
        let button = if matches!(check.task, Task::Branching { .. }) { "Do this" } else { "Check my answer" };
        let page = ada.browser.visit(&path(number)).await.press(button).await;
        page.has_status(422).says("A guess is fine.");
        assert_eq!(kept(&app, &ada, &lesson, number).await, None);
    }
}

#[actix_web::test]
async fn an_answer_that_is_not_whole_is_kept_and_shown_again() {
    let app = TestApp::new().await;
    let ada = app.learner("Ada").await;
    let lesson = saturday(&app).await;
    let checks = checks(&lesson);
    let send = async |number: usize, tokens: &[&str]| {
        let tokens: Vec<String> = tokens.iter().map(|token| (*token).to_owned()).collect();
        let page = fill_in(ada.browser.visit(&path(number)).await, &checks[number - 1].1, &tokens);
        page.press("Check my answer").await.has_status(422)
    };
    let page = send(1, &["false"]).await.says("Choose true or false, and a reason.");
    assert!(page.is_chosen("False"));
    let page = send(2, &["twelve"]).await.says("Type one number in digits first");
    assert_eq!(page.value("Your answer"), "twelve");
    let page = send(4, &["tell=1", "walk=1", "lock=3"]).await.says("each place to one line");
    assert_eq!(page.value("Walk through all rooms."), "walk=1");
    let page = send(5, &["girl=five"]).await.says("Choose something for every line first.");
    assert_eq!(page.value("A girl of 11"), "girl=five");
    let page = send(6, &["code"]).await.says("Fill every gap first.");
    assert_eq!(page.value("Gap 1"), "code");
}

#[actix_web::test]
async fn hints_come_one_by_one_and_are_kept_with_the_answer() {
    let app = TestApp::new().await;
    let ada = app.learner("Ada").await;
    let lesson = saturday(&app).await;
    let (number, check) = checks(&lesson).remove(1);
    let page = ada.browser.visit(&path(number)).await.does_not_say("How many days has one loan?");
    let page = page.fill("Your answer", "14").choose("Fairly sure").press("Give me a hint").await;
    let page = page.says("Hint 1 of 2.").says("How many days has one loan?").does_not_say("Now add the renewal.");
    assert_eq!(page.value("Your answer"), "14", "what was half made is still there");
    assert!(page.is_chosen("Fairly sure"));
    let page = page.press("Give me another hint").await.says("Now add the renewal.");
    assert!(!page.has_button("Give me another hint") && !page.has_button("Give me a hint"));

    // The same on the way back, on another device.
    page.press("Save my place").await;
    let phone = app.learner("Ada").await;
    let page = phone.visit(&path(number)).await.says("Hint 2 of 2.");
    answer(page, &check, &["28".to_owned()]).await.says("Right.");
    let kept = kept(&app, &ada, &lesson, number).await.unwrap();
    assert_eq!((kept.chosen, kept.hints, kept.sure), (vec!["28".to_owned()], 2, Some(Confidence::Fairly)));
}

#[actix_web::test]
async fn nobody_has_to_say_how_sure_they_are() {
    let app = TestApp::new().await;
    let ada = app.learner("Ada").await;
    let lesson = saturday(&app).await;
    let (number, check) = checks(&lesson).remove(0);
    let page = ada.browser.visit(&path(number)).await;
    for level in ["Guessing", "Fairly sure", "Certain"] {
        assert!(!page.is_chosen(level));
    }
    answer(page, &check, &check.right_answer()).await;
    assert_eq!(kept(&app, &ada, &lesson, number).await.unwrap().sure, None);
}

#[actix_web::test]
async fn typed_answers_are_taken_as_people_type_them() {
    let app = TestApp::new().await;
    let ada = app.learner("Ada").await;
    let lesson = saturday(&app).await;
    let checks = checks(&lesson);
    for (number, typed, says) in [
        (2, " 28 days", "Right."),
        (2, "14", "That is the first loan alone."),
        (2, "29", "Count 14 days for the loan"),
        (3, "  WEEDING! ", "Right."),
        (3, "To weed", "Right."),
        (3, "Tidying", "But librarians took their word"),
        (3, "<b>", "it comes from the garden"),
    ] {
        let page = ada.browser.visit(&format!("{}?again=1", path(number))).await;
        answer(page, &checks[number - 1].1, &[typed.to_owned()]).await.says(says).says(typed.trim());
        app.pass(chrono::TimeDelta::seconds(1));
    }
}

#[actix_web::test]
async fn a_case_is_played_turn_by_turn_and_can_be_left_in_the_middle() {
    let app = TestApp::new().await;
    let ada = app.learner("Ada").await;
    let lesson = saturday(&app).await;
    let check = &checks(&lesson)[7].1;
    let tokens = |tokens: &[&str]| tokens.iter().map(|token| (*token).to_owned()).collect::<Vec<_>>();
    let page = answer(ada.browser.visit(&path(8)).await, check, &tokens(&["yes"])).await;
    let page = page.says("You chose: “Yes, he is by the window.”").says("And what is he reading?");
    assert_eq!(kept(&app, &ada, &lesson, 8).await, None, "the case goes on");
    fill_in(page, check, &tokens(&["stop"])).press("Save my place").await;

    let phone = app.learner("Ada").await;
    let page = phone.visit(&path(8)).await.says("And what is he reading?");
    assert!(page.is_chosen("“I should not have said it. I say no more.”"), "it is picked, and not made");
    let page = page.press("Do this").await.says("He gives his number").does_not_say("Something about sharks");
    let page = answer(page, check, &tokens(&["note"])).await;
    assert!(page.title.starts_with("Partly."), "{}", page.title);
    let page =
        page.says("Now a stranger may know").says("The same words for everyone.").says("He decides whether he calls.");
    page.follow("Try it again").await.does_not_say("And what is he reading?");
    assert_eq!(kept(&app, &ada, &lesson, 8).await.unwrap().chosen, ["yes", "stop", "note"]);
}

async fn whole<'v>(lesson: &Edition, mut page: Page<'v>) -> Page<'v> {
    let checks = checks(lesson);
    for (number, check) in &checks {
        assert!(page.path.ends_with(&format!("/{number}")), "{}", page.path);
        page = answer(page, check, &check.other_answer()).await;
        let onward = if page.has_button("Carry on") { "Carry on" } else { "Finish the lesson" };
        page = page.press(onward).await;
    }
    page
}

#[actix_web::test]
async fn a_visitor_keeps_every_kind_in_the_cookie_until_signing_in() {
    let app = TestApp::new().await;
    let lesson = saturday(&app).await;
    let visitor = app.visitor();
    visitor.visit("/l/PUB-93").await.press("Start").await;
    for (number, check) in checks(&lesson) {
        // Many tries make the cookie no longer.
        for _ in 0..4 {
            let page = visitor.visit(&format!("{}?again=1", path(number))).await;
            answer(page, &check, &check.right_answer()).await.says("Right.");
            app.pass(chrono::TimeDelta::seconds(1));
        }
    }
    let cookie = visitor.cookie("carrel_trail").unwrap();
    assert!(cookie.len() < 4_000, "{}", cookie.len());
    let page = visitor.visit(&path(4)).await;
    assert!(page.title.starts_with("Right."), "{}", page.title);
}

#[actix_web::test]
async fn a_lesson_of_checks_is_completed_by_answering_them() {
    let app = TestApp::new().await;
    let ada = app.learner("Ada").await;
    let lesson = saturday(&app).await;
    let page = ada.browser.visit("/l/PUB-93").await.press("Start").await;
    assert!(whole(&lesson, page).await.path.ends_with("/done"));
    let kept = progress::kept(&mut *app.conn().await, ada.id, lesson.lesson_id).await.unwrap().unwrap();
    assert!(kept.completed_at.is_some());
}

#[actix_web::test]
async fn on_paper_every_question_is_there_and_the_answers_stand_apart() {
    let app = TestApp::new().await;
    let lesson = saturday(&app).await;
    let visitor = app.visitor();
    let page = visitor.visit("/l/PUB-93/all").await;
    for (_, check) in checks(&lesson) {
        let rows = check.rows();
        let feedback = rows.iter().find(|row| row.right).unwrap().feedback_html;
        assert!(page.answer.text().contains(&check.question_html) && page.answer.text().contains(feedback));
    }
    page.says("Walk through all rooms.").says("Article VI, the meeting room").says("Hand the boy the note.");
}

#[actix_web::test]
async fn checks_speak_spanish() {
    let app = TestApp::new().await;
    saturday(&app).await;
    let visitor = app.visitor().speaking("es-US,es;q=0.9");
    let page = visitor.visit(&path(2)).await.says("Su respuesta, en days");
    page.press("Deme una pista").await.says("Pista 1 de 2.").says("Puede dejarlo sin responder.");
}
