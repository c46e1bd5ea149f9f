//! Whose credential it is: a name for people to read, and a hash by which an e-mail address is known.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use rand::{CryptoRng, RngCore};
use sha2::{Digest, Sha256};

use super::model::Identity;

/// An e-mail address with the salt for its hash.
///
/// The hash keeps the address from being read off a credential; who knows the address can still try it, for
/// the salt stands beside the hash. It is drawn anew for each credential, so that two of one person can't be
/// told to be hers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mailbox {
    /// The address, just as the learner wrote it.
    pub address: String,
    /// The salt; keep it, for the credential must say the same each time.
    pub salt: String,
}

impl Mailbox {
    /// The address with a fresh salt.
    pub fn new<R: CryptoRng + RngCore + ?Sized>(address: impl Into<String>, rng: &mut R) -> Mailbox {
        let mut salt = [0; 16];
        rng.fill_bytes(&mut salt);
        Mailbox { address: address.into(), salt: BASE64.encode(salt) }
    }

    /// As it stands in a credential: `sha256$` and the hash over the address and then the salt.
    pub fn identity(&self) -> Identity {
        Identity {
            kind: "IdentityObject".to_owned(),
            hashed: true,
            identity_hash: hashed(&self.address, &self.salt),
            identity_type: "emailAddress".to_owned(),
            salt: Some(self.salt.clone()),
        }
    }
}

impl Identity {
    /// A name, for people to read.
    pub fn name(name: &str) -> Identity {
        Identity {
            kind: "IdentityObject".to_owned(),
            hashed: false,
            identity_hash: name.to_owned(),
            identity_type: "name".to_owned(),
            salt: None,
        }
    }

    /// Whether this stands for that address or name. Addresses are compared as they were written.
    pub fn is(&self, text: &str) -> bool {
        let own = if self.hashed { hashed(text, self.salt.as_deref().unwrap_or_default()) } else { text.to_owned() };
        self.identity_hash == own
    }
}

fn hashed(text: &str, salt: &str) -> String {
    let digest = Sha256::new().chain_update(text).chain_update(salt).finalize();
    let digits: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("sha256${digits}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_known_by_its_hash_and_nothing_else_is() {
        let mailbox = Mailbox { address: "ruth@elmcreek.example".into(), salt: "deadsea".into() };
        let identity = mailbox.identity();
        // printf 'ruth@elmcreek.exampledeadsea' | sha256sum
        assert_eq!(identity.identity_hash, "sha256$2a5cbef6bc6073d9146b333527faae3e5e477d7883cae8f8c37a69a2db7b2a99");
        assert!(identity.is("ruth@elmcreek.example"));
        assert!(!identity.is("Ruth@elmcreek.example"));
        assert!(!identity.is("ruth@elmcreek.exampledeadsea"));
        assert!(!format!("{identity:?}").contains("elmcreek"));
    }

    #[test]
    fn two_credentials_of_one_person_can_not_be_told_to_be_hers() {
        let mut rng = rand::rng();
        let [one, two] = [0, 1].map(|_| Mailbox::new("ruth@elmcreek.example", &mut rng).identity());
        assert_ne!(one.identity_hash, two.identity_hash);
    }

    #[test]
    fn a_name_is_written_out() {
        assert!(Identity::name("Ruth Okafor").is("Ruth Okafor"));
        assert!(!Identity::name("Ruth Okafor").is("Tom Hollis"));
    }
}
