//! The places in cohorts of an account that is joined into another of the same person.

use diesel::QueryResult;

use crate::accounts::joins::{Pair, run};
use crate::db::Conn;

/// Brings them over, and the cohorts that it looks after. Who is in one cohort twice is in it once: since the earlier
/// day, as long as either is, and with the digest as the account that stays has it.
pub async fn bring_over(conn: &mut Conn, pair: Pair) -> QueryResult<()> {
    let statements = [
        "update cohort_members t set joined_at = least(t.joined_at, f.joined_at),
             left_at = case when t.left_at is null or f.left_at is null then null else greatest(t.left_at, f.left_at) end
         from cohort_members f where f.user_id = $1 and t.user_id = $2 and f.cohort_id = t.cohort_id",
        "delete from cohort_members f using cohort_members t
         where f.user_id = $1 and t.user_id = $2 and f.cohort_id = t.cohort_id",
        "update cohort_members set user_id = $2 where user_id = $1",
        "update cohorts set coordinator_id = $2 where coordinator_id = $1",
    ];
    run(conn, pair, &statements).await
}
