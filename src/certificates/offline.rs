//! Checking without us: a PDF, a bundle, the head of a log, or the text of a QR code, from files alone.

use chrono::{DateTime, Utc};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::badge::{KnownKeys, Stamp};
use super::bundle::{Bundle, Report, check, compare_page, differences, head};
use super::code::Code;
use super::facts::Facts;
use super::log::{Hash, check_consistency};
use super::pdf;

pub use super::bundle::{Finding, Holds, Verdict};

/// What somebody has of a certificate.
#[derive(Clone, Debug, Default)]
pub struct Files {
    /// A PDF, a bundle, a signed head, or the text of a QR code.
    pub file: Vec<u8>,
    /// A bundle that goes with a PDF.
    pub bundle: Option<Vec<u8>>,
    /// The issuer's public keys, from where one trusts them.
    pub keys: Option<Vec<u8>>,
    /// An older head of the log.
    pub older: Option<Vec<u8>>,
    /// The proof that the log grew from that one.
    pub proof: Option<Vec<u8>>,
}

/// Why nothing can be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// The file is none of those that can be checked.
    #[error("This is no certificate as PDF, no bundle, no head of a log and no text of a QR code.")]
    File,
    /// The PDF has no credential in it.
    #[error("This PDF has no signed certificate in it. Check the code printed on it on the issuer's site.")]
    Bare,
    /// The PDF is larger than any certificate.
    #[error("This PDF is larger than any certificate.")]
    Large,
    /// The file after `--bundle` is none.
    #[error("The file after --bundle is no bundle. It is saved from the certificate's public page.")]
    Bundle,
    /// The bundle belongs to another certificate.
    #[error("The bundle is for another certificate than the PDF.")]
    Other,
    /// The file after `--keys` has none.
    #[error(
        "The file after --keys has no keys in it. It is saved from the issuer's address with /keys.json behind it."
    )]
    Keys,
    /// There are no keys to check with.
    #[error("There are no keys to check with. Give the issuer's keys with --keys, or the bundle with --bundle.")]
    NoKeys,
    /// The files after `--head` and `--proof` can't be used.
    #[error("--head needs a signed head of the same log, and --proof the proof from that one to the newer.")]
    Proof,
    /// There is no newer head.
    #[error("There is no newer head to compare with. Give a bundle, or a newer head as the file.")]
    NoHead,
}

/// The proof of consistency as the log serves it.
#[derive(Deserialize)]
struct Consistency {
    proof: Vec<Hash>,
}

