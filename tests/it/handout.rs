//! The handout of a lesson: a page to print, and two sheets as a PDF.

use actix_web::http::Method;
use carrel::format::{StepBody, Task};
use carrel::lessons;

use crate::harness::TestApp;

#[actix_web::test]
async fn the_handout_asks_the_questions_and_answers_them_at_the_end() {
    let app = TestApp::new().await;
    let visitor = app.visitor();
    let lesson = lessons::by_mark(&mut *app.conn().await, &app.app, "PUB 03").await.unwrap();
    let page = visitor.visit("/l/PUB-03").await.follow("Handout to print, two pages").await;
    let lesson = lesson.original();
    assert_eq!(page.h1, lesson.title);
    let page = page.says("127.0.0.1:8080/l/PUB-03").says(&lesson.license).says("What to remember");
    let text = page.text();
    let (questions, answers) = text.split_once("Answers").unwrap();
    for step in &lesson.steps {
        if let StepBody::Check(check) = &step.body
            && check.task == Task::Choose
        {
            assert!(questions.contains(&check.question), "{}", check.question);
            for (letter, option) in ('A'..).zip(&check.options) {
                let said = format!("{letter}. {}", option.plain);
                assert!(questions.contains(&said), "{said}");
                assert_eq!(answers.contains(&said), option.right, "{said}");
            }
        }
    }
    for source in &lesson.sources {
        assert!(answers.contains(&source.title), "{}", source.title);
    }
}

#[actix_web::test]
async fn the_pdf_is_small_and_the_same_each_time() {
    let app = TestApp::new().await;
    let visitor = app.visitor();
    let page = visitor.visit("/l/PUB-03/handout").await;
    let link = page.link("PDF");
    let first = visitor.send(Method::GET, &link, Default::default()).await;
    assert_eq!(first.header("content-type"), Some("application/pdf"));
    assert!(first.bytes.starts_with(b"%PDF-1.7") && first.bytes.len() < 60_000, "{}", first.bytes.len());
    app.pass(chrono::TimeDelta::days(3));
    let ada = app.learner("Ada").await;
    assert_eq!(ada.send(Method::GET, &link, Default::default()).await.bytes, first.bytes);
}

#[actix_web::test]
async fn a_lesson_that_needs_an_account_gives_its_handout_to_nobody_else() {
    let app = TestApp::new().await;
    let closed = carrel::format::read(&app.app.config().content_dir);
    let closed = closed.lessons.iter().filter_map(|files| files.languages.values().next()).find(|lesson| !lesson.open);
    let Some(lesson) = closed else { return };
    let path = format!("/l/{}/handout", lesson.mark.in_address());
    let visitor = app.visitor();
    let page = visitor.visit(&path).await;
    assert!(page.path.starts_with("/signin"), "{}", page.path);
    let pdf = visitor.send(Method::GET, &format!("{path}.pdf"), Default::default()).await;
    assert_ne!(pdf.header("content-type"), Some("application/pdf"));
    app.learner("Ada").await.visit(&path).await.has_status(200);
}
