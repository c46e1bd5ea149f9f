//! Recording what a learner did, and what follows from it.

use chrono::{DateTime, Utc};

use crate::accounts::UserId;
use crate::app::App;
use crate::db::Conn;
use crate::error::Result;
use crate::progress::{self, Batch, Kept};

/// Records what a learner did in a version of a lesson, and the completion if that completes it. The
/// same events again change nothing. `known` is how far they were, if that was read a moment ago.
pub async fn record(
    conn: &mut Conn,
    app: &App,
    learner: UserId,
    known: Option<Kept>,
    batch: Batch<'_>,
    now: DateTime<Utc>,
) -> Result<Kept> {
    progress::record(conn, app, learner, known, batch, now).await
}
