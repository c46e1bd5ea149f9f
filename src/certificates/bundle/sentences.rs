//! What was found, said to a person.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::super::badge::Fault;
use super::finding::{Finding, Report, Verdict};
use crate::i18n::Words;

impl Verdict {
    /// The answer as a heading.
    pub fn sentence(self, words: Words) -> String {
        match self {
            Verdict::Genuine => words.say("bundle-genuine"),
            Verdict::Incomplete => words.say("bundle-incomplete"),
            Verdict::PastDate => words.say("bundle-past"),
            Verdict::Changed => words.say("bundle-changed"),
            Verdict::Replaced => words.say("bundle-replaced"),
            Verdict::Withdrawn => words.say("bundle-withdrawn"),
            Verdict::False => words.say("bundle-false"),
        }
    }
}

impl Report {
    /// The answer as a heading, which claims no more than was compared.
    pub fn sentence(&self, words: Words) -> String {
        let verdict = self.verdict();
        let found = |finding: &Finding| verdict == Verdict::Incomplete && self.findings.contains(finding);
        match &self.facts {
            _ if found(&Finding::KeysUnproven) => words.say("bundle-unproven"),
            Some(facts) if found(&Finding::PageOpen) => {
                words.fill("bundle-page-not-compared", &[("address", facts.verify_url.as_str().into())])
            }
            _ => verdict.sentence(words),
        }
    }
}

impl Finding {
    /// What was found, in a sentence; moments on the clock of `zone`, which is named.
    pub fn sentence(&self, words: Words, zone: Tz) -> String {
        let moment = |at: DateTime<Utc>| words.moment_in_zone(at, zone);
        match self {
            Finding::KeysTrusted => words.say("bundle-keys-trusted"),
            Finding::KeysUnproven => words.say("bundle-keys-unproven"),
            Finding::Signed { issuer, did, key } => words.fill(
                "bundle-signed",
                &[("issuer", issuer.as_str().into()), ("did", did.as_str().into()), ("key", key.as_str().into())],
            ),
            Finding::NotSigned(fault) => fault_sentence(fault, words),
            Finding::FactsSigned { learner, module } => words.fill(
                "bundle-facts-signed",
                &[("learner", learner.as_str().into()), ("module", module.as_str().into())],
            ),
            Finding::FactsChanged => words.say("bundle-facts-changed"),
            Finding::FactsMissing => words.say("bundle-facts-missing"),
            Finding::Altered(places) => words.fill("bundle-altered", &[("count", places.len().into())]),
            Finding::InDate { until: Some(until) } => words.fill("bundle-in-date", &[("until", moment(*until).into())]),
            Finding::InDate { until: None } => words.say("bundle-no-end"),
            Finding::NotYet { from } => words.fill("bundle-not-yet", &[("from", moment(*from).into())]),
            Finding::PastDate { until } => words.fill("bundle-past-date", &[("until", moment(*until).into())]),
            Finding::NoDate => words.say("bundle-no-date"),
            Finding::NotWithdrawn { as_of } => words.fill("bundle-not-withdrawn", &[("moment", moment(*as_of).into())]),
            Finding::Withdrawn { as_of } => words.fill("bundle-was-withdrawn", &[("moment", moment(*as_of).into())]),
            Finding::Replaced { at } => words.fill("bundle-was-replaced", &[("moment", moment(*at).into())]),
            Finding::ListOld { until } => words.fill("bundle-list-old", &[("until", moment(*until).into())]),
            Finding::ListUnknownKey => words.say("bundle-list-unknown-key"),
            Finding::ListFalse(_) => words.say("bundle-list-false"),
            Finding::ListOther => words.say("bundle-list-other"),
            Finding::ListMissing => words.say("bundle-list-missing"),
            Finding::HeadSigned { size, at } => {
                words.fill("bundle-head-signed", &[("size", (*size).into()), ("moment", moment(*at).into())])
            }
            Finding::HeadUnknownKey => words.say("bundle-head-unknown-key"),
            Finding::HeadFalse(_) => words.say("bundle-head-false"),
            Finding::Logged { index, at } => words
                .fill("bundle-logged", &[("number", index.saturating_add(1).into()), ("moment", moment(*at).into())]),
            Finding::LoggedLate { index, at } => words.fill(
                "bundle-logged-late",
                &[("number", index.saturating_add(1).into()), ("moment", moment(*at).into())],
            ),
            Finding::Restored { at } => words.fill("bundle-restored", &[("moment", moment(*at).into())]),
            Finding::NotLogged(_) => words.say("bundle-not-logged"),
            Finding::EntryUnreadable => words.say("bundle-entry-unreadable"),
            Finding::EntryOther => words.say("bundle-entry-other"),
            Finding::BackDated { said, entered } => {
                words.fill("bundle-back-dated", &[("said", moment(*said).into()), ("entered", moment(*entered).into())])
            }
            Finding::LogOutOfOrder => words.say("bundle-log-order"),
            Finding::LogMissing => words.say("bundle-log-missing"),
            Finding::Grown { from, to } => {
                words.fill("bundle-grown", &[("from", (*from).into()), ("to", (*to).into())])
            }
            Finding::Rewritten { from, to } => {
                words.fill("bundle-rewritten", &[("from", (*from).into()), ("to", (*to).into())])
            }
            Finding::Stamped(stamp) => words.fill(
                "bundle-stamped",
                &[
                    ("learner", stamp.learner.as_str().into()),
                    ("module", stamp.module.as_str().into()),
                    ("minutes", stamp.minutes.into()),
                    ("completed", words.date(stamp.completed_on).into()),
                    ("issued", words.date(stamp.issued_on).into()),
                ],
            ),
            Finding::NotStamped => words.say("bundle-not-stamped"),
            Finding::PageSame => words.say("bundle-page-same"),
            Finding::PageOther => words.say("bundle-page-other"),
            Finding::PageFalse => words.say("bundle-page-false"),
            Finding::PageOpen => words.say("bundle-page-open"),
        }
    }
}

/// Why a credential is not what it says.
fn fault_sentence(fault: &Fault, words: Words) -> String {
    match fault {
        Fault::Form(_) => words.say("bundle-unreadable"),
        Fault::Shape(_) | Fault::Algorithm => words.say("bundle-not-ours"),
        Fault::Unsigned => words.say("bundle-unsigned"),
        Fault::UnknownKey => words.say("bundle-unknown-key"),
        Fault::OtherIssuer => words.say("bundle-other-issuer"),
        Fault::Signature => words.say("bundle-signature"),
        Fault::Retired => words.say("bundle-retired"),
    }
}
