//! What stays of messages when somebody is erased.

use diesel::QueryResult;
use diesel::sql_types::Text;
use diesel_async::RunQueryDsl;

use crate::db::Conn;

/// Deletes every message to an address, and takes it and the name out of those that others got. A name of
/// one word stays in those: it may be a word like any other. Returns how many went and how many changed.
pub async fn erase(conn: &mut Conn, name: &str, email: &str) -> QueryResult<(usize, usize)> {
    let delete = diesel::sql_query("delete from messages where to_address = $1").bind::<Text, _>(email);
    let gone = delete.execute(conn).await?;
    let name = if name.contains(' ') { name } else { email };
    let mended = diesel::sql_query(
        "update messages set subject = without_person(subject, $1, $2),
            text_body = without_person(text_body, $1, $2), html_body = without_person(html_body, $1, $2),
            reply_to = without_person(reply_to, $1, $2), last_error = without_person(last_error, $1, $2),
            headers = without_person(headers::text, $1, $2)::jsonb
         where position(lower($1) in lower(concat_ws(' ', subject, text_body, reply_to, last_error, headers))) > 0
            or position(lower($2) in lower(concat_ws(' ', subject, text_body, reply_to, last_error, headers))) > 0",
    )
    .bind::<Text, _>(name)
    .bind::<Text, _>(email)
    .execute(conn)
    .await?;
    Ok((gone, mended))
}
