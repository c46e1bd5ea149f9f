//! Signed tokens (JWT, HS256): sessions, links, and what a visitor carries before signing in.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use chrono::{DateTime, Utc};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

/// The keys of this installation.
#[derive(Clone)]
pub struct Keys {
    sign: EncodingKey,
    check: DecodingKey,
}

#[derive(Serialize, Deserialize)]
struct Envelope<T> {
    /// What the token is for, so that one kind can't be used as another.
    aud: String,
    /// Seconds since 1970 when it ends.
    exp: i64,
    /// Seconds since 1970 when it was made.
    iat: i64,
    #[serde(flatten)]
    body: T,
}

/// A token that was signed by us, and when.
pub struct Opened<T> {
    /// What it says.
    pub body: T,
    /// When it was made, to the second.
    pub issued_at: DateTime<Utc>,
    /// Whether its time has passed.
    pub expired: bool,
}

impl Keys {
    /// Keys from the installation's secret.
    pub fn new(secret: &str) -> Keys {
        let secret = secret.as_bytes();
        Keys { sign: EncodingKey::from_secret(secret), check: DecodingKey::from_secret(secret) }
    }

    /// Signs a body for one purpose, until a moment.
    pub fn sign<T: Serialize>(
        &self,
        purpose: &str,
        body: &T,
        now: DateTime<Utc>,
        until: DateTime<Utc>,
    ) -> anyhow::Result<String> {
        let envelope = Envelope { aud: purpose.to_owned(), exp: until.timestamp(), iat: now.timestamp(), body };
        Ok(jsonwebtoken::encode(&Header::new(Algorithm::HS256), &envelope, &self.sign)?)
    }

    /// Opens a token that we signed for this purpose, expired or not; `None` for anything else.
    pub fn open<T: DeserializeOwned + Clone>(
        &self,
        purpose: &str,
        token: &str,
        now: DateTime<Utc>,
    ) -> Option<Opened<T>> {
        let mut validation = Validation::new(Algorithm::HS256);
        validation.set_audience(&[purpose]);
        // The time is compared here, with our clock.
        validation.validate_exp = false;
        validation.set_required_spec_claims(&["aud", "exp"]);
        let envelope = jsonwebtoken::decode::<Envelope<T>>(token, &self.check, &validation).ok()?.claims;
        let issued_at = DateTime::from_timestamp(envelope.iat, 0)?;
        Some(Opened { body: envelope.body, issued_at, expired: envelope.exp <= now.timestamp() })
    }
}

/// Bytes with a signature behind them, in letters for an address: shorter than a JWT by half, for
/// addresses that are drawn as a QR code.
const SHORT_SIGNATURE: usize = 16;

impl Keys {
    /// Signs bytes for one purpose. Their end, if they have one, is theirs to say.
    pub fn sign_short(&self, purpose: &str, body: &[u8]) -> anyhow::Result<String> {
        let mut out = body.to_vec();
        out.extend(self.signature(purpose, body)?);
        Ok(BASE64.encode(out))
    }

    /// The bytes that we signed for this purpose; `None` for anything else.
    pub fn open_short(&self, purpose: &str, token: &str) -> Option<Vec<u8>> {
        let bytes = BASE64.decode(token).ok()?;
        let (body, signature) = bytes.split_at_checked(bytes.len().checked_sub(SHORT_SIGNATURE)?)?;
        let right = self.signature(purpose, body).ok()?;
        // Hashed before they are compared, so that the time it takes says nothing of how much was right.
        (Sha256::digest(signature) == Sha256::digest(right)).then(|| body.to_vec())
    }

    /// A key for one purpose and nothing else, the same each time: 256 bits of an HMAC-SHA256.
    pub fn derive(&self, purpose: &str) -> anyhow::Result<Zeroizing<[u8; 32]>> {
        let bytes = Zeroizing::new(self.mac("derive", purpose.as_bytes())?);
        let key: [u8; 32] = bytes.as_slice().try_into()?;
        Ok(Zeroizing::new(key))
    }

    /// The first 128 bits of an HMAC-SHA256, which RFC 2104 allows for a shorter tag.
    fn signature(&self, purpose: &str, body: &[u8]) -> anyhow::Result<Vec<u8>> {
        let mut signature = self.mac(purpose, body)?;
        signature.truncate(SHORT_SIGNATURE);
        Ok(signature)
    }

    fn mac(&self, purpose: &str, body: &[u8]) -> anyhow::Result<Vec<u8>> {
        let message = [purpose.as_bytes(), &[0], body].concat();
        Ok(BASE64.decode(jsonwebtoken::crypto::sign(&message, &self.sign, Algorithm::HS256)?)?)
    }
}

/// A secret for a link: 192 random bits in letters that survive any mail program.
pub fn random_secret() -> String {
    BASE64.encode(rand::random::<[u8; 24]>())
}

/// What is stored of a secret.
pub fn hash(secret: &str) -> Vec<u8> {
    Sha256::digest(secret.as_bytes()).to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Clone, Serialize, Deserialize, PartialEq, Debug)]
    struct Body {
        who: String,
    }

    #[test]
    fn a_token_opens_only_for_its_purpose_and_key_and_knows_its_end() {
        let now = DateTime::from_timestamp(1_700_000_000, 0).expect("time");
        let keys = Keys::new("a");
        let body = Body { who: "ruth".into() };
        let token = keys.sign("session", &body, now, now + chrono::TimeDelta::minutes(10)).expect("token");
        let opened = keys.open::<Body>("session", &token, now).expect("opens");
        assert_eq!((opened.body, opened.expired), (body, false));
        assert!(keys.open::<Body>("link", &token, now).is_none());
        assert!(Keys::new("b").open::<Body>("session", &token, now).is_none());
        let later = now + chrono::TimeDelta::minutes(10);
        assert!(keys.open::<Body>("session", &token, later).expect("opens").expired);
    }

    #[test]
    fn a_derived_key_belongs_to_its_purpose_and_secret() {
        let of = |secret: &str, purpose: &str| *Keys::new(secret).derive(purpose).expect("key");
        assert_eq!(of("a", "seal"), of("a", "seal"));
        assert!(of("a", "seal") != of("a", "other") && of("a", "seal") != of("b", "seal"));
    }

    #[test]
    fn a_short_token_opens_only_whole_and_for_its_purpose() {
        let keys = Keys::new("a");
        let token = keys.sign_short("hand-off", b"ruth").expect("token");
        assert_eq!(keys.open_short("hand-off", &token).as_deref(), Some(&b"ruth"[..]));
        assert_eq!(keys.open_short("other", &token), None);
        assert_eq!(Keys::new("b").open_short("hand-off", &token), None);
        assert_eq!(keys.open_short("hand-off", &token[1..]), None);
        assert_eq!(keys.open_short("hand-off", ""), None);
    }
}
