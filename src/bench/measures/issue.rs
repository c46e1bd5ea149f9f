//! Issuing certificates in bulk: signed, logged and decided, by the job that registrars start.

use std::time::{Duration, Instant};

use anyhow::{bail, ensure};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Uuid};
use diesel_async::RunQueryDsl;
use tokio::time::sleep;

use crate::bench::figures::{Figure, Value};
use crate::bench::number::{float, millis};
use crate::bench::processes;
use crate::bench::stage::Stage;
use crate::db::schema::{certificate_run_lines as lines, certificate_runs as runs};
use crate::db::{self, Conn};

/// Certificates of one run, at most.
const MOST: u64 = 10_000;
/// How often the database is asked how far it is. Each asking costs the server a little.
const LOOK: Duration = Duration::from_millis(250);
/// A run that takes longer than this has failed.
const LONGEST: Duration = Duration::from_secs(900);

/// Waits until a run is finished. Returns the most memory that the server had meanwhile, in KiB.
async fn finished(conn: &mut Conn, server: i32, run: uuid::Uuid) -> anyhow::Result<u64> {
    let begin = Instant::now();
    let mut most = 0;
    loop {
        most = most.max(processes::memory(server)?.own());
        let over = runs::table.find(run).filter(runs::finished_at.is_not_null());
        if diesel::select(diesel::dsl::exists(over)).get_result(conn).await? {
            return Ok(most);
        }
        if begin.elapsed() > LONGEST {
            bail!("the certificates are not issued after a quarter of an hour");
        }
        sleep(LOOK).await;
    }
}

/// Issues certificates to many, again and again, each time to others.
pub async fn issue(stage: &Stage<'_>) -> anyhow::Result<Vec<Figure>> {
    let mut conn = db::connect(stage.app.db().url()).await?;
    let count = MOST.min(stage.plan.learners / u64::from(stage.plan.rounds.max(1))).max(1);
    let (mut seconds, mut cpu, mut memory) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..stage.plan.rounds {
        let run = uuid::Uuid::now_v7();
        let (before, had) = (processes::cpu(&stage.roots())?, processes::memory(stage.server.pid)?.own());
        let begin = Instant::now();
        diesel::sql_query(include_str!("issue.sql"))
            .bind::<Uuid, _>(run)
            .bind::<Uuid, _>(stage.target.module.module_id)
            .bind::<BigInt, _>(i64::try_from(count)?)
            .bind::<BigInt, _>(i64::try_from(count * u64::from(round))?)
            .execute(&mut conn)
            .await?;
        let most = finished(&mut conn, stage.server.pid, run).await?;
        let took = begin.elapsed();
        let used = processes::cpu(&stage.roots())?.saturating_sub(before);
        let issued = lines::table.filter(lines::run_id.eq(run).and(lines::outcome.eq("issued")));
        let issued: i64 = issued.count().get_result(&mut conn).await?;
        ensure!(u64::try_from(issued)? == count, "{issued} of {count} certificates were issued");
        seconds.push(took.as_secs_f64());
        cpu.push(millis(used) / float(count));
        memory.push(float(most.saturating_sub(had)) * 0.001_024);
    }
    let name = format!("Issuing {count} certificates");
    // The budget is for ten thousand; what is allowed for fewer is as much less.
    let limit = 60.0 * float(count) / float(MOST);
    Ok(vec![
        Value::new(format!("{name}: signed, logged and decided"), "s", seconds).at_most(limit).into(),
        Value::new(format!("{name}: for each"), "cpu-ms", cpu).into(),
        Value::new(format!("{name}: memory that is added"), "MB", memory).into(),
    ])
}