/// Says what holds of these files and what doesn't, at a moment.
///
/// # Errors
/// [`Unreadable`] where they are not what can be checked.
pub fn verify(files: &Files, now: DateTime<Utc>) -> Result<Report, Unreadable> {
    let trusted: Option<KnownKeys> = files.keys.as_deref().map(|keys| read(keys, Unreadable::Keys)).transpose()?;
    let (mut report, log) = match subject(files)? {
        Subject::Bundle(bundle) => {
            let log = bundle.log.as_ref().map(|log| (log.head.clone(), log.origin.clone(), bundle.keys.clone()));
            (check(&bundle, trusted.as_ref(), now), log)
        }
        Subject::Pdf(signed) => {
            let mut bundle = match &files.bundle {
                Some(bundle) => read(bundle, Unreadable::Bundle)?,
                None => Bundle {
                    token: signed.token.clone(),
                    facts: None,
                    status: None,
                    log: None,
                    page: None,
                    keys: trusted.clone().ok_or(Unreadable::NoKeys)?,
                },
            };
            if bundle.token != signed.token {
                return Err(Unreadable::Other);
            }
            let whole = bundle.facts.take();
            let altered = match (&whole, &signed.facts) {
                (Some(whole), Some(shown)) => differences(whole, shown).unwrap_or_default(),
                _ => Vec::new(),
            };
            // What the PDF says is what is checked.
            bundle.facts = signed.facts.or_else(|| whole.clone());
            let log = bundle.log.as_ref().map(|log| (log.head.clone(), log.origin.clone(), bundle.keys.clone()));
            let mut report = check(&bundle, trusted.as_ref(), now);
            if report.facts.is_none() && whole.is_some() {
                report.facts = check(&Bundle { facts: whole, ..bundle.clone() }, trusted.as_ref(), now).facts;
            }
            report.findings.extend(page(&files.file, &report, &bundle, trusted.as_ref()));
            if !altered.is_empty() {
                report.findings.push(Finding::Altered(altered));
            }
            (report, log)
        }
        Subject::Stamp(code, stamp) => (stamped(&code, &stamp, trusted.as_ref().ok_or(Unreadable::NoKeys)?, now), None),
        Subject::Head(head) => {
            let origin = head.lines().next().unwrap_or_default().to_owned();
            let keys = trusted.clone().ok_or(Unreadable::NoKeys)?;
            let mut findings = vec![Finding::KeysTrusted];
            findings.push(match super::bundle::head(&head, &origin, &keys) {
                Ok(head) => Finding::HeadSigned { size: head.tree.size, at: head.at },
                Err(finding) => finding,
            });
            (Report::of(findings), Some((head, origin, keys)))
        }
    };
    if let Some(older) = &files.older {
        let (newer, origin, keys) = log.ok_or(Unreadable::NoHead)?;
        let keys = trusted.as_ref().unwrap_or(&keys);
        // A newer head that these keys don't know can't be compared; that is said already.
        if report.findings.contains(&Finding::HeadUnknownKey) {
            return Ok(report);
        }
        report.findings.push(grown(older, files.proof.as_deref(), &newer, &origin, keys)?);
    }
    Ok(report)
}

enum Subject {
    Pdf(Box<pdf::Signed>),
    Bundle(Box<Bundle>),
    Stamp(Code, String),
    Head(String),
}

fn subject(files: &Files) -> Result<Subject, Unreadable> {
    if files.file.starts_with(b"%PDF-") {
        let signed = pdf::read_signed(&files.file).map_err(|_| Unreadable::Large)?;
        return signed.map(Box::new).map(Subject::Pdf).ok_or(Unreadable::Bare);
    }
    let text = std::str::from_utf8(&files.file).map_err(|_| Unreadable::File)?;
    if let Ok(bundle) = serde_json::from_str(text) {
        return Ok(Subject::Bundle(bundle));
    }
    if text.contains("\n\n\u{2014} ") {
        return Ok(Subject::Head(text.to_owned()));
    }
    let (address, stamp) = text.trim().split_once('#').ok_or(Unreadable::File)?;
    let code = address.rsplit('/').next().and_then(|code| Code::parse(code).ok()).ok_or(Unreadable::File)?;
    Ok(Subject::Stamp(code, stamp.to_owned()))
}

fn read<T: DeserializeOwned>(bytes: &[u8], unreadable: Unreadable) -> Result<T, Unreadable> {
    serde_json::from_slice(bytes).map_err(|_| unreadable)
}

/// What a stamp shows: who, what and when, and nothing of what happened since.
fn stamped(code: &Code, text: &str, keys: &KnownKeys, now: DateTime<Utc>) -> Report {
    let Some((stamp, _)) = Stamp::open(text, code, keys) else {
        return Report::of(vec![Finding::KeysTrusted, Finding::NotStamped]);
    };
    let last = stamp.expires_on.and_then(|last| last.succ_opt()).and_then(|next| next.and_hms_opt(12, 0, 0));
    // The last day ends later in the west of the world: by noon in UTC it has ended everywhere.
    let past = last.map(|end| end.and_utc()).filter(|end| *end <= now);
    let mut findings = vec![Finding::KeysTrusted, Finding::Stamped(stamp)];
    findings.extend(past.map(|until| Finding::PastDate { until }));
    findings.extend([Finding::ListMissing, Finding::LogMissing]);
    Report::of(findings)
}

