//! Real clusters: made, killed, adopted, recovered.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use rustix::process::Signal;
use tempfile::TempDir;
use tokio_postgres::{Client, NoTls};

use super::place::Place;
use super::{Cluster, Settings, find, process, supervise};

/// A data directory whose server is ended when the test is over, however it ends.
struct Bench {
    dir: TempDir,
    data: PathBuf,
    said: Mutex<Vec<String>>,
}

impl Bench {
    fn new() -> Bench {
        Bench::at("data")
    }

    /// Open to other accounts, as `/srv` would be; a temporary directory by itself is not.
    fn at(below: &str) -> Bench {
        let bench = Bench::closed(below);
        std::fs::set_permissions(bench.dir.path(), std::fs::Permissions::from_mode(0o755)).unwrap();
        bench
    }

    fn closed(below: &str) -> Bench {
        let dir = tempfile::tempdir().unwrap();
        let data = dir.path().canonicalize().unwrap().join(below);
        Bench {
            dir,
            data,
            said: Mutex::default(),
        }
    }

    fn settings(&self) -> Settings {
        let data_dir = self.data.clone();
        Settings {
            data_dir,
            bin: None,
            throwaway: true,
            may_install: false,
            max_connections: 20,
        }
    }

    async fn start(&self) -> Cluster {
        self.try_start(&self.settings()).await.unwrap()
    }

