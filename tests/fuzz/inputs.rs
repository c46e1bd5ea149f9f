//! What each target does with an input, and what must hold whatever it is. The programs beside this file
//! call it with what libFuzzer makes up, and an ordinary test with the seeds.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use carrel::activities::evidence::{LARGEST, LONGEST_SIDE, clean};
use carrel::attendance;
use carrel::certificates::badge::{
    Credential, Document, Fault, Issuer, KeyRing, KnownKeys, SigningKey, Stamp, StatusList, proof, token,
};
use carrel::certificates::bundle::{self, Bundle};
use carrel::certificates::layout::{Picture, Purpose};
use carrel::certificates::offline::{self, Files};
use carrel::certificates::{Code, pdf as certificate};
use carrel::coordinating::list;
use carrel::credit::rules::{Entry, Period, RuleSet, account, award, span};
use carrel::measure::Minutes;
use carrel::store::Kind;
use chrono::{DateTime, NaiveDate, Utc};
use serde_json::Value;
use uuid::Uuid;

/// A target: its name, and what it does with an input.
pub type Target = (&'static str, fn(&[u8]));

/// All of them.
pub const TARGETS: [Target; 6] = [
    ("rules", rules),
    ("attendance", attendance),
    ("people", people),
    ("evidence", evidence),
    ("pdf", pdf),
    ("credential", credential),
];

/// Feeds an input to the target of this name.
pub fn run(target: &str, input: &[u8]) {
    let (_, holds) = TARGETS.iter().find(|(name, _)| *name == target).expect("a target of this name");
    holds(input);
}

/// The text of a rule set: refused with what is to be mended, or read, tested by its own cases, kept and
/// read again as the same, and applied.
pub fn rules(input: &[u8]) {
    let Ok(text) = std::str::from_utf8(input) else { return };
    let rules = match RuleSet::parse("fuzzed", text) {
        Ok(rules) => rules,
        Err(refused) => {
            assert!(!refused.to_string().is_empty(), "it says what is to be mended");
            return;
        }
    };
    rules.run_tests();
    let kept = serde_json::to_value(&rules).expect("a rule set is kept as JSON");
    assert_eq!(RuleSet::from_json("fuzzed", &kept).expect("what was kept is read"), rules);
    let day = NaiveDate::from_ymd_opt(2026, 2, 28).expect("a day");
    let entries: Vec<Entry> = [0_u16, 1, 45, 600]
        .into_iter()
        .enumerate()
        .map(|(index, minutes)| Entry::module(Uuid::from_u128(index as u128), day, Minutes::from(minutes)))
        .collect();
    for entry in &entries {
        award(entry, &rules);
    }
    for track in &rules.tracks {
        if let Some(span) = span(track, Some(day), day) {
            let account = account(&entries, &rules, track, &Period::of(span));
            assert_eq!(account.awards.len(), entries.len(), "each entry has its answer");
            account.sentence();
        }
    }
}

/// A report of a meeting: nobody stays longer than the report is long, and each line is told once.
pub fn attendance(input: &[u8]) {
    let text = attendance::text_of(input);
    let Ok(report) = attendance::read(input) else { return };
    let lines = text.lines().count() as u64 + 1;
    for attendee in &report.attendees {
        assert!(!attendee.lines.is_empty(), "{attendee:?} stands nowhere");
        assert!(attendee.lines.iter().all(|line| (1..=lines).contains(line)), "{attendee:?} of {lines} lines");
        assert!(!(attendee.name.is_empty() && attendee.email.is_empty()), "somebody without a name");
    }
}

/// A pasted list of people: every line is told once, with an address or a fault.
pub fn people(input: &[u8]) {
    let Ok(text) = std::str::from_utf8(input) else { return };
    let lines = list::read(text);
    let mut seen = std::collections::HashSet::new();
    for line in &lines {
        assert!(seen.insert(line.number), "line {} twice", line.number);
        if let Ok(entry) = &line.read {
            assert!(entry.email.contains('@') && entry.email == entry.email.to_ascii_lowercase(), "{entry:?}");
            assert!(!entry.name.contains(['\n', '\r', '\0']), "{entry:?} breaks a line");
        }
    }
}

/// A photo or file: a picture comes out as one that can be read, small enough and of pixels alone.
pub fn evidence(input: &[u8]) {
    for purpose in [Purpose::Logo, Purpose::Signature] {
        if let Ok(picture) = Picture::from_upload(input, purpose) {
            let read = image::load_from_memory(&picture.bytes).expect("what is kept can be read");
            assert_eq!((read.width(), read.height()), (picture.width, picture.height));
        }
    }
    let Ok(clean) = clean(input) else { return };
    assert!(clean.content.len() <= LARGEST);
    match clean.kind {
        Kind::Jpeg => {
            let picture = image::load_from_memory_with_format(&clean.content, image::ImageFormat::Jpeg);
            let picture = picture.expect("what is kept can be read");
            assert!(picture.width().max(picture.height()) <= LONGEST_SIDE);
            assert!(!clean.content.windows(4).any(|four| four == b"Exif"), "nothing but pixels is kept");
        }
        _ => assert_eq!(clean.content, input, "a PDF stays as it is"),
    }
}

/// A PDF that somebody drops on the page, and every file that can be checked without a network: nothing
/// is genuine that these keys did not sign.
pub fn pdf(input: &[u8]) {
    let _ = certificate::read_signed(input);
    let keys = serde_json::to_vec(&keys().public()).expect("keys are JSON");
    let files = Files { file: input.to_vec(), keys: Some(keys), ..Files::default() };
    if let Ok(report) = offline::verify(&files, now()) {
        assert_ne!(report.verdict(), offline::Verdict::Genuine, "{:?}", report.findings);
    }
}

/// A credential in each of its forms; also one that is signed by us, so that what lies behind the
/// signature is met.
pub fn credential(input: &[u8]) {
    let Ok(text) = std::str::from_utf8(input) else { return };
    let (ring, known) = (keys(), keys().public());
    let refused = |opened: Result<(Credential, _), Fault>| opened.is_err_and(|fault| !fault.to_string().is_empty());
    assert!(refused(token::open(text, &known)), "nobody signed this");
    if let Ok(code) = Code::parse("TLA-4RX7-29") {
        Stamp::open(text, &code, &known);
    }
    opened::<Credential>(text, &ring, &known);
    opened::<StatusList>(text, &ring, &known);
    if let Ok(json) = serde_json::from_str::<Value>(text) {
        assert!(refused(proof::open(&json, &known)), "nobody signed this");
    }
    if let Ok(found) = serde_json::from_str::<Bundle>(text) {
        let report = bundle::check(&found, Some(&known), now());
        assert_ne!(report.verdict(), bundle::Verdict::Genuine, "{:?}", report.findings);
    }
}

/// Signs whatever it is with our key and opens it: it is refused by its shape, or is what was signed.
fn opened<D: Document>(payload: &str, ring: &KeyRing, known: &KnownKeys) {
    let kid = issuer().token_key(&ring.active().public());
    let header = format!(r#"{{"alg":"EdDSA","kid":"{kid}","typ":"JWT"}}"#);
    let body = format!("{}.{}", BASE64.encode(header), BASE64.encode(payload));
    let signature = BASE64.encode(ring.active().sign(body.as_bytes()));
    if let Ok((document, key)) = token::open::<D>(&format!("{body}.{signature}"), known) {
        assert_eq!(key.key, ring.active().public());
        assert_eq!(document.envelope().issuer, issuer().did());
    }
}

/// Keys that sign nothing else.
fn keys() -> KeyRing {
    KeyRing::new(SigningKey::from_seed(&[90; 32]), DateTime::UNIX_EPOCH)
}

fn issuer() -> Issuer {
    Issuer::new("https://learn.tallgrass.example/issuers/tla", "Tallgrass Library Association").expect("an address")
}

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_790_000_000, 0).expect("a moment")
}
