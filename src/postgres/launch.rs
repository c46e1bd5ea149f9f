//! Launches the server of a finished cluster.

use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use rustix::process::Signal;
use tokio::time::sleep;

use super::found::Found;
use super::place::{CLUSTER, Place};
use super::postmaster::Postmaster;
use super::ready::{self, EXTENSION};
use super::run_as::RunAs;
use super::socket::{self, PORT};
use super::tuning::{self, Machine};
use super::{Running, Settings, initdb, log, pidfile, process};

/// How long the last processes of a dead server may take to notice.
const LEFTOVERS: Duration = Duration::from_secs(30);

/// Starts the server of a finished cluster and waits until it answers.
pub(super) async fn launch(
    settings: &Settings,
    found: &Found,
    run_as: &RunAs,
    place: &Place,
    password: String,
    say: &(dyn Fn(&str) + Sync),
) -> anyhow::Result<Running> {
    clear_the_way(place).await?;
    let address = socket::prepare(place, run_as)?;
    address.remove_stale_lock()?;
    let (out, from) = log::open(&place.log())?;
    let errors = out.try_clone().context("the log could not be opened")?;
    let mut command = run_as.command(&found.bin.join("postgres"));
    command.arg("-D").arg(run_as.home().join(CLUSTER));
    let socket_dir = if address.apart { address.dir.clone() } else { run_as.home() };
    let options = fixed_options(&socket_dir).into_iter().chain(tuning::options(
        Machine::here(),
        settings.max_connections,
        settings.throwaway,
        has_lz4(found, run_as).await,
    ));
    for (name, value) in options {
        command.arg("-c").arg(format!("{name}={value}"));
    }
    let child = command
        .stdin(Stdio::null())
        .stdout(out)
        .stderr(errors)
        // In a group of its own, so that the terminal's Ctrl-C reaches only us: the server has
        // to outlive the requests that are being finished.
        .process_group(0)
        .spawn()
        .with_context(|| format!("{} could not be run", found.bin.join("postgres").display()))?;
    let pid = child.id().and_then(|id| i32::try_from(id).ok()).context("Postgres ended at once")?;
    let mut started = Started { postmaster: Some(Postmaster::Child { child, pid }) };
    let postmaster = started.postmaster.as_mut().context("Postgres ended at once")?;
    let answer = ready::wait(postmaster, &address.url(&password, initdb::DATABASE), say).await;
    let facts = answer.with_context(|| {
        format!("Postgres did not come up. The end of {}:\n{}", place.log().display(), log::tail(&place.log(), from))
    })?;
    if !facts.has_extension {
        bail!(
            "This PostgreSQL ({}) lacks the extension {EXTENSION}. It comes in a package that is \
             usually named postgresql-contrib; install that and start Carrel again.",
            found.bin.display()
        );
    }
    let postmaster = started.postmaster.take().context("Postgres ended at once")?;
    Ok(Running { postmaster, address, password })
}

/// Whether this build of Postgres knows LZ4: it says so before it starts.
async fn has_lz4(found: &Found, run_as: &RunAs) -> bool {
    let mut ask = run_as.command(&found.bin.join("postgres"));
    ask.arg("-D").arg(run_as.home().join(CLUSTER)).args(["-c", "wal_compression=lz4", "-C", "wal_compression"]);
    ask.stdin(Stdio::null()).output().await.is_ok_and(|answer| answer.status.success())
}

/// A server that nobody owns yet: whoever gives up on it before then also ends it.
struct Started {
    postmaster: Option<Postmaster>,
}

impl Drop for Started {
    fn drop(&mut self) {
        if let Some(postmaster) = &mut self.postmaster
            && postmaster.has_exited().is_none()
        {
            // There is nobody left to tell if this fails; the next start adopts the server.
            process::signal(postmaster.pid(), Signal::INT).ok();
        }
    }
}

/// The settings that do not depend on the machine.
fn fixed_options(socket_dir: &Path) -> Vec<(&'static str, String)> {
    vec![
        ("listen_addresses", String::new()),
        ("unix_socket_directories", socket_dir.to_string_lossy().into_owned()),
        ("unix_socket_permissions", "0700".to_owned()),
        ("port", PORT.to_string()),
        ("timezone", "UTC".to_owned()),
        ("log_timezone", "UTC".to_owned()),
        ("logging_collector", "off".to_owned()),
        ("log_destination", "stderr".to_owned()),
        ("log_checkpoints", "off".to_owned()),
        // Statements and the details of errors hold what people wrote and who they are.
        ("log_min_error_statement", "panic".to_owned()),
        ("log_error_verbosity", "terse".to_owned()),
    ]
}

/// Makes sure that no process works on the cluster, and removes what a dead server left behind.
pub(super) async fn clear_the_way(place: &Place) -> anyhow::Result<()> {
    let cluster = place.cluster();
    wait_for_residents(&cluster).await?;
    if let Some(file) = pidfile::read(&cluster)
        && process::works_in(file.pid, &cluster) == Some(false)
    {
        // Postgres would only compare the number, which may be another process's by now, and
        // refuse to start. We hold the lock and have seen that nothing works there.
        std::fs::remove_file(pidfile::path(&cluster)).context("a stale postmaster.pid could not be removed")?;
    }
    Ok(())
}

/// Waits for the last processes of a server that was killed; each ends when it next looks.
pub(super) async fn wait_for_residents(dir: &Path) -> anyhow::Result<()> {
    let deadline = Instant::now() + LEFTOVERS;
    loop {
        let left = process::residents(dir);
        if left.is_empty() {
            return Ok(());
        }
        if Instant::now() > deadline {
            bail!(
                "Postgres processes of an earlier start are still at work in {}: {left:?}. End them first.",
                dir.display()
            );
        }
        sleep(Duration::from_millis(20)).await;
    }
}
