//! Reading versions. They never change, so each is read from the database once.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, RwLock};

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use super::marked::marked;
use super::{Edition, LessonId, LessonVersionId};
use crate::app::App;
use crate::db::Conn;
use crate::db::schema::{lesson_versions, lessons};
use crate::error::{Error, Result};
use crate::format::Lesson;
use crate::i18n::Language;

/// The versions that this server has read.
#[derive(Default)]
struct Shelf(RwLock<HashMap<LessonVersionId, Arc<Edition>>>);

/// The version with this id.
pub async fn version(conn: &mut Conn, app: &App, id: LessonVersionId) -> Result<Arc<Edition>> {
    let shelf = app.kept::<Shelf>();
    let kept = shelf.0.read().ok().and_then(|shelf| shelf.get(&id).cloned());
    if let Some(edition) = kept {
        return Ok(edition);
    }
    let edition = Arc::new(read(conn, id).await?);
    if let Ok(mut shelf) = shelf.0.write() {
        shelf.insert(id, edition.clone());
    }
    Ok(edition)
}

async fn read(conn: &mut Conn, id: LessonVersionId) -> Result<Edition> {
    type Row = (LessonId, String, i32, serde_json::Value, DateTime<Utc>);
    let (lesson_id, slug, number, body, published_at): Row = lesson_versions::table
        .inner_join(lessons::table.on(lessons::id.eq(lesson_versions::lesson_id)))
        .filter(lesson_versions::id.eq(id))
        .select((
            lessons::id,
            lessons::slug,
            lesson_versions::number,
            lesson_versions::body,
            lesson_versions::published_at,
        ))
        .first(conn)
        .await?;
    let languages: BTreeMap<Language, Lesson> = serde_json::from_value(body)?;
    let mut others = BTreeMap::new();
    if let Some((original, text)) = languages.iter().next() {
        for language in Language::ALL.into_iter().filter(|language| !languages.contains_key(language)) {
            others.insert(language, marked(text, *original)?);
        }
    }
    Ok(Edition { id, lesson_id, slug, number, published_at, languages, others })
}

/// The current version of the lesson with this mark, written with `-` or spaces, in any case.
pub async fn by_mark(conn: &mut Conn, app: &App, mark: &str) -> Result<Arc<Edition>> {
    let head: Option<Head> = lessons::table
        .filter(lessons::mark.eq(mark_in(mark)))
        .select((lessons::current_version_id, lessons::withdrawn_at))
        .first(conn)
        .await
        .optional()?;
    of_head(conn, app, head).await
}

/// What is known of a lesson before its text: its current version, and when it was withdrawn.
pub type Head = (Option<LessonVersionId>, Option<DateTime<Utc>>);

/// A shelf mark as it is kept, of what stands in an address.
pub fn mark_in(address: &str) -> String {
    address.replace('-', " ").to_uppercase()
}

/// The version that a lesson's head leads to, for those who found the head beside something else.
pub async fn of_head(conn: &mut Conn, app: &App, head: Option<Head>) -> Result<Arc<Edition>> {
    match head {
        Some((Some(id), None)) => version(conn, app, id).await,
        Some((_, Some(_))) => Err(Error::Gone(None)),
        _ => Err(Error::NotFound),
    }
}

/// The current versions of these lessons, in their order; withdrawn ones are left out.
pub async fn current(conn: &mut Conn, app: &App, ids: &[LessonId]) -> Result<Vec<Arc<Edition>>> {
    let rows: Vec<(LessonId, Option<LessonVersionId>)> = lessons::table
        .filter(lessons::id.eq_any(ids))
        .filter(lessons::withdrawn_at.is_null())
        .select((lessons::id, lessons::current_version_id))
        .load(conn)
        .await?;
    let mut editions = Vec::with_capacity(ids.len());
    for id in ids {
        if let Some((_, Some(version_id))) = rows.iter().find(|(lesson, _)| lesson == id) {
            editions.push(version(conn, app, *version_id).await?);
        }
    }
    Ok(editions)
}

/// The current versions of all lessons, by mark.
pub async fn current_all(conn: &mut Conn, app: &App) -> Result<Vec<Arc<Edition>>> {
    let ids: Vec<LessonVersionId> = lessons::table
        .filter(lessons::withdrawn_at.is_null())
        .order(lessons::mark)
        .select(lessons::current_version_id.assume_not_null())
        .filter(lessons::current_version_id.is_not_null())
        .load(conn)
        .await?;
    let mut editions = Vec::with_capacity(ids.len());
    for id in ids {
        editions.push(version(conn, app, id).await?);
    }
    Ok(editions)
}
