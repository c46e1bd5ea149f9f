//! A person's place in cohorts, erased with them.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::Text;
use diesel_async::RunQueryDsl;

use crate::accounts::UserId;
use crate::accounts::erasures::{Gone, take_from};
use crate::db::Conn;
use crate::db::schema::cohorts;

/// Ends every membership of somebody for good, and takes their name out of notes to cohorts. Returns what went.
pub async fn erase(conn: &mut Conn, user: UserId, name: &str, email: &str) -> QueryResult<Vec<Gone>> {
    diesel::sql_query(
        "update cohorts set note = without_person(note, $1, $2) where note <> without_person(note, $1, $2)",
    )
    .bind::<Text, _>(name)
    .bind::<Text, _>(email)
    .execute(conn)
    .await?;
    take_from(conn, user, &["cohort_members"]).await
}

/// The names of cohorts that somebody looks after and that aren't over: somebody else has to, first.
pub async fn looked_after_by(conn: &mut Conn, user: UserId, now: DateTime<Utc>) -> QueryResult<Vec<String>> {
    let goes_on = cohorts::ends_on.is_null().or(cohorts::ends_on.ge(now.date_naive()).assume_not_null());
    let theirs = cohorts::table.filter(cohorts::coordinator_id.eq(user)).filter(goes_on);
    theirs.order(cohorts::name).select(cohorts::name).load(conn).await
}
