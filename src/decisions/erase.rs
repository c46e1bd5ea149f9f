//! What stays of a decision when one whom it names is erased.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Text, Timestamptz, Uuid};
use diesel_async::RunQueryDsl;

use crate::accounts::UserId;
use crate::db::Conn;
use crate::db::schema::decisions as table;

/// Takes somebody's name and address out of what was decided about them and by them. What was decided about
/// them before this moment goes altogether. Returns how many rows changed and how many went.
pub async fn erase(
    conn: &mut Conn,
    user: UserId,
    (name, email): (&str, &str),
    before: DateTime<Utc>,
) -> QueryResult<(usize, usize)> {
    let gone = diesel::sql_query("delete from decisions where person_id = $1 and decided_at < $2")
        .bind::<Uuid, _>(user)
        .bind::<Timestamptz, _>(before)
        .execute(conn)
        .await?;
    let mended = diesel::sql_query(
        "update decisions set reason = without_person(reason, $2, $3),
            before = without_person(before::text, $2, $3)::jsonb, after = without_person(after::text, $2, $3)::jsonb
         where person_id = $1 or actor_id = $1",
    )
    .bind::<Uuid, _>(user)
    .bind::<Text, _>(name)
    .bind::<Text, _>(email)
    .execute(conn)
    .await?;
    Ok((mended, gone))
}

/// When the oldest was taken that is kept about somebody.
pub async fn oldest_about(conn: &mut Conn, user: UserId) -> QueryResult<Option<DateTime<Utc>>> {
    let theirs = table::table.filter(table::person_id.eq(user)).order(table::decided_at);
    theirs.select(table::decided_at).first(conn).await.optional()
}
