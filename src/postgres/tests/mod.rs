//! Real clusters.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod kills;
mod places;

use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::PathBuf;
use std::sync::Mutex;

use rustix::process::Signal;
use tempfile::TempDir;
use tokio_postgres::{Client, NoTls};

use super::{Cluster, Settings, find, process};

/// A data directory whose server is ended when the test is over, however it ends.
struct Bench {
    dir: TempDir,
    data: PathBuf,
    said: Mutex<Vec<String>>,
    throwaway: bool,
}

impl Bench {
    fn new() -> Bench {
        Bench::at("data")
    }

    /// Open to other accounts, as `/srv` would be.
    fn at(below: &str) -> Bench {
        Bench::with_mode(below, 0o755)
    }

    /// Closed to other accounts, as `/root` is.
    fn closed(below: &str) -> Bench {
        Bench::with_mode(below, 0o700)
    }

    fn with_mode(below: &str, mode: u32) -> Bench {
        let dir = tempfile::tempdir().unwrap();
        std::fs::set_permissions(dir.path(), std::fs::Permissions::from_mode(mode)).unwrap();
        let data = dir.path().canonicalize().unwrap().join(below);
        Bench { dir, data, said: Mutex::default(), throwaway: true }
    }

    /// Keeps what was committed even when killed, as a throwaway cluster does not promise.
    fn durable(mut self) -> Bench {
        self.throwaway = false;
        self
    }

    fn settings(&self) -> Settings {
        let data_dir = self.data.clone();
        let throwaway = self.throwaway;
        Settings { data_dir, bin: None, throwaway, may_install: false, max_connections: 20 }
    }

    async fn start(&self) -> Cluster {
        self.try_start(&self.settings()).await.unwrap()
    }

    async fn try_start(&self, settings: &Settings) -> anyhow::Result<Cluster> {
        Cluster::start(settings, &|line| self.said.lock().unwrap().push(line.to_owned())).await
    }

    fn said(&self) -> String {
        self.said.lock().unwrap().join("\n")
    }

    fn cluster(&self) -> PathBuf {
        self.data.join("postgres/cluster")
    }
}

impl Drop for Bench {
    fn drop(&mut self) {
        for pid in process::residents(&self.cluster()) {
            process::signal(pid, Signal::KILL).ok();
        }
    }
}

async fn connect(url: &str) -> Client {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await.unwrap();
    tokio::spawn(connection);
    client
}

async fn ask(url: &str, sql: &str) -> String {
    connect(url).await.query_one(sql, &[]).await.unwrap().get(0)
}

fn kill(pid: i32) {
    process::signal(pid, Signal::KILL).unwrap();
}

#[tokio::test]
async fn a_new_cluster_serves_and_stops() {
    let bench = Bench::new();
    let cluster = bench.start().await;
    assert!(bench.said().contains("Making a private database"), "{}", bench.said());
    let url = cluster.url();
    assert_eq!(ask(url, "select current_database() || ' ' || current_user").await, "carrel carrel");
    assert_eq!(ask(url, "show server_encoding").await, "UTF8");
    assert_eq!(ask(url, "show data_checksums").await, "on");
    assert_eq!(ask(url, "show listen_addresses").await, "");
    assert_eq!(ask(url, "show max_connections").await, "20");
    assert_eq!(ask(url, "select lower('É')").await, "é");

    let client = connect(url).await;
    client.batch_execute("create extension pg_trgm; create table t (x int)").await.unwrap();
    let keeper = connect(&cluster.url_for("postgres")).await;
    drop(client);
    let copy = keeper.batch_execute("create database other template template0").await;
    copy.unwrap();
    assert_eq!(ask(&cluster.url_for("other"), "select current_database()::text").await, "other");

    let pid = cluster.pid();
    // The terminal's Ctrl-C goes to the group in front, which must not be the server's.
    let server = rustix::process::Pid::from_raw(pid);
    assert_eq!(rustix::process::getpgid(server).ok(), server);
    cluster.stop().await.unwrap();
    assert!(!process::alive(pid));
    assert!(process::residents(&bench.cluster()).is_empty());
}

#[tokio::test]
async fn what_was_committed_is_there_after_a_restart() {
    let bench = Bench::new();
    let cluster = bench.start().await;
    connect(cluster.url()).await.batch_execute("create table t as select 'kept' as x").await.unwrap();
    let password = cluster.url().to_owned();
    cluster.stop().await.unwrap();
    let cluster = bench.start().await;
    assert_eq!(cluster.url(), password);
    assert_eq!(ask(cluster.url(), "select x from t").await, "kept");
    cluster.stop().await.unwrap();
}

#[tokio::test]
async fn nobody_enters_without_the_password() {
    let bench = Bench::new();
    let cluster = bench.start().await;
    let wrong = cluster.url().replace("carrel:", "carrel:0");
    for url in [wrong, cluster.url().replace("postgres://carrel:", "postgres://postgres:")] {
        let error = tokio_postgres::connect(&url, NoTls).await.map(|_| ()).unwrap_err();
        assert_eq!(error.code().map(|code| code.code()), Some("28P01"), "{error}");
    }
    for private in ["postgres", "postgres/cluster", "postgres/cluster/carrel.password", "postgres.log"] {
        let mode = std::fs::metadata(bench.data.join(private)).unwrap().mode();
        assert_eq!(mode & 0o077, 0, "{private} {mode:o}");
    }
    cluster.stop().await.unwrap();
}

#[tokio::test]
async fn a_lost_password_is_renewed() {
    let bench = Bench::new();
    let cluster = bench.start().await;
    let old = cluster.url().to_owned();
    drop(cluster);
    std::fs::remove_file(bench.cluster().join("carrel.password")).unwrap();
    let cluster = bench.start().await;
    assert_ne!(cluster.url(), old);
    cluster.stop().await.unwrap();
}

#[tokio::test]
async fn a_server_that_cannot_start_shows_its_log() {
    let bench = Bench::new();
    bench.start().await.stop().await.unwrap();
    std::fs::remove_file(bench.cluster().join("global/pg_control")).unwrap();
    let error = format!("{:#}", bench.try_start(&bench.settings()).await.unwrap_err());
    assert!(error.contains("pg_control"), "{error}");
    assert!(process::residents(&bench.cluster()).is_empty());
}

#[test]
fn this_machine_has_a_server() {
    let bench = Bench::new();
    let found = find(&bench.settings()).unwrap();
    assert!(found.bin.join("initdb").is_file());
    assert!(found.bin.is_absolute());
}
