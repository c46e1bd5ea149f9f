//! A whole bundle holds; each thing that can be wrong with one is found and said.

use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};

use super::super::badge::tests::{at, credential, issuer, keys, status_list};
use super::super::badge::vectors::same;
use super::super::badge::{Credential, Fault, KeyRing, SigningKey, Stamp, token};
use super::super::facts::Facts;
use super::super::facts::tests::ruth;
use super::super::log::{Edge, Entry, Event, Hash, Head, NoteError, ProofError, Salt, Tree, inclusion_proof};
use super::*;
use crate::i18n::{Language, Words};

const ORIGIN: &str = "learn.tallgrass.example/log";
const ENTERED: &str = "2025-11-21T14:03:09Z";

fn now() -> DateTime<Utc> {
    at("2025-11-22T12:00:00Z")
}

fn salt() -> Salt {
    Salt::from_bytes([5; 32])
}

fn issued(facts: &Facts, entered: &str) -> Entry {
    let event = Event::Issued { facts: salt().facts(facts).unwrap() };
    Entry { certificate: salt().certificate(&facts.code), event, at: at(entered) }
}

/// A log in which these entries stand from number 3, among others.
fn logged(entries: &[Entry], ring: &KeyRing) -> Logged {
    let (mut edge, mut kept) = (Edge::default(), HashMap::new());
    let others = (0..3_u8).map(|number| Hash::leaf(&[number]));
    let ours = entries.iter().map(Entry::hash);
    for leaf in others.clone().chain(ours).chain(others) {
        kept.extend(edge.append(leaf).unwrap());
    }
    let head = Head {
        origin: ORIGIN.into(),
        tree: Tree { size: edge.size(), root: edge.root() },
        at: at("2025-11-22T09:00:00Z"),
    };
    let placed = |(index, entry): (u64, &Entry)| Placed {
        content: entry.content(),
        index,
        proof: inclusion_proof(index, edge.size(), &kept).unwrap(),
    };
    Logged {
        origin: ORIGIN.into(),
        salt: salt(),
        entries: (3..).zip(entries).map(placed).collect(),
        head: head.sign(ring.active()).unwrap(),
    }
}

fn sign(credential: &Credential) -> String {
    token::sign(credential, &issuer(), &keys()).unwrap()
}

pub(crate) fn whole() -> Bundle {
    Bundle {
        token: sign(&credential(&ruth())),
        facts: Some(ruth()),
        status: Some(token::sign(&status_list(&[7]), &issuer(), &keys()).unwrap()),
        log: Some(logged(&[issued(&ruth(), ENTERED)], &keys())),
        page: None,
        keys: keys().public(),
    }
}

fn checked(bundle: &Bundle) -> Report {
    check(bundle, Some(&keys().public()), now())
}

/// The one thing found beside what a whole bundle shows.
fn one_more(bundle: &Bundle) -> Finding {
    let usual = checked(&whole()).findings;
    let mut more: Vec<_> = checked(bundle).findings.into_iter().filter(|finding| !usual.contains(finding)).collect();
    assert_eq!(more.len(), 1, "{more:?}");
    more.remove(0)
}

#[test]
fn a_whole_bundle_is_genuine_and_says_why() {
    let report = checked(&whole());
    assert_eq!(report.verdict(), Verdict::Genuine, "{:?}", report.findings);
    let told: Vec<String> =
        report.findings.iter().map(|finding| finding.sentence(Words::default(), chrono_tz::UTC)).collect();
    assert_eq!(told.len(), 7);
    for said in ["Tallgrass Library Association (did:web:", "Ruth Okafor, “Rights and privacy”", "entry number 4 of"]
    {
        assert!(told.iter().any(|sentence| sentence.contains(said)), "{said} is not in {told:#?}");
    }
}

#[test]
fn a_bundle_is_a_file_that_can_be_checked_for_ever() {
    let text = format!("{}\n", serde_json::to_string_pretty(&whole()).unwrap());
    same("bundle.json", &text);
    assert_eq!(serde_json::from_str::<Bundle>(&text).unwrap(), whole());
}

