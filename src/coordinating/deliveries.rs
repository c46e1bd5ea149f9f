//! What became of a cohort's digests: read for its coordinator, written by `digests` and the outbox.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Integer, Timestamptz, Uuid};
use diesel_async::RunQueryDsl;

use crate::cohorts::CohortId;
use crate::db::Conn;
use crate::db::schema::{digest_messages, messages};

/// One run of a digest.
#[derive(Clone, Debug, QueryableByName)]
pub struct Run {
    /// The slot it was for.
    #[diesel(sql_type = Timestamptz)]
    pub slot_at: DateTime<Utc>,
    /// How many members the cohort had.
    #[diesel(sql_type = Integer)]
    pub members: i32,
    /// How many messages were composed.
    #[diesel(sql_type = Integer)]
    pub messages: i32,
    /// Whether the slot was over for more than a day, so that nothing was sent.
    #[diesel(sql_type = Bool)]
    pub missed: bool,
    /// How many were handed over.
    #[diesel(sql_type = BigInt)]
    pub sent: i64,
    /// How many were given up.
    #[diesel(sql_type = BigInt)]
    pub given_up: i64,
}

impl Run {
    /// How many are still on their way.
    pub fn waiting(&self) -> i64 {
        (i64::from(self.messages) - self.sent - self.given_up).max(0)
    }
}

/// A message that was given up.
#[derive(Clone, Debug)]
pub struct Refused {
    /// The slot it was for.
    pub slot_at: DateTime<Utc>,
    /// To whom.
    pub name: String,
    /// At which address.
    pub address: String,
    /// Why, in plain words.
    pub why: String,
}

/// The runs of a cohort, the latest first.
pub async fn runs(conn: &mut Conn, cohort: CohortId, limit: i32) -> QueryResult<Vec<Run>> {
    diesel::sql_query(
        "select r.slot_at, r.members, r.messages, r.missed, count(m.sent_at) as sent, count(m.given_up_at) as given_up
         from (select * from digest_runs where cohort_id = $1 order by slot_at desc limit $2) r
         left join digest_messages d on d.cohort_id = r.cohort_id and d.slot_at = r.slot_at
         left join messages m on m.id = d.message_id
         group by r.slot_at, r.members, r.messages, r.missed order by r.slot_at desc",
    )
    .bind::<Uuid, _>(cohort)
    .bind::<Integer, _>(limit)
    .load(conn)
    .await
}

/// The messages of these slots that were given up, by name.
pub async fn refused(conn: &mut Conn, cohort: CohortId, slots: &[DateTime<Utc>]) -> QueryResult<Vec<Refused>> {
    let rows: Vec<(DateTime<Utc>, String, String, Option<String>)> = digest_messages::table
        .inner_join(messages::table.on(messages::id.eq(digest_messages::message_id)))
        .filter(digest_messages::cohort_id.eq(cohort))
        .filter(digest_messages::slot_at.eq_any(slots))
        .filter(messages::given_up_at.is_not_null())
        .order((digest_messages::slot_at.desc(), messages::to_name))
        .select((digest_messages::slot_at, messages::to_name, messages::to_address, messages::last_error))
        .load(conn)
        .await?;
    let refused = rows.into_iter().map(|(slot_at, name, address, why)| {
        let why = why.unwrap_or_default();
        Refused { slot_at, name, address, why }
    });
    Ok(refused.collect())
}
