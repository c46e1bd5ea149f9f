//! Members: who they are, joining, leaving.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, Nullable, Text, Timestamptz, Uuid};
use diesel_async::RunQueryDsl;

use super::{Cohort, CohortId};
use crate::accounts::UserId;
use crate::db::Conn;
use crate::db::schema::{cohort_members, cohorts, users};

/// A member with what their coordinator needs to know of them.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = users)]
pub struct Member {
    /// Who.
    pub id: UserId,
    /// Their name.
    pub name: String,
    /// Their address.
    pub email: String,
    /// Where they work; may be empty.
    pub library: String,
    /// The tag of their language.
    pub language: String,
    /// Their zone, as an IANA name.
    pub time_zone: String,
    /// When they joined.
    #[diesel(select_expression = cohort_members::joined_at)]
    pub joined_at: DateTime<Utc>,
    /// When they stopped the digest, if they did.
    #[diesel(select_expression = cohort_members::digest_stopped_at)]
    pub digest_stopped_at: Option<DateTime<Utc>>,
}

/// How someone belongs to a cohort, or did.
#[derive(Clone, Copy, Debug, HasQuery)]
#[diesel(table_name = cohort_members)]
pub struct Membership {
    /// Who.
    pub user_id: UserId,
    /// Which cohort.
    pub cohort_id: CohortId,
    /// When they last joined.
    pub joined_at: DateTime<Utc>,
    /// When they left, if they did.
    pub left_at: Option<DateTime<Utc>>,
    /// When they stopped the digest, if they did.
    pub digest_stopped_at: Option<DateTime<Utc>>,
}

impl Membership {
    /// Whether they are a member now.
    pub fn is_member(&self) -> bool {
        self.left_at.is_none()
    }
}

/// The members of a cohort, by name.
pub async fn members(conn: &mut Conn, cohort: CohortId) -> QueryResult<Vec<Member>> {
    cohort_members::table
        .inner_join(users::table.on(users::id.eq(cohort_members::user_id)))
        .filter(cohort_members::cohort_id.eq(cohort))
        .filter(cohort_members::left_at.is_null())
        .order((users::name, users::id))
        .select(Member::as_select())
        .load(conn)
        .await
}

/// How someone belongs to a cohort; `None` when they never did.
pub async fn membership(conn: &mut Conn, user: UserId, cohort: CohortId) -> QueryResult<Option<Membership>> {
    Membership::query()
        .filter(cohort_members::user_id.eq(user))
        .filter(cohort_members::cohort_id.eq(cohort))
        .first(conn)
        .await
        .optional()
}

/// The cohorts someone is a member of, the one that began last first.
pub async fn memberships(conn: &mut Conn, user: UserId) -> QueryResult<Vec<(Cohort, Membership)>> {
    cohort_members::table
        .inner_join(cohorts::table.on(cohorts::id.eq(cohort_members::cohort_id)))
        .filter(cohort_members::user_id.eq(user))
        .filter(cohort_members::left_at.is_null())
        .order((cohorts::starts_on.desc(), cohorts::id))
        .select((Cohort::as_select(), Membership::as_select()))
        .load(conn)
        .await
}

/// Someone whose address a coordinator has typed, and who has an account.
#[derive(Clone, Debug, QueryableByName)]
pub struct Known {
    /// The address, in lower case.
    #[diesel(sql_type = Text)]
    pub email: String,
    /// Who.
    #[diesel(sql_type = Uuid)]
    pub id: UserId,
    /// The name on their account.
    #[diesel(sql_type = Text)]
    pub name: String,
    /// When they joined this cohort, if they ever did.
    #[diesel(sql_type = Nullable<Timestamptz>)]
    pub joined_at: Option<DateTime<Utc>>,
    /// When they left it, if they did.
    #[diesel(sql_type = Nullable<Timestamptz>)]
    pub left_at: Option<DateTime<Utc>>,
}

impl Known {
    /// Whether they are a member now.
    pub fn is_member(&self) -> bool {
        self.joined_at.is_some() && self.left_at.is_none()
    }
}

/// Those of these addresses (in lower case) that have an account.
pub async fn known(conn: &mut Conn, cohort: CohortId, emails: &[&str]) -> QueryResult<Vec<Known>> {
    diesel::sql_query(
        "select at.email, u.id, u.name, m.joined_at, m.left_at
         from users at join users u on u.id = coalesce(at.joined_into, at.id)
         left join cohort_members m on m.user_id = u.id and m.cohort_id = $1
         where at.email = any($2)",
    )
    .bind::<Uuid, _>(cohort)
    .bind::<Array<Text>, _>(emails)
    .load(conn)
    .await
}

/// Makes someone a member. Returns whether they weren't one.
pub async fn join(conn: &mut Conn, user: UserId, cohort: CohortId, now: DateTime<Utc>) -> QueryResult<bool> {
    Ok(join_many(conn, &[user], cohort, now).await? == 1)
}

/// Makes people members. Returns how many weren't. Who left and comes back keeps what they chose
/// about the digest.
pub async fn join_many(conn: &mut Conn, people: &[UserId], cohort: CohortId, now: DateTime<Utc>) -> QueryResult<usize> {
    diesel::sql_query(
        "insert into cohort_members (user_id, cohort_id, joined_at) select distinct unnest($1), $2, $3
         on conflict (user_id, cohort_id) do update set joined_at = excluded.joined_at, left_at = null
         where cohort_members.left_at is not null",
    )
    .bind::<Array<Uuid>, _>(people)
    .bind::<Uuid, _>(cohort)
    .bind::<Timestamptz, _>(now)
    .execute(conn)
    .await
}

/// Ends a membership. Returns whether there was one.
pub async fn leave(conn: &mut Conn, user: UserId, cohort: CohortId, now: DateTime<Utc>) -> QueryResult<bool> {
    let member = cohort_members::table.find((user, cohort)).filter(cohort_members::left_at.is_null());
    Ok(diesel::update(member).set(cohort_members::left_at.eq(now)).execute(conn).await? == 1)
}
