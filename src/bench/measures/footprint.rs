//! What running costs: memory, time to start, size on disk.

use std::time::Duration;

use anyhow::Context;
use tokio::time::sleep;

use crate::bench::figures::{Figure, Value};
use crate::bench::load::Until;
use crate::bench::number::{float, millis};
use crate::bench::processes::memory;
use crate::bench::requests::{get, post};
use crate::bench::server::Way;
use crate::bench::stage::Stage;

/// How long a server is left alone before it counts as idle.
const REST: Duration = Duration::from_secs(5);
/// How often memory is looked at under load. Looking holds the process up, so no time is taken then.
const LOOK: Duration = Duration::from_millis(250);
/// How many requests are under way at once meanwhile.
const AT_ONCE: usize = 32;

/// Mebibytes of the server, and of all processes without the database's cache.
fn held(stage: &Stage<'_>) -> anyhow::Result<(f64, f64)> {
    let (server, database) = (memory(stage.server.pid)?, memory(stage.postmaster)?);
    Ok((float(server.pss) / 1024.0, float(server.pss + database.own()) / 1024.0))
}

/// Memory of a server that has just been started and left alone.
pub async fn idle(stage: &Stage<'_>) -> anyhow::Result<Vec<Figure>> {
    sleep(REST).await;
    let (server, all) = held(stage)?;
    Ok(vec![
        Value::new("Memory (PSS), idle: server", "MiB", vec![server]).into(),
        Value::new("Memory (PSS), idle: server and database without its cache", "MiB", vec![all]).at_most(64.0).into(),
    ])
}

/// The most memory at any time while learners read and answer.
pub async fn loaded(stage: &Stage<'_>) -> anyhow::Result<Vec<Figure>> {
    let (path, question) = (stage.target.page()?, stage.target.question()?);
    let (mut servers, mut alls) = (Vec::new(), Vec::new());
    for _ in 0..stage.plan.rounds {
        let readers = stage.readers()?;
        let reading = stage.load(200, |nth| get(&path, readers.cookie(nth)));
        let answering = stage.load(303, |nth| post(&question.path, readers.cookie(nth), &question.form("check", nth)));
        let until = Until::Elapsed(stage.plan.lasting);
        let loads =
            async { tokio::try_join!(reading.closed(AT_ONCE / 2, until), answering.closed(AT_ONCE / 2, until)) };
        let (mut server, mut all) = (0.0_f64, 0.0_f64);
        let watching = async {
            loop {
                let (now_server, now_all) = held(stage)?;
                (server, all) = (server.max(now_server), all.max(now_all));
                sleep(LOOK).await;
            }
        };
        tokio::select! {
            done = loads => { done?; }
            failed = watching => { return failed; }
        }
        servers.push(server);
        alls.push(all);
    }
    Ok(vec![
        Value::new("Memory (PSS), under load: server", "MiB", servers).into(),
        Value::new("Memory (PSS), under load: server and database without its cache", "MiB", alls)
            .at_most(128.0)
            .into(),
    ])
}

/// Time from starting the program to its first page, over and over.
pub async fn start(way: &Way, rounds: u32) -> anyhow::Result<Vec<Figure>> {
    let mut times = Vec::new();
    for _ in 0..rounds {
        let (server, time) = way.start().await?;
        server.stop().await?;
        times.push(millis(time));
    }
    Ok(vec![Value::new("Start to the first page, database running", "ms", times).at_most(300.0).into()])
}

/// The same with a private cluster of its own: made by the first start, found by the others.
pub async fn start_alone(way: &Way, rounds: u32) -> anyhow::Result<Vec<Figure>> {
    let (server, first) = way.start().await?;
    server.stop().await?;
    let mut times = Vec::new();
    for _ in 0..rounds {
        let (server, time) = way.start().await?;
        server.stop().await?;
        times.push(millis(time));
    }
    Ok(vec![
        Value::new("The very first start, which makes the private database", "ms", vec![millis(first)]).into(),
        Value::new("Start to the first page, with the private database", "ms", times).at_most(2_000.0).into(),
    ])
}

/// The size of this program.
pub fn binary() -> anyhow::Result<Vec<Figure>> {
    let program = std::env::current_exe().context("this program can't be found")?;
    let bytes = std::fs::metadata(program)?.len();
    Ok(vec![Value::new("Size of the program", "MB", vec![float(bytes) / 1e6]).at_most(60.0).into()])
}
