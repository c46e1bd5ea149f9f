//! What runs beside the pages: jobs, the clock of what recurs, the line that revokes sessions.

use tokio_util::task::AbortOnDropHandle;

use crate::accounts::sessions;
use crate::app::App;
use crate::jobs::Workers;
use crate::registry;
use crate::schedule::{self, Scheduler};

/// All of it, running.
pub struct Background {
    hearing: AbortOnDropHandle<()>,
    clock: Scheduler,
    workers: Workers,
}

impl Background {
    /// Starts it. With `job_workers` at 0 jobs are left to another server; the clock runs all the
    /// same, for what is due is in the database and is done once.
    pub async fn start(app: &App) -> anyhow::Result<Background> {
        let clock = schedule::start(app.clone()).await?;
        let count = app.config().job_workers;
        let workers = Workers::start(app.clone(), registry::registry(), app.db().clone(), app.clock().clone(), count);
        let hearing = AbortOnDropHandle::new(tokio::spawn(sessions::listen(app.clone())));
        Ok(Background { hearing, clock, workers })
    }

    /// Begins nothing more and waits for what has begun. Dropped instead, it is cut short, and the
    /// jobs run again elsewhere or at the next start.
    pub async fn stop(self) {
        drop(self.hearing);
        if let Err(error) = self.clock.stop().await {
            tracing::warn!(error = format!("{error:#}"), "the scheduler did not stop in order");
        }
        self.workers.stop().await;
    }
}
