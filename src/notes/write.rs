//! Writing a note and setting a bookmark.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Text, Timestamptz, Uuid};
use diesel_async::{AsyncConnection, RunQueryDsl};

use super::queries::of_step;
use crate::accounts::UserId;
use crate::db::Conn;
use crate::db::schema::notes;
use crate::error::Result;
use crate::lessons::{LessonId, LessonVersionId};

/// The longest note, in characters.
pub const LONGEST: usize = 4_000;

/// The step that a note is for.
#[derive(Clone, Copy, Debug)]
pub struct Spot<'s> {
    /// The lesson.
    pub lesson: LessonId,
    /// The version on the screen.
    pub version: LessonVersionId,
    /// The step's id.
    pub step: &'s str,
}

/// Keeps these words as the note at a step. Without words there is none, but a bookmark stays.
pub async fn keep(conn: &mut Conn, user: UserId, spot: Spot<'_>, text: &str, now: DateTime<Utc>) -> Result<()> {
    let text = tidy(text);
    if text.is_empty() {
        return empty(conn, user, spot, now).await;
    }
    // A deleted one is written anew: its bookmark went with it.
    let sql = "insert into notes (user_id, lesson_id, step_id, lesson_version_id, text, noted_at)
        values ($1, $2, $3, $4, $5, $6)
        on conflict (user_id, lesson_id, step_id) do update set
            noted_at = case when notes.text = excluded.text then notes.noted_at else excluded.noted_at end,
            text = excluded.text, lesson_version_id = excluded.lesson_version_id, deleted_at = null,
            bookmarked_at = case when notes.deleted_at is null then notes.bookmarked_at end";
    diesel::sql_query(sql)
        .bind::<Uuid, _>(user)
        .bind::<Uuid, _>(spot.lesson)
        .bind::<Text, _>(spot.step)
        .bind::<Uuid, _>(spot.version)
        .bind::<Text, _>(text)
        .bind::<Timestamptz, _>(now)
        .execute(conn)
        .await?;
    Ok(())
}

/// The same for words that came along with something else: only when the note is still the one that was
/// shown, so that a page that stood open since yesterday takes nothing back.
pub async fn keep_unless_changed(
    conn: &mut Conn,
    user: UserId,
    spot: Spot<'_>,
    (text, shown): (&str, Option<DateTime<Utc>>),
    now: DateTime<Utc>,
) -> Result<()> {
    let kept = of_step(conn, user, spot.lesson, spot.step).await?;
    let before = kept.as_ref().map_or("", |note| note.text.as_str());
    if tidy(text) == before || kept.as_ref().map(|note| note.noted_at) != shown {
        return Ok(());
    }
    keep(conn, user, spot, text, now).await
}

async fn empty(conn: &mut Conn, user: UserId, spot: Spot<'_>, now: DateTime<Utc>) -> Result<()> {
    let row = || notes::table.find((user, spot.lesson, spot.step));
    conn.transaction(async |conn| {
        let bare = row().filter(notes::bookmarked_at.is_null()).filter(notes::deleted_at.is_null());
        diesel::delete(bare).execute(conn).await?;
        let marked = row().filter(notes::deleted_at.is_null()).filter(notes::text.ne(""));
        diesel::update(marked).set((notes::text.eq(""), notes::noted_at.eq(now))).execute(conn).await?;
        Ok(())
    })
    .await
}

/// Bookmarks a step, or takes the bookmark away. Doing it again changes nothing.
pub async fn bookmark(conn: &mut Conn, user: UserId, spot: Spot<'_>, on: bool, now: DateTime<Utc>) -> Result<()> {
    let row = || notes::table.find((user, spot.lesson, spot.step));
    if !on {
        return conn
            .transaction(async |conn| {
                diesel::delete(row().filter(notes::text.eq(""))).execute(conn).await?;
                diesel::update(row()).set(notes::bookmarked_at.eq(None::<DateTime<Utc>>)).execute(conn).await?;
                Ok(())
            })
            .await;
    }
    let sql = "insert into notes (user_id, lesson_id, step_id, lesson_version_id, text, bookmarked_at, noted_at)
        values ($1, $2, $3, $4, '', $5, $5)
        on conflict (user_id, lesson_id, step_id) do update set
            bookmarked_at = coalesce(notes.bookmarked_at, excluded.bookmarked_at),
            text = case when notes.deleted_at is null then notes.text else '' end, deleted_at = null";
    diesel::sql_query(sql)
        .bind::<Uuid, _>(user)
        .bind::<Uuid, _>(spot.lesson)
        .bind::<Text, _>(spot.step)
        .bind::<Uuid, _>(spot.version)
        .bind::<Timestamptz, _>(now)
        .execute(conn)
        .await?;
    Ok(())
}

/// What is kept of what was typed: no more than fits, one kind of line end, nothing that can't be stored.
fn tidy(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    text.trim().chars().filter(|c| *c != '\0').take(LONGEST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_browser_sends_is_what_was_typed() {
        assert_eq!(tidy("  one\r\n\r\ntwo\0 \n"), "one\n\ntwo");
        assert_eq!(tidy(&"é".repeat(LONGEST + 5)).chars().count(), LONGEST);
        assert_eq!(tidy(" \r\n\t"), "");
    }
}
