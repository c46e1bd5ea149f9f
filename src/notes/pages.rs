//! `/notes`: everything a learner wrote down, by lesson, to search, change, print and take away.

use std::sync::Arc;

use actix_web::HttpResponse;
use actix_web::web::{Data, Query};
use serde::Deserialize;

use super::queries::{self, Note};
use super::search::{matches, wanted};
use super::views;
use super::write::{self, Spot};
use crate::accounts::Learner;
use crate::app::App;
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::i18n::Language;
use crate::lessons::{self, Edition, LessonId, LessonVersionId};
use crate::web::{Form, ok, see_other};

/// What the address may ask for.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    q: String,
    /// What was deleted a moment ago.
    #[serde(default)]
    deleted: String,
}

/// The notes of one lesson.
pub(super) struct Shelf {
    /// The current version, or for a withdrawn lesson the one that the notes were written at.
    pub edition: Arc<Edition>,
    /// Whether it can be opened.
    pub open: bool,
    /// In the order of the steps.
    pub lines: Vec<Line>,
}

/// A note and where it belongs.
pub(super) struct Line {
    /// The note.
    pub note: Note,
    /// The step's number, counted from one; nothing for a step that is there no more.
    pub number: Option<usize>,
    /// The step's title.
    pub title: String,
}

/// What the page shows.
pub(super) struct Page {
    /// What is looked for.
    pub query: String,
    /// What was found.
    pub shelves: Vec<Shelf>,
    /// How many notes and bookmarks there are in all.
    pub total: usize,
    /// What was deleted a moment ago: lesson and step.
    pub deleted: Option<(LessonId, String)>,
}

/// `GET /notes`
pub(super) async fn show(learner: Learner, app: Data<App>, asked: Query<Asked>) -> Result<HttpResponse> {
    let language = learner.frame.words.language();
    let mut conn = app.conn().await?;
    let notes = queries::all(&mut conn, learner.id).await?;
    let total = notes.len();
    let mut shelves = shelves(&mut conn, &app, notes, language).await?;
    let query: String = asked.q.chars().filter(|c| !c.is_control()).take(100).collect();
    let words = wanted(&query);
    if !words.is_empty() {
        for shelf in &mut shelves {
            let lesson = &shelf.edition.text(language).title;
            shelf.lines.retain(|line| matches(&words, &[&line.note.text, &line.title, lesson]));
        }
        shelves.retain(|shelf| !shelf.lines.is_empty());
    }
    let deleted = asked.deleted.split_once('.').and_then(|(id, step)| Some((id.parse().ok()?, step.to_owned())));
    let page = Page { query: query.trim().to_owned(), shelves, total, deleted };
    Ok(ok(views::page(&learner.frame, &page, learner.person.zone())))
}

/// The notes by lesson, in the order of marks and steps.
async fn shelves(conn: &mut Conn, app: &App, notes: Vec<Note>, language: Language) -> Result<Vec<Shelf>> {
    let mut ids: Vec<LessonId> = notes.iter().map(|note| note.lesson_id).collect();
    ids.dedup();
    let current = lessons::current(conn, app, &ids).await?;
    let mut shelves: Vec<Shelf> = Vec::with_capacity(ids.len());
    for note in notes {
        if shelves.last().is_none_or(|shelf| shelf.edition.lesson_id != note.lesson_id) {
            let known = current.iter().find(|edition| edition.lesson_id == note.lesson_id);
            let edition = match known {
                Some(edition) => edition.clone(),
                None => lessons::version(conn, app, note.lesson_version_id).await?,
            };
            shelves.push(Shelf { edition, open: known.is_some(), lines: Vec::new() });
        }
        let Some(shelf) = shelves.last_mut() else { continue };
        let at = shelf.edition.original().steps.iter().position(|step| step.id == note.step_id);
        let title = match at.and_then(|at| shelf.edition.text(language).steps.get(at)) {
            Some(step) => step.title.clone(),
            None => {
                let then = lessons::version(conn, app, note.lesson_version_id).await?;
                then.text(language).step(&note.step_id).map(|step| step.title.clone()).unwrap_or_default()
            }
        };
        shelf.lines.push(Line { note, number: at.map(|at| at + 1), title });
    }
    for shelf in &mut shelves {
        shelf.lines.sort_by_key(|line| line.number.unwrap_or(usize::MAX));
    }
    shelves.sort_by(|a, b| a.edition.original().mark.cmp(&b.edition.original().mark));
    Ok(shelves)
}

/// The form of a note.
#[derive(Deserialize)]
pub(super) struct Change {
    lesson: LessonId,
    version: LessonVersionId,
    step: String,
    #[serde(default)]
    note: String,
}

/// `POST /notes`: other words.
pub(super) async fn change(learner: Learner, app: Data<App>, Form(form): Form<Change>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let edition = lessons::version(&mut conn, &app, form.version).await?;
    if edition.lesson_id != form.lesson || edition.original().step(&form.step).is_none() {
        return Err(Error::NotFound);
    }
    let spot = Spot { lesson: form.lesson, version: form.version, step: &form.step };
    write::keep(&mut conn, learner.id, spot, &form.note, app.now()).await?;
    Ok(see_other(format!("/notes#{}", anchor(form.lesson, &form.step))))
}

/// Which note.
#[derive(Deserialize)]
pub(super) struct Which {
    lesson: LessonId,
    step: String,
}

/// `POST /notes/delete`
pub(super) async fn delete(learner: Learner, app: Data<App>, Form(which): Form<Which>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    queries::delete(&mut conn, learner.id, which.lesson, &which.step, app.now()).await?;
    // Ids of steps are made of letters, digits and hyphens, and fit an address as they are.
    let sound = which.step.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    Ok(see_other(if sound { format!("/notes?deleted={}.{}", which.lesson, which.step) } else { "/notes".to_owned() }))
}

/// `POST /notes/restore`: undo.
pub(super) async fn restore(learner: Learner, app: Data<App>, Form(which): Form<Which>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    queries::restore(&mut conn, learner.id, which.lesson, &which.step).await?;
    Ok(see_other("/notes"))
}

/// The name of a note on the page.
pub(super) fn anchor(lesson: LessonId, step: &str) -> String {
    format!("n-{lesson}-{step}")
}
