//! Workers: each claims a job, runs it, and looks for the next until told to stop.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tokio_util::sync::{CancellationToken, DropGuard};
use tokio_util::task::TaskTracker;
use tracing::Instrument;

use super::queue::{self, Claimed};
use super::{Registry, attempt, wake};
use crate::db::Db;
use crate::time::Clock;

/// How often an idle worker looks by itself, in case it wasn't told.
const POLL: Duration = Duration::from_secs(5);
/// The shortest rest of an idle worker, so that one that finds nothing to claim doesn't spin.
const NAP: Duration = Duration::from_millis(20);

/// Workers at work. Dropped, they finish what they have begun and take nothing new.
pub struct Workers {
    tasks: TaskTracker,
    stop: DropGuard,
}

impl Workers {
    /// Starts so many workers, and a connection of their own on which they hear of new jobs. With
    /// none, nothing is started.
    pub fn start<C: Clone + Send + Sync + 'static>(
        context: C,
        registry: Registry<C>,
        db: Db,
        clock: Clock,
        count: usize,
    ) -> Workers {
        let tasks = TaskTracker::new();
        let stop = CancellationToken::new();
        if count > 0 {
            let (wake, woken) = watch::channel(());
            tasks.spawn(wake::listen(db.url().to_owned(), wake, stop.clone()));
            let kinds = registry.names();
            let worker = Arc::new(Worker { context, registry, kinds, db, clock, stop: stop.clone() });
            for _ in 0..count {
                let (worker, woken) = (worker.clone(), woken.clone());
                tasks.spawn(async move { worker.work(woken).await });
            }
        }
        Workers { tasks, stop: stop.drop_guard() }
    }

    /// Takes nothing new and waits until what runs has finished, however long that takes.
    pub async fn stop(self) {
        drop(self.stop);
        self.tasks.close();
        self.tasks.wait().await;
    }
}

struct Worker<C> {
    context: C,
    registry: Registry<C>,
    kinds: Vec<&'static str>,
    db: Db,
    clock: Clock,
    stop: CancellationToken,
}

impl<C: Clone + Send + Sync + 'static> Worker<C> {
    async fn work(&self, mut woken: watch::Receiver<()>) {
        while !self.stop.is_cancelled() {
            // Seen before looking, so that what is queued meanwhile wakes us at once.
            woken.borrow_and_update();
            match self.one().await {
                Ok(true) => {}
                Ok(false) => self.rest(&mut woken, self.until_next().await).await,
                Err(error) => {
                    tracing::warn!(error = format!("{error:#}"), "a worker can't reach the queue; trying again");
                    self.rest(&mut woken, POLL).await;
                }
            }
        }
    }

    async fn rest(&self, woken: &mut watch::Receiver<()>, time: Duration) {
        tokio::select! {
            () = self.stop.cancelled() => {}
            Ok(()) = woken.changed() => {}
            () = tokio::time::sleep(time) => {}
        }
    }

    /// Until the next job is due, as far as we can know, and never longer than a poll.
    async fn until_next(&self) -> Duration {
        let Ok(mut conn) = self.db.conn().await else { return POLL };
        let next = queue::next_at(&mut conn, &self.kinds).await.ok().flatten();
        next.map_or(POLL, |at| (at - self.clock.now()).to_std().unwrap_or_default()).clamp(NAP, POLL)
    }

    /// Runs one job, if one is due. The connection goes back to the pool while it runs.
    async fn one(&self) -> anyhow::Result<bool> {
        let mut conn = self.db.conn().await?;
        let claimed = queue::claim(&mut conn, &self.kinds, None, self.clock.now()).await?;
        drop(conn);
        let Some(mut claimed) = claimed else { return Ok(false) };
        let span = tracing::info_span!("job", kind = claimed.kind, id = %claimed.id);
        let result = self.attempt(&mut claimed).instrument(span).await;
        let mut conn = self.db.conn().await?;
        attempt::settle(&mut conn, &self.registry, &self.context, &claimed, result, self.clock.now()).await?;
        Ok(true)
    }

    /// Runs the job and keeps its lease alive meanwhile.
    async fn attempt(&self, claimed: &mut Claimed) -> anyhow::Result<()> {
        let (kind, payload) = (claimed.kind.clone(), claimed.payload.clone());
        let mut running = std::pin::pin!(attempt::run(&self.registry, &self.context, &kind, payload, claimed.attempts));
        loop {
            tokio::select! {
                result = &mut running => return result,
                () = tokio::time::sleep(queue::renewal()) => self.renew(claimed).await,
            }
        }
    }

    async fn renew(&self, claimed: &mut Claimed) {
        let renewed = match self.db.conn().await {
            Ok(mut conn) => queue::renew(&mut conn, claimed, self.clock.now()).await.unwrap_or(false),
            Err(_) => false,
        };
        if !renewed {
            tracing::warn!(job = %claimed.id, "a job's lease could not be renewed; another worker may run it too");
        }
    }
}
