//! Making the kept rows anew from the events: they must come out as they are.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use serde_json::Value;

use super::event::{DeviceId, Event, EventId, Kind};
use super::outline::Outline;
use super::reduce::Progress;
use crate::accounts::UserId;
use crate::app::App;
use crate::db::Conn;
use crate::db::schema::{learning_events, lesson_progress};
use crate::error::Result;
use crate::lessons::{self, LessonId, LessonVersionId};

/// How many rows are read at a time.
const PAGE: i64 = 500;

/// What a rebuilding found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rebuilt {
    /// Rows that were compared.
    pub rows: u64,
    /// Rows that said something else than their events.
    pub different: u64,
}

type Row = (UserId, LessonId, LessonVersionId, Value, Option<DateTime<Utc>>, i64);
type Fact = (EventId, LessonVersionId, Value, Option<DeviceId>, DateTime<Utc>);

/// Compares every kept row with what its events make, and puts right those that differ unless it shall
/// only `look`. Learners may go on meanwhile: a row that is written in between is left to its writer.
pub async fn rebuild(conn: &mut Conn, app: &App, look: bool) -> Result<Rebuilt> {
    use lesson_progress::{completed_at, lesson_id, lesson_version_id, revision, state, user_id};
    let mut rebuilt = Rebuilt::default();
    let nobody = (UserId::from_uuid(uuid::Uuid::nil()), LessonId::from_uuid(uuid::Uuid::nil()));
    let mut after = nobody;
    loop {
        let rows: Vec<Row> = lesson_progress::table
            .filter(user_id.gt(after.0).or(user_id.eq(after.0).and(lesson_id.gt(after.1))))
            .order((user_id, lesson_id))
            .limit(PAGE)
            .select((user_id, lesson_id, lesson_version_id, state, completed_at, revision))
            .load(conn)
            .await?;
        let Some(last) = rows.last() else { return Ok(rebuilt) };
        after = (last.0, last.1);
        for (user, lesson, kept_version, kept_state, kept_completed, kept_revision) in rows {
            rebuilt.rows += 1;
            let progress = of_events(conn, user, lesson).await?;
            let version = progress.version().unwrap_or(kept_version);
            let outline = Outline::of(lessons::version(conn, app, version).await?.original());
            let completed = progress.completed_at(&outline);
            let same = serde_json::from_value::<Progress>(kept_state).is_ok_and(|kept| kept == progress);
            if same && version == kept_version && completed == kept_completed {
                continue;
            }
            rebuilt.different += 1;
            if !look {
                diesel::update(lesson_progress::table.find((user, lesson)).filter(revision.eq(kept_revision)))
                    .set((
                        lesson_version_id.eq(version),
                        state.eq(serde_json::to_value(&progress)?),
                        completed_at.eq(completed),
                        revision.eq(kept_revision + 1),
                    ))
                    .execute(conn)
                    .await?;
            }
        }
    }
}

/// Makes the row of one learner's lesson anew from the events. Nobody else writes it meanwhile.
pub(super) async fn make_anew(conn: &mut Conn, app: &App, user: UserId, lesson: LessonId) -> Result<()> {
    use lesson_progress::{completed_at, lesson_version_id, revision, state};
    let progress = of_events(conn, user, lesson).await?;
    let Some(version) = progress.version() else { return Ok(()) };
    let outline = Outline::of(lessons::version(conn, app, version).await?.original());
    diesel::update(lesson_progress::table.find((user, lesson)))
        .set((
            lesson_version_id.eq(version),
            state.eq(serde_json::to_value(&progress)?),
            completed_at.eq(progress.completed_at(&outline)),
            revision.eq(revision + 1),
        ))
        .execute(conn)
        .await?;
    Ok(())
}

/// The progress that a learner's events in a lesson make.
async fn of_events(conn: &mut Conn, user: UserId, lesson: LessonId) -> Result<Progress> {
    use learning_events::{device_id, happened_at, id, lesson_id, lesson_version_id, payload, user_id};
    let facts: Vec<Fact> = learning_events::table
        .filter(user_id.eq(user))
        .filter(lesson_id.eq(lesson))
        .select((id, lesson_version_id, payload, device_id, happened_at))
        .load(conn)
        .await?;
    let mut progress = Progress::default();
    for (event, version, fact, device, at) in facts {
        let kind: Kind = serde_json::from_value(fact)?;
        progress.apply(&Event { id: event, at, device, kind }, version);
    }
    Ok(progress)
}
