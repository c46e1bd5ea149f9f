//! Reading versions. They never change, so each is read from the database once.

use std::collections::HashMap;
use std::sync::{Arc, RwLock};

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use super::{Edition, ModuleId, ModuleVersionId};
use crate::app::App;
use crate::db::Conn;
use crate::db::schema::{module_version_lessons, module_versions, modules};
use crate::error::{Error, Result};
use crate::lessons::LessonId;
use crate::organizations::OrganizationId;

#[derive(Default)]
struct Shelf(RwLock<HashMap<ModuleVersionId, Arc<Edition>>>);

/// The version with this id.
pub async fn version(conn: &mut Conn, app: &App, id: ModuleVersionId) -> Result<Arc<Edition>> {
    let shelf = app.kept::<Shelf>();
    let kept = shelf.0.read().ok().and_then(|shelf| shelf.get(&id).cloned());
    if let Some(edition) = kept {
        return Ok(edition);
    }
    let edition = Arc::new(read_version(conn, id).await?);
    if let Ok(mut shelf) = shelf.0.write() {
        shelf.insert(id, edition.clone());
    }
    Ok(edition)
}

/// The same, read from the database each time.
pub async fn read_version(conn: &mut Conn, id: ModuleVersionId) -> Result<Edition> {
    type Row = (ModuleId, String, i32, String, OrganizationId, serde_json::Value);
    let (module_id, slug, number, hash, provider_id, body): Row = module_versions::table
        .inner_join(modules::table.on(modules::id.eq(module_versions::module_id)))
        .filter(module_versions::id.eq(id))
        .select((
            modules::id,
            modules::slug,
            module_versions::number,
            module_versions::content_hash,
            module_versions::provider_id,
            module_versions::body,
        ))
        .first(conn)
        .await?;
    let lessons: Vec<LessonId> = module_version_lessons::table
        .filter(module_version_lessons::module_version_id.eq(id))
        .order(module_version_lessons::position)
        .select(module_version_lessons::lesson_id)
        .load(conn)
        .await?;
    Ok(Edition { id, module_id, slug, number, hash, provider_id, lessons, body: serde_json::from_value(body)? })
}

/// The current version of the module with this slug.
pub async fn by_slug(conn: &mut Conn, app: &App, slug: &str) -> Result<Arc<Edition>> {
    type Row = (Option<ModuleVersionId>, Option<DateTime<Utc>>);
    let row: Option<Row> = modules::table
        .filter(modules::slug.eq(slug))
        .select((modules::current_version_id, modules::withdrawn_at))
        .first(conn)
        .await
        .optional()?;
    match row {
        Some((Some(id), None)) => version(conn, app, id).await,
        Some((_, Some(_))) => Err(Error::Gone(None)),
        _ => Err(Error::NotFound),
    }
}

/// The current version of the module with this id, withdrawn or not.
pub async fn by_id(conn: &mut Conn, app: &App, id: ModuleId) -> Result<Arc<Edition>> {
    let current: Option<ModuleVersionId> =
        modules::table.find(id).select(modules::current_version_id).first(conn).await?;
    version(conn, app, current.ok_or(Error::NotFound)?).await
}

/// The current versions of these modules, in their order; withdrawn ones are left out.
pub async fn current(conn: &mut Conn, app: &App, ids: &[ModuleId]) -> Result<Vec<Arc<Edition>>> {
    let rows: Vec<(ModuleId, Option<ModuleVersionId>)> = modules::table
        .filter(modules::id.eq_any(ids))
        .filter(modules::withdrawn_at.is_null())
        .select((modules::id, modules::current_version_id))
        .load(conn)
        .await?;
    let mut editions = Vec::with_capacity(ids.len());
    for id in ids {
        if let Some((_, Some(version_id))) = rows.iter().find(|(module, _)| module == id) {
            editions.push(version(conn, app, *version_id).await?);
        }
    }
    Ok(editions)
}

/// The current versions of all modules, by slug.
pub async fn current_all(conn: &mut Conn, app: &App) -> Result<Vec<Arc<Edition>>> {
    let ids: Vec<Option<ModuleVersionId>> = modules::table
        .filter(modules::withdrawn_at.is_null())
        .order(modules::slug)
        .select(modules::current_version_id)
        .load(conn)
        .await?;
    let mut editions = Vec::with_capacity(ids.len());
    for id in ids.into_iter().flatten() {
        editions.push(version(conn, app, id).await?);
    }
    Ok(editions)
}

/// The modules that this lesson is a part of, by slug.
pub async fn containing(conn: &mut Conn, app: &App, lesson: LessonId) -> Result<Vec<Arc<Edition>>> {
    let ids: Vec<ModuleId> = module_version_lessons::table
        .inner_join(
            modules::table.on(modules::current_version_id.eq(module_version_lessons::module_version_id.nullable())),
        )
        .filter(module_version_lessons::lesson_id.eq(lesson))
        .filter(modules::withdrawn_at.is_null())
        .order(modules::slug)
        .select(modules::id)
        .load(conn)
        .await?;
    current(conn, app, &ids).await
}
