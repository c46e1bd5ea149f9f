//! Whatever is killed, the next start goes on from there.

use std::os::unix::fs::MetadataExt;

use super::super::{Settings, process};
use super::{Bench, ask, connect, kill};

#[tokio::test]
async fn a_server_that_was_killed_recovers() {
    let bench = Bench::new().durable();
    let mut cluster = bench.start().await;
    let client = connect(cluster.url()).await;
    client.batch_execute("create table t as select 'kept' as x").await.unwrap();
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
    assert_eq!(ask(cluster.url(), "select current_user::text").await, "carrel");
    cluster.stop().await.unwrap();
    assert!(!process::alive(pid));
    assert!(!bench.cluster().join("postmaster.pid").exists(), "it was not stopped in order");

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
    let cluster = bench.try_start(&Settings { throwaway: false, ..bench.settings() }).await.unwrap();
    assert!(!cluster.was_adopted());
    assert!(!process::alive(pid));
    assert_eq!(ask(cluster.url(), "show fsync").await, "on");
    cluster.stop().await.unwrap();
}

#[tokio::test]
async fn a_directory_has_one_owner() {
    let bench = Bench::new();
    let cluster = bench.start().await;
    let error = bench.try_start(&bench.settings()).await.unwrap_err().to_string();
    assert!(error.contains(&format!("Another Carrel (process {})", std::process::id())), "{error}");
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
    let stale = format!("{}\n{}\n1\n5432\n{}\n\n  1 1\nready\n", other.id(), bench.cluster().display(), home.display());
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
