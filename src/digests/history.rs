//! What is kept of digests: runs, and who got which message.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::dsl::max;
use diesel::prelude::*;
use diesel::sql_types::{Array, Integer, Timestamptz, Uuid};
use diesel_async::RunQueryDsl;

use super::news::LOOKED_AT;
use crate::accounts::UserId;
use crate::cohorts::CohortId;
use crate::db::Conn;
use crate::db::schema::{digest_messages, digest_runs, sessions};
use crate::mail::MessageId;
use crate::progress;

/// Begins a run. Returns false when this slot of this cohort has had its run.
pub(super) async fn begin(
    conn: &mut Conn,
    cohort: CohortId,
    slot: DateTime<Utc>,
    missed: bool,
    now: DateTime<Utc>,
) -> QueryResult<bool> {
    let row = (
        digest_runs::cohort_id.eq(cohort),
        digest_runs::slot_at.eq(slot),
        digest_runs::composed_at.eq(now),
        digest_runs::members.eq(0),
        digest_runs::messages.eq(0),
        digest_runs::missed.eq(missed),
    );
    let insert = diesel::insert_into(digest_runs::table).values(row).on_conflict_do_nothing();
    Ok(insert.execute(conn).await? == 1)
}

/// Says how many members a run had, and how many messages it made.
pub(super) async fn end(
    conn: &mut Conn,
    cohort: CohortId,
    slot: DateTime<Utc>,
    members: usize,
    messages: usize,
) -> QueryResult<()> {
    let count = |number: usize| i32::try_from(number).unwrap_or(i32::MAX);
    let run = digest_runs::table.find((cohort, slot));
    let counts = (digest_runs::members.eq(count(members)), digest_runs::messages.eq(count(messages)));
    diesel::update(run).set(counts).execute(conn).await?;
    Ok(())
}

/// Records who got which message of a run. Each person gets one: a second is an error, and undoes
/// the run.
pub(super) async fn record(
    conn: &mut Conn,
    cohort: CohortId,
    slot: DateTime<Utc>,
    letters: &[(UserId, MessageId)],
) -> QueryResult<()> {
    let rows: Vec<_> = letters
        .iter()
        .map(|(user, message)| {
            (
                digest_messages::user_id.eq(user),
                digest_messages::cohort_id.eq(cohort),
                digest_messages::slot_at.eq(slot),
                digest_messages::message_id.eq(message),
            )
        })
        .collect();
    diesel::insert_into(digest_messages::table).values(rows).execute(conn).await?;
    Ok(())
}

/// The slots of the latest digests that each of these people got of a cohort.
pub(super) async fn latest(
    conn: &mut Conn,
    cohort: CohortId,
    people: &[UserId],
) -> QueryResult<HashMap<UserId, Vec<DateTime<Utc>>>> {
    #[derive(QueryableByName)]
    struct Got {
        #[diesel(sql_type = Uuid)]
        user_id: UserId,
        #[diesel(sql_type = Timestamptz)]
        slot_at: DateTime<Utc>,
    }
    // A few rows by key for each person, however long the cohort has been getting digests.
    let rows: Vec<Got> = diesel::sql_query(
        "select p.id as user_id, d.slot_at from unnest($1) p (id) cross join lateral (
             select slot_at from digest_messages where user_id = p.id and cohort_id = $2
             order by slot_at desc limit $3) d",
    )
    .bind::<Array<Uuid>, _>(people)
    .bind::<Uuid, _>(cohort)
    .bind::<Integer, _>(i32::try_from(LOOKED_AT).unwrap_or(i32::MAX))
    .load(conn)
    .await?;
    let mut latest: HashMap<UserId, Vec<DateTime<Utc>>> = HashMap::new();
    for row in rows {
        latest.entry(row.user_id).or_default().push(row.slot_at);
    }
    Ok(latest)
}

/// When each of these people was last here: signed in, or in a lesson.
pub(super) async fn visits(conn: &mut Conn, people: &[UserId]) -> QueryResult<HashMap<UserId, DateTime<Utc>>> {
    let mut visits: HashMap<UserId, DateTime<Utc>> = progress::last_active(conn, people).await?.into_iter().collect();
    let seen: Vec<(UserId, Option<DateTime<Utc>>)> = sessions::table
        .filter(sessions::user_id.eq_any(people))
        .group_by(sessions::user_id)
        .select((sessions::user_id, max(sessions::last_seen_at)))
        .load(conn)
        .await?;
    for (person, at) in seen.into_iter().filter_map(|(person, at)| Some((person, at?))) {
        let visit = visits.entry(person).or_insert(at);
        *visit = at.max(*visit);
    }
    Ok(visits)
}