#[test]
fn without_trusted_keys_it_only_shows_that_it_is_whole() {
    let report = check(&whole(), None, now());
    assert_eq!(report.verdict(), Verdict::Incomplete);
    assert_eq!(report.findings[0], Finding::KeysUnproven);
    // A forger brings keys of his own.
    let stranger = KeyRing::new(SigningKey::from_seed(&[8; 32]), at("2024-01-01T00:00:00Z"));
    let forged = Bundle {
        token: token::sign(&credential(&ruth()), &issuer(), &stranger).unwrap(),
        keys: stranger.public(),
        ..whole()
    };
    assert_eq!(checked(&forged).findings[1], Finding::NotSigned(Fault::UnknownKey));
    assert_eq!(checked(&forged).verdict(), Verdict::False);
}

#[test]
fn changed_facts_are_seen() {
    let mut facts = ruth();
    facts.minutes = 500;
    let bundle = Bundle { facts: Some(facts), ..whole() };
    assert_eq!(checked(&bundle).verdict(), Verdict::False);
    assert!(checked(&bundle).findings.contains(&Finding::FactsChanged));
    assert!(checked(&bundle).findings.contains(&Finding::EntryOther));
    let bundle = Bundle { facts: None, ..whole() };
    assert_eq!(checked(&bundle).verdict(), Verdict::Incomplete);
}

#[test]
fn dates_are_kept() {
    let check = |moment| check(&whole(), Some(&keys().public()), at(moment));
    assert_eq!(check("2025-11-21T13:00:00Z").verdict(), Verdict::False, "before it was issued");
    assert_eq!(check("2029-07-01T04:59:59Z").verdict(), Verdict::Genuine);
    assert_eq!(check("2029-07-01T05:00:00Z").verdict(), Verdict::PastDate);
    let endless = Facts { expires_on: None, ..ruth() };
    let bundle = Bundle { token: sign(&credential(&endless)), facts: Some(endless), log: None, ..whole() };
    assert!(checked(&bundle).findings.contains(&Finding::InDate { until: None }));
}

#[test]
fn a_withdrawal_is_seen_in_the_list_and_in_the_log() {
    let list = |places: &[u32], ring: &KeyRing| Some(token::sign(&status_list(places), &issuer(), ring).unwrap());
    let bundle = Bundle { status: list(&[94_567], &keys()), ..whole() };
    assert_eq!(checked(&bundle).verdict(), Verdict::Withdrawn);
    let entry = Entry {
        event: Event::Withdrawn { reason: "issued-twice".into() },
        at: at("2025-11-21T15:00:00Z"),
        ..issued(&ruth(), ENTERED)
    };
    let bundle = Bundle { log: Some(logged(&[issued(&ruth(), ENTERED), entry], &keys())), ..whole() };
    assert_eq!(checked(&bundle).verdict(), Verdict::Withdrawn);
    let stranger = KeyRing::new(SigningKey::from_seed(&[8; 32]), at("2024-01-01T00:00:00Z"));
    let bundle = Bundle { status: list(&[], &stranger), ..whole() };
    assert_eq!(one_more(&bundle), Finding::ListUnknownKey);
    assert_eq!(one_more(&Bundle { status: None, ..whole() }), Finding::ListMissing);
    let late = check(&whole(), Some(&keys().public()), now() + TimeDelta::days(40_000));
    assert!(late.findings.iter().any(|finding| matches!(finding, Finding::ListOld { .. })));
}

#[test]
fn keys_that_were_saved_before_the_one_that_signs_today_prove_nothing_false() {
    let mut later = keys();
    later.rotate(SigningKey::from_seed(&[3; 32]), at("2025-11-22T08:00:00Z"));
    let bundle = Bundle {
        status: Some(token::sign(&status_list(&[7]), &issuer(), &later).unwrap()),
        log: Some(logged(&[issued(&ruth(), ENTERED)], &later)),
        keys: later.public(),
        ..whole()
    };
    let report = checked(&bundle);
    assert_eq!(report.verdict(), Verdict::Incomplete, "{:?}", report.findings);
    assert!(report.findings.contains(&Finding::ListUnknownKey) && report.findings.contains(&Finding::HeadUnknownKey));
    assert_eq!(check(&bundle, Some(&later.public()), now()).verdict(), Verdict::Genuine);
    // What is signed in the name of a key that one has, and not by it, is false as ever.
    let status = bundle.status.clone().map(|list| format!("{}.{}", list.rsplit_once('.').unwrap().0, "A".repeat(86)));
    let report = check(&Bundle { status, ..bundle }, Some(&later.public()), now());
    assert!(report.findings.contains(&Finding::ListFalse(Fault::Signature)), "{:?}", report.findings);
}

