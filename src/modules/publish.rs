//! From a file to a version.

use chrono::{DateTime, Utc};
use diesel::dsl::max;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use super::{ModuleId, ModuleVersionId};
use crate::db::Conn;
use crate::db::schema::{lessons, module_version_lessons, module_versions, modules, organizations};
use crate::error::Result;
use crate::format;
use crate::lessons::LessonId;
use crate::organizations::OrganizationId;

/// Makes the module say what its file says: a new version if it changed, nothing if it didn't.
/// Returns whether there is a new version. Its lessons and its provider must have been published.
pub async fn publish(conn: &mut Conn, file: &format::Entry<format::Module>, now: DateTime<Utc>) -> Result<bool> {
    let row = (modules::id.eq(ModuleId::new()), modules::slug.eq(&file.slug), modules::created_at.eq(now));
    let module_id: ModuleId = diesel::insert_into(modules::table)
        .values(row)
        .on_conflict(modules::slug)
        .do_update()
        .set(modules::withdrawn_at.eq(None::<DateTime<Utc>>))
        .returning(modules::id)
        .get_result(conn)
        .await?;
    let known: Option<ModuleVersionId> = module_versions::table
        .filter(module_versions::module_id.eq(module_id))
        .filter(module_versions::content_hash.eq(&file.hash))
        .select(module_versions::id)
        .first(conn)
        .await
        .optional()?;
    let new_version = known.is_none();
    let version_id = match known {
        Some(id) => id,
        None => insert_version(conn, module_id, file, now).await?,
    };
    diesel::update(modules::table.find(module_id))
        .set(modules::current_version_id.eq(version_id))
        .execute(conn)
        .await?;
    Ok(new_version)
}

async fn insert_version(
    conn: &mut Conn,
    module_id: ModuleId,
    file: &format::Entry<format::Module>,
    now: DateTime<Utc>,
) -> Result<ModuleVersionId> {
    let body = &file.body;
    let provider: OrganizationId = organizations::table
        .filter(organizations::slug.eq(&body.provider))
        .select(organizations::id)
        .first(conn)
        .await?;
    let last: Option<i32> = module_versions::table
        .filter(module_versions::module_id.eq(module_id))
        .select(max(module_versions::number))
        .first(conn)
        .await?;
    let id = ModuleVersionId::new();
    let row = (
        module_versions::id.eq(id),
        module_versions::module_id.eq(module_id),
        module_versions::number.eq(last.unwrap_or(0) + 1),
        module_versions::content_hash.eq(&file.hash),
        module_versions::provider_id.eq(provider),
        module_versions::title.eq(&body.title),
        module_versions::minutes.eq(i32::try_from(body.minutes).map_err(anyhow::Error::from)?),
        module_versions::body.eq(serde_json::to_value(body)?),
        module_versions::published_at.eq(now),
    );
    diesel::insert_into(module_versions::table).values(row).execute(conn).await?;

    let ids: Vec<(String, LessonId)> = lessons::table
        .filter(lessons::slug.eq_any(&body.lessons))
        .select((lessons::slug, lessons::id))
        .load(conn)
        .await?;
    let rows: Vec<_> = (1..)
        .zip(&body.lessons)
        .filter_map(|(position, slug)| ids.iter().find(|(known, _)| known == slug).map(|(_, id)| (position, *id)))
        .map(|(position, lesson): (i32, LessonId)| {
            (
                module_version_lessons::module_version_id.eq(id),
                module_version_lessons::position.eq(position),
                module_version_lessons::lesson_id.eq(lesson),
            )
        })
        .collect();
    if rows.len() != body.lessons.len() {
        return Err(anyhow::anyhow!("module {} names a lesson that was never published", file.slug).into());
    }
    diesel::insert_into(module_version_lessons::table).values(rows).execute(conn).await?;
    Ok(id)
}

/// Withdraws the modules whose files are gone.
pub async fn withdraw_except(conn: &mut Conn, slugs: &[&str], now: DateTime<Utc>) -> QueryResult<usize> {
    let gone = modules::table.filter(modules::slug.ne_all(slugs)).filter(modules::withdrawn_at.is_null());
    diesel::update(gone).set(modules::withdrawn_at.eq(now)).execute(conn).await
}
