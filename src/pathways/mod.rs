//! Pathways: ordered modules and electives for one career stage.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::upsert::excluded;
use diesel_async::RunQueryDsl;

use crate::db::Conn;
use crate::db::schema::{modules, pathway_modules, pathways};
use crate::error::Result;
use crate::format;
use crate::id::Id;
use crate::modules::ModuleId;

/// Identity of a pathway.
pub type PathwayId = Id<Pathway>;

/// A pathway as its file says.
#[derive(Clone, Debug)]
pub struct Pathway {
    /// Identity.
    pub id: PathwayId,
    /// Its name in files and addresses.
    pub slug: String,
    /// What its file says.
    pub body: format::Pathway,
    /// The modules everyone takes, in order.
    pub modules: Vec<ModuleId>,
    /// The modules to choose from.
    pub electives: Vec<ModuleId>,
}

impl Pathway {
    /// Its address.
    pub fn path(&self) -> String {
        format!("/paths/{}", self.slug)
    }
}

/// Makes the pathway say what its file says. Its modules must have been published.
pub async fn publish(conn: &mut Conn, file: &format::Entry<format::Pathway>, now: DateTime<Utc>) -> Result<()> {
    let body = &file.body;
    let row = (
        pathways::id.eq(PathwayId::new()),
        pathways::slug.eq(&file.slug),
        pathways::title.eq(&body.title),
        pathways::stage.eq(body.stage.as_str()),
        pathways::body.eq(serde_json::to_value(body)?),
        pathways::content_hash.eq(&file.hash),
        pathways::updated_at.eq(now),
    );
    let changed = (
        pathways::title.eq(excluded(pathways::title)),
        pathways::stage.eq(excluded(pathways::stage)),
        pathways::body.eq(excluded(pathways::body)),
        pathways::content_hash.eq(excluded(pathways::content_hash)),
        pathways::updated_at.eq(excluded(pathways::updated_at)),
        pathways::withdrawn_at.eq(None::<DateTime<Utc>>),
    );
    let id: PathwayId = diesel::insert_into(pathways::table)
        .values(row)
        .on_conflict(pathways::slug)
        .do_update()
        .set(changed)
        .returning(pathways::id)
        .get_result(conn)
        .await?;
    let slugs: Vec<&String> = body.modules.iter().chain(&body.electives).collect();
    let known: Vec<(String, ModuleId)> =
        modules::table.filter(modules::slug.eq_any(&slugs)).select((modules::slug, modules::id)).load(conn).await?;
    let rows: Vec<_> = (1..)
        .zip(&slugs)
        .filter_map(|(position, slug)| {
            known.iter().find(|(name, _)| name == *slug).map(|(_, id)| (position, slug, *id))
        })
        .map(|(position, slug, module): (i32, _, ModuleId)| {
            (
                pathway_modules::pathway_id.eq(id),
                pathway_modules::position.eq(position),
                pathway_modules::module_id.eq(module),
                pathway_modules::elective.eq(body.electives.contains(slug)),
            )
        })
        .collect();
    diesel::delete(pathway_modules::table.filter(pathway_modules::pathway_id.eq(id))).execute(conn).await?;
    diesel::insert_into(pathway_modules::table).values(rows).execute(conn).await?;
    Ok(())
}

/// Withdraws the pathways whose files are gone.
pub async fn withdraw_except(conn: &mut Conn, slugs: &[&str], now: DateTime<Utc>) -> QueryResult<usize> {
    let gone = pathways::table.filter(pathways::slug.ne_all(slugs)).filter(pathways::withdrawn_at.is_null());
    diesel::update(gone).set(pathways::withdrawn_at.eq(now)).execute(conn).await
}

/// All pathways that aren't withdrawn, by stage and title.
pub async fn all(conn: &mut Conn) -> Result<Vec<Pathway>> {
    let rows: Vec<(PathwayId, String, serde_json::Value)> = pathways::table
        .filter(pathways::withdrawn_at.is_null())
        .order((pathways::title, pathways::id))
        .select((pathways::id, pathways::slug, pathways::body))
        .load(conn)
        .await?;
    let mut all = with_modules(conn, rows).await?;
    all.sort_by_key(|pathway| pathway.body.stage);
    Ok(all)
}

/// The pathway with this slug.
pub async fn by_slug(conn: &mut Conn, slug: &str) -> Result<Pathway> {
    let row: (PathwayId, String, serde_json::Value) = pathways::table
        .filter(pathways::slug.eq(slug))
        .filter(pathways::withdrawn_at.is_null())
        .select((pathways::id, pathways::slug, pathways::body))
        .first(conn)
        .await?;
    one(conn, row).await
}

/// The pathway with this id, withdrawn or not.
pub async fn by_id(conn: &mut Conn, id: PathwayId) -> Result<Pathway> {
    let row = pathways::table.find(id).select((pathways::id, pathways::slug, pathways::body)).first(conn).await?;
    one(conn, row).await
}

async fn one(conn: &mut Conn, row: (PathwayId, String, serde_json::Value)) -> Result<Pathway> {
    Ok(with_modules(conn, vec![row]).await?.remove(0))
}

async fn with_modules(conn: &mut Conn, rows: Vec<(PathwayId, String, serde_json::Value)>) -> Result<Vec<Pathway>> {
    let ids: Vec<PathwayId> = rows.iter().map(|row| row.0).collect();
    let parts: Vec<(PathwayId, ModuleId, bool)> = pathway_modules::table
        .filter(pathway_modules::pathway_id.eq_any(ids))
        .order(pathway_modules::position)
        .select((pathway_modules::pathway_id, pathway_modules::module_id, pathway_modules::elective))
        .load(conn)
        .await?;
    let of = |id: PathwayId, elective: bool| {
        parts.iter().filter(|part| part.0 == id && part.2 == elective).map(|part| part.1).collect::<Vec<_>>()
    };
    rows.into_iter()
        .map(|(id, slug, body)| {
            let body = serde_json::from_value(body)?;
            Ok(Pathway { id, slug, body, modules: of(id, false), electives: of(id, true) })
        })
        .collect()
}
