//! The libraries of an organization, and the regions that they lie in.
//!
//! Nobody is put into a library by others: people say in their profile where they work, and by that name,
//! in capitals or not, they are found here. A name is one library on the whole site, that of whoever listed it
//! first.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, Text, Timestamptz, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use super::OrganizationId;
use crate::db::Conn;
use crate::db::schema::libraries;
use crate::id::Id;

/// Identity of a library.
pub type LibraryId = Id<Library>;

/// A library that an organization looks after.
#[derive(Clone, Debug, PartialEq, Eq, HasQuery)]
#[diesel(table_name = libraries)]
pub struct Library {
    /// Identity.
    pub id: LibraryId,
    /// Its name.
    pub name: String,
    /// The region that it lies in; may be empty.
    pub region: String,
}

/// What became of a list of libraries.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listed {
    /// How many are there now as the list says.
    pub listed: usize,
    /// Names that another organization has listed already.
    pub others: Vec<String>,
}

/// Lists libraries with their regions. One that is there already gets the region that is said now.
pub async fn list_libraries(
    conn: &mut Conn,
    organization: OrganizationId,
    list: &[(String, String)],
    now: DateTime<Utc>,
) -> QueryResult<Listed> {
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(sql_type = Text)]
        name: String,
    }
    let ids: Vec<Uuid> = list.iter().map(|_| LibraryId::new().uuid()).collect();
    let (names, regions): (Vec<&str>, Vec<&str>) = list.iter().map(|(name, region)| (&**name, &**region)).unzip();
    // The first of those that differ in capitals only.
    let taken: Vec<Row> = diesel::sql_query(
        "insert into libraries as known (id, organization_id, name, region, listed_at)
         select distinct on (lower(name)) id, $4, name, region, $5
         from unnest($1, $2, $3) with ordinality as said (id, name, region, place) order by lower(name), place
         on conflict (lower(name)) do update set region = excluded.region, listed_at = excluded.listed_at
             where known.organization_id = excluded.organization_id
         returning lower(name) as name",
    )
    .bind::<Array<SqlUuid>, _>(ids)
    .bind::<Array<Text>, _>(&names)
    .bind::<Array<Text>, _>(&regions)
    .bind::<SqlUuid, _>(organization)
    .bind::<Timestamptz, _>(now)
    .load(conn)
    .await?;
    let ours = |name: &&&str| !taken.iter().any(|row| row.name == name.to_lowercase());
    Ok(Listed { listed: taken.len(), others: names.iter().filter(ours).map(|name| (*name).to_owned()).collect() })
}

/// All libraries of an organization, by name.
pub async fn libraries_of(conn: &mut Conn, organization: OrganizationId) -> QueryResult<Vec<Library>> {
    let ours = Library::query().filter(libraries::organization_id.eq(organization));
    ours.order(libraries::name).load(conn).await
}

/// The regions of an organization's libraries, in order; libraries without one don't count.
pub async fn regions_of(conn: &mut Conn, organization: OrganizationId) -> QueryResult<Vec<String>> {
    libraries::table
        .filter(libraries::organization_id.eq(organization))
        .filter(libraries::region.ne(""))
        .select(libraries::region)
        .distinct()
        .order(libraries::region)
        .load(conn)
        .await
}
