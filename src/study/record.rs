//! Recording what a learner did, and what follows from it.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;

use super::loose::enter_lessons;
use super::recall::recollection;
use crate::accounts::UserId;
use crate::aims;
use crate::app::App;
use crate::db::Conn;
use crate::error::Result;
use crate::format::StepBody;
use crate::progress::{self, Batch, Event, Kept, Kind};
use crate::reviews::{self, Recollection};

/// Records what a learner did in a version of a lesson, and the completion if that completes it; what
/// was answered will come again, what they mean to do is asked back, and a lesson that counts by itself is entered in the
/// ledger. The same events again change nothing. `known` is how far they were, if that was read a moment ago.
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
    let plans = plans(batch);
    let known = match known {
        None => progress::kept(conn, learner, batch.edition.lesson_id).await?,
        known => known,
    };
    let was_done = known.as_ref().is_some_and(|known| known.completed_at.is_some());
    let kept = if answers.is_empty() && plans.is_empty() {
        progress::record(conn, app, learner, known, batch, now).await?
    } else {
        with_answers(conn, app, learner, known, batch, (&answers, plans), now).await?
    };
    if kept.completed_at.is_some() && !was_done {
        // In a transaction of its own, which begins with the learner: another device may be waiting for the row that
        // was just written. Should it fail, what they did is kept all the same, and the night makes good for the rest.
        if let Err(error) = enter_lessons(conn, app, &[learner], now).await {
            tracing::error!(%learner, error = format!("{error:?}"), "a completed lesson could not be entered in the ledger");
        }
    }
    Ok(kept)
}

async fn with_answers(
    conn: &mut Conn,
    app: &App,
    learner: UserId,
    known: Option<Kept>,
    batch: Batch<'_>,
    (answers, plans): (&BTreeMap<String, Vec<Recollection>>, Vec<Plan<'_>>),
    now: DateTime<Utc>,
) -> Result<Kept> {
    conn.transaction(async |conn| {
        for (step, answers) in answers {
            reviews::take(conn, learner, batch.edition.lesson_id, step, answers).await?;
        }
        for (step, said) in plans {
            aims::intend(conn, learner, batch.edition, step, said).await?;
        }
        progress::record(conn, app, learner, known, batch, now).await
    })
    .await
}

/// A step, and what was written there, when.
type Plan<'b> = (&'b str, (&'b str, DateTime<Utc>));

/// What the learner means to do at the desk: what was written at steps to try something, and when.
fn plans<'b>(batch: Batch<'b>) -> Vec<Plan<'b>> {
    let plan = |event: &'b Event| match &event.kind {
        Kind::Wrote { step, text, .. } => Some((step.as_str(), (text.as_str(), event.at))),
        _ => None,
    };
    let is_try = |step: &str| {
        batch.edition.original().step(step).is_some_and(|step| matches!(step.body, StepBody::TryIt { .. }))
    };
    batch.events.iter().filter_map(plan).filter(|(step, _)| is_try(step)).collect()
}
