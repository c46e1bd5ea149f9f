//! Makes a cluster: whole or not at all.
//!
//! Everything happens under another name, role and database included, and the last step is a
//! rename. The role `carrel` signs in by SCRAM with a random password that lies beside the data,
//! readable by the server's account alone. Peer authentication would spare the password, but it
//! asks who connects: the cluster would be tied to one user's name, and started as root it would
//! be another. And SCRAM proves to us as well that a server we find running is the one that was
//! made here. No superuser can sign in at all.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::process::{Output, Stdio};

use anyhow::{Context, bail};
use rand::Rng;
use tokio::io::AsyncWriteExt;
use tokio::process::Command;

use super::found::Found;
use super::launch;
use super::place::{CLUSTER, Place, UNFINISHED, write_private};
use super::run_as::RunAs;

/// The role that Carrel signs in as. It owns its databases and may make more.
pub(super) const ROLE: &str = "carrel";
/// The database that is there from the beginning.
pub(super) const DATABASE: &str = "carrel";

const PASSWORD_FILE: &str = "carrel.password";

const HBA: &str = "\
# Written by Carrel. Nobody else listens: the server has only its Unix socket.
# TYPE  DATABASE  USER  METHOD
local   all       all   scram-sha-256
";

/// The password in a cluster; `None` when its file is gone.
pub(super) fn password(place: &Place) -> anyhow::Result<Option<String>> {
    let path = place.cluster().join(PASSWORD_FILE);
    match fs::read_to_string(&path) {
        Ok(text) if text.trim().is_empty() => Ok(None),
        Ok(text) => Ok(Some(text.trim().to_owned())),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| format!("{} could not be read", path.display())),
    }
}

/// Makes the cluster of a data directory and returns its password.
pub(super) async fn create(found: &Found, run_as: &RunAs, place: &Place, throwaway: bool) -> anyhow::Result<String> {
    let unfinished = place.unfinished();
    // A first start that was killed may have left its programs at work there.
    launch::wait_for_residents(&unfinished).await?;
    match fs::remove_dir_all(&unfinished) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            return Err(error).with_context(|| format!("{} could not be removed", unfinished.display()));
        }
        _ => {}
    }
    make_files(found, run_as, throwaway).await?;
    write_private(&unfinished.join("pg_hba.conf"), HBA, run_as.account())?;
    let password = random_password();
    write_private(&unfinished.join(PASSWORD_FILE), &password, run_as.account())?;
    let sql =
        format!("create role {ROLE} login createdb password '{password}';\ncreate database {DATABASE} owner {ROLE};\n");
    single_user(found, run_as, UNFINISHED, &sql).await.context("the database could not be made")?;
    fs::rename(&unfinished, place.cluster()).context("the new cluster could not be renamed")?;
    sync_dir(&place.home())?;
    Ok(password)
}

/// Gives the role another password, in a cluster that is not running.
pub(super) async fn renew_password(found: &Found, run_as: &RunAs, place: &Place) -> anyhow::Result<String> {
    launch::clear_the_way(place).await?;
    let password = random_password();
    let sql = format!("alter role {ROLE} password '{password}';\n");
    single_user(found, run_as, CLUSTER, &sql).await.context("the password could not be set")?;
    // Written last: interrupted before this, the next start does it all again.
    write_private(&place.cluster().join(PASSWORD_FILE), &password, run_as.account())?;
    Ok(password)
}

/// Runs `initdb`. Where the system lacks the locale C.UTF-8, plain C does: both sort by code
/// point, so an index never depends on the system's libraries.
async fn make_files(found: &Found, run_as: &RunAs, throwaway: bool) -> anyhow::Result<()> {
    let target = run_as.home().join(UNFINISHED);
    let mut last = String::new();
    for locale in ["C.UTF-8", "C"] {
        let mut command = run_as.command(&found.bin.join("initdb"));
        command.arg("--pgdata").arg(&target).args([
            "--username=postgres",
            "--encoding=UTF8",
            "--data-checksums",
            // Replaced as soon as this is done; with SCRAM, initdb would ask for a password.
            "--auth-local=peer",
            "--auth-host=reject",
            "--no-instructions",
        ]);
        command.arg(format!("--locale={locale}"));
        if throwaway {
            command.arg("--no-sync");
        }
        let output = run(command, "").await?;
        if output.status.success() {
            return Ok(());
        }
        last = String::from_utf8_lossy(&output.stderr).trim().to_owned();
        if !last.contains("locale") {
            break;
        }
    }
    bail!("initdb could not make the cluster:\n{last}")
}

/// Runs SQL, one statement a line, as the superuser on a cluster that is not running.
async fn single_user(found: &Found, run_as: &RunAs, cluster: &str, sql: &str) -> anyhow::Result<()> {
    let mut command = run_as.command(&found.bin.join("postgres"));
    command.arg("--single").arg("-D").arg(run_as.home().join(cluster));
    // The statements hold the password, so they are never logged; and without the second
    // setting a failed statement would still end in success.
    command.args(["-c", "log_min_error_statement=panic", "-c", "exit_on_error=on", "postgres"]);
    let output = run(command, sql).await?;
    if !output.status.success() {
        bail!("{}", String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(())
}

async fn run(mut command: Command, input: &str) -> anyhow::Result<Output> {
    let program = command.as_std().get_program().to_string_lossy().into_owned();
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .with_context(|| format!("{program} could not be run"))?;
    if let Some(mut stdin) = child.stdin.take() {
        // A program that ends without reading says why on its error output.
        stdin.write_all(input.as_bytes()).await.ok();
    }
    child.wait_with_output().await.with_context(|| format!("{program} could not be run"))
}

/// 256 random bits in hexadecimal, which needs no quoting anywhere.
fn random_password() -> String {
    let bytes: [u8; 32] = rand::rng().random();
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn sync_dir(dir: &Path) -> anyhow::Result<()> {
    fs::File::open(dir)
        .and_then(|dir| dir.sync_all())
        .with_context(|| format!("{} could not be written to disk", dir.display()))
}
