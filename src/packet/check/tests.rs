//! What a check of a packet says, of a whole one and of each way in which it can be false.
#![allow(clippy::unwrap_used)]

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::super::manifest::JWKS;
use super::super::write::Archive;
use super::*;
use crate::certificates::{Notary, example};

const CODE: &str = "TLA-7K4M-Q2SY";

fn manifest(files: Vec<Listed>) -> Manifest {
    Manifest {
        format: FORMAT.to_owned(),
        iss: Some(example::notary().did().to_owned()),
        iat: example::then().timestamp(),
        made_at: example::then(),
        person: "Ruth Okafor".to_owned(),
        library: String::new(),
        program: "prairie".to_owned(),
        program_name: "Prairie certification".to_owned(),
        from: "2022-12-01".parse().unwrap(),
        to: "2025-11-30".parse().unwrap(),
        state: "renewed".to_owned(),
        rules: "prairie".to_owned(),
        rules_version: 1,
        rules_approved: true,
        files,
    }
}

/// The files of a packet before they are listed.
fn files(notary: &Notary) -> Vec<(String, Vec<u8>)> {
    let [bundle, token, credential, pdf] = example::files();
    let of = |ending: &str| format!("certificates/{CODE}.{ending}");
    vec![
        ("summary.html".to_owned(), b"<!doctype html><p>45 of 45".to_vec()),
        ("evidence/0a.jpg".to_owned(), vec![7; 300_000]),
        (of("pdf"), pdf),
        (of("credential.json"), credential),
        (of("jwt"), token),
        (of("bundle.json"), bundle),
        (JWKS.to_owned(), serde_json::to_vec(&notary.jwks()).unwrap()),
        (KEYS.to_owned(), serde_json::to_vec(&notary.known()).unwrap()),
    ]
}

/// A whole packet as it is made.
fn packet(notary: &Notary, files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut archive = Archive::new(Vec::new());
    for (name, content) in files {
        archive.add(name, content).unwrap();
    }
    archive.finish(manifest(Vec::new()), Some(notary)).unwrap()
}

fn whole() -> Vec<u8> {
    let notary = example::notary();
    packet(&notary, &files(&notary))
}

fn unpacked(packet: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(packet)).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut file = archive.by_index(index).unwrap();
            let name = file.name().unwrap().into_owned();
            let mut content = Vec::new();
            file.read_to_end(&mut content).unwrap();
            (name, content)
        })
        .collect()
}

/// A ZIP of these files just as they are.
fn packed(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        zip.start_file(name, SimpleFileOptions::DEFAULT).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The packet after somebody had it in their hands.
fn after(change: impl FnOnce(&mut Vec<(String, Vec<u8>)>)) -> Report {
    let mut files = unpacked(&whole());
    change(&mut files);
    check(Cursor::new(packed(&files)), Some(&example::notary().known()))
}

fn content<'f>(files: &'f mut [(String, Vec<u8>)], name: &str) -> &'f mut Vec<u8> {
    &mut files.iter_mut().find(|(found, _)| found == name).unwrap().1
}

fn faults(report: &Report) -> Vec<Found> {
    report.found.iter().filter(|found| found.holds() == Holds::No).cloned().collect()
}

#[test]
fn a_packet_is_genuine_with_trusted_keys_and_whole_without() {
    let report = check(Cursor::new(whole()), Some(&example::notary().known()));
    assert_eq!(report.holds(), Holds::Yes, "{:?}", report.found);
    assert!(report.found.contains(&Found::Certificate(CODE.to_owned())), "{:?}", report.found);
    assert!(report.found.iter().any(|found| matches!(found, Found::Whole { files: 8, .. })));
    assert_eq!(report.about.unwrap().person, "Ruth Okafor");
    let report = check(Cursor::new(whole()), None);
    assert_eq!(report.holds(), Holds::Open, "{:?}", report.found);
    assert!(report.found.contains(&Found::KeysUnproven));
}

#[test]
fn the_same_files_make_the_same_packet() {
    assert_eq!(whole(), whole());
}

#[test]
fn a_file_that_was_changed_added_or_taken_out_is_named() {
    let name = |name: &str| name.to_owned();
    let report = after(|files| content(files, "summary.html").extend(b"!"));
    assert_eq!(faults(&report), [Found::Altered(name("summary.html"))]);
    let report = after(|files| content(files, "evidence/0a.jpg")[9] = 8);
    assert_eq!(faults(&report), [Found::Altered(name("evidence/0a.jpg"))]);
    let report = after(|files| files.push((name("evidence/0b.jpg"), vec![1])));
    assert_eq!(faults(&report), [Found::Added(name("evidence/0b.jpg"))]);
    let report = after(|files| files.retain(|(found, _)| found != "evidence/0a.jpg"));
    assert_eq!(faults(&report), [Found::Missing(name("evidence/0a.jpg"))]);
    let report = after(|files| files.retain(|(found, _)| found != SIGNED));
    assert_eq!(faults(&report), [Found::Missing(name(SIGNED))]);
}

