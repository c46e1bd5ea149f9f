//! Passwords: argon2id, off the threads that serve pages, a few at a time.

mod rules;

use std::sync::LazyLock;

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{Error as HashError, PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::{Bool, Text};
use diesel_async::RunQueryDsl;
use tokio::sync::Semaphore;

use super::users::{OWNS, UserId};
use crate::app::App;
use crate::db::Conn;
use crate::db::schema::users;
use crate::error::Result;
pub use rules::{LEAST, LONGEST, Owner, Weakness, weakness};

/// Memory in KiB, passes, lanes: 19 MiB, 2, 1. Source: OWASP Password Storage Cheat Sheet, the
/// first setting it names for argon2id ("minimum configuration of 19 MiB of memory, an iteration
/// count of 2, and 1 degree of parallelism").
const COST: (u32, u32, u32) = (19 * 1024, 2, 1);

/// How many are hashed at once, so that a crowd can't take all memory: 4 × 19 MiB.
const AT_ONCE: usize = 4;

/// What is compared when there is no password, so that its absence takes as long as a wrong one.
static NOBODY: LazyLock<Option<String>> = LazyLock::new(|| hashed(&crate::token::random_secret()).ok());

struct Turns(Semaphore);

impl Default for Turns {
    fn default() -> Turns {
        Turns(Semaphore::new(AT_ONCE))
    }
}

fn argon2() -> anyhow::Result<Argon2<'static>> {
    let (memory, passes, lanes) = COST;
    let params = Params::new(memory, passes, lanes, None).map_err(|error| anyhow::anyhow!("argon2: {error}"))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn hashed(password: &str) -> anyhow::Result<String> {
    let hash: PasswordHash =
        argon2()?.hash_password(password.as_bytes()).map_err(|error| anyhow::anyhow!("argon2: {error}"))?;
    Ok(hash.to_string())
}

fn verified(password: &str, hash: Option<&str>) -> anyhow::Result<bool> {
    let nobody = NOBODY.as_deref();
    let Some(compared) = hash.or(nobody) else { return Ok(false) };
    match argon2()?.verify_password(password.as_bytes(), compared) {
        Ok(()) => Ok(hash.is_some()),
        Err(HashError::PasswordInvalid) => Ok(false),
        Err(error) => Err(anyhow::anyhow!("a stored password can't be read: {error}")),
    }
}

/// Runs slow work on a thread of its own when it is its turn.
async fn in_turn<T: Send + 'static>(
    app: &App,
    work: impl FnOnce() -> anyhow::Result<T> + Send + 'static,
) -> anyhow::Result<T> {
    let turns = app.kept::<Turns>();
    let _turn = turns.0.acquire().await?;
    tokio::task::spawn_blocking(work).await?
}

/// The hash of a password, as it is stored.
pub(super) async fn hash(app: &App, password: String) -> Result<String> {
    Ok(in_turn(app, move || hashed(&password)).await?)
}

/// Whether a password is the one of this hash. Without a hash it isn't, after the same work.
pub(super) async fn matches(app: &App, password: String, hash: Option<String>) -> Result<bool> {
    Ok(in_turn(app, move || verified(&password, hash.as_deref())).await?)
}

/// The account of an address and the hash of its password, if it has one.
pub(super) async fn stored(conn: &mut Conn, email: &str) -> QueryResult<Option<(UserId, Option<String>)>> {
    let owns = sql::<Bool>(OWNS).bind::<Text, _>(email).sql(")");
    users::table.filter(owns).select((users::id, users::password_hash)).first(conn).await.optional()
}

/// The hash of a user's password, if they have one.
pub(super) async fn of(conn: &mut Conn, user: UserId) -> QueryResult<Option<String>> {
    users::table.find(user).select(users::password_hash).first(conn).await
}

/// Sets or, with `None`, removes a password.
pub(super) async fn put(conn: &mut Conn, user: UserId, hash: Option<&str>) -> QueryResult<()> {
    diesel::update(users::table.find(user)).set(users::password_hash.eq(hash)).execute(conn).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_password_opens_its_own_hash_and_no_other() {
        let hash = hashed("three gray cats").unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert!(verified("three gray cats", Some(&hash)).unwrap());
        assert!(!verified("three gray cat", Some(&hash)).unwrap());
        assert_ne!(hash, hashed("three gray cats").unwrap());
    }

    #[test]
    fn nobody_has_a_password_and_a_broken_hash_is_our_fault() {
        assert!(!verified("three gray cats", None).unwrap());
        assert!(verified("three gray cats", Some("not a hash")).is_err());
    }
}
