//! The places in rooms of an account that is joined into another of the same person.

use diesel::QueryResult;

use crate::accounts::joins::{Pair, run};
use crate::db::Conn;

/// Brings the seats over, and the rooms that it leads. Nobody sits in a room twice: of two seats one was taken off the
/// list, or they are not joined.
pub async fn bring_over(conn: &mut Conn, pair: Pair) -> QueryResult<()> {
    let statements = [
        "delete from room_seats f using room_seats t
         where f.user_id = $1 and t.user_id = $2 and f.room_id = t.room_id and f.removed_at is not null",
        "delete from room_seats t using room_seats f
         where f.user_id = $1 and t.user_id = $2 and f.room_id = t.room_id and t.removed_at is not null",
        "update room_seats set user_id = $2 where user_id = $1",
        "update room_seats set seated_by = $2 where seated_by = $1",
        "update rooms set facilitator_id = $2 where facilitator_id = $1",
        "update rooms set opened_by = $2 where opened_by = $1",
        "update rooms set attested_by = $2 where attested_by = $1",
    ];
    run(conn, pair, &statements).await
}
