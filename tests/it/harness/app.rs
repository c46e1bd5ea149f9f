//! The whole program in this process, on a database of its own, with a clock that a test sets.

use std::cell::Cell;
use std::path::Path;
use std::rc::Rc;

use actix_web::dev::{Service, ServiceResponse};
use actix_web::test;
use carrel::app::App;
use carrel::config::Config;
use carrel::db::{self, Conn, Db, Guard};
use carrel::serve::http;
use carrel::time::{Clock, SetClock};
use carrel::token::Keys;
use carrel::{jobs, organizations};
use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use futures_util::future::LocalBoxFuture;

use super::cluster::block_on;
use super::{Database, Visitor, repository};

/// A request goes in, a response comes out.
pub type Ask = Rc<dyn Fn(test::TestRequest) -> LocalBoxFuture<'static, ServiceResponse>>;

/// The program under test. Dropping it fails the test when jobs are left in the queue.
pub struct TestApp {
    /// What handlers and jobs reach.
    pub app: App,
    /// The time; it stands still until a test moves it.
    pub clock: SetClock,
    /// The data directory.
    pub data: tempfile::TempDir,
    database: Database,
    ask: Ask,
    may_leave_jobs: Cell<bool>,
}

impl TestApp {
    /// The program with its default options, serving the repository's own `content/`.
    pub async fn new() -> TestApp {
        TestApp::with("").await
    }

    /// The same with options as in `carrel.toml`.
    pub async fn with(options: &str) -> TestApp {
        let test = TestApp::on(Database::with_content().await, options).await;
        organizations::show_help_line(&mut *test.conn().await, &test.app).await.unwrap();
        test
    }

    /// The program before anything is loaded, without organizations and lessons.
    pub async fn bare() -> TestApp {
        TestApp::on(Database::new().await, "").await
    }

    async fn on(database: Database, options: &str) -> TestApp {
        let data = tempfile::tempdir().unwrap();
        let clock = SetClock::at(morning());
        let app = program(data.path(), &database.url(), options, &clock);
        let ask = serve(app.clone()).await;
        TestApp { app, clock, data, database, ask, may_leave_jobs: Cell::new(false) }
    }

    /// Someone who isn't signed in.
    pub fn visitor(&self) -> Visitor {
        Visitor::new(self.app.clone(), self.ask.clone())
    }

    /// A connection, for looking at what pages don't show.
    pub async fn conn(&self) -> Guard {
        self.app.conn().await.unwrap()
    }

    /// Lets time pass.
    pub fn pass(&self, time: TimeDelta) {
        self.clock.advance(time);
    }

    /// Runs all jobs that are due, and those that they queue. Returns their names in order, each that
    /// failed with its error.
    pub async fn work_off(&self) -> Vec<String> {
        let (registry, now) = (carrel::registry::registry(), self.app.now());
        jobs::work_off(&registry, &self.app, &mut *self.conn().await, now).await.unwrap()
    }

    /// Says that this test may end with jobs in the queue.
    pub fn may_leave_jobs(&self) {
        self.may_leave_jobs.set(true);
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        if std::thread::panicking() || self.may_leave_jobs.get() {
            return;
        }
        let database = &self.database;
        let left = block_on(async move { queued(&mut database.conn().await).await });
        assert!(left.is_empty(), "the test ends with jobs in the queue: {left:?}. work_off() runs them.");
    }
}

async fn queued(conn: &mut Conn) -> Vec<String> {
    use carrel::db::schema::jobs;

    jobs::table.select(jobs::kind).order(jobs::id).load(conn).await.unwrap()
}

/// Tuesday, November 18, 2025, 9:00 in Chicago: a weekday, away from daylight saving changes.
pub fn morning() -> DateTime<Utc> {
    "2025-11-18T15:00:00Z".parse().unwrap()
}

/// The parts, put together on a database.
pub(super) fn program(data: &Path, url: &str, options: &str, clock: &SetClock) -> App {
    let db = Db::new(&db::Options { url: url.to_owned(), connections: 8, prepared_statements: true });
    let keys = Keys::new("the secret of all tests, long enough to be one");
    App::new(config(data, url, options), db.unwrap(), Clock::Set(clock.clone()), keys).unwrap()
}

fn config(data: &Path, url: &str, options: &str) -> Config {
    let quoted = |path: &Path| format!("{:?}", path.display().to_string());
    let file = data.join("carrel.toml");
    let given = format!(
        "data_dir = {}\ncontent_dir = {}\ndatabase_url = {url:?}\njob_workers = 0\n{options}\n",
        quoted(data),
        quoted(&repository("content")),
    );
    std::fs::write(&file, given).unwrap();
    Config::load(Some(&file)).unwrap()
}

/// The service as production builds it.
async fn serve(app: App) -> Ask {
    let service = Rc::new(test::init_service(http::service(&app)).await);
    Rc::new(move |request| {
        let service = service.clone();
        Box::pin(async move {
            match service.call(request.to_request()).await {
                Ok(response) => response.map_into_boxed_body(),
                Err(error) => panic!("the service let an error through: {error}"),
            }
        })
    })
}
