//! Two accounts of one person: the letter that asks the other address, and what is done with the account that is
//! left when they become one (rule R26). What other slices keep of it is theirs to bring over.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Text, Uuid};
use diesel_async::{AsyncConnection, RunQueryDsl};
use serde::{Deserialize, Serialize};

use super::erasures::take_from;
use super::sessions::SessionId;
use super::unsent::queue_if;
use super::users::{self, User, UserId};
use super::{emails, sessions};
use crate::app::App;
use crate::db::Conn;
use crate::db::schema::users as people;
use crate::error::{Error, Result};
use crate::i18n::Words;
use crate::mail;

/// How long the link in the letter works, in hours.
pub const LINK_HOURS: i64 = 24;
/// What the link is signed for.
const PURPOSE: &str = "join";
/// Where the address of an account that was joined ends once it was let go: nowhere (RFC 2606).
const NOWHERE: &str = "@joined.invalid";

/// Two accounts of one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The one that is left.
    pub from: UserId,
    /// The one that stays.
    pub into: UserId,
}

/// What the link in a letter says: it is signed, not stored, and worthless once the two are one.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Link {
    into: UserId,
    email: String,
}

/// Asks another address whether its account may be joined into this one. For an address without an account the same
/// is done, and only the letter is taken back, so that nothing tells whether there is one.
pub async fn ask(conn: &mut Conn, app: &App, into: UserId, words: Words, email: &str) -> Result<()> {
    let now = app.now();
    let link = Link { into, email: email.to_owned() };
    let secret = app.keys().sign(PURPOSE, &link, now, now + TimeDelta::hours(LINK_HOURS))?;
    conn.transaction(async |conn| {
        let stays = users::by_id(conn, into).await?;
        let other = users::by_email(conn, email).await?;
        let words = other.as_ref().map_or(words, emails::words_of);
        let letter = emails::join_asked(app, words, (email, other.as_ref()), &stays, &secret);
        let welcome = other.is_some_and(|other| other.id != into);
        queue_if(conn, welcome, &letter, now).await
    })
    .await
}

/// The two accounts that the link in a letter means: the one that stays, and the other where there still is one.
/// None where we did not make it, or its time is over.
pub async fn meant(conn: &mut Conn, app: &App, secret: &str) -> QueryResult<Option<(UserId, Option<User>)>> {
    let opened = app.keys().open::<Link>(PURPOSE, secret, app.now()).filter(|opened| !opened.expired);
    let Some(Link { into, email }) = opened.map(|opened| opened.body) else { return Ok(None) };
    let other = users::by_email(conn, &email).await?.filter(|other| other.id != into);
    Ok(Some((into, other)))
}

/// The account in which somebody's things are: their own, or the one that it was joined into.
pub async fn now_of(conn: &mut Conn, user: UserId) -> QueryResult<UserId> {
    let into: Option<Option<UserId>> =
        people::table.find(user).select(people::joined_into).first(conn).await.optional()?;
    Ok(into.flatten().unwrap_or(user))
}

/// The accounts that were joined into this one, the first first.
pub async fn of(conn: &mut Conn, into: UserId) -> QueryResult<Vec<User>> {
    User::query().filter(people::joined_into.eq(into)).order((people::joined_at, people::id)).load(conn).await
}

/// Whether somebody also has this address, by an account that was joined into theirs.
pub async fn has_address(conn: &mut Conn, user: UserId, email: &str) -> QueryResult<bool> {
    Ok(users::by_email(conn, email).await?.is_some_and(|owner| owner.id == user))
}

/// Whether an address leads nowhere, because it was let go.
pub fn is_let_go(email: &str) -> bool {
    email.ends_with(NOWHERE)
}

