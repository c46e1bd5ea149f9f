//! Checking a bundle.

use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::super::badge::{Credential, Fault, KnownKeys, StatusList, token};
use super::super::facts::Facts;
use super::super::log::{Entry, Event, Hash, Head, NoteError, Salt, check_inclusion};
use super::finding::{Finding, Report};

/// How long after the moment of issue that a credential says it may be entered in the log.
pub const ENTERED_WITHIN: TimeDelta = TimeDelta::hours(24);
/// How much later a day can end somewhere on Earth than it begins in UTC.
const DAY_ANYWHERE: TimeDelta = TimeDelta::hours(36);
/// How far clocks may be apart.
const CLOCKS: TimeDelta = TimeDelta::minutes(5);

/// A certificate with everything that proves it. As JSON it is a file that can be kept and checked for ever.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bundle {
    /// The signed credential, as a token.
    pub token: String,
    /// What the certificate says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub facts: Option<Facts>,
    /// The signed list of withdrawn ones, as a token.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// What the log says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub log: Option<Logged>,
    /// What is signed of its PDF: the hash of the file as it was given out when this was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<String>,
    /// The issuer's public keys.
    pub keys: KnownKeys,
}

/// What the log says of a certificate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Logged {
    /// The log's name.
    pub origin: String,
    /// What shows that the entries are about this certificate.
    pub salt: Salt,
    /// The entries about it, the issue first.
    pub entries: Vec<Placed>,
    /// The signed head under which they are.
    pub head: String,
}

/// An entry at its place, with the proof of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Placed {
    /// The entry's text.
    pub content: String,
    /// Its number, from 0.
    pub index: u64,
    /// The hashes from it to the root.
    pub proof: Vec<Hash>,
}

/// What holds of a bundle and what doesn't, at a moment. With `trusted`, only those keys count; without,
/// the ones in the bundle do, which shows that it is whole but not whose it is.
pub fn check(bundle: &Bundle, trusted: Option<&KnownKeys>, now: DateTime<Utc>) -> Report {
    let keys = trusted.unwrap_or(&bundle.keys);
    let mut findings = vec![if trusted.is_some() { Finding::KeysTrusted } else { Finding::KeysUnproven }];
    let credential = match token::open::<Credential>(&bundle.token, keys) {
        Ok((credential, known)) => {
            let (issuer, did) = (credential.issuer.name.clone(), credential.issuer.id.clone());
            findings.push(Finding::Signed { issuer, did, key: known.key.id() });
            credential
        }
        Err(fault) => {
            findings.push(Finding::NotSigned(fault));
            return Report::of(findings);
        }
    };
    let facts = facts(bundle, &credential);
    let attested = matches!(facts, Finding::FactsSigned { .. });
    findings.push(facts);
    findings.push(date(&credential, now));
    if credential.credential_status.is_some() {
        findings.push(status(bundle, &credential, keys, now));
    }
    match &bundle.log {
        Some(logged) => findings.extend(log(logged, bundle, &credential, keys)),
        None => findings.push(Finding::LogMissing),
    }
    Report { findings, facts: bundle.facts.clone().filter(|_| attested) }
}

fn facts(bundle: &Bundle, credential: &Credential) -> Finding {
    match &bundle.facts {
        None => Finding::FactsMissing,
        Some(facts) if credential.attests(facts).unwrap_or(false) => {
            Finding::FactsSigned { learner: facts.learner.clone(), module: facts.module.title.clone() }
        }
        Some(_) => Finding::FactsChanged,
    }
}

fn date(credential: &Credential, now: DateTime<Utc>) -> Finding {
    match (credential.from(), credential.until()) {
        (None, _) => Finding::NoDate,
        (_, None) if credential.valid_until.is_some() => Finding::NoDate,
        (Some(from), _) if from - now > CLOCKS => Finding::NotYet { from },
        (_, Some(until)) if until <= now => Finding::PastDate { until },
        (_, until) => Finding::InDate { until },
    }
}

fn status(bundle: &Bundle, credential: &Credential, keys: &KnownKeys, now: DateTime<Utc>) -> Finding {
    let (Some(entry), Some(list)) = (&credential.credential_status, &bundle.status) else {
        return Finding::ListMissing;
    };
    let list = match token::open::<StatusList>(list, keys) {
        Ok((list, _)) => list,
        // Keys that were saved before the one that signs today know nothing against it.
        Err(Fault::UnknownKey) => return Finding::ListUnknownKey,
        Err(fault) => return Finding::ListFalse(fault),
    };
    let Some((as_of, until)) = list.window() else { return Finding::ListOther };
    match list.says(entry).filter(|_| list.issuer() == credential.issuer.id) {
        None => Finding::ListOther,
        // What was withdrawn once stays so, however old the list.
        Some(true) => Finding::Withdrawn { as_of },
        Some(false) => match until.filter(|until| *until <= now) {
            Some(until) => Finding::ListOld { until },
            None => Finding::NotWithdrawn { as_of },
        },
    }
}

