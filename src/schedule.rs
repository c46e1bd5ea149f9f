//! Every recurring job and when, in one list.
//!
//! The scheduler is only the clock, in UTC. What is due is in the data, so that a tick that was
//! missed heals at the next one, and two servers do what is due once.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use anyhow::Context;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use tokio::sync::Mutex;
use tokio_cron_scheduler::{Job, JobScheduler};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::app::App;
use crate::credit::programs::{renew, successions_begun};
use crate::{accounts, certificates, claiming, digests, erasing, notes, programs, progress, rooms, study};

/// Something that is done again and again.
pub struct Entry<C> {
    /// What the logs call it.
    pub name: &'static str,
    /// When, in UTC: second, minute, hour, day of month, month, day of week.
    pub cron: &'static str,
    /// What. A tick that fails is logged; the next one comes anyway.
    pub run: fn(C) -> BoxFuture<'static, anyhow::Result<()>>,
}

/// The list.
pub const ENTRIES: &[Entry<App>] = &[
    Entry {
        name: "digests",
        cron: "0 * * * * *",
        run: |app| {
            Box::pin(async move {
                digests::tick(&app).await?;
                Ok(())
            })
        },
    },
    Entry {
        name: "close rooms",
        cron: "0 */10 * * * *",
        run: |app| {
            Box::pin(async move {
                rooms::tick(&app).await?;
                Ok(())
            })
        },
    },
    Entry {
        name: "sign what is not signed yet",
        cron: "0 40 9 * * *",
        run: |app| {
            Box::pin(async move {
                certificates::attest_missing(&app).await?;
                Ok(())
            })
        },
    },
    Entry {
        name: "periods and reminders",
        cron: "0 10 13 * * *",
        run: |app| {
            Box::pin(async move {
                programs::tick(&app).await?;
                Ok(())
            })
        },
    },
    Entry {
        // Who is on track today: once midnight has passed in every state.
        name: "where people stand",
        cron: "0 5 10 * * *",
        run: |app| {
            Box::pin(async move {
                study::enter_all_lessons(&app).await?;
                let mut conn = app.conn().await?;
                successions_begun(&mut conn, app.now()).await?;
                renew(&mut conn, None, false, app.now()).await?;
                Ok(())
            })
        },
    },
    Entry {
        name: "how long lessons take",
        cron: "0 30 9 * * *",
        run: |app| {
            Box::pin(async move {
                progress::count_medians(&mut *app.conn().await?, app.now()).await?;
                Ok(())
            })
        },
    },
    Entry {
        name: "forget what is over",
        cron: "0 20 9 * * *",
        run: |app| {
            Box::pin(async move {
                let (mut conn, now) = (app.conn().await?, app.now());
                accounts::purge(&mut conn, now).await?;
                notes::purge(&mut conn, now).await?;
                Ok(())
            })
        },
    },
    Entry {
        name: "erase whose wait is over",
        cron: "0 50 * * * *",
        run: |app| {
            Box::pin(async move {
                erasing::tick(&app).await?;
                Ok(())
            })
        },
    },
    Entry {
        name: "sweep evidence",
        cron: "0 40 9 * * *",
        run: |app| {
            Box::pin(async move {
                claiming::sweep(&app).await?;
                Ok(())
            })
        },
    },
];

/// The clock at work.
pub struct Scheduler {
    clock: JobScheduler,
    ticks: TaskTracker,
    stop: CancellationToken,
}

/// Starts the clock over every entry of the list.
pub async fn start(app: App) -> anyhow::Result<Scheduler> {
    Scheduler::over(app, ENTRIES).await
}

