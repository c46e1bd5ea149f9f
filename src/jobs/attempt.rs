//! One attempt at one job: run it, survive its panic, and settle what becomes of its row.

use std::any::Any;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use diesel::QueryResult;
use futures_util::FutureExt;

use super::queue::{self, Claimed};
use super::{Ended, GiveUp, Later, MAX_ATTEMPTS, Registry, backoff};
use crate::db::Conn;

/// What came of an attempt.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    Done,
    PutOff(DateTime<Utc>),
    Retry(DateTime<Utc>),
    GivenUp,
}

/// Runs a claimed job. A panic is an error like any other.
pub(super) async fn run<C: Clone + Send + Sync + 'static>(
    registry: &Registry<C>,
    context: &C,
    kind: &str,
    payload: serde_json::Value,
    attempts: i32,
) -> anyhow::Result<()> {
    if attempts > MAX_ATTEMPTS {
        // Each attempt so far ended with the end of its worker; one more would do the same.
        return Err(GiveUp("the server stopped each time while this ran".into()).into());
    }
    let running = registry.run(kind, payload, context.clone());
    match AssertUnwindSafe(running).catch_unwind().await {
        Ok(result) => result,
        Err(panic) => Err(anyhow::anyhow!("panicked: {}", said(panic.as_ref()))),
    }
}

fn said(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("without a word")
}

/// Whether a result means: done, later, again, or never again.
pub(super) fn judge(result: &anyhow::Result<()>, attempts: i32, now: DateTime<Utc>) -> Outcome {
    let Err(error) = result else { return Outcome::Done };
    if let Some(Later(at)) = error.downcast_ref() {
        // A time that has passed would have it run again and again without a rest.
        return Outcome::PutOff((*at).max(now + TimeDelta::seconds(1)));
    }
    match backoff::rest(attempts) {
        Some(rest) if error.downcast_ref::<GiveUp>().is_none() => Outcome::Retry(now + rest),
        _ => Outcome::GivenUp,
    }
}

/// Settles the row of a job that ran.
pub(super) async fn settle<C: Clone + Send + Sync + 'static>(
    conn: &mut Conn,
    registry: &Registry<C>,
    context: &C,
    claimed: &Claimed,
    result: anyhow::Result<()>,
    now: DateTime<Utc>,
) -> QueryResult<Outcome> {
    let outcome = judge(&result, claimed.attempts, now);
    let (job, kind, attempt) = (claimed.id, &claimed.kind, claimed.attempts);
    match (&outcome, result) {
        (Outcome::PutOff(at), _) => queue::put_off(conn, claimed, *at).await?,
        (Outcome::Retry(at), Err(error)) => {
            let error = format!("{error:#}");
            tracing::warn!(%job, kind, attempt, error, again_at = %at, "a job failed and will be tried again");
            queue::retry(conn, claimed, &error, *at).await?;
        }
        (Outcome::GivenUp, Err(error)) => {
            let error = Arc::new(error);
            let text = format!("{error:#}");
            tracing::error!(%job, kind, attempt, error = text, "a job was given up");
            match tell(registry, context, claimed, error).await {
                Ended::Recorded => queue::done(conn, claimed).await?,
                Ended::ForAdministrator => queue::fail(conn, claimed, &text, now).await?,
            }
        }
        _ => queue::done(conn, claimed).await?,
    }
    Ok(outcome)
}

/// Lets the job say that it was given up; when it can't, the administrator hears.
async fn tell<C: Clone + Send + Sync + 'static>(
    registry: &Registry<C>,
    context: &C,
    claimed: &Claimed,
    error: Arc<anyhow::Error>,
) -> Ended {
    let told = registry.give_up(&claimed.kind, claimed.payload.clone(), context.clone(), error);
    match AssertUnwindSafe(told).catch_unwind().await {
        Ok(Ok(ended)) => ended,
        Ok(Err(error)) => {
            tracing::error!(job = %claimed.id, error = format!("{error:#}"), "a job could not say that it was given up");
            Ended::ForAdministrator
        }
        Err(_) => Ended::ForAdministrator,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use serde::{Deserialize, Serialize};

    use super::super::Job;
    use super::*;

    /// Counts how often it ran. Running twice counts twice, which is what a test wants to see.
    #[derive(Serialize, Deserialize)]
    enum Try {
        Well,
        Panic,
        NotYet,
        Never,
    }

    impl Job<DateTime<Utc>> for Try {
        const NAME: &'static str = "try";
        async fn run(self, context: &DateTime<Utc>) -> anyhow::Result<()> {
            match self {
                Try::Well => Ok(()),
                Try::Panic => panic!("at the disco"),
                Try::NotYet => Err(anyhow::Error::from(Later(*context)).context("the hour is full")),
                Try::Never => Err(GiveUp("there is no such thing".into()).into()),
            }
        }
        async fn given_up(self, _: &DateTime<Utc>, error: &anyhow::Error) -> anyhow::Result<Ended> {
            anyhow::ensure!(matches!(self, Try::Never), "only one is told: {error}");
            Ok(Ended::Recorded)
        }
    }

    async fn outcome(job: Try, attempts: i32) -> Outcome {
        let now = DateTime::UNIX_EPOCH;
        let payload = serde_json::to_value(&job).unwrap();
        let registry = Registry::new().with::<Try>();
        judge(&run(&registry, &now, "try", payload, attempts).await, attempts, now)
    }

    fn after(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(seconds, 0).unwrap()
    }

    #[tokio::test]
    async fn a_job_that_succeeds_is_done() {
        assert_eq!(outcome(Try::Well, 1).await, Outcome::Done);
    }

    #[tokio::test]
    async fn a_panic_is_a_failed_attempt_and_says_what_it_said() {
        assert_eq!(outcome(Try::Panic, 2).await, Outcome::Retry(after(30)));
        assert_eq!(outcome(Try::Panic, 8).await, Outcome::GivenUp);
        let registry = Registry::new().with::<Try>();
        let error = run(&registry, &DateTime::UNIX_EPOCH, "try", "Panic".into(), 1).await.unwrap_err();
        assert_eq!(error.to_string(), "panicked: at the disco");
    }

    #[tokio::test]
    async fn later_is_heard_through_context_and_even_at_the_last_attempt() {
        assert_eq!(outcome(Try::NotYet, 8).await, Outcome::PutOff(after(1)));
    }

    #[tokio::test]
    async fn giving_up_needs_no_further_attempt() {
        assert_eq!(outcome(Try::Never, 1).await, Outcome::GivenUp);
    }

    #[tokio::test]
    async fn a_job_that_ended_every_server_is_not_run_a_ninth_time() {
        assert_eq!(outcome(Try::Well, 9).await, Outcome::GivenUp);
    }

    #[tokio::test]
    async fn a_payload_that_cannot_be_read_is_an_error_not_a_panic() {
        let registry = Registry::new().with::<Try>();
        let result = run(&registry, &DateTime::UNIX_EPOCH, "try", "Sing".into(), 1).await;
        assert_eq!(judge(&result, 1, DateTime::UNIX_EPOCH), Outcome::Retry(after(15)));
    }

    #[tokio::test]
    async fn a_job_may_say_itself_that_it_was_given_up() {
        let registry = Registry::new().with::<Try>();
        let why = || Arc::new(anyhow::anyhow!("why"));
        let told = registry.give_up("try", "Never".into(), DateTime::UNIX_EPOCH, why()).await;
        assert_eq!(told.unwrap(), Ended::Recorded);
        assert!(registry.give_up("try", "Well".into(), DateTime::UNIX_EPOCH, why()).await.is_err());
    }
}
