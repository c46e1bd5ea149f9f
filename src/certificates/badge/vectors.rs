//! What is signed today is what was signed before, to the byte: `tests/vectors/credential` holds it, and
//! `tests/credentials` shows the same files to verifiers that are not ours.

use std::path::PathBuf;

use super::tests::{at, credential, hard, issuer, keys, secured, status_list};
use super::*;
use crate::certificates::facts::tests::ruth;

/// Compares a file with what it should hold; with `CARREL_TEST_UPDATE` it is written instead.
pub(crate) fn same(name: &str, content: &str) {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/credential").join(name);
    if std::env::var_os("CARREL_TEST_UPDATE").is_some() {
        std::fs::write(&file, content).unwrap();
    }
    let held = std::fs::read_to_string(&file).unwrap_or_default();
    assert_eq!(held, content, "{name} changed: what was issued before may no longer be what we would issue");
}

fn pretty(json: &impl serde::Serialize) -> String {
    format!("{}\n", serde_json::to_string_pretty(json).unwrap())
}

fn token(document: &impl Document) -> String {
    format!("{}\n", token::sign(document, &issuer(), &keys()).unwrap())
}

#[test]
fn what_is_signed_never_changes() {
    let signed_at = at("2025-11-22T09:00:00Z");
    let list = |withdrawn: &[u32]| proof::secure(&status_list(withdrawn), &issuer(), &keys(), signed_at).unwrap();
    same("facts.json", &facts_text(&ruth()).unwrap());
    same("credential.json", &pretty(&secured(&ruth())));
    same("credential.jwt", &token(&credential(&ruth())));
    same("hard.json", &pretty(&secured(&hard())));
    same("hard.jwt", &token(&credential(&hard())));
    same("status.json", &pretty(&list(&[7])));
    same("status.jwt", &token(&status_list(&[7])));
    same("status-withdrawn.json", &pretty(&list(&[7, 94_567])));
    same("status-withdrawn.jwt", &token(&status_list(&[7, 94_567])));
    same("did.json", &pretty(&issuer().did_document(&keys().public())));
    same("jwks.json", &pretty(&issuer().jwks(&keys().public())));
}
