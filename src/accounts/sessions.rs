//! Sessions: a JWT of ten minutes in a cookie, checked without a query, renewed from a row.
//!
//! The row is what is revoked. A revocation reaches every server by `LISTEN`/`NOTIFY` and is kept
//! in memory until the tokens it concerns have ended: until then such a token must ask its row.

mod revocations;

use actix_web::HttpRequest;
use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use serde::{Deserialize, Serialize};

use super::users::{RoleAt, User, UserId, roles_of};
use crate::app::App;
use crate::db::Conn;
use crate::db::schema::{sessions, users};
use crate::error::{Error, Result};
use crate::id::Id;
use crate::web::cookies;
pub use revocations::{Revocations, listen};

/// How long a token is believed without asking.
const TOKEN_MINUTES: i64 = 10;
/// How long a session lasts without a visit.
const SESSION_DAYS: i64 = 60;
const COOKIE: &str = "carrel_session";
const PURPOSE: &str = "session";

/// Identity of a session.
pub type SessionId = Id<Session>;

/// Somewhere where a person is signed in.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = sessions)]
pub struct Session {
    /// Whose.
    pub user_id: UserId,
    /// Which.
    pub id: SessionId,
    /// The browser and system, as far as they say: "Firefox on Windows".
    pub device: String,
    /// When they signed in.
    pub created_at: DateTime<Utc>,
    /// When they were last seen, to about ten minutes.
    pub last_seen_at: DateTime<Utc>,
    /// When it ends by itself.
    pub expires_at: DateTime<Utc>,
}

/// Who sent a request, from the token alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Who.
    pub id: UserId,
    /// In which session.
    pub session: SessionId,
    /// Their name.
    pub name: String,
    /// Their zone, as an IANA name.
    pub zone: String,
    /// The tag of their language.
    pub language: String,
    /// What they may be.
    pub roles: Vec<RoleAt>,
}

impl Person {
    /// Their zone.
    pub fn zone(&self) -> chrono_tz::Tz {
        self.zone.parse().unwrap_or(chrono_tz::UTC)
    }
}

/// Opens a session and sets its cookie.
pub async fn open(conn: &mut Conn, app: &App, request: &HttpRequest, user: UserId, device: &str) -> Result<SessionId> {
    let person = begin(conn, user, device, app.now()).await?;
    admit(app, request, &person)?;
    Ok(person.session)
}

/// Opens a session. Its cookie is set once the transaction is committed: a token for a
/// session that never came to be would be believed for ten minutes.
pub async fn begin(conn: &mut Conn, user: UserId, device: &str, now: DateTime<Utc>) -> Result<Person> {
    let id = SessionId::new();
    let row = (
        sessions::user_id.eq(user),
        sessions::id.eq(id),
        sessions::device.eq(device),
        sessions::created_at.eq(now),
        sessions::last_seen_at.eq(now),
        sessions::expires_at.eq(now + TimeDelta::days(SESSION_DAYS)),
    );
    diesel::insert_into(sessions::table).values(row).execute(conn).await?;
    load(conn, user, id, now).await?.ok_or(Error::NotFound)
}

/// Who sent this request: from its token, or when that has ended or was called back, from the row,
/// with a new token on the response.
pub async fn person(app: &App, request: &HttpRequest) -> Result<Option<Person>> {
    let now = app.now();
    let Some(token) = cookies::read(request, app, COOKIE) else { return Ok(None) };
    let Some(opened) = app.keys().open::<Person>(PURPOSE, &token, now) else { return Ok(None) };
    let called_back = app.kept::<Revocations>().concerns(&opened.body, opened.issued_at);
    if !opened.expired && !called_back {
        return Ok(Some(opened.body));
    }
    let mut conn = app.conn().await?;
    let person = load(&mut conn, opened.body.id, opened.body.session, now).await?;
    match &person {
        Some(person) => {
            let seen = sessions::table.find((person.id, person.session));
            let until = sessions::expires_at.eq(now + TimeDelta::days(SESSION_DAYS));
            diesel::update(seen).set((sessions::last_seen_at.eq(now), until)).execute(&mut conn).await?;
            admit(app, request, person)?;
        }
        None => cookies::remove(request, app, COOKIE),
    }
    Ok(person)
}

