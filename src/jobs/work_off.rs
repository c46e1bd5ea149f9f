//! Works a queue off in the caller's own task, in order.

use chrono::{DateTime, Utc};

use super::attempt::{self, Outcome};
use super::{Registry, queue};
use crate::db::Conn;

/// Runs everything that is due by `now`, and what that queues, in the order in which it was due and
/// queued. Returns the name of each job that ran; one that failed with its error behind its name,
/// one that asked to run later with the word "later".
pub async fn work_off<C: Clone + Send + Sync + 'static>(
    registry: &Registry<C>,
    context: &C,
    conn: &mut Conn,
    now: DateTime<Utc>,
) -> anyhow::Result<Vec<String>> {
    let kinds = registry.names();
    let mut ran = Vec::new();
    while let Some(id) = queue::first_due(conn, &kinds, now).await? {
        let Some(claimed) = queue::claim(conn, &kinds, Some(id), now).await? else { break };
        let result = attempt::run(registry, context, &claimed.kind, claimed.payload.clone(), claimed.attempts).await;
        let error = result.as_ref().err().map(|error| format!("{error:#}"));
        let outcome = attempt::settle(conn, registry, context, &claimed, result, now).await?;
        ran.push(match (outcome, error) {
            (Outcome::PutOff(_), _) => format!("{} later", claimed.kind),
            (_, Some(error)) => format!("{}: {error}", claimed.kind),
            (_, None) => claimed.kind,
        });
    }
    Ok(ran)
}
