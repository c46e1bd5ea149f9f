//! Jobs on a real queue: each runs, whatever happens to its workers.

use std::sync::{Arc, Mutex};

use carrel::db::schema::jobs as rows;
use carrel::db::{Conn, Db};
use carrel::jobs::{self, GiveUp, Job, Later, MAX_ATTEMPTS, Options, Registry, Workers};
use carrel::time::{Clock, SetClock};
use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncConnection, RunQueryDsl};
use futures_util::FutureExt;
use serde::{Deserialize, Serialize};
use tokio::sync::{Notify, mpsc};

use crate::harness::Database;

/// What the jobs of these tests can reach.
#[derive(Clone)]
struct Stage {
    /// Hears the word of each `Say` that ran.
    said: mpsc::UnboundedSender<String>,
    /// Hears that a `Wait` has begun.
    begun: Arc<Notify>,
    /// Lets a `Wait` go on.
    open: Arc<Notify>,
    /// Whether a `Stumble` falls.
    trips: Arc<Mutex<bool>>,
}

impl Stage {
    fn new() -> (Stage, mpsc::UnboundedReceiver<String>) {
        let (said, heard) = mpsc::unbounded_channel();
        let stage = Stage { said, begun: Arc::default(), open: Arc::default(), trips: Arc::new(Mutex::new(true)) };
        (stage, heard)
    }
}

/// Says a word. Said twice it is heard twice, so that tests notice.
#[derive(Serialize, Deserialize)]
struct Say(String);

impl Job<Stage> for Say {
    const NAME: &'static str = "say";
    async fn run(self, stage: &Stage) -> anyhow::Result<()> {
        Ok(stage.said.send(self.0)?)
    }
}

/// Waits until it is let go on; waiting twice harms nobody.
#[derive(Serialize, Deserialize)]
struct Wait;

impl Job<Stage> for Wait {
    const NAME: &'static str = "wait";
    async fn run(self, stage: &Stage) -> anyhow::Result<()> {
        stage.begun.notify_one();
        stage.open.notified().await;
        Ok(stage.said.send("waited".into())?)
    }
}

/// Ends in the way it is told, without doing anything.
#[derive(Serialize, Deserialize)]
enum Stumble {
    Fail,
    Panic,
    GiveUp,
    Later(DateTime<Utc>),
}

impl Job<Stage> for Stumble {
    const NAME: &'static str = "stumble";
    async fn run(self, stage: &Stage) -> anyhow::Result<()> {
        let trips = *stage.trips.lock().unwrap();
        match self {
            _ if !trips => Ok(()),
            Stumble::Fail => anyhow::bail!("tripped over a cart"),
            Stumble::Panic => panic!("a shelf fell"),
            Stumble::GiveUp => Err(GiveUp("there is no such shelf".into()).into()),
            Stumble::Later(at) => Err(Later(at).into()),
        }
    }
}

fn registry() -> Registry<Stage> {
    Registry::new().with::<Say>().with::<Wait>().with::<Stumble>()
}

fn start() -> DateTime<Utc> {
    "2025-11-18T15:00:00Z".parse().unwrap()
}

fn say(word: impl ToString) -> Say {
    Say(word.to_string())
}

fn keyed(key: &str) -> Options {
    Options { unique_key: Some(key.into()), ..Options::default() }
}

fn pool(database: &Database) -> Db {
    Db::new(&carrel::db::Options { url: database.url(), connections: 6, prepared_statements: true }).unwrap()
}

