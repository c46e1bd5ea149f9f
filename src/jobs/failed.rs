//! Jobs that have failed for good, for the administrator.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::result::DatabaseErrorKind::UniqueViolation;
use diesel::result::Error::DatabaseError;
use diesel::sql_types::Text;
use diesel_async::{AsyncConnection, RunQueryDsl};

use super::queue::{JobId, notify};
use crate::db::Conn;
use crate::db::schema::jobs;

/// A job whose last attempt has failed.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = jobs)]
pub struct Failed {
    /// Which.
    pub id: JobId,
    /// Its kind, as in [`Job::NAME`](super::Job::NAME).
    pub kind: String,
    /// How often it was tried.
    pub attempts: i32,
    /// What went wrong the last time.
    pub last_error: Option<String>,
    /// When it was queued.
    pub created_at: DateTime<Utc>,
    /// When it was given up.
    pub failed_at: Option<DateTime<Utc>>,
}

/// Jobs that were given up, latest first.
pub async fn list_failed(conn: &mut Conn, limit: i64) -> QueryResult<Vec<Failed>> {
    Failed::query().filter(jobs::failed_at.is_not_null()).order(jobs::failed_at.desc()).limit(limit).load(conn).await
}

/// Queues a failed job anew with all its attempts. When the same work has been queued again since
/// (by its unique key), the failed one just goes. Returns false when there is no such failed job.
pub async fn run_again(conn: &mut Conn, id: JobId, now: DateTime<Utc>) -> QueryResult<bool> {
    let again = conn
        .transaction(async |conn| {
            let failed = jobs::table.find(id).filter(jobs::failed_at.is_not_null());
            let fresh = (jobs::failed_at.eq(None::<DateTime<Utc>>), jobs::attempts.eq(0), jobs::run_at.eq(now));
            let found = diesel::update(failed).set(fresh).execute(conn).await?;
            notify(conn).await?;
            Ok(found == 1)
        })
        .await;
    match again {
        Err(DatabaseError(UniqueViolation, _)) => discard(conn, id).await,
        other => other,
    }
}

/// Takes somebody's name and address out of what went wrong. Returns how many jobs said them.
pub async fn erase(conn: &mut Conn, name: &str, email: &str) -> QueryResult<usize> {
    let mend = diesel::sql_query(
        "update jobs set last_error = without_person(last_error, $1, $2)
         where last_error is distinct from without_person(last_error, $1, $2)",
    );
    mend.bind::<Text, _>(name).bind::<Text, _>(email).execute(conn).await
}

/// Forgets a failed job. Returns false when there is no such failed job.
pub async fn discard(conn: &mut Conn, id: JobId) -> QueryResult<bool> {
    let failed = jobs::table.find(id).filter(jobs::failed_at.is_not_null());
    Ok(diesel::delete(failed).execute(conn).await? == 1)
}
