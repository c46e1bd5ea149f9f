//! What an issuer signs of the PDF of a certificate: its hash. The PDF can't hold its own, and what is signed in it
//! says nothing of what is printed on its page.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::super::badge::{Fault, KnownKeys, token};
use super::super::code::Code;
use super::super::statement::Notary;
use super::finding::Finding;

/// The word that says what is signed, and its version.
const FORMAT: &str = "carrel-certificate-pdf/1";

/// What is signed of a PDF.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Page {
    /// [`FORMAT`].
    format: String,
    /// Who signs.
    iss: String,
    /// When, in seconds since 1970.
    iat: i64,
    /// The code of the certificate.
    certificate: Code,
    /// SHA-256 of the PDF, in hexadecimal.
    sha256: String,
}

/// Signs the hash of a certificate's PDF as it is given out at a moment.
///
/// # Errors
/// None that can happen; what the JSON library reports.
pub(in crate::certificates) fn sign_page(
    notary: &Notary,
    code: &Code,
    pdf: &[u8],
    at: DateTime<Utc>,
) -> anyhow::Result<String> {
    let page = Page {
        format: FORMAT.to_owned(),
        iss: notary.did().to_owned(),
        iat: at.max(notary.since()).timestamp(),
        certificate: code.clone(),
        sha256: hash(pdf),
    };
    notary.sign(&serde_json::to_vec(&page)?)
}

/// Whether a PDF is the one of which a statement by [`sign_page`] says so, for the certificate of this code by the issuer
/// of this identifier. Where there is none, or these keys don't know who signed it, nothing is said of its page.
pub(in crate::certificates) fn compare_page(
    statement: Option<&str>,
    pdf: &[u8],
    code: &Code,
    did: &str,
    keys: &KnownKeys,
) -> Finding {
    let Some(statement) = statement else { return Finding::PageOpen };
    let (text, of, key) = match token::open_text(statement, keys) {
        Ok(opened) => opened,
        Err(Fault::UnknownKey) => return Finding::PageOpen,
        Err(_) => return Finding::PageFalse,
    };
    let in_use = |page: &Page| {
        let at = DateTime::from_timestamp(page.iat, 0);
        keys.find(&key).zip(at).is_some_and(|(known, at)| known.in_use(at))
    };
    let ours = |page: &Page| page.format == FORMAT && page.iss == of && page.iss == did && page.certificate == *code;
    match serde_json::from_slice::<Page>(&text).ok().filter(|page| ours(page) && in_use(page)) {
        None => Finding::PageFalse,
        Some(page) if page.sha256 == hash(pdf) => Finding::PageSame,
        Some(_) => Finding::PageOther,
    }
}

fn hash(pdf: &[u8]) -> String {
    Sha256::digest(pdf).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::super::super::badge::tests::{at, issuer, keys};
    use super::*;

    #[test]
    fn only_the_very_file_of_the_very_certificate_is_the_same() {
        let notary = Notary::new(issuer(), keys());
        let (code, other) = (Code::parse("TLA-7K4M-Q2SY").unwrap(), crate::certificates::facts::tests::ruth().code);
        let statement = sign_page(&notary, &code, b"%PDF-1", at("2025-11-22T12:00:00Z")).unwrap();
        let known = keys().public();
        let compare = |statement: &str, pdf: &[u8], did: &str| compare_page(Some(statement), pdf, &code, did, &known);
        assert_eq!(compare(&statement, b"%PDF-1", notary.did()), Finding::PageSame);
        assert_eq!(compare(&statement, b"%PDF-2", notary.did()), Finding::PageOther);
        assert_eq!(compare(&statement, b"%PDF-1", "did:web:other.example"), Finding::PageFalse);
        assert_eq!(compare_page(None, b"%PDF-1", &code, notary.did(), &known), Finding::PageOpen);
        assert_eq!(code, other, "the sample's own code");
        let stranger = Notary::for_tests(9);
        let strange = sign_page(&stranger, &code, b"%PDF-2", at("2025-11-22T12:00:00Z")).unwrap();
        assert_eq!(compare(&strange, b"%PDF-2", notary.did()), Finding::PageOpen, "no key here knows it");
        let unsigned = format!("{}.{}", statement.rsplit_once('.').unwrap().0, "A".repeat(86));
        assert_eq!(compare(&unsigned, b"%PDF-1", notary.did()), Finding::PageFalse);
        // Anything else that the same key signed is no statement on a PDF.
        let else_signed = notary.sign(b"{\"format\":\"carrel-audit-packet/1\"}").unwrap();
        assert_eq!(compare(&else_signed, b"%PDF-1", notary.did()), Finding::PageFalse);
    }
}
