//! What the desk counts.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Timestamptz};
use diesel_async::RunQueryDsl;

use crate::accounts::{self, Census};
use crate::db::{self, Conn};

/// Mail older than this is no news any more; it would also take long to count.
const DAYS_OF_MAIL: TimeDelta = TimeDelta::days(30);

/// A job that has been due for so long finds nobody to run it.
const LATE: TimeDelta = TimeDelta::minutes(10);

/// How things stand at this moment.
pub(super) struct Figures {
    pub counts: Counts,
    /// Whether every migration of this program has been run.
    pub migrated: bool,
    pub people: Census,
}

#[derive(Clone, Debug, Default, QueryableByName)]
pub(super) struct Counts {
    /// Size of the database in bytes.
    #[diesel(sql_type = BigInt)]
    pub bytes: i64,
    /// Lessons that can be opened.
    #[diesel(sql_type = BigInt)]
    pub lessons: i64,
    /// Modules that can be opened.
    #[diesel(sql_type = BigInt)]
    pub modules: i64,
    /// Messages of the last 30 days that wait.
    #[diesel(sql_type = BigInt)]
    pub mail_waiting: i64,
    /// Those among them that were tried, and not taken.
    #[diesel(sql_type = BigInt)]
    pub mail_delayed: i64,
    /// Messages of the last 30 days that won't be tried again.
    #[diesel(sql_type = BigInt)]
    pub mail_given_up: i64,
    /// Jobs that wait or run.
    #[diesel(sql_type = BigInt)]
    pub jobs_waiting: i64,
    /// Those among them that nobody has taken in time.
    #[diesel(sql_type = BigInt)]
    pub jobs_late: i64,
    /// Jobs that were given up.
    #[diesel(sql_type = BigInt)]
    pub jobs_failed: i64,
}

/// Counts everything that the desk shows.
pub(super) async fn figures(conn: &mut Conn, now: DateTime<Utc>) -> QueryResult<Figures> {
    let counts = diesel::sql_query(
        "select pg_database_size(current_database()) as bytes,
             (select count(*) from lessons where withdrawn_at is null and current_version_id is not null) as lessons,
             (select count(*) from modules where withdrawn_at is null and current_version_id is not null) as modules,
             m.*, j.*
         from (select count(*) filter (where given_up_at is null) as mail_waiting,
                   count(*) filter (where given_up_at is null and last_error is not null) as mail_delayed,
                   count(*) filter (where given_up_at is not null) as mail_given_up
               from messages where sent_at is null and queued_at > $1) m,
             (select count(*) filter (where failed_at is null) as jobs_waiting,
                   count(*) filter (where failed_at is null and run_at <= $2
                       and (leased_until is null or leased_until <= $2)) as jobs_late,
                   count(*) filter (where failed_at is not null) as jobs_failed
               from jobs) j",
    )
    .bind::<Timestamptz, _>(now - DAYS_OF_MAIL)
    .bind::<Timestamptz, _>(now - LATE)
    .get_result(conn)
    .await?;
    Ok(Figures { counts, migrated: db::migrated(conn).await?, people: accounts::census(conn).await? })
}
