//! Launches the server, waits until it answers, watches and stops it.

use std::fmt;
use std::path::Path;
use std::process::{ExitStatus, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use rustix::process::Signal;
use tokio::process::Child;
use tokio::time::{sleep, timeout};
use tokio_postgres::NoTls;
use tokio_postgres::error::SqlState;

use super::find::Found;
use super::place::{CLUSTER, Place};
use super::run_as::RunAs;
use super::socket::{self, PORT};
use super::tuning::{self, Machine};
use super::{Running, Settings, initdb, log, pidfile, process};

/// How long a server may take until it says anything at all.
const SILENCE: Duration = Duration::from_secs(60);
/// How long it may take to repair itself after a crash, which it tells about while it does.
const RECOVERY: Duration = Duration::from_secs(30 * 60);
/// How long the last processes of a dead server may take to notice.
const LEFTOVERS: Duration = Duration::from_secs(30);
/// How long an orderly stop may take; it writes out all that is in memory.
const ORDERLY: Duration = Duration::from_secs(60);
/// How long the disorderly stop after that may take.
const ABRUPT: Duration = Duration::from_secs(10);
/// How often an adopted server, which is no child of ours, is looked after.
const LOOK: Duration = Duration::from_millis(500);
/// The extension that every database of ours needs, and that some systems package apart.
const EXTENSION: &str = "pg_trgm";

/// How the server ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// It was our child and left this status.
    Status(ExitStatus),
    /// An earlier Carrel had started it, so all that is known is that it ended.
    Unknown,
}

impl fmt::Display for Exit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Exit::Status(status) => write!(f, "Postgres ended ({status})"),
            Exit::Unknown => f.write_str("Postgres ended"),
        }
    }
}

/// The server's first process, from which all its others come.
#[derive(Debug)]
pub(super) enum Postmaster {
    /// Started by us.
    Child { child: Child, pid: i32 },
    /// Started by a Carrel that is no more.
    Adopted { pid: i32 },
}

impl Postmaster {
    pub fn pid(&self) -> i32 {
        match self {
            Postmaster::Child { pid, .. } | Postmaster::Adopted { pid } => *pid,
        }
    }

    /// How it ended, if it has.
    fn has_exited(&mut self) -> Option<Exit> {
        match self {
            Postmaster::Child { child, .. } => child.try_wait().ok().flatten().map(Exit::Status),
            Postmaster::Adopted { pid } => (!process::alive(*pid)).then_some(Exit::Unknown),
        }
    }

    pub async fn exited(&mut self) -> Exit {
        self.wait(LOOK).await
    }

    async fn wait(&mut self, look: Duration) -> Exit {
        match self {
            Postmaster::Child { child, .. } => match child.wait().await {
                Ok(status) => Exit::Status(status),
                Err(_) => Exit::Unknown,
            },
            Postmaster::Adopted { pid } => {
                while process::alive(*pid) {
                    sleep(look).await;
                }
                Exit::Unknown
            }
        }
    }

