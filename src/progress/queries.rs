//! Reading how far learners are.

use chrono::{DateTime, Utc};
use diesel::dsl::max;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use super::reduce::Progress;
use crate::accounts::UserId;
use crate::db::Conn;
use crate::db::schema::{lesson_progress, lessons};
use crate::lessons::{Head, LessonId, LessonVersionId, mark_in};

/// How far a learner is in a lesson, as it is kept.
#[derive(Clone, Debug)]
pub struct Kept {
    /// The lesson.
    pub lesson_id: LessonId,
    /// The version they began, and finish.
    pub version_id: LessonVersionId,
    /// How far.
    pub progress: Progress,
    /// When something last happened.
    pub updated_at: DateTime<Utc>,
    /// When they completed it, if they did.
    pub completed_at: Option<DateTime<Utc>>,
    /// How often the row was written.
    pub(super) revision: i64,
}

type Row = (LessonId, LessonVersionId, Progress, DateTime<Utc>, Option<DateTime<Utc>>, i64);

fn read((lesson_id, version_id, progress, updated_at, completed_at, revision): Row) -> Kept {
    Kept { lesson_id, version_id, progress, updated_at, completed_at, revision }
}

/// How far a learner is in a lesson; `None` before anything happened.
pub async fn kept(conn: &mut Conn, user: UserId, lesson: LessonId) -> QueryResult<Option<Kept>> {
    use lesson_progress::{completed_at, lesson_id, lesson_version_id, revision, state, updated_at};
    let row: Option<Row> = lesson_progress::table
        .find((user, lesson))
        .select((lesson_id, lesson_version_id, state, updated_at, completed_at, revision))
        .first(conn)
        .await
        .optional()?;
    Ok(row.map(read))
}

/// The head of the lesson with this mark, and how far a learner is in it: what every page of a lesson asks
/// first, in one round trip.
pub async fn kept_at(conn: &mut Conn, user: UserId, mark: &str) -> QueryResult<(Option<Head>, Option<Kept>)> {
    use lesson_progress::{completed_at, lesson_id, lesson_version_id, revision, state, updated_at, user_id};
    let row: Option<(Head, Option<Row>)> = lessons::table
        .left_join(lesson_progress::table.on(lesson_id.eq(lessons::id).and(user_id.eq(user))))
        .filter(lessons::mark.eq(mark_in(mark)))
        .select((
            (lessons::current_version_id, lessons::withdrawn_at),
            (lesson_id, lesson_version_id, state, updated_at, completed_at, revision).nullable(),
        ))
        .first(conn)
        .await
        .optional()?;
    Ok(row.map_or((None, None), |(head, row)| (Some(head), row.map(read))))
}

/// The lessons that a learner began and didn't finish, the latest first.
pub async fn unfinished(conn: &mut Conn, user: UserId, limit: i64) -> QueryResult<Vec<Kept>> {
    use lesson_progress::{completed_at, lesson_id, lesson_version_id, revision, state, updated_at, user_id};
    let rows: Vec<Row> = lesson_progress::table
        .filter(user_id.eq(user))
        .filter(completed_at.is_null())
        .order(updated_at.desc())
        .limit(limit)
        .select((lesson_id, lesson_version_id, state, updated_at, completed_at, revision))
        .load(conn)
        .await?;
    Ok(rows.into_iter().map(read).collect())
}

/// The lessons that each of these learners began and didn't finish, and when they were last there.
pub async fn unfinished_of_many(
    conn: &mut Conn,
    users: &[UserId],
) -> QueryResult<Vec<(UserId, LessonId, DateTime<Utc>)>> {
    lesson_progress::table
        .filter(lesson_progress::user_id.eq_any(users))
        .filter(lesson_progress::completed_at.is_null())
        .select((lesson_progress::user_id, lesson_progress::lesson_id, lesson_progress::updated_at))
        .load(conn)
        .await
}

/// When each of these learners last did something in a lesson.
pub async fn last_active(conn: &mut Conn, users: &[UserId]) -> QueryResult<Vec<(UserId, DateTime<Utc>)>> {
    let rows: Vec<(UserId, Option<DateTime<Utc>>)> = lesson_progress::table
        .filter(lesson_progress::user_id.eq_any(users))
        .group_by(lesson_progress::user_id)
        .select((lesson_progress::user_id, max(lesson_progress::updated_at)))
        .load(conn)
        .await?;
    Ok(rows.into_iter().filter_map(|(user, at)| at.map(|at| (user, at))).collect())
}