/// A head that one of these keys signed while it was in use.
///
/// # Errors
/// The finding that says what it is instead.
pub(in crate::certificates) fn head(text: &str, origin: &str, keys: &KnownKeys) -> Result<Head, Finding> {
    let public: Vec<_> = keys.keys.iter().map(|known| known.key).collect();
    match Head::open(text, origin, &public) {
        Ok((head, place)) if keys.keys.get(place).is_some_and(|known| known.in_use(head.at)) => Ok(head),
        Ok(_) => Err(Finding::HeadFalse(NoteError::Unsigned)),
        Err(NoteError::Unsigned) if Head::is_signed_as(text, origin) => Err(Finding::HeadUnknownKey),
        Err(error) => Err(Finding::HeadFalse(error)),
    }
}

fn log(logged: &Logged, bundle: &Bundle, credential: &Credential, keys: &KnownKeys) -> Vec<Finding> {
    let head = match head(&logged.head, &logged.origin, keys) {
        Ok(head) => head,
        Err(finding) => return vec![finding],
    };
    let mut findings = vec![Finding::HeadSigned { size: head.tree.size, at: head.at }];
    let (mut last, mut issued) = (None, false);
    for placed in &logged.entries {
        let leaf = Hash::leaf(placed.content.as_bytes());
        if let Err(error) = check_inclusion(leaf, placed.index, head.tree.size, &placed.proof, head.tree.root) {
            findings.push(Finding::NotLogged(error));
            continue;
        }
        let Some(entry) = Entry::read(&placed.content) else {
            findings.push(Finding::EntryUnreadable);
            continue;
        };
        let before = |(index, at): (u64, DateTime<Utc>)| placed.index <= index || at - entry.at > CLOCKS;
        if last.is_some_and(before) || entry.at - head.at > CLOCKS {
            findings.push(Finding::LogOutOfOrder);
        }
        last = Some((placed.index, entry.at));
        issued |= matches!(entry.event, Event::Issued { .. } | Event::Adopted { .. });
        let found = entered(&entry, placed.index, logged.salt, bundle, credential);
        if found.iter().any(|finding| matches!(finding, Finding::Restored { .. })) {
            findings.retain(|finding| !matches!(finding, Finding::Withdrawn { .. }));
        }
        findings.extend(found);
    }
    if !issued && findings.len() == 1 {
        findings.push(Finding::LogMissing);
    }
    findings
}

/// What an entry, known to be in the log, says of the credential.
fn entered(entry: &Entry, index: u64, salt: Salt, bundle: &Bundle, credential: &Credential) -> Vec<Finding> {
    // Without the facts there is no code to compare, and nothing to say.
    let Some(facts) = &bundle.facts else { return Vec::new() };
    if entry.certificate != salt.certificate(&facts.code) {
        return vec![Finding::EntryOther];
    }
    match &entry.event {
        Event::Issued { facts: logged } | Event::Adopted { facts: logged }
            if salt.facts(facts).ok() != Some(*logged) =>
        {
            vec![Finding::EntryOther]
        }
        Event::Adopted { .. } => vec![Finding::LoggedLate { index, at: entry.at }],
        Event::Issued { .. } => {
            let mut findings = vec![Finding::Logged { index, at: entry.at }];
            // What is signed as the moment, and what is printed as the day.
            let printed = facts.issued_on.and_time(NaiveTime::MIN).and_utc();
            let allowed = [(credential.from(), ENTERED_WITHIN), (Some(printed), DAY_ANYWHERE + ENTERED_WITHIN)];
            let late = allowed.into_iter().find_map(|(said, within)| said.filter(|said| entry.at - *said > within));
            if let Some(said) = late {
                findings.push(Finding::BackDated { said, entered: entry.at });
            }
            findings
        }
        Event::Withdrawn { .. } => vec![Finding::Withdrawn { as_of: entry.at }],
        Event::Restored { .. } => vec![Finding::Restored { at: entry.at }],
        Event::Replaced { .. } => vec![Finding::Replaced { at: entry.at }],
    }
}
