//! One throw-away Postgres for the whole run, kept in the target directory for the next one.
//!
//! The supervisor of the program itself runs it. It ends with this process, however that ends: a
//! shell beside it holds the other end of a pipe, and stops the server when the pipe closes.

use std::fs::File;
use std::future::Future;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use carrel::postgres;
use tokio::runtime::Runtime;

/// The server of this run.
pub struct Server {
    cluster: Option<postgres::Cluster>,
    given: Option<String>,
}

/// What must live until this process ends.
struct Shared {
    runtime: Runtime,
    server: OnceLock<Server>,
}

static SHARED: OnceLock<Shared> = OnceLock::new();

fn shared() -> &'static Shared {
    SHARED.get_or_init(|| {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
        Shared { runtime, server: OnceLock::new() }
    })
}

/// Runs a future to its end on the shared runtime, from anywhere, also from inside another runtime.
pub fn block_on<T: Send>(future: impl Future<Output = T> + Send) -> T {
    std::thread::scope(|scope| {
        let thread = scope.spawn(|| shared().runtime.block_on(future));
        thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })
}

/// Runs a future beside everything else.
pub fn spawn(future: impl Future<Output = ()> + Send + 'static) {
    shared().runtime.spawn(future);
}

/// The server, started when first asked for.
pub fn server() -> &'static Server {
    shared().server.get_or_init(|| match std::env::var("CARREL_TEST_DATABASE_URL") {
        Ok(url) => Server { cluster: None, given: Some(url) },
        Err(_) => Server { cluster: Some(start()), given: None },
    })
}

impl Server {
    /// The address of one of its databases.
    pub fn url(&self, database: &str) -> String {
        match (&self.cluster, &self.given) {
            (Some(cluster), _) => cluster.url_for(database),
            (None, Some(given)) => on_given(given, database),
            (None, None) => unreachable!("a server is started or given"),
        }
    }

    /// Whether nobody else uses this server.
    pub fn is_ours(&self) -> bool {
        self.cluster.is_some()
    }
}

/// The address `postgres://…/name?…` with another name.
fn on_given(url: &str, database: &str) -> String {
    let (address, query) = url.split_once('?').map_or((url, String::new()), |(url, query)| (url, format!("?{query}")));
    let (start, _) = address.rsplit_once('/').unwrap();
    format!("{start}/{database}{query}")
}

fn start() -> postgres::Cluster {
    let (dir, slot) = free_slot();
    let settings = postgres::Settings {
        data_dir: dir.clone(),
        bin: std::env::var_os("CARREL_POSTGRES_BIN").map(PathBuf::from),
        throwaway: true,
        may_install: false,
        max_connections: 200,
    };
    let cluster = block_on(async move { postgres::Cluster::start(&settings, &|step| eprintln!("{step}")).await });
    let cluster = cluster.unwrap_or_else(|error| panic!("no Postgres for the tests: {error:#}"));
    watch(cluster.pid(), slot);
    cluster
}

/// A place that no other test run uses now: several may share one target directory.
fn free_slot() -> (PathBuf, File) {
    let home = Path::new(env!("CARGO_TARGET_TMPDIR"));
    for number in 0..64 {
        let dir = home.join(format!("postgres-{number}"));
        std::fs::create_dir_all(&dir).unwrap();
        let lock = File::create(dir.join("tests.lock")).unwrap();
        if lock.try_lock().is_ok() {
            return (dir, lock);
        }
    }
    panic!("sixty-four test runs are at work in {}", home.display());
}

/// Stops the server when this process has ended. The slot stays taken until then.
fn watch(pid: i32, slot: File) {
    let script = format!("read _; kill -INT {pid}; while kill -0 {pid}; do sleep 0.05; done");
    let watchdog = Command::new("sh")
        .args(["-c", &script])
        .stdin(Stdio::piped())
        .stdout(slot)
        .stderr(Stdio::null())
        // Ctrl-C is for the tests; the watchdog has to outlive them.
        .process_group(0)
        .spawn()
        .unwrap();
    // Nobody waits for it, and its pipe closes when this process ends, not before.
    std::mem::forget(watchdog);
}

#[test]
fn a_given_address_is_kept_but_for_the_database() {
    assert_eq!(on_given("postgres://u:p@h:1/a?host=%2Ftmp", "b"), "postgres://u:p@h:1/b?host=%2Ftmp");
    assert_eq!(on_given("postgres://h/a", "b"), "postgres://h/b");
}
