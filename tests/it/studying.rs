//! People who have studied: a module whose lessons are done, a module that is finished.

use std::sync::Arc;

use carrel::accounts::UserId;
use carrel::db::schema::pathway_modules;
use carrel::format::{Check, StepBody, Task};
use carrel::id::Id;
use carrel::lessons::Edition;
use carrel::modules;
use carrel::progress::{self, Attempt, Batch, Chosen, Event, EventId, Kind, Said};
use carrel::study::{self, Done, Finished};
use carrel::{lessons, measure};
use chrono::TimeDelta;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use crate::harness::{Page, TestApp};

/// A day on which the rules that ship are in force, in the afternoon in Chicago.
pub const DAY: &str = "2026-11-21T20:47:00Z";

/// The program on that day.
pub async fn school() -> TestApp {
    let app = TestApp::new().await;
    app.clock.set(DAY.parse().unwrap());
    app
}

/// Leaves one module in the pathway for new staff, so that it can be finished in a test.
pub async fn short_pathway(app: &TestApp) {
    let first = module(app).await;
    let others = pathway_modules::table.filter(pathway_modules::module_id.ne(first.module_id));
    diesel::delete(others).execute(&mut *app.conn().await).await.unwrap();
}

/// A module that ships.
pub async fn module(app: &TestApp) -> Arc<modules::Edition> {
    modules::by_slug(&mut *app.conn().await, &app.app, "rights-and-privacy").await.unwrap()
}

/// Takes a whole lesson at this moment: every check answered, and not rightly; every step left.
pub async fn take_all(app: &TestApp, who: UserId, edition: &Edition) {
    let now = app.app.now();
    let kinds = edition.original().steps.iter().flat_map(|step| {
        let chosen = match &step.body {
            StepBody::Check(check) => Some(check.other_answer()),
            _ => None,
        };
        let answer = chosen.map(|chosen| Kind::answered(&step.id, chosen));
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
    let turns = study::Turns::of(&mut *app.conn().await, &app.app, who, &module, app.app.now()).await.unwrap();
    let (id, turn, answers) = (Id::new(), turns.open.unwrap_or(turns.last), Chosen::new());
    let attempt = Attempt { id, turn, answers, right_count: count, question_count: count, passed: true };
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

/// Fills in the fields of a check by their names. Of a case, the move that comes next.
pub fn fill_in<'v>(mut page: Page<'v>, check: &Check, tokens: &[String]) -> Page<'v> {
    for token in tokens {
        let (id, more) = token.split_once('=').unwrap_or((token, ""));
        let option = |id: &str| check.options.iter().find(|option| option.id == id).map(|option| option.plain.clone());
        page = match &check.task {
            Task::Choose => page.choose(&option(id).unwrap()),
            Task::Hotspot { .. } => {
                let number = check.options.iter().position(|option| option.id == id).unwrap() + 1;
                page.choose(&format!("{number}. {}", option(id).unwrap()))
            }
            Task::TrueFalse { .. } => match id {
                "true" => page.choose("True"),
                "false" => page.choose("False"),
                reason => page.choose(&option(reason).unwrap()),
            },
            Task::Number { .. } | Task::ShortText { .. } => page.fill("Your answer", token),
            Task::Order { items, .. } => page.fill(&items.iter().find(|item| item.id == id).unwrap().plain, more),
            Task::Match { pairs, goals } => {
                let left = pairs.iter().find(|pair| pair.item.id == id).unwrap();
                page.fill(&left.item.plain, &goals.iter().find(|goal| goal.id == more).unwrap().plain)
            }
            Task::Gaps { gaps, .. } => {
                let has = |gap: &carrel::format::Gap| gap.options.iter().any(|option| option.id == id);
                let number = gaps.iter().position(has).unwrap();
                let word = gaps[number].options.iter().find(|option| option.id == id).unwrap();
                page.fill(&format!("Gap {}", number + 1), &word.plain)
            }
            Task::Branching { turns } => {
                let mut moves = turns.iter().flat_map(|turn| &turn.moves);
                page.choose(&moves.find(|each| each.choice.id == id).unwrap().choice.plain)
            }
        };
    }
    page
}

/// Answers a check as someone without scripts does, and sends it; a case move by move.
pub async fn answer<'v>(mut page: Page<'v>, check: &Check, tokens: &[String]) -> Page<'v> {
    if matches!(check.task, Task::Branching { .. }) {
        for token in tokens {
            page = fill_in(page, check, std::slice::from_ref(token)).press("Do this").await;
        }
        return page;
    }
    fill_in(page, check, tokens).press("Check my answer").await
}
