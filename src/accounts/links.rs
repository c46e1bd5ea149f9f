//! Sign-in links: a secret that works once, for a while, for one address. Only its hash is stored.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use crate::config::Config;
use crate::db::Conn;
use crate::db::schema::sign_in_links;
use crate::token;
use crate::web::local_path;

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
