//! What was under way in the account that was left when it was joined.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::QueryResult;
use diesel_async::AsyncConnection;
use serde::{Deserialize, Serialize};

use super::bring::bring;
use super::programs::{Same, same_programs};
use super::repeats;
use crate::accounts::UserId;
use crate::accounts::joins::{self, Pair};
use crate::app::App;
use crate::credit;
use crate::credit::programs::{hold_people, leave_program};
use crate::db::Conn;
use crate::error::Error;
use crate::jobs::{self, Job, Options};

/// Every token of a session that has ended asks its row by then, and every request that came before it is done.
const WAIT: TimeDelta = TimeDelta::minutes(15);

/// Brings over what a request wrote that was under way while the account was joined. Twice does no harm: nothing is
/// there the second time.
#[derive(Debug, Serialize, Deserialize)]
pub struct BringLate {
    from: UserId,
}

impl BringLate {
    pub(super) async fn enqueue(conn: &mut Conn, pair: Pair, now: DateTime<Utc>) -> QueryResult<bool> {
        let options = Options { run_at: Some(now + WAIT), ..Options::default() };
        jobs::enqueue(conn, &BringLate { from: pair.from }, options, now).await
    }
}

impl Job<App> for BringLate {
    const NAME: &'static str = "bring_late";

    async fn run(self, app: &App) -> anyhow::Result<()> {
        let mut conn = app.conn().await?;
        let done = conn
            .transaction(async |conn| {
                let into = joins::now_of(conn, self.from).await?;
                if into == self.from {
                    return Ok(());
                }
                let (pair, now) = (Pair { from: self.from, into }, app.now());
                hold_people(conn, &[pair.from, pair.into]).await?;
                let repeats = repeats::of(conn, pair).await?;
                // Nobody is asked any more: where both are in a program, the place that came late is left.
                for same in same_programs(conn, pair).await? {
                    let late = match same {
                        Same::Left(enrollment) => enrollment,
                        Same::Differ { theirs, .. } => theirs,
                    };
                    leave_program(conn, &late, now).await?;
                }
                bring(conn, app, pair).await?;
                credit::settle_joined(conn, pair.into, &repeats, now).await
            })
            .await;
        done.map_err(|error: Error| anyhow::anyhow!("{error:?}"))
    }
}
