//! Training done elsewhere of an account that is joined into another of the same person.

use diesel::QueryResult;

use crate::accounts::joins::{Pair, run};
use crate::db::Conn;

/// Brings it over with its evidence and every step. What its owner did is theirs as before; whoever decided stays who
/// it was.
pub async fn bring_over(conn: &mut Conn, pair: Pair) -> QueryResult<()> {
    let statements = [
        "update activities set user_id = $2 where user_id = $1",
        "update activity_evidence set user_id = $2 where user_id = $1",
        "update activity_steps set user_id = $2, actor_id = case when actor_id = $1 then $2 else actor_id end
         where user_id = $1",
    ];
    run(conn, pair, &statements).await
}
