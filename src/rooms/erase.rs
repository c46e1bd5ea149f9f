//! A person's places in rooms, erased with them.

use diesel::QueryResult;

use crate::accounts::UserId;
use crate::accounts::erasures::{Gone, take_from};
use crate::db::Conn;

/// Deletes every seat of somebody with what they answered. Returns what went.
pub async fn erase(conn: &mut Conn, user: UserId) -> QueryResult<Vec<Gone>> {
    take_from(conn, user, &["room_seats"]).await
}
