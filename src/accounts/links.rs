//! Sign-in links: a secret that works once, for a while, for one address. Only its hash is stored.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use crate::config::Config;
use crate::db::Conn;
use crate::db::schema::sign_in_links;
use crate::token;
use crate::web::local_path;

/// How long a link that was asked for on the sign-in page works, in minutes.
pub const SIGN_IN_MINUTES: i64 = 30;
/// How long a link that no longer works is remembered, so that it can offer to send another.
const REMEMBERED_DAYS: i64 = 7;

/// A link as it is stored.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = sign_in_links)]
pub(super) struct Link {
    /// Whom it signs in, with or without an account.
    pub email: String,
    /// Where it leads.
    pub next_path: String,
    /// When it ends.
    pub expires_at: DateTime<Utc>,
    /// When it was used.
    pub used_at: Option<DateTime<Utc>>,
}

/// What can be done with a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// It works.
    Open,
    /// It has been used.
    Used,
    /// Its time is over.
    Old,
}

impl Link {
    /// What can be done with it now.
    pub(super) fn state(&self, now: DateTime<Utc>) -> State {
        match self.used_at {
            Some(_) => State::Used,
            None if self.expires_at <= now => State::Old,
            None => State::Open,
        }
    }
}

/// Makes a link for an address, which need not have an account, that leads to a path of this site.
/// Returns its secret, which is stored nowhere.
pub async fn make(
    conn: &mut Conn,
    email: &str,
    next_path: &str,
    lifetime: TimeDelta,
    now: DateTime<Utc>,
) -> QueryResult<String> {
    let secret = token::random_secret();
    let row = (
        sign_in_links::token_hash.eq(token::hash(&secret)),
        sign_in_links::email.eq(email.trim().to_lowercase()),
        sign_in_links::next_path.eq(local_path(next_path)),
        sign_in_links::created_at.eq(now),
        sign_in_links::expires_at.eq(now + lifetime),
    );
    diesel::insert_into(sign_in_links::table).values(row).execute(conn).await?;
    Ok(secret)
}

/// The full address of a sign-in link.
pub fn url(config: &Config, secret: &str) -> String {
    config.url(&format!("/signin/{secret}"))
}

/// The link with this secret.
pub(super) async fn find(conn: &mut Conn, secret: &str) -> QueryResult<Option<Link>> {
    Link::query().filter(sign_in_links::token_hash.eq(token::hash(secret))).first(conn).await.optional()
}

/// Uses a link. Of several who use it at once, one gets its address and path.
pub(super) async fn take(conn: &mut Conn, secret: &str, now: DateTime<Utc>) -> QueryResult<Option<(String, String)>> {
    let open = sign_in_links::table
        .find(token::hash(secret))
        .filter(sign_in_links::used_at.is_null())
        .filter(sign_in_links::expires_at.gt(now));
    diesel::update(open)
        .set(sign_in_links::used_at.eq(now))
        .returning((sign_in_links::email, sign_in_links::next_path))
        .get_result(conn)
        .await
        .optional()
}

/// Forgets links that ended long ago. Returns how many.
pub(super) async fn purge(conn: &mut Conn, now: DateTime<Utc>) -> QueryResult<usize> {
    let forgotten = sign_in_links::expires_at.lt(now - TimeDelta::days(REMEMBERED_DAYS));
    diesel::delete(sign_in_links::table.filter(forgotten)).execute(conn).await
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_link_is_open_until_it_is_used_or_its_time_is_over() {
        let end = DateTime::from_timestamp(1_750_000_000, 0).unwrap();
        let link = Link { email: String::new(), next_path: "/".into(), expires_at: end, used_at: None };
        assert_eq!(link.state(end - TimeDelta::seconds(1)), State::Open);
        assert_eq!(link.state(end), State::Old);
        assert_eq!(Link { used_at: Some(end), ..link }.state(end + TimeDelta::days(1)), State::Used);
    }
}
