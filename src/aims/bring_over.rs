//! The goal and the plans of an account that is joined into another of the same person.

use diesel::QueryResult;

use crate::accounts::joins::{Pair, run};
use crate::db::Conn;

/// Two plans at one step become one, the one that stays first; nothing that somebody wrote is lost.
const MERGE: &str = "update intentions t set
        text = case when f.text = t.text then t.text else t.text || e'\n' || f.text end,
        written_at = least(t.written_at, f.written_at),
        ask_at = least(t.ask_at, f.ask_at),
        answer = coalesce(t.answer, f.answer),
        answered_at = coalesce(t.answered_at, f.answered_at)
    from intentions f
    where f.user_id = $1 and t.user_id = $2 and (f.lesson_id, f.step_id) = (t.lesson_id, t.step_id)";

/// Brings the plans over, and the goal where the account that stays has none.
pub async fn bring_over(conn: &mut Conn, pair: Pair) -> QueryResult<()> {
    let statements = [
        MERGE,
        "delete from intentions f using intentions t
         where f.user_id = $1 and t.user_id = $2 and (f.lesson_id, f.step_id) = (t.lesson_id, t.step_id)",
        "update intentions set user_id = $2 where user_id = $1",
        "delete from goals f using goals t where f.user_id = $1 and t.user_id = $2",
        "update goals set user_id = $2 where user_id = $1",
    ];
    run(conn, pair, &statements).await
}
