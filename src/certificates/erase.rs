//! What stays of certificates when somebody is erased: each until the day until which it must be kept.

use diesel::QueryResult;
use diesel::sql_types::{Array, Text, Uuid};
use diesel_async::RunQueryDsl;

use super::queries::CertificateId;
use crate::accounts::UserId;
use crate::accounts::erasures::Gone;
use crate::db::Conn;

/// Each table and its column that names the certificate, in the order in which they are emptied. The log
/// names nobody and stays; so does the place in the list of withdrawn ones.
const TABLES: [(&str, &str); 3] =
    [("certificate_credentials", "certificate_id"), ("certificates", "id"), ("certificate_codes", "certificate_id")];

/// Removes those certificates whose time is over, and takes the person's name and address out of what the
/// registrar noted about the others. What those attest stays as it was signed. Returns what went.
pub async fn erase(
    conn: &mut Conn,
    user: UserId,
    (name, email): (&str, &str),
    over: &[CertificateId],
) -> QueryResult<Vec<Gone>> {
    diesel::sql_query(
        "update certificates set revocation_note = without_person(revocation_note, $2, $3)
         where user_id = $1 and revocation_note is not null",
    )
    .bind::<Uuid, _>(user)
    .bind::<Text, _>(name)
    .bind::<Text, _>(email)
    .execute(conn)
    .await?;
    let mut gone = Vec::with_capacity(TABLES.len());
    for (table, column) in TABLES {
        let delete = diesel::sql_query(format!("delete from {table} where user_id = $1 and {column} = any($2)"));
        let delete = delete.bind::<Uuid, _>(user).bind::<Array<Uuid>, _>(over);
        gone.push((table, delete.execute(conn).await?));
    }
    Ok(gone)
}
