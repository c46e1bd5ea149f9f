//! What stays of training done elsewhere when somebody is erased: that which stands in the ledger.

use diesel::QueryResult;
use diesel::sql_types::{Array, Text, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use crate::accounts::UserId;
use crate::accounts::erasures::Gone;
use crate::db::Conn;

/// The tables in the order in which they are emptied, and the column that names the activity.
const TABLES: [(&str, &str); 3] =
    [("activity_evidence", "activity_id"), ("activity_steps", "activity_id"), ("activities", "id")];

/// Erases all but these, and takes the person's name and address out of what is left. The files themselves
/// are swept from the store once no row names them. Returns what went.
pub async fn erase(
    conn: &mut Conn,
    user: UserId,
    (name, email): (&str, &str),
    kept: &[Uuid],
) -> QueryResult<Vec<Gone>> {
    let mut gone = Vec::with_capacity(TABLES.len());
    for (table, column) in TABLES {
        let delete = diesel::sql_query(format!("delete from {table} where user_id = $1 and {column} <> all($2)"));
        let delete = delete.bind::<SqlUuid, _>(user).bind::<Array<SqlUuid>, _>(kept);
        gone.push((table, delete.execute(conn).await?));
    }
    for mend in [
        "update activities set form = '{}', claim = without_person(claim::text, $2, $3)::jsonb where user_id = $1",
        "update activity_steps set reason = without_person(reason, $2, $3),
            claim = without_person(claim::text, $2, $3)::jsonb, parts = without_person(parts::text, $2, $3)::jsonb
         where user_id = $1 or actor_id = $1",
        "update activity_evidence set name = without_person(name, $2, $3) where user_id = $1",
    ] {
        let mend = diesel::sql_query(mend).bind::<SqlUuid, _>(user);
        mend.bind::<Text, _>(name).bind::<Text, _>(email).execute(conn).await?;
    }
    Ok(gone)
}
