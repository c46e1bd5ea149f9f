//! The saved reports of an account that is joined into another of the same person.

use diesel::QueryResult;

use crate::accounts::joins::{Pair, run};
use crate::db::Conn;

/// Brings them over.
pub async fn bring_over(conn: &mut Conn, pair: Pair) -> QueryResult<()> {
    run(conn, pair, &["update saved_reports set made_by = $2 where made_by = $1"]).await
}
