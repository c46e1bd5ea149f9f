//! Events and the rows that hold their value.

use chrono::{DateTime, Utc};
use diesel::dsl::max;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use super::event::Event;
use super::outline::Outline;
use super::reduce::Progress;
use crate::accounts::UserId;
use crate::db::Conn;
use crate::db::schema::{learning_events, lesson_progress};
use crate::error::Result;
use crate::lessons::{Edition, LessonId, LessonVersionId};

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
}

type Row = (LessonId, LessonVersionId, serde_json::Value, DateTime<Utc>, Option<DateTime<Utc>>);

fn read((lesson_id, version_id, state, updated_at, completed_at): Row) -> Result<Kept> {
    Ok(Kept { lesson_id, version_id, progress: serde_json::from_value(state)?, updated_at, completed_at })
}

/// How far a learner is in a lesson; `None` before anything happened.
pub async fn kept(conn: &mut Conn, user: UserId, lesson: LessonId) -> Result<Option<Kept>> {
    use lesson_progress::{completed_at, lesson_id, lesson_version_id, state, updated_at};
    let row: Option<Row> = lesson_progress::table
        .find((user, lesson))
        .select((lesson_id, lesson_version_id, state, updated_at, completed_at))
        .first(conn)
        .await
        .optional()?;
    row.map(read).transpose()
}

/// The lessons that a learner began and didn't finish, the latest first.
pub async fn unfinished(conn: &mut Conn, user: UserId, limit: i64) -> Result<Vec<Kept>> {
    use lesson_progress::{completed_at, lesson_id, lesson_version_id, state, updated_at, user_id};
    let rows: Vec<Row> = lesson_progress::table
        .filter(user_id.eq(user))
        .filter(completed_at.is_null())
        .order(updated_at.desc())
        .limit(limit)
        .select((lesson_id, lesson_version_id, state, updated_at, completed_at))
        .load(conn)
        .await?;
    rows.into_iter().map(read).collect()
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

/// Records events of one learner and one lesson version, and brings the kept row up to date. Events
/// that are known already change nothing. Call it inside a transaction.
pub async fn record(
    conn: &mut Conn,
    user: UserId,
    edition: &Edition,
    events: &[Event],
    now: DateTime<Utc>,
) -> Result<Kept> {
    let rows: Vec<_> = events
        .iter()
        .map(|event| {
            Ok((
                learning_events::user_id.eq(user),
                learning_events::id.eq(event.id),
                learning_events::lesson_id.eq(edition.lesson_id),
                learning_events::lesson_version_id.eq(edition.id),
                learning_events::kind.eq(event.kind.word()),
                learning_events::payload.eq(serde_json::to_value(&event.kind)?),
                learning_events::happened_at.eq(event.at),
                learning_events::received_at.eq(now),
            ))
        })
        .collect::<Result<_>>()?;
    diesel::insert_into(learning_events::table).values(rows).on_conflict_do_nothing().execute(conn).await?;

    let started_at = events.iter().map(|event| event.at).min().unwrap_or(now);
    let first = (
        lesson_progress::user_id.eq(user),
        lesson_progress::lesson_id.eq(edition.lesson_id),
        lesson_progress::lesson_version_id.eq(edition.id),
        lesson_progress::state.eq(serde_json::to_value(Progress::default())?),
        lesson_progress::started_at.eq(started_at),
        lesson_progress::updated_at.eq(now),
    );
    diesel::insert_into(lesson_progress::table).values(first).on_conflict_do_nothing().execute(conn).await?;

    // From here on the row is ours: two devices that send at once take turns.
    let (state, completed_at): (serde_json::Value, Option<DateTime<Utc>>) = lesson_progress::table
        .find((user, edition.lesson_id))
        .select((lesson_progress::state, lesson_progress::completed_at))
        .for_update()
        .first(conn)
        .await?;
    let mut progress: Progress = serde_json::from_value(state)?;
    let outline = Outline::of(edition.original());
    for event in events {
        progress.apply(event, &outline);
    }
    let completed_at = completed_at.or_else(|| progress.completed_at(&outline));
    diesel::update(lesson_progress::table.find((user, edition.lesson_id)))
        .set((
            lesson_progress::state.eq(serde_json::to_value(&progress)?),
            lesson_progress::updated_at.eq(now),
            lesson_progress::completed_at.eq(completed_at),
        ))
        .execute(conn)
        .await?;
    Ok(Kept { lesson_id: edition.lesson_id, version_id: edition.id, progress, updated_at: now, completed_at })
}