#[test]
fn a_withdrawal_that_was_taken_back_is_none() {
    let after = |event, minute: &str| Entry { event, at: at(minute), ..issued(&ruth(), ENTERED) };
    let withdrawn = after(Event::Withdrawn { reason: "by-mistake".into() }, "2025-11-21T15:00:00Z");
    let restored = after(Event::Restored { reason: "by-mistake".into() }, "2025-11-21T16:00:00Z");
    let bundle = |entries: &[Entry]| Bundle { log: Some(logged(entries, &keys())), ..whole() };
    let back = bundle(&[issued(&ruth(), ENTERED), withdrawn.clone(), restored.clone()]);
    assert_eq!(checked(&back).verdict(), Verdict::Genuine);
    let again = Entry { at: at("2025-11-21T17:00:00Z"), ..withdrawn.clone() };
    let again = bundle(&[issued(&ruth(), ENTERED), withdrawn, restored, again]);
    assert_eq!(checked(&again).verdict(), Verdict::Withdrawn);
}

#[test]
fn what_the_log_took_in_late_is_open_and_not_back_dated() {
    let event = Event::Adopted { facts: salt().facts(&ruth()).unwrap() };
    let late = Entry { event, ..issued(&ruth(), "2025-11-22T08:59:00Z") };
    let bundle = Bundle { log: Some(logged(std::slice::from_ref(&late), &keys())), ..whole() };
    assert_eq!(one_more(&bundle), Finding::LoggedLate { index: 3, at: late.at });
    assert_eq!(checked(&bundle).verdict(), Verdict::Incomplete);
    let mut other = ruth();
    other.minutes += 1;
    let event = Event::Adopted { facts: salt().facts(&other).unwrap() };
    let bundle = Bundle { log: Some(logged(&[Entry { event, ..late }], &keys())), ..whole() };
    assert_eq!(one_more(&bundle), Finding::EntryOther);
}

#[test]
fn a_replacement_is_seen_in_the_log() {
    let by = Salt::from_bytes([6; 32]).certificate(&ruth().code);
    let entry = Entry { event: Event::Replaced { by }, at: at("2025-11-21T15:00:00Z"), ..issued(&ruth(), ENTERED) };
    let bundle = Bundle { log: Some(logged(&[issued(&ruth(), ENTERED), entry], &keys())), ..whole() };
    assert_eq!(checked(&bundle).verdict(), Verdict::Replaced);
}

#[test]
fn back_dating_is_seen() {
    let log = Some(logged(&[issued(&ruth(), "2025-11-22T08:00:00Z")], &keys()));
    assert_eq!(checked(&Bundle { log, ..whole() }).verdict(), Verdict::Genuine, "within a day");
    let log = Some(logged(&[issued(&ruth(), "2025-11-22T14:04:00Z")], &keys()));
    let report = checked(&Bundle { log, ..whole() });
    assert!(report.findings.iter().any(|finding| matches!(finding, Finding::BackDated { .. })));
    assert_eq!(report.verdict(), Verdict::False);
    // The day that is printed is earlier than the moment that is signed.
    let printed = Facts { issued_on: "2025-11-18".parse().unwrap(), ..ruth() };
    let log = Some(logged(&[issued(&printed, ENTERED)], &keys()));
    let bundle = Bundle { token: sign(&credential(&printed)), facts: Some(printed), log, ..whole() };
    let findings = checked(&bundle).findings;
    assert!(findings.contains(&Finding::BackDated { said: at("2025-11-18T00:00:00Z"), entered: at(ENTERED) }));
}

