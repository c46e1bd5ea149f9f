//! The pages and the downloads.

use std::sync::Arc;

use actix_web::HttpResponse;
use actix_web::http::header;
use actix_web::web::Data;

use super::elsewhere::{Elsewhere, elsewhere};
use super::further::{Further, further};
use super::gather::Record;
use super::{csv, everything, transcript, views};
use crate::accounts::Learner;
use crate::activities::State;
use crate::app::App;
use crate::cohorts::{self, Cohort};
use crate::credit::programs::{Holder, left_of, standings_of};
use crate::db::Conn;
use crate::error::Result;
use crate::i18n::Language;
use crate::lessons::{self, Card, Wanted};
use crate::measure::Minutes;
use crate::modules;
use crate::progress::{self, Kept, Outline};
use crate::rooms::{self, Attended};
use crate::study;
use crate::web::ok;

/// How many unfinished lessons are named.
const UNFINISHED: i64 = 5;

/// A lesson that was begun.
pub struct Begun {
    /// Title.
    pub title: String,
    /// The language of the title.
    pub speaks: Language,
    /// The step where it was left.
    pub path: String,
    /// Estimated seconds until its end.
    pub minutes_left: u32,
}

/// A module of which something is done, and not all.
pub struct BegunModule {
    /// Which.
    pub module: Arc<modules::Edition>,
    /// Lessons that are done.
    pub done: usize,
}

/// What is next.
pub struct Next {
    /// Lessons that were begun, the latest first.
    pub lessons: Vec<Begun>,
    /// Modules that were begun.
    pub modules: Vec<BegunModule>,
    /// The lesson that lies ahead, else one for the emptiest shelf.
    pub lesson: Option<Card>,
    /// The cohorts they are in.
    pub cohorts: Vec<Cohort>,
    /// What they did elsewhere, the latest first.
    pub elsewhere: Vec<Elsewhere>,
    /// The rooms they were in, the latest first.
    pub together: Vec<Attended>,
    /// What counted of both.
    pub further: Vec<Further>,
}

async fn gather(conn: &mut Conn, app: &App, learner: &Learner) -> Result<Record> {
    let language = learner.frame.words.language();
    Record::of(conn, app, learner.id, language, learner.person.zone()).await
}

/// `GET /record`
pub(super) async fn show(learner: Learner, app: Data<App>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let record = gather(&mut conn, &app, &learner).await?;
    let next = next(&mut conn, &app, &learner, &record).await?;
    let today = app.now().with_timezone(&learner.person.zone()).date_naive();
    let standings = standings_of(&mut conn, &app, Holder::Person(learner.id)).await?;
    let left = left_of(&mut conn, Holder::Person(learner.id)).await?;
    Ok(ok(views::page(&learner.frame, &learner.person.name, (&record, &standings, &left), &next, today)))
}

async fn next(conn: &mut Conn, app: &App, learner: &Learner, record: &Record) -> Result<Next> {
    let language = learner.frame.words.language();
    let mut begun = Vec::new();
    let unfinished = progress::unfinished(conn, learner.id, UNFINISHED).await?;
    for kept in &unfinished {
        let edition = lessons::version(conn, app, kept.version_id).await?;
        let title = edition.text(language).title.clone();
        begun.push(left_off(title, edition.speaks(language), &edition, kept));
    }
    let finished: Vec<_> = record.modules().map(|(_, finished)| finished.module.module_id).collect();
    let mut modules_begun = Vec::new();
    for module in modules::current_all(conn, app).await? {
        let done = module.lessons.iter().filter(|lesson| record.lessons.contains(lesson)).count();
        if done > 0 && !finished.contains(&module.module_id) {
            modules_begun.push(BegunModule { module, done });
        }
    }
    let mut done: Vec<_> = record.lessons.iter().copied().collect();
    done.extend(unfinished.iter().map(|kept| kept.lesson_id));
    let ahead = study::ahead(conn, app, learner.id, &record.lessons).await?;
    let wanted = Wanted { minutes: 10, longest: false, without: &done, first: &ahead, open: false, limit: 50 };
    let cards = lessons::suggestions(conn, language, &wanted).await?;
    let on_shelf = |card: &Card| {
        let topic = card.topic();
        record.shelves.iter().find(|(shelf, _)| *shelf == topic).map_or(Minutes::ZERO, |(_, minutes)| *minutes)
    };
    // What they are at comes before what they have done least of.
    let near = |card: &Card| ahead.iter().position(|id| *id == card.id).unwrap_or(usize::MAX);
    let lesson = cards.into_iter().min_by_key(|card| (near(card), on_shelf(card)));
    let cohorts = cohorts::memberships(conn, learner.id).await?.into_iter().map(|(cohort, _)| cohort).collect();
    let elsewhere = elsewhere(conn, learner.id).await?;
    let together = rooms::attended(conn, app, learner.id).await?;
    let further = further(conn, app, learner.frame.words, learner.id, record).await?;
    Ok(Next { lessons: begun, modules: modules_begun, lesson, cohorts, elsewhere, together, further })
}

fn left_off(title: String, speaks: Language, edition: &lessons::Edition, kept: &Kept) -> Begun {
    let outline = Outline::of(edition.original());
    let path = format!("{}/{}", edition.path(), kept.progress.position(&outline) + 1);
    Begun { title, speaks, path, minutes_left: kept.progress.minutes_left(&outline) }
}

/// `GET /record/transcript`
pub(super) async fn transcript(learner: Learner, app: Data<App>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let record = gather(&mut conn, &app, &learner).await?;
    let together = rooms::attended(&mut conn, &app, learner.id).await?;
    let mut accepted = elsewhere(&mut conn, learner.id).await?;
    accepted.retain(|one| one.activity.state == State::Accepted);
    let today = app.now().with_timezone(&learner.person.zone()).date_naive();
    Ok(ok(transcript::page(&learner.frame, &learner.person.name, &record, (&together, &accepted), today)))
}

/// `GET /record/transcript.csv`
pub(super) async fn spreadsheet(learner: Learner, app: Data<App>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let record = gather(&mut conn, &app, &learner).await?;
    let further = further(&mut conn, &app, learner.frame.words, learner.id, &record).await?;
    let today = app.now().with_timezone(&learner.person.zone()).date_naive();
    let sheet = csv::sheet(learner.frame.words, &record, &further)?;
    Ok(file("text/csv; charset=utf-8", &format!("carrel-transcript-{today}.csv"), sheet))
}

/// `GET /record/record.json`
pub(super) async fn download(learner: Learner, app: Data<App>) -> Result<HttpResponse> {
    let document = everything(&mut *app.conn().await?, learner.id).await?;
    let today = app.now().with_timezone(&learner.person.zone()).date_naive();
    Ok(file("application/json", &format!("carrel-record-{today}.json"), document.into_bytes()))
}

fn file(kind: &'static str, name: &str, bytes: Vec<u8>) -> HttpResponse {
    HttpResponse::Ok()
        .content_type(kind)
        .insert_header((header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")))
        .body(bytes)
}
