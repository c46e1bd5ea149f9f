//! Recording what a learner did, and what follows from it.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;

use super::recall::recollection;
use crate::accounts::UserId;
use crate::app::App;
use crate::db::Conn;
use crate::error::Result;
use crate::progress::{self, Batch, Kept};
use crate::reviews::{self, Recollection};

/// Records what a learner did in a version of a lesson, and the completion if that completes it; what
/// was answered will come again. The same events again change nothing. `known` is how far they were,
/// if that was read a moment ago.
pub async fn record(
    conn: &mut Conn,
    app: &App,
    learner: UserId,
    known: Option<Kept>,
    batch: Batch<'_>,
    now: DateTime<Utc>,
) -> Result<Kept> {
    let mut answers: BTreeMap<String, Vec<Recollection>> = BTreeMap::new();
    for (step, answer) in batch.events.iter().filter_map(|event| recollection(event, batch.edition.original())) {
        answers.entry(step).or_default().push(answer);
    }
    if answers.is_empty() {
        return progress::record(conn, app, learner, known, batch, now).await;
    }
    conn.transaction(async |conn| {
        for (step, answers) in &answers {
            reviews::take(conn, learner, batch.edition.lesson_id, step, answers).await?;
        }
        progress::record(conn, app, learner, known, batch, now).await
    })
    .await
}