#[test]
fn a_false_log_is_seen() {
    let with = |change: &dyn Fn(&mut Logged)| {
        let mut bundle = whole();
        change(bundle.log.as_mut().unwrap());
        bundle
    };
    let findings = |change: &dyn Fn(&mut Logged)| checked(&with(change)).findings;
    assert!(findings(&|log| log.entries[0].index = 2).contains(&Finding::NotLogged(ProofError::Root)));
    assert!(findings(&|log| log.entries[0].content.push(' ')).contains(&Finding::NotLogged(ProofError::Root)));
    assert!(findings(&|log| log.salt = Salt::from_bytes([9; 32])).contains(&Finding::EntryOther));
    assert!(
        findings(&|log| log.head = log.head.replace("\n7\n", "\n8\n")).contains(&Finding::HeadFalse(NoteError::False))
    );
    assert!(findings(&|log| log.origin = "other.example".into()).contains(&Finding::HeadFalse(NoteError::Unsigned)));
    assert!(findings(&|log| log.entries.clear()).contains(&Finding::LogMissing));
    let early = Entry { at: at("2025-11-21T13:00:00Z"), ..issued(&ruth(), ENTERED) };
    let disordered = Bundle { log: Some(logged(&[issued(&ruth(), ENTERED), early], &keys())), ..whole() };
    assert!(checked(&disordered).findings.contains(&Finding::LogOutOfOrder));
    // A head signed with a retired key after it was retired.
    let stolen = KeyRing::new(SigningKey::from_seed(&[1; 32]), at("2024-01-01T00:00:00Z"));
    let bundle = Bundle { log: Some(logged(&[issued(&ruth(), ENTERED)], &stolen)), ..whole() };
    assert!(checked(&bundle).findings.contains(&Finding::HeadFalse(NoteError::Unsigned)));
    assert_eq!(checked(&Bundle { log: None, ..whole() }).verdict(), Verdict::Incomplete);
}

#[test]
fn everything_that_can_be_found_is_said_in_both_languages() {
    let moment = now();
    let faults = [
        Fault::Form("x".into()),
        Fault::Algorithm,
        Fault::Unsigned,
        Fault::UnknownKey,
        Fault::OtherIssuer,
        Fault::Signature,
        Fault::Retired,
    ];
    let mut findings: Vec<Finding> = faults.into_iter().map(Finding::NotSigned).collect();
    findings.extend(checked(&whole()).findings);
    findings.extend([
        Finding::KeysUnproven,
        Finding::FactsChanged,
        Finding::FactsMissing,
        Finding::Altered(differences(&ruth(), &Facts { minutes: 1, ..ruth() }).unwrap()),
        Finding::InDate { until: None },
        Finding::NotYet { from: moment },
        Finding::PastDate { until: moment },
        Finding::NoDate,
        Finding::Withdrawn { as_of: moment },
        Finding::Replaced { at: moment },
        Finding::ListOld { until: moment },
        Finding::ListUnknownKey,
        Finding::ListFalse(Fault::Unsigned),
        Finding::ListOther,
        Finding::ListMissing,
        Finding::HeadUnknownKey,
        Finding::HeadFalse(NoteError::Form),
        Finding::LoggedLate { index: 0, at: moment },
        Finding::Restored { at: moment },
        Finding::NotLogged(ProofError::Root),
        Finding::EntryUnreadable,
        Finding::EntryOther,
        Finding::BackDated { said: moment, entered: moment },
        Finding::LogOutOfOrder,
        Finding::LogMissing,
        Finding::Grown { from: 1, to: 2 },
        Finding::Rewritten { from: 1, to: 2 },
        Finding::Stamped(Stamp::of(&ruth())),
        Finding::NotStamped,
        Finding::PageSame,
        Finding::PageOther,
        Finding::PageFalse,
        Finding::PageOpen,
    ]);
    for language in Language::ALL {
        let words = Words::of(language);
        for finding in &findings {
            let sentence = finding.sentence(words, chrono_tz::UTC);
            assert!(sentence.contains(' ') && !sentence.contains("bundle-"), "{finding:?}: {sentence}");
        }
    }
}
