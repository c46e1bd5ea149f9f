//! The rows of jobs: added, claimed, renewed, ended. One statement each.

use chrono::{DateTime, SubsecRound, TimeDelta, Utc};
use diesel::prelude::*;
use diesel::result::Error::SerializationError;
use diesel::sql_types::{Array, Jsonb, Nullable, Text, Timestamptz, Uuid};
use diesel_async::RunQueryDsl;

use super::Job;
use crate::db::Conn;
use crate::db::schema::jobs;
use crate::id::Id;

/// What workers listen to.
pub(super) const CHANNEL: &str = "carrel_jobs";

/// How long a claim holds. A worker that lives renews it, so a job may take longer; when a worker
/// dies, its job waits this long for another.
const LEASE: TimeDelta = TimeDelta::minutes(5);

/// Names a row of jobs.
pub enum Row {}

/// Identity of a queued job.
pub type JobId = Id<Row>;

/// How a job is queued.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// While a job with this key is queued or running, another one is not added. A job that has
    /// failed for good doesn't stand in the way.
    pub unique_key: Option<String>,
    /// Not before this time; at once when `None`. What is due longest runs first.
    pub run_at: Option<DateTime<Utc>>,
}

/// Queues a job in the caller's transaction; workers are told when it commits. Returns false when
/// a job with the same unique key is there already.
pub async fn enqueue<C, J: Job<C>>(
    conn: &mut Conn,
    job: &J,
    options: Options,
    now: DateTime<Utc>,
) -> QueryResult<bool> {
    let payload = serde_json::to_value(job).map_err(|error| SerializationError(Box::new(error)))?;
    let added = diesel::sql_query(
        "with added as (
             insert into jobs (id, kind, payload, unique_key, run_at, created_at) values ($1, $2, $3, $4, $5, $6)
             on conflict do nothing returning id)
         select pg_notify($7, '') from added",
    )
    .bind::<Uuid, _>(JobId::new())
    .bind::<Text, _>(J::NAME)
    .bind::<Jsonb, _>(payload)
    .bind::<Nullable<Text>, _>(options.unique_key)
    .bind::<Timestamptz, _>(options.run_at.unwrap_or(now))
    .bind::<Timestamptz, _>(now)
    .bind::<Text, _>(CHANNEL)
    .execute(conn)
    .await?;
    Ok(added == 1)
}

/// How many jobs wait or run, of every kind; those that have failed for good are not among them.
pub async fn waiting(conn: &mut Conn) -> QueryResult<i64> {
    jobs::table.filter(jobs::failed_at.is_null()).count().get_result(conn).await
}

/// Tells every worker to look again.
pub(super) async fn notify(conn: &mut Conn) -> QueryResult<()> {
    diesel::sql_query("select pg_notify($1, '')").bind::<Text, _>(CHANNEL).execute(conn).await?;
    Ok(())
}

/// A job under a lease of ours.
#[derive(Debug, QueryableByName)]
#[diesel(table_name = jobs)]
pub(super) struct Claimed {
    pub id: JobId,
    pub kind: String,
    pub payload: serde_json::Value,
    /// This one included.
    pub attempts: i32,
    /// When our lease ends. It is also how we know that the lease is still ours.
    pub leased_until: Option<DateTime<Utc>>,
}

