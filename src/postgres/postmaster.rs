//! The server's first process: watched, and stopped in order.

use std::fmt;
use std::process::ExitStatus;
use std::time::Duration;

use anyhow::bail;
use rustix::process::Signal;
use tokio::process::Child;
use tokio::time::{sleep, timeout};

use super::process;

/// How long an orderly stop may take; it writes out all that is in memory.
const ORDERLY: Duration = Duration::from_secs(60);
/// How long the disorderly stop after that may take.
const ABRUPT: Duration = Duration::from_secs(10);
/// How often an adopted server, which is no child of ours, is looked after.
const LOOK: Duration = Duration::from_millis(500);

/// How the server ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// It was our child and left this status.
    Status(ExitStatus),
    /// An earlier Carrel had started it, so all that is known is that it ended.
    Unknown,
}

impl fmt::Display for Exit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Exit::Status(status) => write!(f, "Postgres ended ({status})"),
            Exit::Unknown => f.write_str("Postgres ended"),
        }
    }
}

/// The server's first process, from which all its others come.
#[derive(Debug)]
pub(super) enum Postmaster {
    /// Started by us.
    Child { child: Child, pid: i32 },
    /// Started by a Carrel that is no more.
    Adopted { pid: i32 },
}

impl Postmaster {
    pub fn pid(&self) -> i32 {
        match self {
            Postmaster::Child { pid, .. } | Postmaster::Adopted { pid } => *pid,
        }
    }

    /// How it ended, if it has.
    pub fn has_exited(&mut self) -> Option<Exit> {
        match self {
            Postmaster::Child { child, .. } => child.try_wait().ok().flatten().map(Exit::Status),
            Postmaster::Adopted { pid } => (!process::alive(*pid)).then_some(Exit::Unknown),
        }
    }

    pub async fn exited(&mut self) -> Exit {
        self.wait(LOOK).await
    }

    async fn wait(&mut self, look: Duration) -> Exit {
        match self {
            Postmaster::Child { child, .. } => match child.wait().await {
                Ok(status) => Exit::Status(status),
                Err(_) => Exit::Unknown,
            },
            Postmaster::Adopted { pid } => {
                while process::alive(*pid) {
                    sleep(look).await;
                }
                Exit::Unknown
            }
        }
    }

    /// Ends the server: in order, then abruptly, then by force.
    pub async fn stop(&mut self) -> anyhow::Result<()> {
        // SIGINT is Postgres's "fast shutdown", SIGQUIT its "immediate shutdown".
        for (signal, patience) in [(Signal::INT, ORDERLY), (Signal::QUIT, ABRUPT), (Signal::KILL, ABRUPT)] {
            // Once collected, the number may belong to somebody else.
            if self.has_exited().is_some() {
                return Ok(());
            }
            process::signal(self.pid(), signal)?;
            if timeout(patience, self.wait(Duration::from_millis(5))).await.is_ok() {
                return Ok(());
            }
            tracing::warn!(pid = self.pid(), ?signal, "Postgres has not stopped in time");
        }
        bail!("process {} is still there", self.pid())
    }
}