#[test]
fn a_list_that_was_changed_is_not_the_one_that_was_signed() {
    let report = after(|files| {
        let text = String::from_utf8(content(files, NAME).clone()).unwrap();
        *content(files, NAME) = text.replace("Ruth Okafor", "Rita Okafor").into_bytes();
    });
    assert_eq!(faults(&report), [Found::OtherList]);
    let report = after(|files| *content(files, NAME) = b"{}".to_vec());
    assert_eq!(faults(&report), [Found::Unreadable(NAME.to_owned())]);
}

#[test]
fn a_key_that_is_not_the_issuers_counts_for_nothing() {
    let mine = Notary::for_tests(9);
    let mut forged = files(&mine);
    content(&mut forged, "summary.html").extend(b"forged");
    let forged = packet(&mine, &forged);
    let report = check(Cursor::new(&forged), Some(&example::notary().known()));
    assert_eq!(faults(&report), [Found::NotSigned(certificates::Fault::UnknownKey)]);
    // Without the keys that one trusts it looks whole, and the report says what is missing.
    let report = check(Cursor::new(&forged), None);
    assert!(report.found.contains(&Found::KeysUnproven) || report.holds() == Holds::No);
    let report = after(|files| {
        let token = String::from_utf8(content(files, SIGNED).clone()).unwrap();
        let (body, _) = token.rsplit_once('.').unwrap();
        *content(files, SIGNED) = format!("{body}.{}", "A".repeat(86)).into_bytes();
    });
    assert_eq!(faults(&report), [Found::NotSigned(certificates::Fault::Signature)]);
}

#[test]
fn a_certificate_that_is_false_is_named_although_the_list_is_signed() {
    let notary = example::notary();
    let mut files = files(&notary);
    *content(&mut files, &format!("certificates/{CODE}.jwt")) = b"a.b.c".to_vec();
    let report = check(Cursor::new(packet(&notary, &files)), Some(&notary.known()));
    assert_eq!(faults(&report), [Found::CertificateFalse(format!("certificates/{CODE}.jwt"))]);
}

#[test]
fn a_bomb_is_not_unpacked() {
    // A list that says ten bytes, and a file of a hundred million.
    let report = after(|files| *content(files, "evidence/0a.jpg") = vec![0; 100_000_000]);
    assert_eq!(faults(&report), [Found::Altered("evidence/0a.jpg".to_owned())]);
    let report = after(|files| *content(files, NAME) = vec![b' '; 9 << 20]);
    assert_eq!(faults(&report), [Found::TooLarge(NAME.to_owned())]);
    // Whoever signs may not say so either.
    let listed = |size| Listed { name: "summary.html".to_owned(), size, sha256: "0".repeat(64) };
    let signed = |files: Vec<Listed>| {
        let notary = example::notary();
        let list = serde_json::to_vec(&manifest(files)).unwrap();
        let token = notary.sign(&list).unwrap().into_bytes();
        let all = [(NAME, list), (SIGNED, token), ("summary.html", vec![0; 50])];
        let all: Vec<_> = all.into_iter().map(|(name, content)| (name.to_owned(), content)).collect();
        check(Cursor::new(packed(&all)), Some(&notary.known()))
    };
    assert_eq!(faults(&signed(vec![listed(LARGEST + 1)])), [Found::TooLarge("summary.html".to_owned())]);
    assert_eq!(faults(&signed((0..40).map(|_| listed(LARGEST)).collect())), [Found::TooMuch]);
}

#[test]
fn names_that_lead_elsewhere_are_refused_before_anything_is_read() {
    for name in ["../evil", "/etc/passwd", "a/../../b", "a\\..\\b", "C:evil", "a//b", ".hidden", "a/", "ü.txt", ""] {
        assert!(!fit(name), "{name}");
    }
    for name in ["README.txt", "certificates/TLA-7K4M-Q2SY.bundle.json", "evidence/0a.jpg"] {
        assert!(fit(name), "{name}");
    }
    let report = after(|files| files.push(("../../evil.sh".to_owned(), vec![1])));
    assert_eq!(faults(&report), [Found::BadName("../../evil.sh".to_owned())]);
    assert!(report.about.is_none());
}

#[test]
fn what_is_no_packet_or_hides_something_is_said() {
    let keys = example::notary().known();
    assert_eq!(check(Cursor::new(b"PK\x03\x04nonsense".to_vec()), Some(&keys)).found, [Found::NoPacket]);
    let mut before = b"something else before it".to_vec();
    before.extend(whole());
    let report = check(Cursor::new(before), Some(&keys));
    assert!(report.found.contains(&Found::Hidden) || report.found.contains(&Found::NoPacket), "{:?}", report.found);
    assert_ne!(report.holds(), Holds::Yes);
}