/// Sets the cookie of a session on the response to this request. On a computer that many use it ends
/// with the browser.
pub(super) fn admit(app: &App, request: &HttpRequest, person: &Person) -> Result<()> {
    let token = token(app, person)?;
    if cookies::is_shared(request, app) {
        cookies::set_for_this_visit(request, app, COOKIE, token);
    } else {
        cookies::set(request, app, COOKIE, token, SESSION_DAYS * 24 * 60 * 60);
    }
    Ok(())
}

/// The token that says who somebody is, for ten minutes from now.
pub fn token(app: &App, person: &Person) -> Result<String> {
    let now = app.now();
    Ok(app.keys().sign(PURPOSE, person, now, now + TimeDelta::minutes(TOKEN_MINUTES))?)
}

/// Whether a session is still open.
pub(super) async fn is_open(conn: &mut Conn, user: UserId, id: SessionId, now: DateTime<Utc>) -> QueryResult<bool> {
    let open =
        sessions::table.find((user, id)).filter(sessions::revoked_at.is_null()).filter(sessions::expires_at.gt(now));
    diesel::select(diesel::dsl::exists(open)).get_result(conn).await
}

/// The person behind a session that is still open.
async fn load(conn: &mut Conn, user: UserId, id: SessionId, now: DateTime<Utc>) -> Result<Option<Person>> {
    if !is_open(conn, user, id, now).await? {
        return Ok(None);
    }
    let user: User = User::query().filter(users::id.eq(user)).first(conn).await?;
    let roles = roles_of(conn, user.id).await?;
    Ok(Some(Person { id: user.id, session: id, name: user.name, zone: user.time_zone, language: user.language, roles }))
}

/// The sessions that are open, latest first.
pub async fn of(conn: &mut Conn, user: UserId, now: DateTime<Utc>) -> QueryResult<Vec<Session>> {
    Session::query()
        .filter(sessions::user_id.eq(user))
        .filter(sessions::revoked_at.is_null())
        .filter(sessions::expires_at.gt(now))
        .order(sessions::last_seen_at.desc())
        .load(conn)
        .await
}

/// When an open session of a user was opened.
pub(super) async fn opened_at(conn: &mut Conn, user: UserId, id: SessionId) -> QueryResult<DateTime<Utc>> {
    sessions::table.find((user, id)).select(sessions::created_at).first(conn).await
}

/// Ends one session of a user, or with `None` all of them, on every server at once.
pub async fn revoke(conn: &mut Conn, app: &App, user: UserId, session: Option<SessionId>) -> Result<()> {
    let now = app.now();
    let open = sessions::table.filter(sessions::user_id.eq(user)).filter(sessions::revoked_at.is_null());
    match session {
        Some(id) => {
            diesel::update(open.filter(sessions::id.eq(id))).set(sessions::revoked_at.eq(now)).execute(conn).await?
        }
        None => diesel::update(open).set(sessions::revoked_at.eq(now)).execute(conn).await?,
    };
    call_back(conn, app, user).await
}

/// Ends all sessions of a user but one.
pub(super) async fn revoke_others(conn: &mut Conn, app: &App, user: UserId, kept: SessionId) -> Result<()> {
    let open = sessions::table.filter(sessions::user_id.eq(user)).filter(sessions::revoked_at.is_null());
    diesel::update(open.filter(sessions::id.ne(kept))).set(sessions::revoked_at.eq(app.now())).execute(conn).await?;
    call_back(conn, app, user).await
}

/// Forgets sessions that have ended. Returns how many.
pub(super) async fn purge(conn: &mut Conn, now: DateTime<Utc>) -> QueryResult<usize> {
    let ended = sessions::expires_at.lt(now).or(sessions::revoked_at.lt(now).assume_not_null());
    diesel::delete(sessions::table.filter(ended)).execute(conn).await
}

/// Makes every token of a user ask its row before it is believed again: after a revocation, and
/// after their name or roles changed.
pub async fn call_back(conn: &mut Conn, app: &App, user: UserId) -> Result<()> {
    app.kept::<Revocations>().add(user, app.now());
    revocations::notify(conn, user).await?;
    Ok(())
}

/// Removes the cookie of the device at hand.
pub fn forget(app: &App, request: &HttpRequest) {
    cookies::remove(request, app, COOKIE);
}