impl Scheduler {
    async fn over<C>(context: C, entries: &'static [Entry<C>]) -> anyhow::Result<Scheduler>
    where
        C: Clone + Send + Sync + 'static,
    {
        let clock = JobScheduler::new().await?;
        let (ticks, stop) = (TaskTracker::new(), CancellationToken::new());
        for entry in entries {
            let tick = Arc::new(Tick { entry, context: context.clone(), running: Mutex::new(()) });
            let (ticks, stop) = (ticks.clone(), stop.clone());
            let job = Job::new_async(entry.cron, move |_, _| {
                let (tick, stop) = (tick.clone(), stop.clone());
                Box::pin(ticks.track_future(async move {
                    if !stop.is_cancelled() {
                        tick.fire().await;
                    }
                }))
            });
            clock.add(job.with_context(|| format!("when {} runs: \"{}\"", entry.name, entry.cron))?).await?;
        }
        clock.start().await?;
        Ok(Scheduler { clock, ticks, stop })
    }

    /// Starts nothing more and waits until what runs has finished.
    pub async fn stop(mut self) -> anyhow::Result<()> {
        self.stop.cancel();
        self.clock.shutdown().await?;
        self.ticks.close();
        self.ticks.wait().await;
        Ok(())
    }
}

/// An entry and whether it is running.
struct Tick<C: 'static> {
    entry: &'static Entry<C>,
    context: C,
    running: Mutex<()>,
}

impl<C: Clone> Tick<C> {
    /// Runs it, unless it is still running from the last time. Returns whether it ran.
    async fn fire(&self) -> bool {
        let Ok(_running) = self.running.try_lock() else {
            tracing::debug!(name = self.entry.name, "still running; this tick is left out");
            return false;
        };
        let running = async { (self.entry.run)(self.context.clone()).await };
        let result = AssertUnwindSafe(running).catch_unwind().await;
        let error = match result {
            Ok(Ok(())) => return true,
            Ok(Err(error)) => format!("{error:#}"),
            Err(_) => "panicked".to_owned(),
        };
        tracing::error!(name = self.entry.name, error, "a scheduled task failed; it runs again at its next time");
        true
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use std::collections::HashSet;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use tokio::sync::Notify;

    use super::*;

    #[derive(Clone, Default)]
    struct Gate {
        begun: Arc<AtomicUsize>,
        open: Arc<Notify>,
    }

    async fn wait_at(gate: Gate) -> anyhow::Result<()> {
        gate.begun.fetch_add(1, Ordering::SeqCst);
        gate.open.notified().await;
        Ok(())
    }

    static WAITS: Entry<Gate> = Entry { name: "waits", cron: "* * * * * *", run: |gate| Box::pin(wait_at(gate)) };
    static PANICS: Entry<()> = Entry { name: "panics", cron: "* * * * * *", run: |()| panic!("no future at all") };
    static NEVER: &[Entry<()>] = &[Entry { name: "never", cron: "at tea", run: |()| Box::pin(async { Ok(()) }) }];
    static YEARLY: &[Entry<()>] =
        &[Entry { name: "yearly", cron: "0 0 0 1 1 *", run: |()| Box::pin(async { Ok(()) }) }];

    #[tokio::test]
    async fn a_tick_that_is_still_running_is_not_started_again() {
        let gate = Gate::default();
        let tick = Arc::new(Tick { entry: &WAITS, context: gate.clone(), running: Mutex::new(()) });
        let first = tokio::spawn({
            let tick = tick.clone();
            async move { tick.fire().await }
        });
        while gate.begun.load(Ordering::SeqCst) == 0 {
            tokio::task::yield_now().await;
        }
        assert!(!tick.fire().await);
        gate.open.notify_one();
        assert!(first.await.unwrap());
        gate.open.notify_one();
        assert!(tick.fire().await);
        assert_eq!(gate.begun.load(Ordering::SeqCst), 2);
    }

    #[tokio::test]
    async fn a_tick_that_panics_runs_at_its_next_time() {
        let tick = Tick { entry: &PANICS, context: (), running: Mutex::new(()) };
        assert!(tick.fire().await);
        assert!(tick.fire().await);
    }

    #[tokio::test]
    async fn a_time_that_cannot_be_read_names_its_entry() {
        let error = Scheduler::over((), NEVER).await.err().expect("no such time").to_string();
        assert!(error.contains("never") && error.contains("at tea"), "{error}");
    }

    #[tokio::test]
    async fn the_clock_starts_and_stops() {
        Scheduler::over((), YEARLY).await.unwrap().stop().await.unwrap();
    }

    #[test]
    fn every_entry_has_a_name_of_its_own_and_a_time_that_can_be_read() {
        let names: HashSet<&str> = ENTRIES.iter().map(|entry| entry.name).collect();
        assert_eq!(names.len(), ENTRIES.len());
        for entry in ENTRIES {
            assert!(Job::new_async(entry.cron, |_, _| Box::pin(async {})).is_ok(), "{}", entry.name);
        }
    }
}