/// What is to be said of the page of a PDF in which something is signed.
fn page(pdf: &[u8], report: &Report, bundle: &Bundle, trusted: Option<&KnownKeys>) -> Option<Finding> {
    let did = report.findings.iter().find_map(|finding| match finding {
        Finding::Signed { did, .. } => Some(did),
        _ => None,
    })?;
    let keys = trusted.unwrap_or(&bundle.keys);
    let compared = |facts: &Facts| compare_page(bundle.page.as_deref(), pdf, &facts.code, did, keys);
    Some(report.facts.as_ref().map_or(Finding::PageOpen, compared))
}

/// Whether the newer head's log begins with all of the older one's.
fn grown(
    older: &[u8],
    proof: Option<&[u8]>,
    newer: &str,
    origin: &str,
    keys: &KnownKeys,
) -> Result<Finding, Unreadable> {
    let older = std::str::from_utf8(older).map_err(|_| Unreadable::Proof)?;
    let proof = match proof {
        Some(proof) => read::<Consistency>(proof, Unreadable::Proof)?.proof,
        // Of two heads of one size there is nothing to prove.
        None => Vec::new(),
    };
    let (Ok(older), Ok(newer)) = (head(older, origin, keys), head(newer, origin, keys)) else {
        return Err(Unreadable::Proof);
    };
    let (from, to) = (older.tree.size, newer.tree.size);
    Ok(match check_consistency(older.tree, newer.tree, &proof) {
        Ok(()) => Finding::Grown { from, to },
        Err(_) => Finding::Rewritten { from, to },
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::certificates::badge::tests::{at, credential, issuer, keys};
    use crate::certificates::badge::token;
    use crate::certificates::bundle::{Verdict, tests::whole};
    use crate::certificates::facts::tests::ruth;
    use crate::certificates::log::{Edge, Head, Tree};

    fn now() -> DateTime<Utc> {
        at("2025-11-22T12:00:00Z")
    }

    fn json(value: &impl serde::Serialize) -> Vec<u8> {
        serde_json::to_vec(value).unwrap()
    }

    fn trusted() -> Option<Vec<u8>> {
        Some(json(&keys().public()))
    }

    #[test]
    fn a_bundle_is_checked_with_and_without_trusted_keys() {
        let files = Files { file: json(&whole()), keys: trusted(), ..Files::default() };
        assert_eq!(verify(&files, now()).unwrap().verdict(), Verdict::Genuine);
        let files = Files { keys: None, ..files };
        assert_eq!(verify(&files, now()).unwrap().verdict(), Verdict::Incomplete);
    }

    #[test]
    fn the_page_of_a_pdf_is_compared_or_said_not_to_be() {
        use crate::certificates::{bundle::sign_page, example};
        use crate::i18n::Words;

        let [_, _, _, pdf] = example::files();
        let page = sign_page(&example::notary(), &ruth().code, &pdf, now()).unwrap();
        let with = |file: &[u8], bundle: Option<&Bundle>| {
            let files = Files { file: file.to_vec(), bundle: bundle.map(json), keys: trusted(), ..Files::default() };
            verify(&files, now()).unwrap()
        };
        let (signed, before) = (Bundle { page: Some(page), ..whole() }, whole());
        let report = with(&pdf, Some(&signed));
        assert_eq!((report.verdict(), report.facts.as_ref()), (Verdict::Genuine, Some(&ruth())));
        // A red box over the page, or one byte: what is signed inside is as it was.
        let altered = [&pdf[..], b"\n% a red box"].concat();
        let report = with(&altered, Some(&signed));
        assert_eq!((report.verdict(), report.facts.as_ref()), (Verdict::Changed, Some(&ruth())));
        assert!(report.sentence(Words::default()).contains("may have been changed"));
        // Where nothing says what it was, nothing is said of it, and the facts are there to be compared.
        for (file, bundle) in [(&pdf, None), (&altered, None), (&pdf, Some(&before)), (&altered, Some(&before))] {
            let report = with(file, bundle);
            assert_eq!((report.verdict(), report.facts.as_ref()), (Verdict::Incomplete, Some(&ruth())));
            assert!(report.findings.contains(&Finding::PageOpen));
            let said = report.sentence(Words::default());
            assert!(said.contains("was not compared") && said.ends_with(&ruth().verify_url), "{said}");
        }
        // Whoever brings keys of their own is not told that anything is genuine.
        let files = Files { file: pdf, bundle: Some(json(&signed)), ..Files::default() };
        let report = verify(&files, now()).unwrap();
        assert_eq!(report.verdict(), Verdict::Incomplete);
        assert!(!report.sentence(Words::default()).contains("genuine"));
    }

    #[test]
    fn a_stamp_is_checked_with_keys_alone() {
        let facts = ruth();
        let stamp = Stamp::of(&facts).sign(&facts.code, keys().active());
        let text = format!("{}#{stamp}\n", facts.verify_url);
        let files = Files { file: text.clone().into_bytes(), keys: trusted(), ..Files::default() };
        let report = verify(&files, now()).unwrap();
        assert_eq!(report.verdict(), Verdict::Incomplete);
        assert!(report.findings.contains(&Finding::Stamped(Stamp::of(&facts))));
        assert_eq!(verify(&files, at("2029-07-01T11:00:00Z")).unwrap().verdict(), Verdict::Incomplete);
        assert_eq!(verify(&files, at("2029-07-01T12:00:00Z")).unwrap().verdict(), Verdict::PastDate);
        assert_eq!(verify(&Files { keys: None, ..files.clone() }, now()), Err(Unreadable::NoKeys));
        let file = text.replace("#A", "#B").into_bytes();
        assert_eq!(verify(&Files { file, ..files }, now()).unwrap().verdict(), Verdict::False);
    }

    #[test]
    fn two_heads_are_compared() {
        let (mut edge, mut kept, mut heads) = (Edge::default(), std::collections::HashMap::new(), Vec::new());
        for number in 0..7_u8 {
            kept.extend(edge.append(Hash::leaf(&[number])).unwrap());
            let tree = Tree { size: edge.size(), root: edge.root() };
            let head = Head { origin: "log".into(), tree, at: at("2025-11-22T09:00:00Z") };
            heads.push(head.sign(keys().active()).unwrap().into_bytes());
        }
        let proof = crate::certificates::log::consistency_proof(3, 7, &kept).unwrap();
        let files = Files {
            file: heads[6].clone(),
            older: Some(heads[2].clone()),
            proof: Some(json(&serde_json::json!({ "from": 3, "to": 7, "proof": proof }))),
            keys: trusted(),
            bundle: None,
        };
        let report = verify(&files, now()).unwrap();
        assert_eq!(
            (report.verdict(), report.findings.last()),
            (Verdict::Genuine, Some(&Finding::Grown { from: 3, to: 7 }))
        );
        let files = Files { older: Some(heads[3].clone()), ..files };
        assert_eq!(verify(&files, now()).unwrap().verdict(), Verdict::False);
        let files = Files { older: Some(b"nonsense".to_vec()), ..files };
        assert_eq!(verify(&files, now()), Err(Unreadable::Proof));
    }

    #[test]
    fn what_can_not_be_checked_is_said() {
        for (file, why) in [
            (&b""[..], Unreadable::File),
            (b"{}", Unreadable::File),
            (b"\xff", Unreadable::File),
            (b"https://learn.example/v/TLA-7K4M-Q2SO#ABC", Unreadable::File),
            (b"%PDF-1.7", Unreadable::Bare),
        ] {
            let files = Files { file: file.to_vec(), keys: trusted(), ..Files::default() };
            assert_eq!(verify(&files, now()), Err(why));
        }
        let other = token::sign(&credential(&ruth()), &issuer(), &keys()).unwrap();
        let bundle = crate::certificates::bundle::Bundle { token: other + "x", ..whole() };
        let files = Files { file: json(&bundle), keys: trusted(), ..Files::default() };
        assert_eq!(verify(&files, now()).unwrap().verdict(), Verdict::False);
    }
}
