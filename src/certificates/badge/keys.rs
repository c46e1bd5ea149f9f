//! Ed25519 keys: the one that signs, and those with which anyone checks.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use ed25519_dalek::{Signature, Signer, VerifyingKey};
use rand::{CryptoRng, RngCore};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

/// What stands before the bytes of an Ed25519 public key in a multikey (multicodec 0xed, as a varint).
const MULTICODEC: [u8; 2] = [0xed, 0x01];

/// Why a key can't be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// Not the text of a key, or of the wrong length.
    #[error("this is not the text of an Ed25519 key")]
    Text,
    /// 32 bytes that are no point of the curve, or one of the few that fit every message.
    #[error("these bytes are not an Ed25519 public key")]
    Point,
    /// The key's name is not its thumbprint, or its two halves don't belong together.
    #[error("the key and what is said of it don't belong together")]
    Mismatch,
    /// A set of keys without exactly one that signs.
    #[error("a set of keys needs exactly one that signs")]
    Active,
    /// Two keys are the same one.
    #[error("the same key stands in the set twice")]
    Twice,
}

/// The name of a key: the SHA-256 thumbprint of its public half (RFC 7638, RFC 8037), in 43 letters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct KeyId(String);

impl KeyId {
    /// The letters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A key that signs. Its bytes are wiped from memory when it is dropped, and never printed.
pub struct SigningKey(ed25519_dalek::SigningKey);

impl SigningKey {
    /// Draws a new key.
    pub fn random<R: CryptoRng + RngCore + ?Sized>(rng: &mut R) -> SigningKey {
        let mut seed = Zeroizing::new([0; 32]);
        rng.fill_bytes(&mut *seed);
        SigningKey::from_seed(&seed)
    }

    /// The key that grows from these 32 bytes (RFC 8032, 5.1.5).
    pub fn from_seed(seed: &[u8; 32]) -> SigningKey {
        SigningKey(ed25519_dalek::SigningKey::from_bytes(seed))
    }

    /// Reads what [`SigningKey::encode`] wrote.
    ///
    /// # Errors
    /// [`KeyError::Text`] for anything else.
    pub fn decode(text: &str) -> Result<SigningKey, KeyError> {
        let bytes = Zeroizing::new(BASE64.decode(text).map_err(|_| KeyError::Text)?);
        let seed = Zeroizing::new(<[u8; 32]>::try_from(bytes.as_slice()).map_err(|_| KeyError::Text)?);
        Ok(SigningKey::from_seed(&seed))
    }

    /// The seed in base64url, the `d` of a private JWK: for a file that nobody else may read.
    pub fn encode(&self) -> Zeroizing<String> {
        Zeroizing::new(BASE64.encode(self.0.as_bytes()))
    }

    /// Signs a message. Equal messages have equal signatures.
    pub fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.0.sign(message).to_bytes()
    }

    /// The half that is for everybody.
    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key())
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SigningKey({})", self.public().id())
    }
}

/// The half of a key with which anyone checks a signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PublicKey(VerifyingKey);

impl PublicKey {
    /// Reads a key.
    ///
    /// # Errors
    /// [`KeyError::Point`] for bytes that are none, or one that would accept forged signatures.
    pub fn from_bytes(bytes: &[u8; 32]) -> Result<PublicKey, KeyError> {
        let key = VerifyingKey::from_bytes(bytes).map_err(|_| KeyError::Point)?;
        if key.is_weak() { Err(KeyError::Point) } else { Ok(PublicKey(key)) }
    }

    /// Its 32 bytes.
    pub fn bytes(&self) -> &[u8; 32] {
        self.0.as_bytes()
    }

