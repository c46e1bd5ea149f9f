//! Finding activities: one's own, and those that an organization's validators look at.

use chrono::NaiveDate;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use super::{Activity, ActivityId, State};
use crate::accounts::UserId;
use crate::db::Conn;
use crate::db::schema::{activities, users};
use crate::organizations::OrganizationId;

/// An activity with whose it is, for those who decide.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The activity.
    pub activity: Activity,
    /// The name of whose it is.
    pub name: String,
    /// Where they work; may be empty.
    pub library: String,
}

/// Rows of the list at most: who has more waiting narrows it down.
const MOST: i64 = 500;

/// One of somebody's own.
pub async fn one(conn: &mut Conn, user: UserId, id: ActivityId) -> QueryResult<Activity> {
    Activity::query().filter(activities::user_id.eq(user).and(activities::id.eq(id))).first(conn).await
}

/// What one of somebody's own was called when it was sent last; nothing where it never was.
pub async fn title(conn: &mut Conn, user: UserId, id: ActivityId) -> QueryResult<String> {
    let found = one(conn, user, id).await.optional()?;
    Ok(found.and_then(|activity| activity.sent()).map(|claim| claim.title).unwrap_or_default())
}

/// All of somebody's own, what has no day yet first, then the one that happened last.
pub async fn of_user(conn: &mut Conn, user: UserId) -> QueryResult<Vec<Activity>> {
    Activity::query()
        .filter(activities::user_id.eq(user))
        .order((activities::occurred_on.desc().nulls_first(), activities::begun_at.desc(), activities::id.desc()))
        .load(conn)
        .await
}

/// The one with this id that was sent to one of these organizations. Ids are made by those who send;
/// of two with the same, the first is meant.
pub async fn by_id(conn: &mut Conn, organizations: &[OrganizationId], id: ActivityId) -> QueryResult<Activity> {
    Activity::query()
        .filter(activities::id.eq(id).and(activities::state.ne(State::Draft)))
        .filter(activities::organization_id.eq_any(organizations))
        .order(activities::begun_at)
        .first(conn)
        .await
}

/// Those in one of these states that were sent to these organizations, the one that waits longest first.
pub async fn listed(conn: &mut Conn, organizations: &[OrganizationId], states: &[State]) -> QueryResult<Vec<Listed>> {
    let states: Vec<&str> = states.iter().map(|state| state.word()).collect();
    let found: Vec<Activity> = Activity::query()
        .filter(activities::organization_id.eq_any(organizations))
        .filter(activities::state.eq_any(states).and(activities::state.ne(State::Draft)))
        .order((activities::submitted_at, activities::id))
        .limit(MOST)
        .load(conn)
        .await?;
    named(conn, found).await
}

/// Those of a day that were sent to these organizations, whatever became of them.
pub async fn of_day(conn: &mut Conn, organizations: &[OrganizationId], day: NaiveDate) -> QueryResult<Vec<Listed>> {
    let found: Vec<Activity> = Activity::query()
        .filter(activities::organization_id.eq_any(organizations))
        .filter(activities::occurred_on.eq(day).and(activities::state.ne(State::Draft)))
        .order((activities::submitted_at, activities::id))
        .limit(MOST)
        .load(conn)
        .await?;
    named(conn, found).await
}

/// How many wait for the validators of these organizations.
pub async fn waiting_of(conn: &mut Conn, organizations: &[OrganizationId]) -> QueryResult<i64> {
    activities::table
        .filter(activities::organization_id.eq_any(organizations))
        .filter(activities::state.eq(State::Submitted))
        .count()
        .get_result(conn)
        .await
}

async fn named(conn: &mut Conn, found: Vec<Activity>) -> QueryResult<Vec<Listed>> {
    let ids: Vec<UserId> = found.iter().map(|activity| activity.user_id).collect();
    let people: Vec<(UserId, String, String)> =
        users::table.filter(users::id.eq_any(ids)).select((users::id, users::name, users::library)).load(conn).await?;
    let of = |id: UserId| people.iter().find(|(user, ..)| *user == id).cloned();
    let listed = |activity: Activity| {
        let (_, name, library) = of(activity.user_id)?;
        Some(Listed { activity, name, library })
    };
    Ok(found.into_iter().filter_map(listed).collect())
}
