//! The notes of an account that is joined into another of the same person.

use diesel::QueryResult;

use crate::accounts::joins::{Pair, run};
use crate::db::Conn;

/// Two notes at one step become one, the one that stays first; nothing that somebody wrote is lost.
const MERGE: &str = "update notes t set
        text = case when f.deleted_at is not null or f.text in ('', t.text) then t.text
            when t.deleted_at is not null or t.text = '' then f.text
            else left(t.text || e'\n\n' || f.text, 40000) end,
        bookmarked_at = case when f.deleted_at is not null then t.bookmarked_at
            when t.deleted_at is not null then f.bookmarked_at else coalesce(t.bookmarked_at, f.bookmarked_at) end,
        noted_at = case when f.deleted_at is null then greatest(t.noted_at, f.noted_at) else t.noted_at end,
        deleted_at = case when f.deleted_at is null then null else t.deleted_at end
    from notes f
    where f.user_id = $1 and t.user_id = $2 and (f.lesson_id, f.step_id) = (t.lesson_id, t.step_id)";

/// Brings all notes over.
pub async fn bring_over(conn: &mut Conn, pair: Pair) -> QueryResult<()> {
    let merged = "delete from notes f using notes t
        where f.user_id = $1 and t.user_id = $2 and (f.lesson_id, f.step_id) = (t.lesson_id, t.step_id)";
    run(conn, pair, &[MERGE, merged, "update notes set user_id = $2 where user_id = $1"]).await
}
