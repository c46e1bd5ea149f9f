//! Hand-off: a page goes on on another device, signed in, by an address that works once for a
//! quarter of an hour, and only as long as the session it came from is open.
//!
//! The address is signed, not stored, so that showing it writes nothing; using it is what is
//! remembered. After *Sign out here* it is worthless to the next person at a shared computer.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

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

/// What an address says. It is packed, not written out: fewer letters make a coarser QR code, which
/// an old phone reads off an old screen.
#[derive(Clone, Debug, PartialEq, Eq)]
struct HandOff {
    user: UserId,
    session: SessionId,
    until: DateTime<Utc>,
    path: String,
}

impl HandOff {
    fn pack(&self) -> Vec<u8> {
        let seconds = u32::try_from(self.until.timestamp()).unwrap_or(0).to_be_bytes();
        [&self.user.uuid().as_bytes()[..], self.session.uuid().as_bytes(), &seconds, self.path.as_bytes()].concat()
    }

    fn unpack(bytes: &[u8]) -> Option<HandOff> {
        let (user, rest) = bytes.split_first_chunk::<16>()?;
        let (session, rest) = rest.split_first_chunk::<16>()?;
        let (seconds, path) = rest.split_first_chunk::<4>()?;
        Some(HandOff {
            user: UserId::from_uuid(uuid::Uuid::from_bytes(*user)),
            session: SessionId::from_uuid(uuid::Uuid::from_bytes(*session)),
            until: DateTime::from_timestamp(u32::from_be_bytes(*seconds).into(), 0)?,
            path: String::from_utf8(path.to_vec()).ok()?,
        })
    }

    fn open(app: &App, token: &str) -> Option<HandOff> {
        HandOff::unpack(&app.keys().open_short(PURPOSE, token)?)
    }
}

/// The full address that opens a path of this site on another device as this person.
pub fn address(app: &App, person: &Person, path: &str) -> Result<String> {
    let until = app.now() + TimeDelta::minutes(MINUTES);
    let hand_off = HandOff { user: person.id, session: person.session, until, path: path.to_owned() };
    let token = app.keys().sign_short(PURPOSE, &hand_off.pack())?;
    Ok(app.config().url(&format!("/go/{token}")))
}

/// The hand-off with this token, as a link to look at; `None` when we did not make it. One whose
/// session was closed is too old.
pub(super) async fn find(conn: &mut Conn, app: &App, token: &str) -> Result<Option<Link>> {
    let now = app.now();
    let Some(HandOff { user, session, until, path }) = HandOff::open(app, token) else { return Ok(None) };
    let open = until > now && sessions::is_open(conn, user, session, now).await?;
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
    let Some(HandOff { user, session, path, .. }) = HandOff::open(app, token).filter(|hand_off| hand_off.until > now)
    else {
        return Ok(None);
    };
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_is_unpacked() {
        let until = DateTime::from_timestamp(1_800_000_000, 0).unwrap_or_default();
        let hand_off =
            HandOff { user: UserId::new(), session: SessionId::new(), until, path: "/l/PUB-02/4".to_owned() };
        assert_eq!(HandOff::unpack(&hand_off.pack()), Some(hand_off));
        assert_eq!(HandOff::unpack(b"short"), None);
    }
}