    /// Ends the server: in order, then abruptly, then by force.
    pub async fn stop(&mut self) -> anyhow::Result<()> {
        // SIGINT is Postgres's "fast shutdown", SIGQUIT its "immediate shutdown".
        for (signal, patience) in [
            (Signal::INT, ORDERLY),
            (Signal::QUIT, ABRUPT),
            (Signal::KILL, ABRUPT),
        ] {
            // Once collected, the number may belong to somebody else.
            if self.has_exited().is_some() {
                return Ok(());
            }
            process::signal(self.pid(), signal)?;
            if timeout(patience, self.wait(Duration::from_millis(5)))
                .await
                .is_ok()
            {
                return Ok(());
            }
            tracing::warn!(
                pid = self.pid(),
                ?signal,
                "Postgres has not stopped in time"
            );
        }
        bail!("process {} is still there", self.pid())
    }
}

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
    let (out, from) = log::open(&place.log())?;
    let errors = out.try_clone().context("the log could not be opened")?;
    let mut command = run_as.command(&found.bin.join("postgres"));
    command.arg("-D").arg(run_as.home().join(CLUSTER));
    let socket_dir = if address.apart {
        address.dir.clone()
    } else {
        run_as.home()
    };
    let options = fixed_options(&socket_dir)
        .into_iter()
        .chain(tuning::options(
            Machine::here(),
            settings.max_connections,
            settings.throwaway,
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
    let pid = child
        .id()
        .and_then(|id| i32::try_from(id).ok())
        .context("Postgres ended at once")?;
    let mut started = Started {
        postmaster: Some(Postmaster::Child { child, pid }),
    };
    let postmaster = started
        .postmaster
        .as_mut()
        .context("Postgres ended at once")?;
    let answer = wait_until_ready(postmaster, &address.url(&password, initdb::DATABASE), say).await;
    let facts = answer.with_context(|| {
        format!(
            "Postgres did not come up. The end of {}:\n{}",
            place.log().display(),
            log::tail(&place.log(), from)
        )
    })?;
    if !facts.has_extension {
        bail!(
            "This PostgreSQL ({}) lacks the extension {EXTENSION}. It comes in a package that is \
             usually named postgresql-contrib; install that and start Carrel again.",
            found.bin.display()
        );
    }
    let postmaster = started
        .postmaster
        .take()
        .context("Postgres ended at once")?;
    Ok(Running {
        postmaster,
        address,
        password,
    })
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
        (
            "unix_socket_directories",
            socket_dir.to_string_lossy().into_owned(),
        ),
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
        std::fs::remove_file(pidfile::path(&cluster))
            .context("a stale postmaster.pid could not be removed")?;
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

/// What a server says of itself.
#[derive(Debug)]
pub(super) struct Facts {
    pub fsync: bool,
    pub max_connections: u16,
    pub has_extension: bool,
}

/// Asks until the server answers.
pub(super) async fn wait_until_ready(
    postmaster: &mut Postmaster,
    url: &str,
    say: &(dyn Fn(&str) + Sync),
) -> anyhow::Result<Facts> {
    let begun = Instant::now();
    let mut told = Duration::from_secs(5);
    let mut patience = SILENCE;
    loop {
        if let Some(exit) = postmaster.has_exited() {
            bail!("{exit}");
        }
        let state = match timeout(Duration::from_secs(10), ask(url)).await {
            Ok(Ok(facts)) => return Ok(facts),
            Ok(Err(error)) => passing(error)?,
            Err(_) => Waiting::Silent("it does not answer".to_owned()),
        };
        let waited = begun.elapsed();
        let reason = match state {
            Waiting::Recovering => {
                patience = RECOVERY;
                if waited > told {
                    say(
                        "Postgres is repairing itself after a crash. Nothing is lost; this can take a while.",
                    );
                    told = waited * 2;
                }
                "it is still starting up".to_owned()
            }
            Waiting::Silent(reason) => reason,
        };
        if waited > patience {
            bail!("it was given {} seconds: {reason}", patience.as_secs());
        }
        sleep(Duration::from_millis(if waited.as_secs() < 2 {
            10
        } else {
            200
        }))
        .await;
    }
}

enum Waiting {
    Recovering,
    Silent(String),
}

/// Sorts what passes with time from what never will, which is returned as the error.
fn passing(error: tokio_postgres::Error) -> anyhow::Result<Waiting> {
    match error.code() {
        Some(code) if *code == SqlState::CANNOT_CONNECT_NOW => Ok(Waiting::Recovering),
        // Connections of a Carrel that was just killed are still being noticed.
        Some(code) if *code == SqlState::TOO_MANY_CONNECTIONS => {
            Ok(Waiting::Silent(error.to_string()))
        }
        Some(_) => Err(error.into()),
        None => Ok(Waiting::Silent(error.to_string())),
    }
}

async fn ask(url: &str) -> Result<Facts, tokio_postgres::Error> {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await?;
    let connection = tokio::spawn(connection);
    let row = client
        .query_one(
            "select current_setting('fsync') = 'on', current_setting('max_connections')::int, \
             exists (select from pg_available_extensions where name = $1)",
            &[&EXTENSION],
        )
        .await?;
    let facts = Facts {
        fsync: row.try_get(0)?,
        max_connections: u16::try_from(row.try_get::<_, i32>(1)?).unwrap_or(u16::MAX),
        has_extension: row.try_get(2)?,
    };
    drop(client);
    // Until the connection is closed it counts against the server's limit.
    connection.await.ok();
    Ok(facts)
}
