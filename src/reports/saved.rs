//! Reports as they are kept.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use super::report::Report;
use crate::accounts::UserId;
use crate::db::Conn;
use crate::db::schema::saved_reports as table;
use crate::error::Result;
use crate::id::Id;
use crate::organizations::OrganizationId;

/// Identity of a saved report.
pub(super) type ReportId = Id<Saved>;

/// A report that somebody saved.
#[derive(Clone, Debug)]
pub(super) struct Saved {
    /// Identity.
    pub id: ReportId,
    /// Whose.
    pub organization: OrganizationId,
    /// Its name.
    pub name: String,
    /// What it asks.
    pub report: Report,
}

type Row = (ReportId, OrganizationId, String, serde_json::Value);

fn read((id, organization, name, body): Row) -> Result<Saved> {
    Ok(Saved { id, organization, name, report: serde_json::from_value(body)? })
}

/// The saved reports of these organizations, by name.
pub(super) async fn all(conn: &mut Conn, organizations: &[uuid::Uuid]) -> Result<Vec<Saved>> {
    let rows: Vec<Row> = table::table
        .filter(table::organization_id.eq_any(organizations))
        .filter(table::removed_at.is_null())
        .order((table::name, table::id))
        .select((table::id, table::organization_id, table::name, table::body))
        .load(conn)
        .await?;
    rows.into_iter().map(read).collect()
}

/// One of them.
pub(super) async fn one(conn: &mut Conn, id: ReportId, organizations: &[uuid::Uuid]) -> Result<Saved> {
    let row: Row = table::table
        .find(id)
        .filter(table::organization_id.eq_any(organizations))
        .filter(table::removed_at.is_null())
        .select((table::id, table::organization_id, table::name, table::body))
        .first(conn)
        .await?;
    read(row)
}

/// Saves a report. None where the organization has one of that name.
pub(super) async fn create(
    conn: &mut Conn,
    organization: OrganizationId,
    (name, report): (&str, &Report),
    by: UserId,
    now: DateTime<Utc>,
) -> Result<Option<ReportId>> {
    let id = ReportId::new();
    let row = (
        table::id.eq(id),
        table::organization_id.eq(organization),
        table::name.eq(name),
        table::body.eq(serde_json::to_value(report)?),
        table::made_by.eq(by),
        table::made_at.eq(now),
        table::changed_at.eq(now),
    );
    let made = diesel::insert_into(table::table).values(row).on_conflict_do_nothing().execute(conn).await?;
    Ok((made == 1).then_some(id))
}

/// Changes a report. False where another one of the organization has that name.
pub(super) async fn change(
    conn: &mut Conn,
    saved: &Saved,
    (name, report): (&str, &Report),
    now: DateTime<Utc>,
) -> Result<bool> {
    let new = (table::name.eq(name), table::body.eq(serde_json::to_value(report)?), table::changed_at.eq(now));
    let changed = diesel::update(table::table.find(saved.id)).set(new).execute(conn).await;
    match changed {
        Ok(_) => Ok(true),
        Err(diesel::result::Error::DatabaseError(diesel::result::DatabaseErrorKind::UniqueViolation, _)) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// Takes a report away.
pub(super) async fn remove(conn: &mut Conn, saved: &Saved, now: DateTime<Utc>) -> QueryResult<usize> {
    diesel::update(table::table.find(saved.id)).set(table::removed_at.eq(now)).execute(conn).await
}
