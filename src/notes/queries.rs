//! Notes in the database.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use crate::accounts::UserId;
use crate::db::Conn;
use crate::db::schema::notes;
use crate::lessons::{LessonId, LessonVersionId};

/// So long what was deleted can be brought back.
const UNDO: TimeDelta = TimeDelta::days(1);

/// A note, a bookmark, or both, at one step.
#[derive(Clone, Debug, PartialEq, Eq, HasQuery)]
#[diesel(table_name = notes)]
pub struct Note {
    /// The lesson.
    pub lesson_id: LessonId,
    /// The step.
    pub step_id: String,
    /// The version it was written at.
    pub lesson_version_id: LessonVersionId,
    /// The words; empty for a bookmark alone.
    pub text: String,
    /// When the step was bookmarked, if it is.
    pub bookmarked_at: Option<DateTime<Utc>>,
    /// When the words were last changed.
    pub noted_at: DateTime<Utc>,
}

/// What a learner wrote at a step.
pub async fn of_step(conn: &mut Conn, user: UserId, lesson: LessonId, step: &str) -> QueryResult<Option<Note>> {
    let row = Note::query().filter(notes::user_id.eq(user)).filter(notes::lesson_id.eq(lesson));
    row.filter(notes::step_id.eq(step)).filter(notes::deleted_at.is_null()).first(conn).await.optional()
}

/// All that a learner wrote and bookmarked. There is at most one row for each step of the library.
pub(super) async fn all(conn: &mut Conn, user: UserId) -> QueryResult<Vec<Note>> {
    let rows = Note::query().filter(notes::user_id.eq(user)).filter(notes::deleted_at.is_null());
    rows.order((notes::lesson_id, notes::step_id)).load(conn).await
}

/// Takes a note away, to be brought back within a day. Returns whether it was there.
pub(super) async fn delete(
    conn: &mut Conn,
    user: UserId,
    lesson: LessonId,
    step: &str,
    now: DateTime<Utc>,
) -> QueryResult<bool> {
    let row = notes::table.find((user, lesson, step)).filter(notes::deleted_at.is_null());
    Ok(diesel::update(row).set(notes::deleted_at.eq(now)).execute(conn).await? == 1)
}

/// Brings a deleted note back. Returns whether it was still there.
pub(super) async fn restore(conn: &mut Conn, user: UserId, lesson: LessonId, step: &str) -> QueryResult<bool> {
    let row = notes::table.find((user, lesson, step)).filter(notes::deleted_at.is_not_null());
    Ok(diesel::update(row).set(notes::deleted_at.eq(None::<DateTime<Utc>>)).execute(conn).await? == 1)
}

/// Forgets what was deleted more than a day ago. Returns how much.
pub async fn purge(conn: &mut Conn, now: DateTime<Utc>) -> QueryResult<usize> {
    diesel::delete(notes::table.filter(notes::deleted_at.lt(now - UNDO))).execute(conn).await
}
