//! The signed certificate: the page with its credential and facts attached, and both read back.

use krilla::Document;

use super::super::badge::facts_text;
use super::super::facts::Facts;
use super::super::layout::Look;
use super::super::words::words;
use crate::pdf::{Attachment, Bomb, PdfError, Relation, attach, attached, carrier};

/// What is attached to a signed certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    /// The credential as a token; nobody has checked it yet.
    pub token: String,
    /// The facts beside it, if there are any; they count only if the credential attests them.
    pub facts: Option<Facts>,
}

/// Draws the certificate with its credential attached, and the stamp behind the address in its QR code.
/// Equal facts, tokens and stamps give equal bytes.
///
/// # Errors
/// As [`render`](super::render).
pub fn render_signed(facts: &Facts, look: &Look, token: &str, stamp: &str) -> Result<Vec<u8>, PdfError> {
    let mut document = carrier()?;
    attach_credential(&mut document, facts, token)?;
    super::draw(document, facts, look, &format!("{}#{stamp}", facts.verify_url))
}

fn attach_credential(document: &mut Document, facts: &Facts, token: &str) -> Result<(), PdfError> {
    let text = facts_text(facts).map_err(|_| PdfError::Profile)?;
    let words = words(&facts.language);
    let files = [
        Attachment {
            name: "credential.jwt",
            kind: "application/vc+jwt",
            description: words.attached_credential,
            relation: Relation::Data,
            content: token.as_bytes(),
        },
        Attachment {
            name: "facts.json",
            kind: "application/json",
            description: words.attached_facts,
            relation: Relation::Source,
            content: text.as_bytes(),
        },
    ];
    files.into_iter().try_for_each(|file| attach(document, file, facts.issued_on))
}

/// What is attached to a PDF that somebody sends; `None` if it carries no credential.
///
/// # Errors
/// [`Bomb`] where the PDF, or a file in it, is too large.
pub fn read_signed(pdf: &[u8]) -> Result<Option<Signed>, Bomb> {
    let files: Vec<String> = attached(pdf)?.into_iter().filter_map(|file| String::from_utf8(file).ok()).collect();
    let token = files.iter().find(|file| is_token(file));
    let facts = files.iter().find_map(|file| serde_json::from_str(file).ok());
    Ok(token.map(|token| Signed { token: token.trim().to_owned(), facts }))
}

/// Whether a text looks like a token: three parts of base64url.
fn is_token(text: &str) -> bool {
    let parts: Vec<&str> = text.trim().split('.').collect();
    let letters = |part: &&str| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
    };
    parts.len() == 3 && parts.iter().all(letters)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::certificates::badge::tests::{credential, issuer, keys};
    use crate::certificates::badge::{Credential, Stamp, token};
    use crate::certificates::facts::tests::ruth;
    use crate::certificates::pdf::render;
    use crate::certificates::pdf::tests::{contains, keep, pages};

    fn stamp() -> String {
        Stamp::of(&ruth()).sign(&ruth().code, keys().active())
    }

    fn signed() -> (String, Vec<u8>) {
        let token = token::sign(&credential(&ruth()), &issuer(), &keys()).unwrap();
        let pdf = render_signed(&ruth(), &Look::default(), &token, &stamp()).unwrap();
        keep("signed", &pdf);
        (token, pdf)
    }

    #[test]
    fn a_signed_certificate_is_archival_and_carries_its_credential() {
        let (token, pdf) = signed();
        for mark in
            ["pdfaid:part>3", "pdfaid:conformance>A", "pdfuaid:part>1", "/AFRelationship/Data", "credential.jwt"]
        {
            assert!(contains(&pdf, mark), "{mark}");
        }
        assert_eq!(pages(&pdf), 1);
        assert!(pdf.len() <= 60_000, "{} bytes", pdf.len());
        let read = read_signed(&pdf).unwrap().unwrap();
        assert_eq!(read, Signed { token: token.clone(), facts: Some(ruth()) });
        let (credential, _) = token::open::<Credential>(&read.token, &keys().public()).unwrap();
        assert!(credential.attests(&ruth()).unwrap());
        assert_eq!(
            render_signed(&ruth(), &Look::default(), &token, &stamp()).unwrap(),
            pdf,
            "the same bytes each time"
        );
    }

    #[test]
    fn what_carries_no_credential_says_so() {
        assert_eq!(read_signed(&render(&ruth(), &Look::default()).unwrap()), Ok(None));
        assert_eq!(read_signed(b"%PDF-1.7 and nothing more"), Ok(None));
        assert_eq!(read_signed(&render_signed(&ruth(), &Look::default(), "no token", "").unwrap()), Ok(None));
    }

    #[test]
    fn any_text_that_is_no_token_is_none() {
        for text in ["", "a.b", "a..c", "a.b.c.d", "a b.c.d", "1.5.x\u{e9}"] {
            assert!(!is_token(text), "{text:?}");
        }
        assert!(is_token("eyJ.eyJ.s-_g\n"));
    }
}
