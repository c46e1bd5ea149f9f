//! Durable jobs: rows under lease, run by workers that may be many.
//!
//! A verb inserts a job in its own transaction, so that the two happen together or not at all; a
//! worker is told at commit, claims the row for five minutes in a short transaction, runs it outside
//! any transaction and deletes the row. When a worker dies, its lease ends and the job runs again:
//! **a job may run twice, and each says in its docstring how that is harmless.**

mod attempt;
mod backoff;
mod failed;
mod queue;
mod registry;
mod wake;
mod work_off;
mod workers;

use std::future::Future;

use chrono::{DateTime, Utc};
use serde::Serialize;
use serde::de::DeserializeOwned;
use thiserror::Error;

pub use backoff::MAX_ATTEMPTS;
pub use failed::{Failed, discard, erase, list_failed, run_again};
pub use queue::{JobId, Options, enqueue, waiting};
pub use registry::Registry;
pub use work_off::work_off;
pub use workers::Workers;

/// Something to do later. It carries ids rather than data, and may run twice without harm.
///
/// `C` is what it can reach while it runs: the whole program, or the part that it needs.
pub trait Job<C>: Serialize + DeserializeOwned + Send + 'static {
    /// What rows call it. Never changes once such rows can exist.
    const NAME: &'static str;

    /// Does it. An error means: try again later, unless it is [`GiveUp`] or [`Later`].
    fn run(self, context: &C) -> impl Future<Output = anyhow::Result<()>> + Send;

    /// Says where it matters that the last attempt has failed, and why. By default the job is kept
    /// and shown to the administrator.
    fn given_up(self, context: &C, error: &anyhow::Error) -> impl Future<Output = anyhow::Result<Ended>> + Send {
        let _ = (self, context, error);
        async { Ok(Ended::ForAdministrator) }
    }
}

/// What becomes of a job whose last attempt has failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// Its row is kept with the error, for the administrator to run again or discard.
    ForAdministrator,
    /// The failure stands where people will look for it; the row goes.
    Recorded,
}

/// The error of a job that can't succeed however often it is tried: no further attempt is made.
#[derive(Debug, Error)]
#[error("{0}")]
pub struct GiveUp(pub String);

/// The error of a job that came too early: it runs again at this time, and this was no attempt.
#[derive(Debug, Error)]
#[error("not before {0}")]
pub struct Later(pub DateTime<Utc>);
