//! A certificate ready to be drawn: its facts, its look, and what was signed. Drawing takes the processor
//! some milliseconds and no database, so it is done apart.

use super::facts::Facts;
use super::layout::Look;
use super::queries::Certificate;
use super::{credentials, pages, pdf};
use crate::db::Conn;
use crate::error::Result;
use crate::pdf::PdfError;

/// What the PDF of a certificate is made of; the same gives the same bytes.
pub(super) struct Drawing {
    facts: Facts,
    look: Look,
    /// The credential and the stamp, once it is signed.
    signed: Option<(String, String)>,
}

impl Drawing {
    /// The drawing of a certificate.
    pub async fn of(conn: &mut Conn, certificate: &Certificate) -> Result<Drawing> {
        let signed = credentials::of(conn, certificate.user_id, certificate.id).await?;
        Ok(Drawing {
            facts: certificate.facts.clone(),
            look: pages::look(conn, certificate).await?,
            signed: signed.map(|signed| (signed.token, signed.stamp)),
        })
    }

    /// Draws it.
    ///
    /// # Errors
    /// As [`pdf::render`].
    pub fn draw(&self) -> std::result::Result<Vec<u8>, PdfError> {
        match &self.signed {
            Some((token, stamp)) => pdf::render_signed(&self.facts, &self.look, token, stamp),
            None => pdf::render(&self.facts, &self.look),
        }
    }
}
