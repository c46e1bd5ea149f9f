//! What the log says: that a certificate was issued, withdrawn or replaced, and when.
//!
//! The log is public and for ever, and names nobody. It says of a certificate only a commitment: the
//! SHA-256 of a random salt with what it stands for. Who holds the salt can show what was meant; without
//! it nothing can be guessed, not even a code, of which there are few enough to try. Throwing the salt
//! away erases a person from the log and leaves the log whole.

use chrono::{DateTime, SecondsFormat, Utc};
use rand::{CryptoRng, RngCore};
use serde::{Deserialize, Serialize};
use serde_json::json;
use sha2::{Digest, Sha256};

use super::hash::Hash;
use crate::certificates::badge::{canonical, facts_text};
use crate::certificates::{Code, Facts};

/// The version of the form of entries.
const VERSION: u32 = 1;
/// Longest entry that is read, in bytes.
const LONGEST: usize = 4 * 1024;

/// 32 random bytes that belong to one certificate. Written in base64.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Salt(Hash);

impl Salt {
    /// Draws a salt.
    pub fn random<R: CryptoRng + RngCore + ?Sized>(rng: &mut R) -> Salt {
        let mut bytes = [0; 32];
        rng.fill_bytes(&mut bytes);
        Salt::from_bytes(bytes)
    }

    /// The salt of these bytes.
    pub fn from_bytes(bytes: [u8; 32]) -> Salt {
        Salt(Hash(bytes))
    }

    /// Its bytes.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0.0
    }

    /// What stands in the log for a certificate, in each of its entries.
    pub fn certificate(&self, code: &Code) -> Hash {
        self.commit("carrel certificate", code.compact().as_bytes())
    }

    /// What stands in the log for everything that a certificate says.
    ///
    /// # Errors
    /// None that can happen; what the JSON library reports.
    pub fn facts(&self, facts: &Facts) -> serde_json::Result<Hash> {
        Ok(self.commit("carrel facts", facts_text(facts)?.as_bytes()))
    }

    fn commit(&self, what: &str, content: &[u8]) -> Hash {
        let salted = Sha256::new().chain_update(what).chain_update([0]).chain_update(self.bytes());
        Hash(salted.chain_update(content).finalize().into())
    }
}

impl std::fmt::Debug for Salt {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Salt")
    }
}

/// What happened to a certificate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case", deny_unknown_fields)]
pub enum Event {
    /// It was issued and says this ([`Salt::facts`]).
    Issued {
        /// The commitment to its facts.
        facts: Hash,
    },
    /// It was issued earlier than the log could enter it, and says this. The log can't show that its
    /// date is right.
    Adopted {
        /// The commitment to its facts.
        facts: Hash,
    },
    /// It was withdrawn.
    Withdrawn {
        /// Why, as a code.
        reason: String,
    },
    /// Its withdrawal was taken back.
    Restored {
        /// Why, as a code.
        reason: String,
    },
    /// Another took its place.
    Replaced {
        /// The commitment to the other's code, with the other's salt.
        by: Hash,
    },
}

/// One entry of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Which certificate ([`Salt::certificate`]).
    pub certificate: Hash,
    /// What happened to it.
    pub event: Event,
    /// When, to the second.
    pub at: DateTime<Utc>,
}

#[derive(Serialize, Deserialize)]
struct Written {
    version: u32,
    certificate: Hash,
    at: DateTime<Utc>,
    #[serde(flatten)]
    event: Event,
}

impl Entry {
    /// The entry as the one text that is hashed.
    pub fn content(&self) -> String {
        let at = self.at.to_rfc3339_opts(SecondsFormat::Secs, true);
        let mut object = json!({ "version": VERSION, "certificate": self.certificate, "at": at });
        let (name, key, value) = match &self.event {
            Event::Issued { facts } => ("issued", "facts", facts.to_string()),
            Event::Adopted { facts } => ("adopted", "facts", facts.to_string()),
            Event::Restored { reason } => ("restored", "reason", reason.clone()),
            Event::Withdrawn { reason } => ("withdrawn", "reason", reason.clone()),
            Event::Replaced { by } => ("replaced", "by", by.to_string()),
        };
        object["event"] = name.into();
        object[key] = value.into();
        canonical(&object)
    }

    /// The hash of the entry in the tree.
    pub fn hash(&self) -> Hash {
        Hash::leaf(self.content().as_bytes())
    }

    /// Reads what [`Entry::content`] wrote; `None` for anything else, and for the same said in other words.
    pub fn read(content: &str) -> Option<Entry> {
        if content.len() > LONGEST {
            return None;
        }
        let Written { version, certificate, at, event } = serde_json::from_str(content).ok()?;
        let entry = Entry { certificate, event, at };
        (version == VERSION && entry.content() == content).then_some(entry)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::certificates::facts::tests::ruth;

    fn entries() -> [Entry; 5] {
        let salt = Salt::from_bytes([1; 32]);
        let certificate = salt.certificate(&ruth().code);
        let at = DateTime::from_timestamp(1_763_733_787, 0).unwrap();
        let facts = salt.facts(&ruth()).unwrap();
        let events = [
            Event::Issued { facts },
            Event::Withdrawn { reason: "issued-twice".into() },
            Event::Replaced { by: Salt::from_bytes([2; 32]).certificate(&ruth().code) },
            Event::Adopted { facts },
            Event::Restored { reason: "by-mistake".into() },
        ];
        events.map(|event| Entry { certificate, event, at })
    }

    #[test]
    fn entries_are_read_back_from_their_one_text() {
        for entry in entries() {
            assert_eq!(Entry::read(&entry.content()), Some(entry.clone()));
            assert_eq!(Entry::read(&entry.content().replace("\":", "\": ")), None);
            assert_eq!(Entry::read(&entry.content().replace("\"version\":1", "\"version\":2")), None);
        }
        assert_eq!(Entry::read("{}"), None);
        assert_eq!(Entry::read(&" ".repeat(LONGEST + 1)), None);
    }

    #[test]
    fn an_entry_names_nobody_and_depends_on_its_salt() {
        let [issued, ..] = entries();
        for told in [ruth().learner.as_str(), ruth().code.compact(), &ruth().code.to_string(), &ruth().module.title] {
            assert!(!issued.content().contains(told), "{told}");
        }
        let (one, other) = (Salt::from_bytes([1; 32]), Salt::from_bytes([2; 32]));
        assert_ne!(one.certificate(&ruth().code), other.certificate(&ruth().code));
        assert_ne!(one.facts(&ruth()).unwrap(), other.facts(&ruth()).unwrap());
        let mut changed = ruth();
        changed.minutes += 1;
        assert_ne!(one.facts(&ruth()).unwrap(), one.facts(&changed).unwrap());
    }

    #[test]
    fn the_text_of_an_entry_never_changes() {
        assert_eq!(
            entries()[1].content(),
            format!(
                r#"{{"at":"2025-11-21T14:03:07Z","certificate":"{}","event":"withdrawn","reason":"issued-twice","version":1}}"#,
                entries()[1].certificate
            )
        );
    }
}
