//! Data directories in awkward places.

use std::os::unix::fs::MetadataExt;

use rustix::process::Signal;

use super::super::place::Place;
use super::super::socket::Address;
use super::super::{postmaster, process, ready};
use super::{Bench, ask, connect, kill};

#[tokio::test]
async fn a_closed_parent_directory_is_no_obstacle() {
    let bench = Bench::closed("data").durable();
    let cluster = bench.start().await;
    connect(cluster.url()).await.batch_execute("create table t as select 'kept' as x").await.unwrap();
    let pid = cluster.pid();
    drop(cluster);
    let cluster = bench.start().await;
    assert_eq!(cluster.pid(), pid);
    // A backend that dies makes the server begin again within itself, and so does a reload.
    let victim: i32 = connect(cluster.url()).await.query_one("select pg_backend_pid()", &[]).await.unwrap().get(0);
    kill(victim);
    process::signal(pid, Signal::HUP).unwrap();
    let mut postmaster = postmaster::Postmaster::Adopted { pid };
    ready::wait(&mut postmaster, cluster.url(), &|_| ()).await.unwrap();
    cluster.stop().await.unwrap();
    let cluster = bench.start().await;
    assert_eq!(ask(cluster.url(), "select x from t").await, "kept");
    cluster.stop().await.unwrap();
}

#[tokio::test]
async fn a_long_path_gets_its_socket_elsewhere() {
    let bench = Bench::at(&"a-long-name/".repeat(12));
    let cluster = bench.start().await;
    let socket = Address::choose(&Place::open(&bench.data).unwrap()).dir;
    assert!(!socket.starts_with(bench.dir.path()), "{socket:?}");
    assert_eq!(std::fs::metadata(&socket).unwrap().mode() & 0o077, 0);
    let pid = cluster.pid();
    drop(cluster);
    let cluster = bench.start().await;
    assert_eq!(cluster.pid(), pid);
    cluster.stop().await.unwrap();
    assert!(!socket.exists());
}
