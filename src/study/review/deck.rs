//! The questions that wait for a learner, with their texts.

use std::sync::Arc;

use chrono::{DateTime, Days, NaiveTime, TimeZone, Utc};

use crate::accounts::sessions::Person;
use crate::app::App;
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::format::{Check, Lesson, Step, StepBody};
use crate::lessons::{self, Edition, LessonId};
use crate::reviews::{self, Due};

/// A question: the lesson as it is now, and what is known of the learner's memory.
pub struct Question {
    /// The current version of the lesson.
    pub edition: Arc<Edition>,
    /// The card.
    pub due: Due,
}

impl Question {
    /// The step that is the check, in the lesson's text of this language.
    pub fn step<'q>(&self, text: &'q Lesson) -> Option<(&'q Step, &'q Check)> {
        let step = text.steps.iter().find(|step| step.id == self.due.step_id)?;
        match &step.body {
            StepBody::Check(check) => Some((step, check)),
            _ => None,
        }
    }

    /// Its address.
    pub fn path(&self) -> String {
        format!("/r/{}/{}", self.edition.original().mark.in_address(), self.due.step_id)
    }
}

/// What a learner is asked today: no more than [`reviews::AT_MOST`] a day, those first that they were
/// sure of and not right.
pub async fn today(conn: &mut Conn, app: &App, person: &Person) -> Result<Vec<Question>> {
    let now = app.now();
    let answered = reviews::reviewed_since(conn, person.id, midnight(person, now)).await?;
    let room = usize::try_from(reviews::AT_MOST - answered).unwrap_or(0);
    if room == 0 {
        return Ok(Vec::new());
    }
    // Some may belong to lessons that are gone.
    let due = reviews::due(conn, person.id, now, reviews::AT_MOST * 4).await?;
    let mut questions = with_texts(conn, app, due).await?;
    questions.truncate(room);
    Ok(questions)
}

/// All questions of a learner, those first that have most likely slipped.
pub async fn fading(conn: &mut Conn, app: &App, person: &Person) -> Result<Vec<Question>> {
    let now = app.now();
    let mut all = reviews::all(conn, person.id).await?;
    all.sort_by(|one, other| one.recall(now).total_cmp(&other.recall(now)));
    with_texts(conn, app, all).await
}

/// The question at this address, if the learner has it.
pub async fn find(conn: &mut Conn, app: &App, person: &Person, mark: &str, step: &str) -> Result<Question> {
    let edition = lessons::by_mark(conn, app, mark).await?;
    let due = reviews::card(conn, person.id, edition.lesson_id, step).await?.ok_or(Error::NotFound)?;
    Ok(Question { edition, due })
}

/// Leaves out what is no longer taught: a lesson that was withdrawn, a check that was taken out.
async fn with_texts(conn: &mut Conn, app: &App, cards: Vec<Due>) -> Result<Vec<Question>> {
    let mut ids: Vec<LessonId> = cards.iter().map(|card| card.lesson_id).collect();
    ids.sort_unstable();
    ids.dedup();
    let editions = lessons::current(conn, app, &ids).await?;
    let questions = cards.into_iter().filter_map(|due| {
        let edition = editions.iter().find(|edition| edition.lesson_id == due.lesson_id)?.clone();
        Some(Question { edition, due })
    });
    Ok(questions.filter(|question| question.step(question.edition.original()).is_some()).collect())
}

/// When today began where the learner is.
fn midnight(person: &Person, now: DateTime<Utc>) -> DateTime<Utc> {
    let zone = person.zone();
    let today = now.with_timezone(&zone).date_naive();
    let start = zone.from_local_datetime(&today.and_time(NaiveTime::MIN)).earliest();
    start.map_or_else(|| now - Days::new(1), |start| start.with_timezone(&Utc))
}
