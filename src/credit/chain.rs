//! The chain of each person's ledger: every line carries the hash of the one before, so that a change made behind
//! the program's back shows. The database makes it (`chain_ledger_entry`), and this looks whether it holds.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;

use super::ledger::EntryId;
use crate::accounts::UserId;
use crate::db::Conn;

/// A line that is not as it was written, or whose line before is not there any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, QueryableByName)]
pub struct Broken {
    /// Whose.
    #[diesel(sql_type = SqlUuid)]
    pub person: UserId,
    /// Which.
    #[diesel(sql_type = SqlUuid)]
    pub entry: EntryId,
}

/// How many lines there are.
pub async fn lines(conn: &mut Conn) -> QueryResult<i64> {
    #[derive(QueryableByName)]
    struct Count {
        #[diesel(sql_type = BigInt)]
        count: i64,
    }
    let counted: Count = diesel::sql_query("select count(*) as count from ledger_entries").get_result(conn).await?;
    Ok(counted.count)
}

/// The accounts whose lines were brought into another account's ledger and whose old chain does not come out again from
/// them: the account that stays, and the one that was left.
pub async fn broken_joins(conn: &mut Conn) -> QueryResult<Vec<(UserId, UserId)>> {
    #[derive(QueryableByName)]
    struct Join {
        #[diesel(sql_type = SqlUuid)]
        user_id: UserId,
        #[diesel(sql_type = SqlUuid)]
        from_id: UserId,
    }
    let broken: Vec<Join> = diesel::sql_query(
        "select user_id, from_id from ledger_joins j where not join_holds(j) order by user_id, from_id, number",
    )
    .load(conn)
    .await?;
    Ok(broken.into_iter().map(|join| (join.user_id, join.from_id)).collect())
}

/// The lines where a chain is broken. Of somebody who was erased only what certificates rest on is left, line by line as
/// it was written. The last line of a person can be missing without a trace here; certificates
/// and the log that they stand in show that.
pub async fn broken(conn: &mut Conn) -> QueryResult<Vec<Broken>> {
    diesel::sql_query(
        "select l.user_id as person, l.id as entry
         from ledger_entries l
         where l.hash <> ledger_hash(l) or (l.previous_hash is not null
             and not exists (select from ledger_entries before
                 where before.user_id = l.user_id and before.hash = l.previous_hash)
             and not exists (select from erasures e where e.user_id = l.user_id and e.erased_at is not null))
         order by l.user_id, l.entered_at, l.id",
    )
    .load(conn)
    .await
}