    async fn try_start(&self, settings: &Settings) -> anyhow::Result<Cluster> {
        Cluster::start(settings, &|line| {
            self.said.lock().unwrap().push(line.to_owned())
        })
        .await
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
    assert!(
        bench.said().contains("Making a private database"),
        "{}",
        bench.said()
    );
    let url = cluster.url();
    assert_eq!(
        ask(url, "select current_database() || ' ' || current_user").await,
        "carrel carrel"
    );
    assert_eq!(ask(url, "show server_encoding").await, "UTF8");
    assert_eq!(ask(url, "show data_checksums").await, "on");
    assert_eq!(ask(url, "show listen_addresses").await, "");
    assert_eq!(ask(url, "show max_connections").await, "20");
    assert_eq!(ask(url, "select lower('É')").await, "é");

    let client = connect(url).await;
    client
        .batch_execute("create extension pg_trgm; create table t (x int)")
        .await
        .unwrap();
    let keeper = connect(&cluster.url_for("postgres")).await;
    drop(client);
    let copy = keeper
        .batch_execute("create database other template template0")
        .await;
    copy.unwrap();
    assert_eq!(
        ask(&cluster.url_for("other"), "select current_database()::text").await,
        "other"
    );

    let pid = cluster.pid();
    cluster.stop().await.unwrap();
    assert!(!process::alive(pid));
    assert!(process::residents(&bench.cluster()).is_empty());
}

#[tokio::test]
async fn what_was_committed_is_there_after_a_restart() {
    let bench = Bench::new();
    let cluster = bench.start().await;
    connect(cluster.url())
        .await
        .batch_execute("create table t as select 'kept' as x")
        .await
        .unwrap();
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
    for url in [
        wrong,
        cluster
            .url()
            .replace("postgres://carrel:", "postgres://postgres:"),
    ] {
        let error = tokio_postgres::connect(&url, NoTls)
            .await
            .map(|_| ())
            .unwrap_err();
        assert_eq!(
            error.code().map(|code| code.code()),
            Some("28P01"),
            "{error}"
        );
    }
    for private in [
        "postgres",
        "postgres/cluster",
        "postgres/cluster/carrel.password",
        "postgres.log",
    ] {
        let mode = std::fs::metadata(bench.data.join(private)).unwrap().mode();
        assert_eq!(mode & 0o077, 0, "{private} {mode:o}");
    }
    cluster.stop().await.unwrap();
}

#[tokio::test]
async fn a_server_that_was_killed_recovers() {
    let bench = Bench::new();
    let mut cluster = bench.start().await;
    let client = connect(cluster.url()).await;
    client
        .batch_execute("create table t as select 'kept' as x")
        .await
        .unwrap();
    let pid = cluster.pid();
    kill(pid);
    let exit = cluster.exited().await;
    assert!(exit.to_string().contains("signal: 9"), "{exit}");
    drop(cluster);

    let cluster = bench.start().await;
    assert!(!cluster.was_adopted());
    assert_ne!(cluster.pid(), pid);
    assert_eq!(ask(cluster.url(), "select x from t").await, "kept");
    cluster.stop().await.unwrap();
}

#[tokio::test]
async fn an_orphan_is_adopted_watched_and_stopped() {
    let bench = Bench::new();
    let cluster = bench.start().await;
    let pid = cluster.pid();
    drop(cluster);
    let cluster = bench.start().await;
    assert!(cluster.was_adopted());
    assert_eq!(cluster.pid(), pid);
    assert_eq!(
        ask(cluster.url(), "select current_user::text").await,
        "carrel"
    );
    cluster.stop().await.unwrap();
    assert!(!process::alive(pid));
    assert!(
        !bench.cluster().join("postmaster.pid").exists(),
        "it was not stopped in order"
    );

    drop(bench.start().await);
    let mut cluster = bench.start().await;
    kill(cluster.pid());
    cluster.exited().await;
}

#[tokio::test]
async fn an_orphan_with_other_settings_is_restarted() {
    let bench = Bench::new();
    let cluster = bench.start().await;
    let pid = cluster.pid();
    drop(cluster);
    let cluster = bench
        .try_start(&Settings {
            throwaway: false,
            ..bench.settings()
        })
        .await
        .unwrap();
    assert!(!cluster.was_adopted());
    assert!(!process::alive(pid));
    assert_eq!(ask(cluster.url(), "show fsync").await, "on");
    cluster.stop().await.unwrap();
}

#[tokio::test]
async fn a_directory_has_one_owner() {
    let bench = Bench::new();
    let cluster = bench.start().await;
    let error = bench
        .try_start(&bench.settings())
        .await
        .unwrap_err()
        .to_string();
    assert!(
        error.contains(&format!("Another Carrel (process {})", std::process::id())),
        "{error}"
    );
    assert!(error.contains("CARREL_DATA_DIR"), "{error}");
    cluster.stop().await.unwrap();
    bench.start().await.stop().await.unwrap();
}

#[tokio::test]
async fn a_stale_pid_of_another_process_is_no_obstacle() {
    let bench = Bench::new();
    bench.start().await.stop().await.unwrap();
    // As after a restart of a container: the number is taken, by somebody of the same account.
    let home = bench.data.join("postgres");
    let owner = std::fs::metadata(&home).unwrap();
    let mut other = std::process::Command::new("sleep");
    if owner.uid() != rustix::process::geteuid().as_raw() {
        std::os::unix::process::CommandExt::uid(&mut other, owner.uid());
    }
    let mut other = other.arg("600").spawn().unwrap();
    let stale = format!(
        "{}\n{}\n1\n5432\n{}\n\n  1 1\nready\n",
        other.id(),
        bench.cluster().display(),
        home.display()
    );
    std::fs::write(bench.cluster().join("postmaster.pid"), stale).unwrap();
    let started = bench.try_start(&bench.settings()).await;
    other.kill().unwrap();
    other.wait().unwrap();
    let cluster = started.unwrap();
    assert!(!cluster.was_adopted());
    cluster.stop().await.unwrap();
}

#[tokio::test]
async fn an_interrupted_first_start_is_begun_again() {
    let bench = Bench::new();
    let half = bench.data.join("postgres/unfinished/base");
    std::fs::create_dir_all(&half).unwrap();
    std::fs::write(half.join("1"), "half").unwrap();
    bench.start().await.stop().await.unwrap();
    assert!(!bench.data.join("postgres/unfinished").exists());
}

#[tokio::test]
async fn a_closed_parent_directory_is_no_obstacle() {
    let bench = Bench::closed("data");
    let cluster = bench.start().await;
    connect(cluster.url())
        .await
        .batch_execute("create table t as select 'kept' as x")
        .await
        .unwrap();
    let pid = cluster.pid();
    drop(cluster);
    let cluster = bench.start().await;
    assert_eq!(cluster.pid(), pid);
    // A backend that dies makes the server begin again within itself, and so does a reload.
    let victim: i32 = connect(cluster.url())
        .await
        .query_one("select pg_backend_pid()", &[])
        .await
        .unwrap()
        .get(0);
    kill(victim);
    process::signal(pid, Signal::HUP).unwrap();
    let mut postmaster = supervise::Postmaster::Adopted { pid };
    supervise::wait_until_ready(&mut postmaster, cluster.url(), &|_| ())
        .await
        .unwrap();
    cluster.stop().await.unwrap();
    let cluster = bench.start().await;
    assert_eq!(ask(cluster.url(), "select x from t").await, "kept");
    cluster.stop().await.unwrap();
}

#[tokio::test]
async fn a_long_path_gets_its_socket_elsewhere() {
    let bench = Bench::at(&"a-long-name/".repeat(12));
    let cluster = bench.start().await;
    let socket = super::socket::Address::choose(&Place::open(&bench.data).unwrap()).dir;
    assert!(!socket.starts_with(bench.dir.path()), "{socket:?}");
    assert_eq!(std::fs::metadata(&socket).unwrap().mode() & 0o077, 0);
    let pid = cluster.pid();
    drop(cluster);
    let cluster = bench.start().await;
    assert_eq!(cluster.pid(), pid);
    cluster.stop().await.unwrap();
    assert!(!socket.exists());
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
    let error = format!(
        "{:#}",
        bench.try_start(&bench.settings()).await.unwrap_err()
    );
    assert!(error.contains("pg_control"), "{error}");
    assert!(process::residents(&bench.cluster()).is_empty());
}

#[test]
fn this_machine_has_a_server() {
    let bench = Bench::new();
    let found = find(&bench.settings()).unwrap();
    assert!(found.bin.join("initdb").is_file());
    assert!(Path::new(&found.bin).is_absolute());
}
