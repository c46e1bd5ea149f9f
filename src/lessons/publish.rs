//! From a file to a version.

use chrono::{DateTime, Utc};
use diesel::dsl::max;
use diesel::prelude::*;
use diesel::sql_types::{Text, Uuid};
use diesel_async::RunQueryDsl;

use super::{LessonId, LessonVersionId};
use crate::db::Conn;
use crate::db::schema::{lesson_texts, lesson_versions, lessons};
use crate::error::Result;
use crate::format::{Lesson, LessonFiles};
use crate::i18n::Language;

/// What publishing a file did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Published {
    /// The lesson.
    pub lesson_id: LessonId,
    /// Whether a new version was made.
    pub new_version: bool,
}

/// Makes the lesson say what its files say: a new version if they changed, nothing if they didn't.
pub async fn publish(conn: &mut Conn, files: &LessonFiles, now: DateTime<Utc>) -> Result<Published> {
    let Some(original) = files.languages.get(&Language::English).or_else(|| files.languages.values().next()) else {
        return Err(anyhow::anyhow!("lesson {} has no text", files.slug).into());
    };
    let lesson = (
        lessons::id.eq(LessonId::new()),
        lessons::slug.eq(&files.slug),
        lessons::mark.eq(original.mark.as_str()),
        lessons::created_at.eq(now),
    );
    let lesson_id: LessonId = diesel::insert_into(lessons::table)
        .values(lesson)
        .on_conflict(lessons::slug)
        .do_update()
        .set((lessons::mark.eq(original.mark.as_str()), lessons::withdrawn_at.eq(None::<DateTime<Utc>>)))
        .returning(lessons::id)
        .get_result(conn)
        .await?;

    let known: Option<LessonVersionId> = lesson_versions::table
        .filter(lesson_versions::lesson_id.eq(lesson_id))
        .filter(lesson_versions::content_hash.eq(&files.hash))
        .select(lesson_versions::id)
        .first(conn)
        .await
        .optional()?;
    let new_version = known.is_none();
    let version_id = match known {
        Some(id) => id,
        None => insert_version(conn, lesson_id, (files, original), now).await?,
    };
    diesel::update(lessons::table.find(lesson_id))
        .set(lessons::current_version_id.eq(version_id))
        .execute(conn)
        .await?;
    if new_version {
        index(conn, lesson_id, files).await?;
    }
    Ok(Published { lesson_id, new_version })
}

async fn insert_version(
    conn: &mut Conn,
    lesson_id: LessonId,
    (files, original): (&LessonFiles, &Lesson),
    now: DateTime<Utc>,
) -> Result<LessonVersionId> {
    let last: Option<i32> = lesson_versions::table
        .filter(lesson_versions::lesson_id.eq(lesson_id))
        .select(max(lesson_versions::number))
        .first(conn)
        .await?;
    let id = LessonVersionId::new();
    let row = (
        lesson_versions::id.eq(id),
        lesson_versions::lesson_id.eq(lesson_id),
        lesson_versions::number.eq(last.unwrap_or(0) + 1),
        lesson_versions::content_hash.eq(&files.hash),
        lesson_versions::topic.eq(original.topic.as_str()),
        lesson_versions::minutes.eq(i32::try_from(original.minutes).unwrap_or(10)),
        lesson_versions::open.eq(original.open),
        lesson_versions::body.eq(serde_json::to_value(&files.languages)?),
        lesson_versions::published_at.eq(now),
    );
    diesel::insert_into(lesson_versions::table).values(row).execute(conn).await?;
    Ok(id)
}

/// The rows that the catalogue lists and searches.
async fn index(conn: &mut Conn, lesson_id: LessonId, files: &LessonFiles) -> Result<()> {
    diesel::delete(lesson_texts::table.filter(lesson_texts::lesson_id.eq(lesson_id))).execute(conn).await?;
    for (language, text) in &files.languages {
        // A word in the title weighs more than one in the summary, and that more than one in a step.
        let insert = "insert into lesson_texts (lesson_id, language, title, summary, words, document)
            select $1, $2, $3, $4, $5,
                setweight(to_tsvector(c, $3), 'A') || setweight(to_tsvector(c, $4 || ' ' || $6), 'B') || to_tsvector(c, $7)
            from (select case $2 when 'es' then 'spanish' else 'english' end::regconfig as c) as configuration";
        let words = format!("{} {} {}", text.title, text.summary, text.keywords.join(" ")).to_lowercase();
        diesel::sql_query(insert)
            .bind::<Uuid, _>(lesson_id)
            .bind::<Text, _>(language.tag())
            .bind::<Text, _>(&text.title)
            .bind::<Text, _>(&text.summary)
            .bind::<Text, _>(words)
            .bind::<Text, _>(format!("{} {}", text.objective, text.keywords.join(" ")))
            .bind::<Text, _>(text.plain())
            .execute(conn)
            .await?;
    }
    Ok(())
}

/// Withdraws the lessons whose files are gone. Those already withdrawn stay so, since when they were.
pub async fn withdraw_except(conn: &mut Conn, slugs: &[&str], now: DateTime<Utc>) -> QueryResult<usize> {
    let gone = lessons::table.filter(lessons::slug.ne_all(slugs)).filter(lessons::withdrawn_at.is_null());
    diesel::update(gone).set(lessons::withdrawn_at.eq(now)).execute(conn).await
}