    /// Its name.
    pub fn id(&self) -> KeyId {
        // RFC 7638 takes the required members in the order of the alphabet, without spaces.
        let members = format!(r#"{{"crv":"Ed25519","kty":"OKP","x":"{}"}}"#, self.x());
        KeyId(BASE64.encode(Sha256::digest(members)))
    }

    /// The bytes in base64url, as the `x` of a JWK.
    pub fn x(&self) -> String {
        BASE64.encode(self.bytes())
    }

    /// Reads the `x` of a JWK.
    ///
    /// # Errors
    /// [`KeyError::Text`] or [`KeyError::Point`].
    pub fn from_x(x: &str) -> Result<PublicKey, KeyError> {
        let bytes = BASE64.decode(x).map_err(|_| KeyError::Text)?;
        PublicKey::from_bytes(&bytes.try_into().map_err(|_| KeyError::Text)?)
    }

    /// The key as a JWK (RFC 8037) under a name.
    pub fn jwk(&self, kid: &str) -> Value {
        json!({ "kty": "OKP", "crv": "Ed25519", "x": self.x(), "alg": "EdDSA", "use": "sig", "kid": kid })
    }

    /// The key as a multikey: `z6Mk…`.
    pub fn multikey(&self) -> String {
        multibase(&[&MULTICODEC[..], self.bytes()].concat())
    }

    /// Whether this key's owner signed this message. Signatures that fit more than one message or key
    /// are refused.
    pub fn signed(&self, message: &[u8], signature: &[u8]) -> bool {
        Signature::from_slice(signature).is_ok_and(|signature| self.0.verify_strict(message, &signature).is_ok())
    }
}

/// Bytes in base 58 behind the `z` that says so.
pub fn multibase(bytes: &[u8]) -> String {
    format!("z{}", bs58::encode(bytes).into_string())
}

/// The bytes of a text in base 58 behind a `z`, if there are just so many.
pub fn from_multibase<const N: usize>(text: &str) -> Option<[u8; N]> {
    let digits = text.strip_prefix('z')?;
    // Base 58 takes time that grows with the square of the length.
    if digits.len() > 2 * N {
        return None;
    }
    bs58::decode(digits).into_vec().ok()?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The key pair of RFC 8037, appendix A.
    const D: &str = "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A";

    #[test]
    fn the_key_of_rfc_8037_has_its_public_half_thumbprint_and_signature() {
        let key = SigningKey::decode(D).unwrap();
        assert_eq!(key.public().x(), "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");
        assert_eq!(key.public().id().as_str(), "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
        let message = b"eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc";
        let signature = key.sign(message);
        assert_eq!(
            BASE64.encode(signature),
            "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg"
        );
        assert!(key.public().signed(message, &signature));
        assert!(!key.public().signed(b"another", &signature));
        assert!(!key.public().signed(message, &signature[1..]));
    }

    #[test]
    fn a_key_survives_its_file_and_is_not_printed() {
        let key = SigningKey::random(&mut rand::rng());
        assert_eq!(SigningKey::decode(&key.encode()).unwrap().public(), key.public());
        assert_eq!(SigningKey::decode("short").unwrap_err(), KeyError::Text);
        let printed = format!("{key:?}");
        assert!(!printed.contains(key.encode().as_str()) && printed.contains(key.public().id().as_str()));
    }

    #[test]
    fn public_keys_are_read_back_and_worthless_ones_refused() {
        let public = SigningKey::decode(D).unwrap().public();
        assert_eq!(PublicKey::from_x(&public.x()), Ok(public));
        assert_eq!(PublicKey::from_x("AAAA"), Err(KeyError::Text));
        // The neutral element, for which a signature of zeroes fits anything.
        let mut neutral = [0; 32];
        neutral[0] = 1;
        assert_eq!(PublicKey::from_bytes(&neutral), Err(KeyError::Point));
    }

    #[test]
    fn multibase_is_read_back_and_bounded() {
        let text = SigningKey::decode(D).unwrap().public().multikey();
        assert!(text.starts_with("z6Mk"), "{text}");
        let bytes: [u8; 34] = from_multibase(&text).unwrap();
        assert_eq!(bytes[..2], MULTICODEC);
        assert_eq!(from_multibase::<33>(&text), None);
        assert_eq!(from_multibase::<34>(&text[1..]), None);
        assert_eq!(from_multibase::<34>(&format!("z{}", "2".repeat(69))), None);
    }
}
