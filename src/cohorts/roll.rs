//! The roll of a cohort: who is on it, however many they are, and some of them in full.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, Bool, Text, Timestamptz, Uuid};
use diesel_async::RunQueryDsl;

use super::CohortId;
use super::members::Member;
use crate::accounts::UserId;
use crate::db::schema::{cohort_members, users};
use crate::db::{Conn, prepared};

/// Someone on the roll, with what counting and ordering need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OnRoll {
    /// Who.
    pub id: UserId,
    /// When they joined.
    pub joined_at: DateTime<Utc>,
    /// Whether they get the digest.
    pub digest: bool,
}

/// The roll column by column, which is decoded faster than row by row.
#[derive(QueryableByName)]
struct Columns {
    #[diesel(sql_type = Array<Uuid>)]
    ids: Vec<UserId>,
    #[diesel(sql_type = Array<Timestamptz>)]
    joined: Vec<DateTime<Utc>>,
    #[diesel(sql_type = Array<Bool>)]
    digests: Vec<bool>,
}

/// Everybody who is a member now, in no order.
pub async fn roll(conn: &mut Conn, cohort: CohortId) -> QueryResult<Vec<OnRoll>> {
    let query = diesel::sql_query(
        "select coalesce(array_agg(user_id), '{}') as ids, coalesce(array_agg(joined_at), '{}') as joined,
             coalesce(array_agg(digest_stopped_at is null), '{}') as digests
         from cohort_members where cohort_id = $1 and left_at is null",
    );
    let columns: Columns = prepared(query.bind::<Uuid, _>(cohort)).get_result(conn).await?;
    let rest = columns.joined.into_iter().zip(columns.digests);
    let all = columns.ids.into_iter().zip(rest);
    Ok(all.map(|(id, (joined_at, digest))| OnRoll { id, joined_at, digest }).collect())
}

#[derive(QueryableByName)]
struct Ids {
    #[diesel(sql_type = Array<Uuid>)]
    ids: Vec<UserId>,
}

/// The members by name, without regard to case; those alone whose name, address or library has this in it, if it isn't
/// empty.
pub async fn by_name(conn: &mut Conn, cohort: CohortId, part: &str) -> QueryResult<Vec<UserId>> {
    // Ordered by code points as everywhere in the program; the three are parted by what nobody can type in a line.
    let query = diesel::sql_query(
        "select coalesce(array_agg(u.id order by lower(u.name) collate \"C\", u.id), '{}') as ids
         from cohort_members m join users u on u.id = m.user_id
         where m.cohort_id = $1 and m.left_at is null
             and ($2 = '' or strpos(lower(concat_ws(E'\\n', u.name, u.email, u.library)), lower($2)) > 0)",
    );
    let query = query.bind::<Uuid, _>(cohort).bind::<Text, _>(part.trim());
    Ok(prepared(query).get_result::<Ids>(conn).await?.ids)
}

/// Those of these people who are members, in their order.
pub async fn in_full(conn: &mut Conn, cohort: CohortId, people: &[UserId]) -> QueryResult<Vec<Member>> {
    let found: Vec<Member> = cohort_members::table
        .inner_join(users::table.on(users::id.eq(cohort_members::user_id)))
        .filter(cohort_members::user_id.eq_any(people))
        .filter(cohort_members::cohort_id.eq(cohort))
        .filter(cohort_members::left_at.is_null())
        .select(Member::as_select())
        .load(conn)
        .await?;
    let mut found: HashMap<UserId, Member> = found.into_iter().map(|member| (member.id, member)).collect();
    Ok(people.iter().filter_map(|id| found.remove(id)).collect())
}
