//! The table of organizations.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::upsert::excluded;
use diesel_async::RunQueryDsl;

use super::{Organization, OrganizationId};
use crate::db::Conn;
use crate::db::schema::organizations as table;
use crate::error::Result;
use crate::format;

type Row = (OrganizationId, String, serde_json::Value);

fn read((id, slug, body): Row) -> Result<Organization> {
    Ok(Organization { id, slug, body: serde_json::from_value(body)? })
}

/// Makes the table say what the file says. The same file twice changes nothing.
pub async fn publish(
    conn: &mut Conn,
    file: &format::Entry<format::Organization>,
    now: DateTime<Utc>,
) -> Result<OrganizationId> {
    let body = &file.body;
    let row = (
        table::id.eq(OrganizationId::new()),
        table::slug.eq(&file.slug),
        table::name.eq(&body.name),
        table::kind.eq(body.kind.as_str()),
        table::example.eq(body.example),
        table::time_zone.eq(body.time_zone.name()),
        table::certificate_prefix.eq(&body.certificate_prefix),
        table::body.eq(serde_json::to_value(body)?),
        table::content_hash.eq(&file.hash),
        table::updated_at.eq(now),
    );
    let changed = (
        table::name.eq(excluded(table::name)),
        table::kind.eq(excluded(table::kind)),
        table::example.eq(excluded(table::example)),
        table::time_zone.eq(excluded(table::time_zone)),
        table::certificate_prefix.eq(excluded(table::certificate_prefix)),
        table::body.eq(excluded(table::body)),
        table::content_hash.eq(excluded(table::content_hash)),
        table::updated_at.eq(excluded(table::updated_at)),
    );
    let id = diesel::insert_into(table::table)
        .values(row)
        .on_conflict(table::slug)
        .do_update()
        .set(changed)
        .returning(table::id)
        .get_result(conn)
        .await?;
    Ok(id)
}

/// The organization with this id.
pub async fn by_id(conn: &mut Conn, id: OrganizationId) -> Result<Organization> {
    read(table::table.find(id).select((table::id, table::slug, table::body)).first(conn).await?)
}

/// The organization with this slug.
pub async fn by_slug(conn: &mut Conn, slug: &str) -> Result<Option<Organization>> {
    let row: Option<Row> = table::table
        .filter(table::slug.eq(slug))
        .select((table::id, table::slug, table::body))
        .first(conn)
        .await
        .optional()?;
    row.map(read).transpose()
}

/// The organization with this name, in any case.
pub async fn by_name(conn: &mut Conn, name: &str) -> Result<Option<Organization>> {
    let lower = |text| {
        diesel::dsl::sql::<diesel::sql_types::Bool>("lower(name) = lower(")
            .bind::<diesel::sql_types::Text, _>(text)
            .sql(")")
    };
    let row: Option<Row> = table::table
        .filter(lower(name.trim().to_owned()))
        .select((table::id, table::slug, table::body))
        .order(table::id)
        .first(conn)
        .await
        .optional()?;
    row.map(read).transpose()
}

/// The names of all organizations that aren't made up, in order.
pub async fn names(conn: &mut Conn) -> QueryResult<Vec<String>> {
    table::table.filter(table::example.eq(false)).select(table::name).order(table::name).load(conn).await
}

/// The organization that this site belongs to: the one called `home`, or else the oldest.
pub async fn home(conn: &mut Conn) -> Result<Option<Organization>> {
    let row: Option<Row> = table::table
        .select((table::id, table::slug, table::body))
        .order((table::slug.eq("home").desc(), table::id))
        .first(conn)
        .await
        .optional()?;
    row.map(read).transpose()
}
