//! Signing in: by a link that is sent to an address, or by a password for those who set one.
//!
//! Nothing here may tell whether an address has an account: the same is asked of the database, the
//! same is hashed, and the same page is shown.

pub(super) mod link_pages;
pub(super) mod pages;
mod views;

use chrono::TimeDelta;
use diesel_async::AsyncConnection;

use super::address::Email;
use super::sessions::{self, Person};
use super::unsent::queue_if;
use super::users::{self, NewUser, Role, UserId};
use super::{administrators, emails, handoff, links, password, profile, zones};
use crate::app::App;
use crate::db::Conn;
use crate::error::Result;
use crate::i18n::Words;

/// How somebody came to a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// By a message.
    Mail,
    /// From another device of theirs.
    HandOff,
}

/// The browser that somebody signs in with.
pub(super) struct Browser {
    /// Its label.
    pub device: String,
    /// Who was signed in with it before.
    pub before: Option<Person>,
    /// The words it was spoken to in.
    pub words: Words,
}

/// Somebody who has just signed in: their cookie is still to be set, by `sessions::admit`.
pub(super) struct SignedIn {
    /// Who, and in which session.
    pub person: Person,
    /// Where they wanted to go.
    pub next: String,
    /// Whether their account was made just now.
    pub new: bool,
}

/// Sends a sign-in link to an address that may sign in. For one that may not, the same is done, and
/// only the message is taken back: the transaction commits a link that nobody will ever hold.
pub(super) async fn send_link(conn: &mut Conn, app: &App, words: Words, email: &str, next: &str) -> Result<()> {
    let now = app.now();
    let lifetime = TimeDelta::minutes(links::SIGN_IN_MINUTES);
    conn.transaction(async |conn| {
        let user = users::by_email(conn, email).await?;
        let welcome = user.is_some() || app.config().sign_up;
        let words = user.as_ref().map_or(words, emails::words_of);
        let secret = links::make(conn, email, next, lifetime, now).await?;
        let message = emails::sign_in_link(app, words, email, user.as_ref(), &secret);
        queue_if(conn, welcome, &message, now).await
    })
    .await
}

/// Signs in with the secret of a link, which then is used. `None` when it no longer works.
pub(super) async fn by_link(
    conn: &mut Conn,
    app: &App,
    browser: &Browser,
    way: Way,
    secret: &str,
) -> Result<Option<SignedIn>> {
    conn.transaction(async |conn| {
        let (user, next, new) = match way {
            Way::Mail => {
                let Some((email, next)) = links::take(conn, secret, app.now()).await? else { return Ok(None) };
                let Some((user, new)) = account(conn, app, browser.words, &email).await? else { return Ok(None) };
                (user, next, new)
            }
            Way::HandOff => {
                let Some((user, next)) = handoff::take(conn, app, secret).await? else { return Ok(None) };
                (user, next, false)
            }
        };
        let person = enter(conn, app, browser, user).await?;
        Ok(Some(SignedIn { person, next, new }))
    })
    .await
}

/// The account of an address and whether it is new. Where anyone may join, the first link used makes it.
async fn account(conn: &mut Conn, app: &App, words: Words, email: &str) -> Result<Option<(UserId, bool)>> {
    if let Some(user) = users::by_email(conn, email).await? {
        return Ok(Some((user.id, false)));
    }
    let Some(address) = Email::parse(email).filter(|_| app.config().sign_up) else { return Ok(None) };
    let user = NewUser {
        id: UserId::new(),
        email: address.as_str(),
        name: address.local_part(),
        library: "",
        time_zone: zones::FIRST,
        demo: false,
        created_at: app.now(),
    };
    let (id, new) = users::create(conn, &user).await?;
    if new {
        profile::save_language(conn, id, words.language()).await?;
    }
    Ok(Some((id, new)))
}

/// Signs in with a password. Takes as long when the address has no account or no password.
pub(super) async fn by_password(app: &App, browser: &Browser, email: &str, tried: String) -> Result<Option<Person>> {
    // No connection is held while the password is hashed.
    let stored = password::stored(&mut *app.conn().await?, email).await?;
    let (user, hash) = stored.map_or((None, None), |(user, hash)| (Some(user), hash));
    let right = password::matches(app, tried, hash).await?;
    let Some(user) = user.filter(|_| right) else { return Ok(None) };
    let mut conn = app.conn().await?;
    Ok(Some(conn.transaction(async |conn| enter(conn, app, browser, user).await).await?))
}

/// Opens the new session and ends the one that this browser had before.
async fn enter(conn: &mut Conn, app: &App, browser: &Browser, user: UserId) -> Result<Person> {
    if let Some(before) = &browser.before {
        sessions::revoke(conn, app, before.id, Some(before.session)).await?;
    }
    let person = sessions::begin(conn, user, &browser.device, app.now()).await?;
    if person.roles.iter().any(|at| at.role == Role::Administrator) {
        administrators::remember(conn, app.now()).await?;
    }
    Ok(person)
}
