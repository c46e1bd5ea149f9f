//! Being asked to stop: Ctrl-C in a terminal, SIGTERM from whatever started us.

use tokio::signal::unix::{Signal, SignalKind, signal};

/// Listens from the moment it is made.
pub struct Signals {
    interrupt: Signal,
    terminate: Signal,
}

/// Somebody asked us to stop before we were done.
#[derive(Debug, thiserror::Error)]
#[error("stopped")]
pub struct Interrupted;

impl Signals {
    /// From now on neither signal ends the program by itself.
    pub fn listen() -> std::io::Result<Signals> {
        Ok(Signals { interrupt: signal(SignalKind::interrupt())?, terminate: signal(SignalKind::terminate())? })
    }

    /// Waits until somebody asks; each asking counts once.
    pub async fn asked(&mut self) {
        tokio::select! {
            Some(()) = self.interrupt.recv() => {}
            Some(()) = self.terminate.recv() => {}
            else => std::future::pending().await,
        }
    }

    /// Does this unless somebody asks to stop first.
    pub async fn unless<T>(&mut self, work: impl Future<Output = anyhow::Result<T>>) -> anyhow::Result<T> {
        tokio::select! {
            done = work => done,
            () = self.asked() => Err(Interrupted.into()),
        }
    }
}
