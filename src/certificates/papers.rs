//! A certificate as files that anyone can keep and check: the PDF, the credential in both forms, and all that proves it.

use chrono::{DateTime, Utc};

use super::badge::{Credential, KnownKeys, proof, token};
use super::bundle::{self, Finding, compare_page};
use super::drawing::Drawing;
use super::evidence::Evidence;
use super::pdf;
use super::queries::Certificate;
use super::{credentials, evidence};
use crate::app::App;
use crate::db::Conn;
use crate::error::Result;
use crate::pdf::PdfError;

/// The files of a certificate. Drawing takes the processor some milliseconds, so it is done apart.
pub struct Papers {
    drawing: Drawing,
    /// What proves it, once it is signed.
    pub proven: Option<Proven>,
}

/// What proves a certificate.
pub struct Proven {
    /// The credential with its proof inside, as JSON.
    pub credential: Vec<u8>,
    /// The credential as a token.
    pub token: String,
    evidence: Evidence,
}

impl Proven {
    /// Everything in one file: facts, list of withdrawn ones, log, keys, and the hash of this PDF.
    ///
    /// # Errors
    /// None that can happen; what the JSON library reports.
    pub fn bundle(&self, pdf: &[u8]) -> anyhow::Result<Vec<u8>> {
        Ok(serde_json::to_vec_pretty(&self.evidence.with(Some(pdf))?)?)
    }
}

impl Papers {
    /// The PDF; the same bytes each time.
    ///
    /// # Errors
    /// As [`pdf::render`].
    pub fn pdf(&self) -> std::result::Result<Vec<u8>, PdfError> {
        self.drawing.draw()
    }
}

/// The files of a certificate, as they are now.
pub async fn papers(conn: &mut Conn, app: &App, certificate: &Certificate, now: DateTime<Utc>) -> Result<Papers> {
    let drawing = Drawing::of(conn, certificate).await?;
    let signed = credentials::of(conn, certificate.user_id, certificate.id).await?;
    let evidence = evidence::of(conn, app, certificate, now).await?;
    let proven = match signed.zip(evidence) {
        Some((signed, evidence)) => Some(Proven {
            credential: serde_json::to_vec_pretty(&evidence::secured(conn, app, &signed).await?)?,
            token: signed.token,
            evidence,
        }),
        None => None,
    };
    Ok(Papers { drawing, proven })
}

/// The files of a certificate as somebody has them.
#[derive(Clone, Copy, Debug)]
pub struct Held<'a> {
    /// Everything in one file.
    pub bundle: &'a [u8],
    /// The credential as a token.
    pub token: &'a [u8],
    /// The credential with its proof inside.
    pub credential: &'a [u8],
    /// The PDF.
    pub pdf: &'a [u8],
}

/// Which of the files is not what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The one file with everything.
    Bundle,
    /// The token.
    Token,
    /// The credential as JSON.
    Credential,
    /// The PDF.
    Pdf,
}

/// Checks the files of a certificate against each other, offline, as of a moment. With `trusted`, only those keys
/// count where they know the one that signed. Says what was found of it, or which file is false.
pub fn check_papers(
    held: Held<'_>,
    trusted: Option<&KnownKeys>,
    at: DateTime<Utc>,
) -> std::result::Result<Vec<Finding>, Part> {
    let bundle: bundle::Bundle = serde_json::from_slice(held.bundle).map_err(|_| Part::Bundle)?;
    let ours =
        trusted.filter(|trusted| bundle.keys.keys.iter().any(|own| trusted.find(own.key.id().as_str()).is_some()));
    let keys = ours.unwrap_or(&bundle.keys);
    if bundle.token.as_bytes() != held.token {
        return Err(Part::Token);
    }
    let (credential, _) = token::open::<Credential>(&bundle.token, keys).map_err(|_| Part::Token)?;
    let json = serde_json::from_slice(held.credential).map_err(|_| Part::Credential)?;
    match proof::open::<Credential>(&json, keys) {
        Ok((same, _)) if same == credential => {}
        _ => return Err(Part::Credential),
    }
    let inside = pdf::read_signed(held.pdf).ok().flatten().ok_or(Part::Pdf)?;
    if inside.token != bundle.token || inside.facts != bundle.facts {
        return Err(Part::Pdf);
    }
    // One from before says nothing of its PDF.
    if let Some((page, facts)) = bundle.page.as_deref().zip(bundle.facts.as_ref()) {
        match compare_page(Some(page), held.pdf, &facts.code, &credential.issuer.id, keys) {
            Finding::PageOther => return Err(Part::Pdf),
            Finding::PageFalse => return Err(Part::Bundle),
            _ => {}
        }
    }
    Ok(bundle::check(&bundle, ours, at).findings)
}

/// A whole certificate as files, and who issued it, for the tests of what is made of them.
#[cfg(test)]
pub(crate) mod tests {
    #![allow(clippy::unwrap_used)]

    use super::super::badge::tests::{at, credential, issuer, keys};
    use super::super::bundle::tests::whole;
    use super::super::facts::tests::ruth;
    use super::super::layout::Look;
    use super::super::statement::Notary;
    use super::*;

    /// The files: bundle, token, credential, PDF.
    pub(crate) fn files() -> [Vec<u8>; 4] {
        let bundle = whole();
        let (credential, _) = token::open::<Credential>(&bundle.token, &bundle.keys).unwrap();
        let secured = proof::secure(&credential, &issuer(), &keys(), at("2025-11-22T12:00:00Z")).unwrap();
        let facts = bundle.facts.clone().unwrap();
        let pdf = pdf::render_signed(&facts, &Look::default(), &bundle.token, "stamp").unwrap();
        [
            serde_json::to_vec(&bundle).unwrap(),
            bundle.token.clone().into_bytes(),
            serde_json::to_vec(&secured).unwrap(),
            pdf,
        ]
    }

    /// Who issued it.
    pub(crate) fn notary() -> Notary {
        Notary::new(issuer(), keys())
    }

    /// A moment at which all of it holds.
    pub(crate) fn then() -> DateTime<Utc> {
        at("2025-11-22T12:00:00Z")
    }

    #[test]
    fn the_files_of_a_certificate_belong_together() {
        let files = files();
        let held = |files: &[Vec<u8>; 4]| {
            let [bundle, token, credential, pdf] = files;
            check_papers(Held { bundle, token, credential, pdf }, Some(&keys().public()), then())
        };
        let findings = held(&files).unwrap();
        assert!(findings.iter().all(|finding| finding.holds() != bundle::Holds::No), "{findings:?}");
        assert_eq!(findings.first(), Some(&Finding::KeysTrusted));
        let other = credential(&crate::certificates::Facts { learner: "Rita".into(), ..ruth() });
        let other = token::sign(&other, &issuer(), &keys()).unwrap().into_bytes();
        for (place, content, part) in [
            (0, b"{}".to_vec(), Part::Bundle),
            (1, other, Part::Token),
            (2, files[0].clone(), Part::Credential),
            (3, b"%PDF-1.7".to_vec(), Part::Pdf),
        ] {
            let mut files = files.clone();
            files[place] = content;
            assert_eq!(held(&files), Err(part));
        }
    }
}
