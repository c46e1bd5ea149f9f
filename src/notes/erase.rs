//! What a person wrote for themselves, erased with them.

use diesel::QueryResult;

use crate::accounts::UserId;
use crate::accounts::erasures::{Gone, take_from};
use crate::db::Conn;

/// Every table of this slice that belongs to learners.
const TABLES: [&str; 1] = ["notes"];

/// Deletes all of it that is somebody's. Returns what went.
pub async fn erase(conn: &mut Conn, user: UserId) -> QueryResult<Vec<Gone>> {
    take_from(conn, user, &TABLES).await
}
