//! Finding cohorts: by whom they belong to, by code, by member.

use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use super::{Cohort, CohortId, JOIN_CODE_HALF};
use crate::accounts::UserId;
use crate::db::Conn;
use crate::db::schema::{cohort_members, cohorts};
use crate::organizations::OrganizationId;
use crate::text;

/// A cohort in a coordinator's list.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The cohort.
    pub cohort: Cohort,
    /// How many members it has now.
    pub members: i64,
}

/// The cohort with this id.
pub async fn by_id(conn: &mut Conn, id: CohortId) -> QueryResult<Cohort> {
    Cohort::query().filter(cohorts::id.eq(id)).first(conn).await
}

/// The cohorts of these organizations, the one that began last first.
pub async fn listed(conn: &mut Conn, organizations: &[OrganizationId]) -> QueryResult<Vec<Listed>> {
    let all = Cohort::query()
        .filter(cohorts::organization_id.eq_any(organizations))
        .order((cohorts::starts_on.desc(), cohorts::name))
        .load(conn)
        .await?;
    let ids: Vec<CohortId> = all.iter().map(|cohort: &Cohort| cohort.id).collect();
    let counts: Vec<(CohortId, i64)> = cohort_members::table
        .filter(cohort_members::cohort_id.eq_any(ids))
        .filter(cohort_members::left_at.is_null())
        .group_by(cohort_members::cohort_id)
        .select((cohort_members::cohort_id, diesel::dsl::count_star()))
        .load(conn)
        .await?;
    let members = |id| counts.iter().find(|(cohort, _)| *cohort == id).map_or(0, |(_, count)| *count);
    Ok(all.into_iter().map(|cohort| Listed { members: members(cohort.id), cohort }).collect())
}

/// The cohort with this slug, if it belongs to one of these organizations.
pub async fn of_organizations(conn: &mut Conn, slug: &str, organizations: &[OrganizationId]) -> QueryResult<Cohort> {
    Cohort::query()
        .filter(cohorts::slug.eq(slug))
        .filter(cohorts::organization_id.eq_any(organizations))
        .first(conn)
        .await
}

/// The cohort that this code lets one join, however it was typed.
pub async fn by_join_code(conn: &mut Conn, typed: &str) -> QueryResult<Option<Cohort>> {
    let Some(code) = text::read_code(typed, JOIN_CODE_HALF) else { return Ok(None) };
    Cohort::query().filter(cohorts::join_code.eq(code)).first(conn).await.optional()
}

/// The cohort with this slug, if this person is a member now.
pub async fn of_member(conn: &mut Conn, slug: &str, user: UserId) -> QueryResult<Cohort> {
    let mine = cohort_members::table
        .filter(cohort_members::user_id.eq(user))
        .filter(cohort_members::left_at.is_null())
        .select(cohort_members::cohort_id);
    Cohort::query().filter(cohorts::slug.eq(slug)).filter(cohorts::id.eq_any(mine)).first(conn).await
}