/// Claims the job of these kinds that has been due longest, or `only` that one; skips what another
/// worker is claiming at this moment.
pub(super) async fn claim(
    conn: &mut Conn,
    kinds: &[&'static str],
    only: Option<JobId>,
    now: DateTime<Utc>,
) -> QueryResult<Option<Claimed>> {
    diesel::sql_query(
        "update jobs set leased_until = $1, attempts = attempts + 1
         where id = (
             select id from jobs
             where failed_at is null and run_at <= $2 and (leased_until is null or leased_until <= $2)
                 and kind = any($3) and ($4 is null or id = $4)
             order by run_at limit 1 for update skip locked)
         returning id, kind, payload, attempts, leased_until",
    )
    .bind::<Timestamptz, _>(lease(now))
    .bind::<Timestamptz, _>(now)
    .bind::<Array<Text>, _>(kinds)
    .bind::<Nullable<Uuid>, _>(only)
    .get_result(conn)
    .await
    .optional()
}

/// The end of a lease that begins now, in whole microseconds as Postgres keeps it.
fn lease(now: DateTime<Utc>) -> DateTime<Utc> {
    (now + LEASE).trunc_subsecs(6)
}

/// How long to work before the lease should be renewed.
pub(super) fn renewal() -> std::time::Duration {
    (LEASE / 3).to_std().unwrap_or_default()
}

/// Renews the lease. Returns false when it was no longer ours.
pub(super) async fn renew(conn: &mut Conn, claimed: &mut Claimed, now: DateTime<Utc>) -> QueryResult<bool> {
    let until = Some(lease(now));
    let ours = jobs::table.find(claimed.id).filter(jobs::leased_until.eq(claimed.leased_until));
    let renewed = diesel::update(ours).set(jobs::leased_until.eq(until)).execute(conn).await? == 1;
    if renewed {
        claimed.leased_until = until;
    }
    Ok(renewed)
}

/// The first job of these kinds that is due by now, in the order in which they were due and queued.
pub(super) async fn first_due(
    conn: &mut Conn,
    kinds: &[&'static str],
    now: DateTime<Utc>,
) -> QueryResult<Option<JobId>> {
    jobs::table
        .filter(jobs::failed_at.is_null().and(jobs::run_at.le(now)).and(jobs::kind.eq_any(kinds)))
        .filter(jobs::leased_until.is_null().or(jobs::leased_until.le(now)))
        .order((jobs::run_at, jobs::id))
        .select(jobs::id)
        .first(conn)
        .await
        .optional()
}

/// When the next job of these kinds that nobody holds is due.
pub(super) async fn next_at(conn: &mut Conn, kinds: &[&'static str]) -> QueryResult<Option<DateTime<Utc>>> {
    jobs::table
        .filter(jobs::failed_at.is_null().and(jobs::leased_until.is_null()).and(jobs::kind.eq_any(kinds)))
        .order(jobs::run_at)
        .select(jobs::run_at)
        .first(conn)
        .await
        .optional()
}

/// Takes a finished job out of the queue, whoever holds it by now: it is done.
pub(super) async fn done(conn: &mut Conn, claimed: &Claimed) -> QueryResult<()> {
    diesel::delete(jobs::table.find(claimed.id)).execute(conn).await?;
    Ok(())
}

/// Puts a job back until a later time, as if it hadn't been tried.
pub(super) async fn put_off(conn: &mut Conn, claimed: &Claimed, at: DateTime<Utc>) -> QueryResult<()> {
    let ours = jobs::table.find(claimed.id).filter(jobs::leased_until.eq(claimed.leased_until));
    let back =
        (jobs::leased_until.eq(None::<DateTime<Utc>>), jobs::run_at.eq(at), jobs::attempts.eq(claimed.attempts - 1));
    diesel::update(ours).set(back).execute(conn).await?;
    Ok(())
}

/// Puts a failed job back for another attempt.
pub(super) async fn retry(conn: &mut Conn, claimed: &Claimed, error: &str, at: DateTime<Utc>) -> QueryResult<()> {
    let ours = jobs::table.find(claimed.id).filter(jobs::leased_until.eq(claimed.leased_until));
    let back = (jobs::leased_until.eq(None::<DateTime<Utc>>), jobs::run_at.eq(at), jobs::last_error.eq(error));
    diesel::update(ours).set(back).execute(conn).await?;
    Ok(())
}

/// Sets a job aside for the administrator.
pub(super) async fn fail(conn: &mut Conn, claimed: &Claimed, error: &str, now: DateTime<Utc>) -> QueryResult<()> {
    let ours = jobs::table.find(claimed.id).filter(jobs::leased_until.eq(claimed.leased_until));
    let aside = (jobs::leased_until.eq(None::<DateTime<Utc>>), jobs::failed_at.eq(now), jobs::last_error.eq(error));
    diesel::update(ours).set(aside).execute(conn).await?;
    Ok(())
}
