//! A set of keys: one that signs, and those that did before it and still check what they signed.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::keys::{KeyError, KeyId, PublicKey, SigningKey};

/// A public key and the time in which it signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Jwk", into = "Jwk")]
pub struct KnownKey {
    /// The key.
    pub key: PublicKey,
    /// Since when it signs.
    pub since: DateTime<Utc>,
    /// When it was retired, if it was. What it signs afterwards doesn't count.
    pub until: Option<DateTime<Utc>>,
}

impl KnownKey {
    /// Whether the key was in use at a moment, to the second.
    pub fn in_use(&self, at: DateTime<Utc>) -> bool {
        self.since.timestamp() <= at.timestamp() && self.until.is_none_or(|until| at.timestamp() <= until.timestamp())
    }
}

/// The public keys of an issuer, the active one first: a JWK set with the times of each.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownKeys {
    /// The keys.
    pub keys: Vec<KnownKey>,
}

impl KnownKeys {
    /// The key of this name.
    pub fn find(&self, id: &str) -> Option<&KnownKey> {
        self.keys.iter().find(|known| known.key.id().as_str() == id)
    }
}

/// The keys of an installation. Of a retired one only the public half is kept.
#[derive(Debug)]
pub struct KeyRing {
    active: SigningKey,
    since: DateTime<Utc>,
    retired: Vec<KnownKey>,
}

impl KeyRing {
    /// A ring with its first key.
    pub fn new(key: SigningKey, since: DateTime<Utc>) -> KeyRing {
        KeyRing { active: key, since, retired: Vec::new() }
    }

    /// A ring as it is kept elsewhere: the key that signs, since when, and the retired ones, latest first.
    pub fn of(active: SigningKey, since: DateTime<Utc>, retired: Vec<KnownKey>) -> KeyRing {
        KeyRing { active, since, retired }
    }

    /// Since when the active key signs.
    pub fn since(&self) -> DateTime<Utc> {
        self.since
    }

    /// The key that signs.
    pub fn active(&self) -> &SigningKey {
        &self.active
    }

    /// Lets another key sign from now on. The secret of the one before is wiped; what it signed stays valid.
    pub fn rotate(&mut self, key: SigningKey, at: DateTime<Utc>) {
        let before = KnownKey { key: self.active.public(), since: self.since, until: Some(at) };
        self.active = key;
        self.since = at;
        self.retired.insert(0, before);
    }

    /// All public halves, the active one first, then the latest retired.
    pub fn public(&self) -> KnownKeys {
        let active = KnownKey { key: self.active.public(), since: self.since, until: None };
        KnownKeys { keys: std::iter::once(active).chain(self.retired.iter().cloned()).collect() }
    }

    /// The ring as text, for a file that nobody else may read: a JWK set with the active key's secret.
    ///
    /// # Errors
    /// None that can happen; what the JSON library reports.
    pub fn encode(&self) -> serde_json::Result<Zeroizing<String>> {
        let mut file = File { keys: self.public().keys.into_iter().map(Jwk::from).collect() };
        if let Some(active) = file.keys.first_mut() {
            active.d = Some(self.active.encode());
        }
        serde_json::to_string_pretty(&file).map(Zeroizing::new)
    }

    /// Reads what [`KeyRing::encode`] wrote.
    ///
    /// # Errors
    /// [`KeyError`] for anything else, also for keys whose halves or names don't belong together.
    pub fn decode(text: &str) -> Result<KeyRing, KeyError> {
        let file: File = serde_json::from_str(text).map_err(|_| KeyError::Text)?;
        let (mut active, mut retired) = (None, Vec::new());
        let mut seen = BTreeSet::<KeyId>::new();
        for mut jwk in file.keys {
            let secret = jwk.d.take();
            let known = KnownKey::try_from(jwk)?;
            if !seen.insert(known.key.id()) {
                return Err(KeyError::Twice);
            }
            match (secret, known.until) {
                (Some(secret), None) if active.is_none() => {
                    let key = SigningKey::decode(&secret)?;
                    if key.public() != known.key {
                        return Err(KeyError::Mismatch);
                    }
                    active = Some((key, known.since));
                }
                (None, Some(_)) => retired.push(known),
                _ => return Err(KeyError::Active),
            }
        }
        let (active, since) = active.ok_or(KeyError::Active)?;
        Ok(KeyRing { active, since, retired })
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    keys: Vec<Jwk>,
}

/// A key as it is written. The two times are members of our own, which other readers pass over.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Jwk {
    kty: String,
    crv: String,
    x: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    d: Option<Zeroizing<String>>,
    kid: KeyId,
    since: DateTime<Utc>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    until: Option<DateTime<Utc>>,
}

