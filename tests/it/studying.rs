//! People who have studied: a module whose lessons are done, a module that is finished.

use std::sync::Arc;

use carrel::accounts::UserId;
use carrel::format::StepBody;
use carrel::id::Id;
use carrel::lessons::Edition;
use carrel::modules;
use carrel::progress::{self, Attempt, Batch, Chosen, Event, EventId, Kind, Said};
use carrel::study::{self, Done, Finished};
use carrel::{lessons, measure};
use chrono::TimeDelta;

use crate::harness::TestApp;

/// A day on which the rules that ship are in force, in the afternoon in Chicago.
pub const DAY: &str = "2026-11-21T20:47:00Z";

/// The program on that day.
pub async fn school() -> TestApp {
    let app = TestApp::new().await;
    app.clock.set(DAY.parse().unwrap());
    app
}

/// The module that ships.
pub async fn module(app: &TestApp) -> Arc<modules::Edition> {
    modules::by_slug(&mut *app.conn().await, &app.app, "rights-and-privacy").await.unwrap()
}

/// Takes a whole lesson at this moment: every check answered with its first option, every step left.
pub async fn take_all(app: &TestApp, who: UserId, edition: &Edition) {
    let now = app.app.now();
    let kinds = edition.original().steps.iter().flat_map(|step| {
        let chosen = match &step.body {
            StepBody::Check(check) => Some(vec![check.options[0].id.clone()]),
            _ => None,
        };
        let answer = chosen.map(|chosen| Kind::Answered { step: step.id.clone(), chosen });
        answer.into_iter().chain([Kind::StepDone { step: step.id.clone() }])
    });
    let events: Vec<Event> = kinds.map(|kind| Event { id: EventId::new(), at: now, device: None, kind }).collect();
    study::record(&mut *app.conn().await, &app.app, who, None, Batch::of(edition, &events), now).await.unwrap();
}

/// Does the first lessons of the module. Returns their minutes.
pub async fn do_lessons(app: &TestApp, who: UserId, count: usize) -> measure::Minutes {
    let module = module(app).await;
    let mut conn = app.conn().await;
    let slugs: Vec<_> = module.body.lessons.iter().take(count).collect();
    let mut minutes = measure::Minutes::ZERO;
    for slug in slugs {
        // One after the other, as they are done in life.
        app.pass(TimeDelta::seconds(1));
        let files = carrel::format::read(&app.app.config().content_dir);
        let lesson = files.lessons.iter().find(|lesson| &lesson.slug == slug).unwrap();
        let mark = lesson.languages.values().next().unwrap().mark.in_address();
        let edition = lessons::by_mark(&mut conn, &app.app, &mark).await.unwrap();
        take_all(app, who, &edition).await;
        minutes = minutes.checked_add(edition.minutes()).unwrap();
    }
    minutes
}

/// Passes the evaluation of the module.
pub async fn pass(app: &TestApp, who: UserId) {
    let module = module(app).await;
    let count = i32::try_from(module.body.questions.len()).unwrap();
    let attempt =
        Attempt { id: Id::new(), answers: Chosen::new(), right_count: count, question_count: count, passed: true };
    progress::attempt(&mut *app.conn().await, who, &module, &attempt, app.app.now()).await.unwrap();
}

/// Asks for the module to be finished.
pub async fn complete(app: &TestApp, who: UserId) -> Done {
    let module = module(app).await;
    let said = Said::from([("useful".to_owned(), "5".to_owned())]);
    let mut conn = app.conn().await;
    study::complete_module(&mut conn, &app.app, who, &module, &said, app.app.now()).await.unwrap()
}

/// Does all that it takes, and finishes the module.
pub async fn finish(app: &TestApp, who: UserId) -> Finished {
    do_lessons(app, who, usize::MAX).await;
    pass(app, who).await;
    match complete(app, who).await {
        Done::Finished(finished) => finished,
        Done::Missing(missing) => panic!("{missing:?}"),
    }
}
