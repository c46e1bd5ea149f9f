//! Secrets of keys, locked before they are stored: who reads the table alone can't sign.

use ::ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use anyhow::{Context, anyhow};
use zeroize::Zeroizing;

use super::badge::{KeyId, SigningKey};
use crate::token::Keys;

const PURPOSE: &str = "issuer keys";

fn lock(keys: &Keys) -> anyhow::Result<LessSafeKey> {
    let key = keys.derive(PURPOSE)?;
    let key = UnboundKey::new(&CHACHA20_POLY1305, key.as_slice()).map_err(|_| anyhow!("no key to seal with"))?;
    Ok(LessSafeKey::new(key))
}

/// The secret of a key as it is stored: a nonce, then what only this installation opens, and only for this key.
pub(super) fn seal(keys: &Keys, key: &SigningKey) -> anyhow::Result<Vec<u8>> {
    let nonce: [u8; NONCE_LEN] = rand::random();
    let id = key.public().id();
    let mut secret = Zeroizing::new(key.encode().as_bytes().to_vec());
    let sealing = Nonce::assume_unique_for_key(nonce);
    let tag = lock(keys)?
        .seal_in_place_separate_tag(sealing, Aad::from(id.as_str().as_bytes()), &mut secret)
        .map_err(|_| anyhow!("a key could not be sealed"))?;
    Ok([&nonce[..], &secret, tag.as_ref()].concat())
}

/// The key whose secret [`seal`] locked.
pub(super) fn open(keys: &Keys, id: &KeyId, sealed: &[u8]) -> anyhow::Result<SigningKey> {
    let (nonce, secret) = sealed.split_at_checked(NONCE_LEN).context("a sealed key is too short")?;
    let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| anyhow!("a sealed key has no nonce"))?;
    let mut secret = Zeroizing::new(secret.to_vec());
    let text = lock(keys)?
        .open_in_place(nonce, Aad::from(id.as_str().as_bytes()), &mut secret)
        .map_err(|_| anyhow!("the key {} was sealed with another secret than this installation's", id.as_str()))?;
    let key = SigningKey::decode(std::str::from_utf8(text)?)?;
    anyhow::ensure!(key.public().id() == *id, "a sealed key is not the one of its name");
    Ok(key)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_sealed_key_opens_only_here_and_only_whole() {
        let (keys, key) = (Keys::new("a"), SigningKey::from_seed(&[3; 32]));
        let id = key.public().id();
        let sealed = seal(&keys, &key).unwrap();
        assert_eq!(open(&keys, &id, &sealed).unwrap().public(), key.public());
        assert_ne!(seal(&keys, &key).unwrap(), sealed);
        assert!(!sealed.windows(8).any(|part| key.encode().as_bytes().starts_with(part)));
        assert!(open(&Keys::new("b"), &id, &sealed).is_err());
        assert!(open(&keys, &SigningKey::from_seed(&[4; 32]).public().id(), &sealed).is_err());
        for broken in [&sealed[1..], &sealed[..5], &[]] {
            assert!(open(&keys, &id, broken).is_err());
        }
    }
}
