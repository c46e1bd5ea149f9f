//! What a check of a packet found, each a sentence.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::super::manifest::Manifest;
use crate::certificates::{Fault, Finding, Holds};
use crate::i18n::Words;

/// Something that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// It is no packet at all.
    NoPacket,
    /// More files than a packet can have.
    TooMany,
    /// Together larger, unpacked, than a packet can be.
    TooMuch,
    /// There are files that an unpacking program may not show.
    Hidden,
    /// There are bytes that belong to no file.
    Beside,
    /// A name that could lead elsewhere.
    BadName(String),
    /// The list or the keys can't be read.
    Unreadable(String),
    /// The list is signed.
    Signed {
        /// By whom.
        did: String,
        /// When, as it says.
        at: DateTime<Utc>,
    },
    /// The list is not signed, or not by a key that counts.
    NotSigned(Fault),
    /// The list is not the one that was signed.
    OtherList,
    /// The keys are those that the checker trusts.
    KeysTrusted,
    /// The keys came with the packet: it shows that it is whole, not whose it is.
    KeysUnproven,
    /// A file is not what it was.
    Altered(String),
    /// A file is not there.
    Missing(String),
    /// A file that is not on the list.
    Added(String),
    /// A file is larger than it can be.
    TooLarge(String),
    /// Every file is there as it was, and no other.
    Whole {
        /// How many.
        files: usize,
        /// How large together.
        bytes: u64,
    },
    /// A certificate, by its code, was genuine when the packet was made.
    Certificate(String),
    /// A file of a certificate is not what it says.
    CertificateFalse(String),
    /// A certificate, by its code, is not what it says.
    CertificateWrong(String, Finding),
    /// A certificate, by its code, did not hold any more when the packet was made.
    CertificateOver(String, Finding),
}

impl Found {
    /// Whether what it is about holds.
    pub fn holds(&self) -> Holds {
        use Found::*;
        match self {
            Signed { .. } | KeysTrusted | Whole { .. } | Certificate(_) => Holds::Yes,
            KeysUnproven => Holds::Open,
            _ => Holds::No,
        }
    }

    /// The finding as a sentence that names the file.
    pub fn sentence(&self, words: Words) -> String {
        let of = |key: &str, name: &str| words.fill(key, &[("name", name.into())]);
        let with = |key: &str, code: &str, finding: &Finding| {
            words.fill(key, &[("name", code.into()), ("why", finding.sentence(words, Tz::UTC).into())])
        };
        match self {
            Found::NoPacket => words.say("packet-no-packet"),
            Found::TooMany => words.say("packet-too-many"),
            Found::TooMuch => words.say("packet-too-much"),
            Found::Hidden => words.say("packet-hidden"),
            Found::Beside => words.say("packet-beside"),
            Found::BadName(name) => of("packet-bad-name", name),
            Found::Unreadable(name) => of("packet-unreadable", name),
            Found::Signed { did, at } => {
                let at = words.moment_in_zone(*at, Tz::UTC);
                words.fill("packet-is-signed", &[("did", did.as_str().into()), ("moment", at.into())])
            }
            Found::NotSigned(fault) => words.fill("packet-not-signed", &[("why", fault.to_string().into())]),
            Found::OtherList => words.say("packet-other-list"),
            Found::KeysTrusted => words.say("packet-keys-trusted"),
            Found::KeysUnproven => words.say("packet-keys-unproven"),
            Found::Altered(name) => of("packet-altered", name),
            Found::Missing(name) => of("packet-file-missing", name),
            Found::Added(name) => of("packet-added", name),
            Found::TooLarge(name) => of("packet-too-large", name),
            Found::Whole { files, bytes } => {
                let values = [("files", (*files).into()), ("kb", bytes.div_ceil(1000).into())];
                words.fill("packet-whole", &values)
            }
            Found::Certificate(code) => of("packet-certificate-genuine", code),
            Found::CertificateFalse(name) => of("packet-certificate-false", name),
            Found::CertificateWrong(code, finding) => with("packet-certificate-wrong", code, finding),
            Found::CertificateOver(code, finding) => with("packet-certificate-over", code, finding),
        }
    }
}

/// Everything that was found, and what the packet says it is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// What the list says of itself; nobody has checked it where something is false.
    pub about: Option<Manifest>,
    /// What was found.
    pub found: Vec<Found>,
}

impl Report {
    pub(super) fn add(&mut self, found: Found) {
        if !self.found.contains(&found) {
            self.found.push(found);
        }
    }

    pub(super) fn is_false(&self) -> bool {
        self.found.iter().any(|found| found.holds() == Holds::No)
    }

    /// The worst of what was found; where nothing was, nothing holds.
    pub fn holds(&self) -> Holds {
        self.found.iter().map(Found::holds).max().unwrap_or(Holds::No)
    }
}
