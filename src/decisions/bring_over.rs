//! What was decided about an account that is joined into another of the same person.

use diesel::QueryResult;

use crate::accounts::joins::{Pair, run};
use crate::db::Conn;

/// Has what was decided about the one be about the other. Whoever decided stays who it was, but for what somebody
/// decided about themselves.
pub async fn bring_over(conn: &mut Conn, pair: Pair) -> QueryResult<()> {
    let about = "update decisions set person_id = $2, actor_id = case when actor_id = $1 then $2 else actor_id end
        where person_id = $1";
    run(conn, pair, &[about]).await
}
