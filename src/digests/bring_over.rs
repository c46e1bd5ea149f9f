//! Which digests an account got that is joined into another of the same person.

use diesel::QueryResult;

use crate::accounts::joins::{Pair, run};
use crate::db::Conn;

/// Brings them over. Where both got the same, it stands once.
pub async fn bring_over(conn: &mut Conn, pair: Pair) -> QueryResult<()> {
    let statements = [
        "delete from digest_messages f using digest_messages t
         where f.user_id = $1 and t.user_id = $2 and (f.cohort_id, f.slot_at) = (t.cohort_id, t.slot_at)",
        "update digest_messages set user_id = $2 where user_id = $1",
    ];
    run(conn, pair, &statements).await
}
