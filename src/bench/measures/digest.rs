//! One digest of a large cohort: composed, and every message handed to a mail server.

use std::time::{Duration, Instant};

use anyhow::{Context, bail, ensure};
use chrono::{DateTime, SubsecRound, TimeDelta, Utc};
use diesel::OptionalExtension;
use diesel::sql_types::{BigInt, Integer, Nullable, Timestamptz, Uuid};
use diesel_async::RunQueryDsl;
use tokio::time::sleep;

use crate::bench::figures::{Figure, Value};
use crate::bench::number::{float, millis};
use crate::bench::processes;
use crate::bench::stage::Stage;
use crate::db::{self, Conn};

/// The large cohort, as the seed's SQL names it.
const COHORT: uuid::Uuid = uuid::Uuid::from_u128(0x0194_0000_0000_7000_8000_0000_0000_0000);
/// How often the database is asked how far it is. Each asking costs the server a little.
const LOOK: Duration = Duration::from_secs(1);
/// The clock asks each minute what is due.
const TICK: Duration = Duration::from_secs(130);
/// A run that takes longer than this has failed.
const LONGEST: Duration = Duration::from_secs(900);

#[derive(diesel::QueryableByName)]
struct Run {
    #[diesel(sql_type = Timestamptz)]
    composed_at: DateTime<Utc>,
    #[diesel(sql_type = Integer)]
    messages: i32,
    #[diesel(sql_type = BigInt)]
    sent: i64,
    #[diesel(sql_type = BigInt)]
    given_up: i64,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    last_at: Option<DateTime<Utc>>,
}

async fn run(conn: &mut Conn, slot: DateTime<Utc>) -> anyhow::Result<Option<Run>> {
    let run = diesel::sql_query(
        "select r.composed_at, r.messages, count(m.sent_at) as sent, count(m.given_up_at) as given_up,
             max(m.sent_at) as last_at
         from digest_runs r left join digest_messages d using (cohort_id, slot_at)
             left join messages m on m.id = d.message_id
         where r.cohort_id = $1 and r.slot_at = $2 group by r.composed_at, r.messages",
    );
    Ok(run.bind::<Uuid, _>(COHORT).bind::<Timestamptz, _>(slot).get_result(conn).await.optional()?)
}

/// Waits until every message of a slot is handed over.
async fn finished(conn: &mut Conn, slot: DateTime<Utc>) -> anyhow::Result<Run> {
    let begin = Instant::now();
    loop {
        match run(conn, slot).await? {
            Some(run) if run.given_up > 0 => bail!("{} messages were given up", run.given_up),
            Some(run) if i64::from(run.messages) == run.sent => return Ok(run),
            None if begin.elapsed() > TICK => bail!("no digest was composed in two minutes"),
            _ if begin.elapsed() > LONGEST => bail!("the digest is not sent after a quarter of an hour"),
            _ => sleep(LOOK).await,
        }
    }
}

/// Makes the digest due, again and again, and waits for its last message.
pub async fn digest(stage: &Stage<'_>) -> anyhow::Result<Vec<Figure>> {
    let mut conn = db::connect(stage.app.db().url()).await?;
    let members = stage.plan.members();
    let (mut seconds, mut cpu, mut sizes) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..stage.plan.rounds {
        // Slots in the past, each its own, the last one the latest.
        let slot = stage.app.now().trunc_subsecs(0) - TimeDelta::minutes(i64::from(stage.plan.rounds - round));
        let (taken, bytes) = (stage.sink.taken(), stage.sink.bytes());
        let before = processes::cpu(&stage.roots())?;
        diesel::sql_query(include_str!("due.sql"))
            .bind::<Timestamptz, _>(slot)
            .bind::<Uuid, _>(COHORT)
            .execute(&mut conn)
            .await?;
        let run = finished(&mut conn, slot).await?;
        let used = processes::cpu(&stage.roots())?.saturating_sub(before);
        let sent = u64::try_from(run.sent)?;
        ensure!(sent == members, "{sent} of {members} members were written to");
        let arrived = stage.sink.taken() - taken;
        ensure!(arrived == sent, "{sent} messages are marked as sent, and {arrived} arrived");
        let took = run.last_at.context("no message has a time")? - run.composed_at;
        seconds.push(took.to_std()?.as_secs_f64());
        cpu.push(millis(used) / float(sent.max(1)));
        sizes.push(float(stage.sink.bytes() - bytes) / float(sent.max(1)));
    }
    let name = format!("Digest of {members} members");
    // The budget is for ten thousand; what is allowed for fewer is as much less.
    let limit = 60.0 * float(members) / 10_000.0;
    Ok(vec![
        Value::new(format!("{name}: composed and handed over"), "s", seconds).at_most(limit).into(),
        Value::new(format!("{name}: for each message"), "cpu-ms", cpu).into(),
        Value::new(format!("{name}: a message"), "bytes", sizes).into(),
    ])
}