/// Writes down that the one was joined into the other, and says it to this transaction, so that what only grows changes
/// whose it is. Returns whether it was not before.
pub async fn begin(conn: &mut Conn, pair: Pair, now: DateTime<Utc>) -> QueryResult<bool> {
    let open = people::table.find(pair.from).filter(people::joined_into.is_null());
    let closed = (
        people::joined_into.eq(pair.into),
        people::joined_at.eq(now),
        people::password_hash.eq(None::<String>),
        people::present_name_since.eq(None::<DateTime<Utc>>),
    );
    let first = diesel::update(open).set(closed).execute(conn).await? == 1;
    diesel::sql_query("select set_config('carrel.joins', $1, true)")
        .bind::<Text, _>(pair.from.to_string())
        .execute(conn)
        .await?;
    // Rows that refer to each other move one table after the other.
    diesel::sql_query("set constraints all deferred").execute(conn).await?;
    Ok(first)
}

/// Ends the way that [`begin`] opened.
pub async fn end(conn: &mut Conn) -> QueryResult<()> {
    diesel::sql_query("set constraints all immediate").execute(conn).await?;
    diesel::sql_query("select set_config('carrel.joins', '', true)").execute(conn).await?;
    Ok(())
}

/// Closes the account that is left: its roles move, its sessions end. Its row and its address stay.
pub async fn close(conn: &mut Conn, app: &App, pair: Pair) -> Result<()> {
    let roles = "insert into roles (user_id, organization_id, role, granted_at)
        select $2, organization_id, role, granted_at from roles where user_id = $1 on conflict do nothing";
    run(conn, pair, &[roles]).await?;
    take_from(conn, pair.from, &["sessions", "roles"]).await?;
    sessions::call_back(conn, app, pair.from).await?;
    sessions::call_back(conn, app, pair.into).await
}

/// Tells both addresses that the two accounts are one.
pub async fn tell(conn: &mut Conn, app: &App, pair: Pair) -> Result<()> {
    let (left, stays) = (users::by_id(conn, pair.from).await?, users::by_id(conn, pair.into).await?);
    for email in [&stays.email, &left.email] {
        mail::queue(conn, &emails::joined(app, &stays, email, &left.email), app.now()).await?;
    }
    Ok(())
}

/// Lets go of the address of an account that was joined into this one: nobody signs in with it any more, and somebody
/// else may open an account with it. Every other session of theirs ends, for it may have been opened with this address.
/// Returns whether that was done now.
///
/// # Errors
/// [`Error::NotFound`] where no such account was joined into this one.
pub async fn let_go(conn: &mut Conn, app: &App, (into, kept): (UserId, SessionId), joined: UserId) -> Result<bool> {
    let mine = || people::table.find(joined).filter(people::joined_into.eq(into));
    let email: Option<String> = mine().select(people::email).for_no_key_update().get_result(conn).await.optional()?;
    if is_let_go(&email.ok_or(Error::NotFound)?) {
        return Ok(false);
    }
    let nowhere = format!("{}{NOWHERE}", joined.uuid().simple());
    diesel::update(mine()).set(people::email.eq(nowhere)).execute(conn).await?;
    sessions::revoke_others(conn, app, into, kept).await?;
    Ok(true)
}

/// Whether somebody lets the public pages of certificates say their present name, and takes in one under another name
/// with the other account: of that one they have allowed nothing (rule R25). `printed` are the names on those.
pub async fn outgrows_consent(conn: &mut Conn, into: UserId, printed: &[&str]) -> QueryResult<bool> {
    let stays = users::by_id(conn, into).await?;
    Ok(stays.present_name_since.is_some() && printed.iter().any(|name| *name != stays.name))
}

/// Takes the consent to show the present name back, to be given anew.
pub async fn take_back_consent(conn: &mut Conn, into: UserId) -> QueryResult<()> {
    let nothing = people::present_name_since.eq(None::<DateTime<Utc>>);
    diesel::update(people::table.find(into)).set(nothing).execute(conn).await?;
    Ok(())
}

/// Runs statements in which `$1` is the account that is left, and `$2` the one that stays. **Only the owner of a table
/// names it here.**
pub async fn run(conn: &mut Conn, pair: Pair, statements: &[&str]) -> QueryResult<()> {
    for statement in statements {
        let statement = diesel::sql_query(*statement);
        statement.bind::<Uuid, _>(pair.from).bind::<Uuid, _>(pair.into).execute(conn).await?;
    }
    Ok(())
}