async fn work_off(conn: &mut Conn, stage: &Stage, now: DateTime<Utc>) -> Vec<String> {
    jobs::work_off(&registry(), stage, conn, now).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn many_workers_run_every_job_once() {
    let database = Database::new().await;
    let (stage, mut heard) = Stage::new();
    let teams: Vec<Workers> =
        (0..2).map(|_| Workers::start(stage.clone(), registry(), pool(&database), Clock::System, 2)).collect();

    let mut conn = database.conn().await;
    for word in 0..100 {
        assert!(jobs::enqueue(&mut conn, &say(word), Options::default(), Clock::System.now()).await.unwrap());
    }
    let mut words = Vec::new();
    while words.len() < 100 {
        words.push(heard.recv().await.unwrap().parse::<u32>().unwrap());
    }
    for team in teams {
        team.stop().await;
    }
    assert!(heard.try_recv().is_err(), "something ran twice");
    words.sort_unstable();
    assert_eq!(words, (0..100).collect::<Vec<u32>>());
    assert_eq!(jobs::waiting(&mut conn).await.unwrap(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_idle_worker_hears_of_a_job_when_its_transaction_commits_and_never_of_one_rolled_back() {
    let database = Database::new().await;
    let (stage, mut heard) = Stage::new();
    let workers = Workers::start(stage, registry(), pool(&database), Clock::System, 1);
    let mut conn = database.conn().await;

    let failed: QueryResult<()> = conn
        .transaction(async |conn| {
            jobs::enqueue(conn, &say("rolled back"), Options::default(), Clock::System.now()).await?;
            Err(diesel::result::Error::RollbackTransaction)
        })
        .await;
    assert!(failed.is_err());
    let committed: QueryResult<bool> = conn
        .transaction(async |conn| jobs::enqueue(conn, &say("committed"), Options::default(), Clock::System.now()).await)
        .await;
    assert!(committed.unwrap());

    assert_eq!(heard.recv().await.unwrap(), "committed");
    workers.stop().await;
    assert!(heard.try_recv().is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_job_that_is_queued_already_is_not_queued_again() {
    let database = Database::new().await;
    let (stage, mut heard) = Stage::new();
    let mut conn = database.conn().await;

    assert!(jobs::enqueue(&mut conn, &say("first"), keyed("one"), start()).await.unwrap());
    assert!(!jobs::enqueue(&mut conn, &say("second"), keyed("one"), start()).await.unwrap());
    assert!(jobs::enqueue(&mut conn, &say("other"), keyed("two"), start()).await.unwrap());
    assert_eq!(work_off(&mut conn, &stage, start()).await, ["say", "say"]);
    assert_eq!((heard.recv().await.unwrap(), heard.recv().await.unwrap()), ("first".into(), "other".into()));
    assert!(jobs::enqueue(&mut conn, &say("afterwards"), keyed("one"), start()).await.unwrap());
}

#[tokio::test(flavor = "multi_thread")]
async fn jobs_run_in_the_order_in_which_they_are_due() {
    let database = Database::new().await;
    let (stage, mut heard) = Stage::new();
    let mut conn = database.conn().await;
    let at = |seconds| Options { run_at: Some(start() + TimeDelta::seconds(seconds)), ..Options::default() };

    for (word, options) in [("tomorrow", at(86_400)), ("now", at(0)), ("now too", at(0)), ("overdue", at(-60))] {
        jobs::enqueue(&mut conn, &say(word), options, start()).await.unwrap();
    }
    assert_eq!(work_off(&mut conn, &stage, start()).await, ["say", "say", "say"]);
    for word in ["overdue", "now", "now too"] {
        assert_eq!(heard.recv().await.unwrap(), word);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_job_of_a_dead_worker_runs_again_when_its_lease_has_ended() {
    let database = Database::new().await;
    let (stage, mut heard) = Stage::new();
    let mut conn = database.conn().await;
    jobs::enqueue(&mut conn, &Wait, Options::default(), start()).await.unwrap();

    let (dying, mut line) = (stage.clone(), database.conn().await);
    let worker = tokio::spawn(async move { work_off(&mut line, &dying, start()).await });
    stage.begun.notified().await;
    worker.abort();
    assert!(worker.await.unwrap_err().is_cancelled());

    let nearly = start() + TimeDelta::minutes(5) - TimeDelta::seconds(1);
    assert!(work_off(&mut conn, &stage, nearly).await.is_empty());
    stage.open.notify_one();
    assert_eq!(work_off(&mut conn, &stage, start() + TimeDelta::minutes(5)).await, ["wait"]);
    assert_eq!(heard.recv().await.unwrap(), "waited");
}

#[tokio::test(flavor = "multi_thread")]
async fn workers_that_are_told_to_stop_finish_what_they_have_begun_and_take_nothing_new() {
    let database = Database::new().await;
    let (stage, mut heard) = Stage::new();
    let mut conn = database.conn().await;
    let clock = SetClock::at(start());
    let workers = Workers::start(stage.clone(), registry(), pool(&database), Clock::Set(clock), 1);
    jobs::enqueue(&mut conn, &Wait, Options::default(), start()).await.unwrap();
    stage.begun.notified().await;

    jobs::enqueue(&mut conn, &say("new"), Options::default(), start()).await.unwrap();
    let mut stopping = std::pin::pin!(workers.stop());
    assert!((&mut stopping).now_or_never().is_none(), "stopped while a job was running");
    stage.open.notify_one();
    stopping.await;
    assert_eq!(heard.recv().await.unwrap(), "waited");
    assert!(heard.try_recv().is_err());
    assert_eq!(jobs::waiting(&mut conn).await.unwrap(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_panic_does_not_end_its_worker() {
    let database = Database::new().await;
    let (stage, mut heard) = Stage::new();
    let mut conn = database.conn().await;
    let workers = Workers::start(stage, registry(), pool(&database), Clock::Set(SetClock::at(start())), 1);
    let earlier = Options { run_at: Some(start() - TimeDelta::hours(1)), ..Options::default() };
    jobs::enqueue(&mut conn, &Stumble::Panic, earlier, start()).await.unwrap();
    jobs::enqueue(&mut conn, &say("still here"), Options::default(), start()).await.unwrap();

    assert_eq!(heard.recv().await.unwrap(), "still here");
    workers.stop().await;
    let error: Option<String> = rows::table.select(rows::last_error).first(&mut conn).await.unwrap();
    assert_eq!(error.unwrap(), "panicked: a shelf fell");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_job_that_fails_rests_longer_each_time_until_the_administrator_sees_it() {
    let database = Database::new().await;
    let (stage, _heard) = Stage::new();
    let mut conn = database.conn().await;
    jobs::enqueue(&mut conn, &Stumble::Fail, Options::default(), start()).await.unwrap();

    let mut now = start();
    for rest in [15, 30, 60, 120, 240, 480, 960] {
        assert_eq!(work_off(&mut conn, &stage, now).await, ["stumble: tripped over a cart"]);
        now += TimeDelta::seconds(rest);
        assert!(work_off(&mut conn, &stage, now - TimeDelta::seconds(1)).await.is_empty());
        assert!(jobs::list_failed(&mut conn, 10).await.unwrap().is_empty());
    }
    assert_eq!(work_off(&mut conn, &stage, now).await.len(), 1);
    assert!(work_off(&mut conn, &stage, now + TimeDelta::days(9)).await.is_empty());

    let failed = jobs::list_failed(&mut conn, 10).await.unwrap();
    assert_eq!((failed.len(), failed[0].kind.as_str(), failed[0].attempts), (1, "stumble", MAX_ATTEMPTS));
    assert_eq!(failed[0].last_error.as_deref(), Some("tripped over a cart"));
    assert_eq!(failed[0].failed_at, Some(now));

    *stage.trips.lock().unwrap() = false;
    assert!(jobs::run_again(&mut conn, failed[0].id, now).await.unwrap());
    assert!(!jobs::run_again(&mut conn, failed[0].id, now).await.unwrap());
    assert_eq!(work_off(&mut conn, &stage, now).await, ["stumble"]);
    assert!(jobs::list_failed(&mut conn, 10).await.unwrap().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_failed_job_that_was_queued_anew_goes_when_it_is_run_again() {
    let database = Database::new().await;
    let (stage, _heard) = Stage::new();
    let mut conn = database.conn().await;
    jobs::enqueue(&mut conn, &Stumble::GiveUp, keyed("shelf"), start()).await.unwrap();
    assert_eq!(work_off(&mut conn, &stage, start()).await, ["stumble: there is no such shelf"]);
    let failed = jobs::list_failed(&mut conn, 10).await.unwrap().remove(0);
    assert_eq!(failed.attempts, 1);

    assert!(jobs::enqueue(&mut conn, &Stumble::GiveUp, keyed("shelf"), start()).await.unwrap());
    assert!(jobs::run_again(&mut conn, failed.id, start()).await.unwrap());
    assert!(jobs::list_failed(&mut conn, 10).await.unwrap().is_empty());
    assert_eq!(jobs::waiting(&mut conn).await.unwrap(), 1);
    assert!(!jobs::discard(&mut conn, failed.id).await.unwrap());
}

#[tokio::test(flavor = "multi_thread")]
async fn later_is_not_an_attempt() {
    let database = Database::new().await;
    let (stage, _heard) = Stage::new();
    let mut conn = database.conn().await;
    let tomorrow = start() + TimeDelta::days(1);
    jobs::enqueue(&mut conn, &Stumble::Later(tomorrow), Options::default(), start()).await.unwrap();

    assert_eq!(work_off(&mut conn, &stage, start()).await, ["stumble later"]);
    let row: (DateTime<Utc>, i32) = rows::table.select((rows::run_at, rows::attempts)).first(&mut conn).await.unwrap();
    assert_eq!(row, (tomorrow, 0));
    assert!(work_off(&mut conn, &stage, tomorrow - TimeDelta::seconds(1)).await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_job_of_a_kind_we_do_not_know_is_left_for_another_server() {
    let database = Database::new().await;
    let (stage, _heard) = Stage::new();
    let mut conn = database.conn().await;
    jobs::enqueue(&mut conn, &say("hello"), Options::default(), start()).await.unwrap();

    let older = Registry::new().with::<Wait>();
    assert!(jobs::work_off(&older, &stage, &mut conn, start()).await.unwrap().is_empty());
    assert_eq!(jobs::waiting(&mut conn).await.unwrap(), 1);
    assert_eq!(work_off(&mut conn, &stage, start()).await, ["say"]);
}
