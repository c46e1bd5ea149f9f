//! Recording events, and what follows when they complete the lesson.

use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;

use crate::accounts::UserId;
use crate::db::Conn;
use crate::error::Result;
use crate::lessons::Edition;
use crate::progress::{self, Event, Kept};

/// Records what a learner did in a lesson. If that completes it, the completion is recorded too,
/// in the same transaction. The same events again change nothing.
pub async fn record(
    conn: &mut Conn,
    learner: UserId,
    edition: &Edition,
    events: &[Event],
    now: DateTime<Utc>,
) -> Result<Kept> {
    conn.transaction(async |conn| {
        let kept = progress::record(conn, learner, edition, events, now).await?;
        if let Some(at) = kept.completed_at {
            progress::complete_lesson(conn, learner, edition, at).await?;
        }
        Ok(kept)
    })
    .await
}
