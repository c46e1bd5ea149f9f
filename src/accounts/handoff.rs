//! Hand-off: a page goes on on another device, signed in, by an address that works once for a
//! quarter of an hour, and only as long as the session it came from is open.
//!
//! The address is signed, not stored, so that showing it writes nothing; using it is what is
//! remembered. After *Sign out here* it is worthless to the next person at a shared computer.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use serde::{Deserialize, Serialize};

use super::links::{self, Link};
use super::sessions::{self, Person, SessionId};
use super::users::{self, UserId};
use crate::app::App;
use crate::db::Conn;
use crate::db::schema::sign_in_links;
use crate::error::Result;
use crate::token;

/// How long a hand-off works, in minutes.
pub const MINUTES: i64 = 15;
const PURPOSE: &str = "hand-off";

#[derive(Clone, Serialize, Deserialize)]
struct HandOff {
    user: UserId,
    session: SessionId,
    path: String,
}

/// The full address that opens a path of this site on another device as this person.
pub fn address(app: &App, person: &Person, path: &str) -> Result<String> {
    let now = app.now();
    let hand_off = HandOff { user: person.id, session: person.session, path: path.to_owned() };
    let token = app.keys().sign(PURPOSE, &hand_off, now, now + TimeDelta::minutes(MINUTES))?;
    Ok(app.config().url(&format!("/go/{token}")))
}

/// The hand-off with this token, as a link to look at; `None` when we did not make it. One whose
/// session was closed is too old.
pub(super) async fn find(conn: &mut Conn, app: &App, token: &str) -> Result<Option<Link>> {
    let now = app.now();
    let Some(opened) = app.keys().open::<HandOff>(PURPOSE, token, now) else { return Ok(None) };
    let HandOff { user, session, path } = opened.body;
    let open = !opened.expired && sessions::is_open(conn, user, session, now).await?;
    let until = opened.issued_at + TimeDelta::minutes(MINUTES);
    Ok(Some(Link {
        email: users::by_id(conn, user).await?.email,
        next_path: path,
        expires_at: if open { until } else { until.min(now) },
        used_at: links::find(conn, token).await?.and_then(|link| link.used_at),
    }))
}

/// Uses a hand-off. Of several who use it at once, one gets the person and the path; nobody gets
/// them when its time is over or the session it came from is closed.
pub(super) async fn take(conn: &mut Conn, app: &App, token: &str) -> Result<Option<(UserId, String)>> {
    let now = app.now();
    let Some(opened) = app.keys().open::<HandOff>(PURPOSE, token, now).filter(|opened| !opened.expired) else {
        return Ok(None);
    };
    let HandOff { user, session, path } = opened.body;
    if !sessions::is_open(conn, user, session, now).await? {
        return Ok(None);
    }
    let email = users::by_id(conn, user).await?.email;
    let first = remember(conn, token, &email, &path, now).await?;
    Ok(first.then_some((user, path)))
}

/// Notes that this token was used. Returns whether it is the first time.
async fn remember(conn: &mut Conn, token: &str, email: &str, path: &str, now: DateTime<Utc>) -> QueryResult<bool> {
    let row = (
        sign_in_links::token_hash.eq(token::hash(token)),
        sign_in_links::email.eq(email),
        sign_in_links::next_path.eq(path),
        sign_in_links::created_at.eq(now),
        sign_in_links::expires_at.eq(now + TimeDelta::minutes(MINUTES)),
        sign_in_links::used_at.eq(now),
    );
    let insert = diesel::insert_into(sign_in_links::table).values(row).on_conflict_do_nothing();
    Ok(insert.execute(conn).await? == 1)
}
