//! Whether the server answers, which is asked by connecting.

use std::time::{Duration, Instant};

use anyhow::bail;
use tokio::time::{sleep, timeout};
use tokio_postgres::NoTls;
use tokio_postgres::error::SqlState;

use super::postmaster::Postmaster;

/// How long a server may take until it says anything at all.
const SILENCE: Duration = Duration::from_secs(60);
/// How long it may take to repair itself after a crash, which it tells about while it does.
const RECOVERY: Duration = Duration::from_secs(30 * 60);
/// How long one question may take.
const ANSWER: Duration = Duration::from_secs(10);
/// The extension that every database of ours needs, and that some systems package apart.
pub(super) const EXTENSION: &str = "pg_trgm";

/// What a server says of itself.
#[derive(Debug)]
pub(super) struct Facts {
    pub fsync: bool,
    pub max_connections: u16,
    pub has_extension: bool,
}

/// Asks until the server answers.
pub(super) async fn wait(postmaster: &mut Postmaster, url: &str, say: &(dyn Fn(&str) + Sync)) -> anyhow::Result<Facts> {
    let begun = Instant::now();
    let mut told = Duration::from_secs(5);
    let mut patience = SILENCE;
    loop {
        if let Some(exit) = postmaster.has_exited() {
            bail!("{exit}");
        }
        let state = match timeout(ANSWER, ask(url)).await {
            Ok(Ok(facts)) => return Ok(facts),
            Ok(Err(error)) => passing(error)?,
            Err(_) => Waiting::Silent("it does not answer".to_owned()),
        };
        let waited = begun.elapsed();
        let reason = match state {
            Waiting::Recovering => {
                patience = RECOVERY;
                if waited > told {
                    say("Postgres is repairing itself after a crash. Nothing is lost; this can take a while.");
                    told = waited * 2;
                }
                "it is still starting up".to_owned()
            }
            Waiting::Silent(reason) => reason,
        };
        if waited > patience {
            bail!("it was given {} seconds: {reason}", patience.as_secs());
        }
        sleep(Duration::from_millis(if waited.as_secs() < 2 { 10 } else { 200 })).await;
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
        Some(code) if *code == SqlState::TOO_MANY_CONNECTIONS => Ok(Waiting::Silent(error.to_string())),
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
