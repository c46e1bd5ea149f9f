//! Erasure: a person's wish to be forgotten, the days in which it can be taken back, and what is done with
//! their account when it is carried out. What other slices keep of them is theirs to erase.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Text, Uuid};
use diesel_async::{AsyncConnection, RunQueryDsl};

use super::emails;
use super::sessions;
use super::users::{self, UserId};
use crate::app::App;
use crate::db::Conn;
use crate::db::schema::{erasures, sign_in_links, users as people};
use crate::error::{Error, Result};
use crate::mail;
use crate::token;

/// How long the wish can be taken back, in days.
pub const WAIT_DAYS: i64 = 7;

/// Where the addresses of those who are erased end: nowhere (RFC 2606).
pub const NOWHERE: &str = "@erased.invalid";

/// How many rows of a table went, or lost what named the person.
pub type Gone = (&'static str, usize);

/// When somebody who asked for it is erased; none for those who didn't, or took it back, or are erased.
pub async fn erased_at_last(conn: &mut Conn, user: UserId) -> QueryResult<Option<DateTime<Utc>>> {
    let waiting = erasures::table.find(user).filter(erasures::erased_at.is_null());
    waiting.select(erasures::due_at).first(conn).await.optional()
}

/// Where somebody goes who has just signed in: where they wanted to, unless they are about to be erased. Then
/// they are asked first.
pub(super) async fn before(conn: &mut Conn, user: UserId, next: String) -> QueryResult<String> {
    let waits = erased_at_last(conn, user).await?.is_some();
    Ok(if waits { "/me/erase".to_owned() } else { next })
}

/// Notes the wish, and mails the address by which it can be taken back. Asking twice changes nothing.
pub async fn ask(conn: &mut Conn, app: &App, user: UserId) -> Result<()> {
    let now = app.now();
    let due = now + TimeDelta::days(WAIT_DAYS);
    let secret = token::random_secret();
    let row = (
        erasures::user_id.eq(user),
        erasures::asked_at.eq(now),
        erasures::due_at.eq(due),
        erasures::undo_hash.eq(token::hash(&secret)),
    );
    conn.transaction(async |conn| {
        let asked = diesel::insert_into(erasures::table).values(row).on_conflict_do_nothing().execute(conn).await?;
        if asked == 1 {
            let person = users::by_id(conn, user).await?;
            mail::queue(conn, &emails::erasure_asked(app, &person, due, &secret, now), now).await?;
        }
        Ok::<_, Error>(())
    })
    .await
}

/// Takes the wish back. Nothing happens where there is none, or where it has been carried out.
pub async fn undo(conn: &mut Conn, user: UserId) -> QueryResult<()> {
    let waiting = erasures::table.find(user).filter(erasures::erased_at.is_null());
    diesel::delete(waiting).execute(conn).await?;
    Ok(())
}

/// When the one to whom this secret was mailed is erased; none once that is undone or done.
pub async fn by_secret(conn: &mut Conn, secret: &str) -> QueryResult<Option<(UserId, DateTime<Utc>)>> {
    let waiting = erasures::table.filter(erasures::undo_hash.eq(token::hash(secret)));
    let columns = (erasures::user_id, erasures::due_at);
    waiting.filter(erasures::erased_at.is_null()).select(columns).first(conn).await.optional()
}

/// Those whose wait is over, and those of whom more may go by now.
pub async fn due(conn: &mut Conn, now: DateTime<Utc>) -> QueryResult<Vec<UserId>> {
    let waited = erasures::erased_at.is_null().and(erasures::due_at.le(now));
    let more = erasures::more_on.le(now.date_naive()).assume_not_null();
    erasures::table.filter(waited.or(more)).order(erasures::due_at).select(erasures::user_id).load(conn).await
}

/// Whether somebody's wait is over, or more of theirs may go; until the end of the transaction nobody takes
/// the wish back.
pub async fn still_due(conn: &mut Conn, user: UserId, now: DateTime<Utc>) -> QueryResult<bool> {
    let waited = erasures::erased_at.is_null().and(erasures::due_at.le(now));
    let more = erasures::more_on.le(now.date_naive()).assume_not_null();
    let row = erasures::table.find(user).filter(waited.or(more)).select(erasures::user_id).for_update();
    Ok(row.first::<UserId>(conn).await.optional()?.is_some())
}

/// Writes down that a person is erased, and says it to this transaction, so that what only grows gives way.
/// Since when they are stays what it was the first time.
pub async fn begin(conn: &mut Conn, user: UserId, now: DateTime<Utc>) -> QueryResult<()> {
    let row =
        (erasures::user_id.eq(user), erasures::asked_at.eq(now), erasures::due_at.eq(now), erasures::erased_at.eq(now));
    diesel::insert_into(erasures::table).values(row).on_conflict_do_nothing().execute(conn).await?;
    let waiting = erasures::table.find(user).filter(erasures::erased_at.is_null());
    diesel::update(waiting).set(erasures::erased_at.eq(now)).execute(conn).await?;
    diesel::sql_query("select set_config('carrel.erases', $1, true)")
        .bind::<Text, _>(user.to_string())
        .execute(conn)
        .await?;
    Ok(())
}

/// Notes for how many years what was signed is kept, and on which day more of it may go, and ends the way that
/// [`begin`] opened.
pub async fn end(conn: &mut Conn, user: UserId, years: u32, more_on: Option<NaiveDate>) -> QueryResult<()> {
    let done = (
        erasures::more_on.eq(more_on),
        erasures::years.eq(i32::try_from(years).unwrap_or(i32::MAX)),
        erasures::undo_hash.eq(None::<Vec<u8>>),
    );
    diesel::update(erasures::table.find(user)).set(done).execute(conn).await?;
    diesel::sql_query("select set_config('carrel.erases', '', true)").execute(conn).await?;
    Ok(())
}

/// For how many years what was signed by somebody who is erased is kept; none for who isn't erased.
pub async fn years(conn: &mut Conn, user: UserId) -> QueryResult<Option<u32>> {
    let years: Option<Option<i32>> = erasures::table.find(user).select(erasures::years).first(conn).await.optional()?;
    Ok(years.flatten().and_then(|years| u32::try_from(years).ok()))
}

/// Forgets who somebody is: roles, sessions and links go, and a pseudonym takes the place of name and
/// address. The row itself stays, for what was kept belongs to it. Returns what went.
pub async fn forget(conn: &mut Conn, app: &App, user: UserId) -> Result<Vec<Gone>> {
    let person = users::by_id(conn, user).await?;
    let mut gone = take_from(conn, user, &["sessions", "roles"]).await?;
    let links = sign_in_links::table.filter(sign_in_links::email.eq(&person.email));
    gone.push(("sign_in_links", diesel::delete(links).execute(conn).await?));
    let pseudonym = user.uuid().simple().to_string();
    let nobody = (
        people::email.eq(format!("{pseudonym}{NOWHERE}")),
        people::name.eq(format!("Erased {}", pseudonym.get(24..).unwrap_or_default())),
        people::library.eq(""),
        people::password_hash.eq(None::<String>),
        people::present_name_since.eq(None::<DateTime<Utc>>),
        people::time_zone.eq("UTC"),
    );
    gone.push(("users", diesel::update(people::table.find(user)).set(nobody).execute(conn).await?));
    sessions::call_back(conn, app, user).await?;
    Ok(gone)
}

/// Deletes what is somebody's in these tables, by `user_id`, in this order. **Only the owner of a table
/// names it here.**
pub async fn take_from(conn: &mut Conn, user: UserId, tables: &[&'static str]) -> QueryResult<Vec<Gone>> {
    let mut gone = Vec::with_capacity(tables.len());
    for table in tables {
        let delete = diesel::sql_query(format!("delete from {table} where user_id = $1"));
        gone.push((*table, delete.bind::<Uuid, _>(user).execute(conn).await?));
    }
    Ok(gone)
}

/// The name and address that are to be found nowhere any more.
pub async fn named(conn: &mut Conn, user: UserId) -> QueryResult<(String, String)> {
    people::table.find(user).select((people::name, people::email)).first(conn).await
}