impl From<KnownKey> for Jwk {
    fn from(known: KnownKey) -> Jwk {
        let (kty, crv) = ("OKP".to_owned(), "Ed25519".to_owned());
        let KnownKey { key, since, until } = known;
        Jwk { kty, crv, x: key.x(), d: None, kid: key.id(), since, until }
    }
}

impl TryFrom<Jwk> for KnownKey {
    type Error = KeyError;

    fn try_from(jwk: Jwk) -> Result<KnownKey, KeyError> {
        let key = PublicKey::from_x(&jwk.x)?;
        // A secret has no business among public keys.
        if jwk.kty != "OKP" || jwk.crv != "Ed25519" || jwk.kid != key.id() || jwk.d.is_some() {
            return Err(KeyError::Mismatch);
        }
        Ok(KnownKey { key, since: jwk.since, until: jwk.until })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(seconds, 0).unwrap()
    }

    fn ring() -> KeyRing {
        let mut ring = KeyRing::new(SigningKey::from_seed(&[1; 32]), at(100));
        ring.rotate(SigningKey::from_seed(&[2; 32]), at(200));
        ring.rotate(SigningKey::from_seed(&[3; 32]), at(300));
        ring
    }

    #[test]
    fn a_ring_survives_its_file_which_holds_one_secret() {
        let ring = ring();
        let text = ring.encode().unwrap();
        assert_eq!(text.matches("\"d\"").count(), 1);
        let read = KeyRing::decode(&text).unwrap();
        assert_eq!(read.public(), ring.public());
        assert_eq!(read.active().sign(b"x"), ring.active().sign(b"x"));
    }

    #[test]
    fn retired_keys_are_found_and_count_only_for_their_time() {
        let public = ring().public();
        assert_eq!(public.keys.len(), 3);
        let first = SigningKey::from_seed(&[1; 32]).public();
        let known = public.find(first.id().as_str()).unwrap();
        assert_eq!(known.key, first);
        let in_use = |second| known.in_use(at(second));
        assert_eq!([99, 100, 200, 201].map(in_use), [false, true, true, false]);
        assert!(public.keys[0].in_use(at(9_999_999)));
        assert!(public.find("nobody").is_none());
    }

    #[test]
    fn public_keys_survive_json_and_refuse_a_secret_and_a_false_name() {
        let public = ring().public();
        let text = serde_json::to_string(&public).unwrap();
        assert_eq!(serde_json::from_str::<KnownKeys>(&text).unwrap(), public);
        assert!(!text.contains("\"d\""));
        assert!(serde_json::from_str::<KnownKeys>(&ring().encode().unwrap()).is_err());
        let other = text.replace(public.keys[0].key.id().as_str(), public.keys[1].key.id().as_str());
        assert!(serde_json::from_str::<KnownKeys>(&other).is_err());
    }

    #[test]
    fn a_damaged_file_is_refused() {
        let text = ring().encode().unwrap();
        let secret = SigningKey::from_seed(&[3; 32]).encode();
        let mixed = text.replace(secret.as_str(), &SigningKey::from_seed(&[4; 32]).encode());
        assert_eq!(KeyRing::decode(&mixed).unwrap_err(), KeyError::Mismatch);
        assert_eq!(KeyRing::decode("{\"keys\":[]}").unwrap_err(), KeyError::Active);
        assert_eq!(KeyRing::decode("nonsense").unwrap_err(), KeyError::Text);
        let mut file: File = serde_json::from_str(&text).unwrap();
        file.keys.push(file.keys[1].clone());
        assert_eq!(KeyRing::decode(&serde_json::to_string(&file).unwrap()).unwrap_err(), KeyError::Twice);
        file.keys = vec![file.keys[1].clone()];
        assert_eq!(KeyRing::decode(&serde_json::to_string(&file).unwrap()).unwrap_err(), KeyError::Active);
    }
}
