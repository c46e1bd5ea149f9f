//! What a cohort's row knows of its digest: when it is due, and who doesn't want it.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use super::{Cohort, CohortId};
use crate::accounts::UserId;
use crate::db::Conn;
use crate::db::schema::{cohort_members, cohorts};

/// The cohorts whose digest is due by now, the longest due first.
pub async fn digest_due(conn: &mut Conn, now: DateTime<Utc>) -> QueryResult<Vec<CohortId>> {
    cohorts::table
        .filter(cohorts::digest_next_at.le(now))
        .order(cohorts::digest_next_at)
        .select(cohorts::id)
        .load(conn)
        .await
}

/// Takes a cohort whose digest is due, until the transaction ends. `None` when another server has
/// it in hand or is done with it.
pub async fn lock_due(conn: &mut Conn, id: CohortId, now: DateTime<Utc>) -> QueryResult<Option<Cohort>> {
    Cohort::query()
        .filter(cohorts::id.eq(id))
        .filter(cohorts::digest_next_at.le(now))
        .for_update()
        .skip_locked()
        .first(conn)
        .await
        .optional()
}

/// Sets the next slot.
pub async fn advance_digest(conn: &mut Conn, id: CohortId, next: DateTime<Utc>) -> QueryResult<()> {
    let set = cohorts::digest_next_at.eq(next);
    diesel::update(cohorts::table.find(id)).set(set).execute(conn).await?;
    Ok(())
}

/// Stops the digest for one member, or lets it come again. Doing it again changes nothing. Returns
/// false when they never were a member.
pub async fn set_digest(
    conn: &mut Conn,
    user: UserId,
    cohort: CohortId,
    wanted: bool,
    now: DateTime<Utc>,
) -> QueryResult<bool> {
    let member = cohort_members::table.find((user, cohort));
    let changed = if wanted {
        diesel::update(member).set(cohort_members::digest_stopped_at.eq(None::<DateTime<Utc>>)).execute(conn).await?
    } else {
        // The first moment stays.
        let first = diesel::dsl::sql::<diesel::sql_types::Nullable<diesel::sql_types::Timestamptz>>(
            "coalesce(digest_stopped_at, ",
        )
        .bind::<diesel::sql_types::Timestamptz, _>(now)
        .sql(")");
        diesel::update(member).set(cohort_members::digest_stopped_at.eq(first)).execute(conn).await?
    };
    Ok(changed == 1)
}
