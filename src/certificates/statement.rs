//! What an organization signs beside certificates: any text, as a token made with the key of its credentials.

use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use serde_json::Value;

use super::badge::{Issuer, KeyRing, KnownKeys, PublicKey, token};
use super::issuers;
use crate::app::App;
use crate::db::Conn;
use crate::error::Result;
use crate::organizations::{self, OrganizationId};

/// An organization that can sign now.
#[derive(Debug)]
pub struct Notary {
    issuer: Issuer,
    ring: KeyRing,
}

impl Notary {
    /// One with these keys, for tests and for what needs no database.
    pub fn new(issuer: Issuer, ring: KeyRing) -> Notary {
        Notary { issuer, ring }
    }

    /// The one that issued the examples of tests, with another key of its own.
    #[cfg(test)]
    pub(crate) fn for_tests(seed: u8) -> Notary {
        let key = super::badge::SigningKey::from_seed(&[seed; 32]);
        Notary::new(super::badge::tests::issuer(), KeyRing::new(key, DateTime::UNIX_EPOCH))
    }

    /// Its identifier.
    pub fn did(&self) -> &str {
        self.issuer.did()
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.issuer.name
    }

    /// Since when its key signs: what it signs can't be older.
    pub fn since(&self) -> DateTime<Utc> {
        self.ring.since()
    }

    /// A token that holds this text as it is. The same text gives the same token.
    ///
    /// # Errors
    /// None that can happen; what the JSON library reports.
    pub fn sign(&self, text: &[u8]) -> anyhow::Result<String> {
        Ok(token::sign_text(text, &self.issuer, &self.ring)?)
    }

    /// The keys with their times: what `carrel verify --keys` takes.
    pub fn known(&self) -> KnownKeys {
        self.ring.public()
    }

    /// The keys as a JWK set, under the names by which tokens call them.
    pub fn jwks(&self) -> Value {
        self.issuer.jwks(&self.known())
    }

    /// The key that signs.
    pub fn key(&self) -> PublicKey {
        self.ring.active().public()
    }
}

/// The organization with what it signs with; a key is made where it has none. `None` where the site's address can't
/// be that of an issuer.
pub async fn notary(
    conn: &mut Conn,
    app: &App,
    organization: OrganizationId,
    now: DateTime<Utc>,
) -> Result<Option<Notary>> {
    let Ok(issuer) = issuers::issuer(app, &organizations::by_id(conn, organization).await?) else { return Ok(None) };
    if let Some(ring) = issuers::ring(conn, app, organization).await? {
        return Ok(Some(Notary { issuer, ring }));
    }
    let made = issuer.clone();
    conn.transaction(async |conn| issuers::lock(conn, app, organization, made, now).await).await?;
    let ring = issuers::ring(conn, app, organization).await?;
    Ok(ring.map(|ring| Notary { issuer, ring }))
}

/// Opens a token of [`Notary::sign`] with these keys: the text, the signer's identifier and the key's name. When it
/// was signed it does not say.
///
/// # Errors
/// Why it is none, or false.
pub fn open_statement(token: &str, keys: &KnownKeys) -> std::result::Result<(Vec<u8>, String, String), super::Fault> {
    token::open_text(token, keys)
}
