//! Files attached to a PDF: put in when it is made, and found again in one that somebody sends.

mod scan;

use chrono::NaiveDate;
use krilla::Document;
use krilla::embed::{AssociationKind, EmbeddedFile, MimeType};

use super::PdfError;
use super::document::midnight;

pub use scan::{Bomb, attached};

/// What a file is to the page (ISO 32000-2, 14.13.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// The page was drawn from it.
    Source,
    /// It holds what the page shows, for machines.
    Data,
}

/// A file to attach.
#[derive(Clone, Copy, Debug)]
pub struct Attachment<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its kind, such as `application/json`.
    pub kind: &'a str,
    /// What it is, for people.
    pub description: &'a str,
    /// What it is to the page.
    pub relation: Relation,
    /// The file.
    pub content: &'a [u8],
}

/// Attaches a file to a document of [`carrier`](super::carrier). The day stands for the moment of writing.
///
/// # Errors
/// [`PdfError::Profile`] for a kind that is none, or a second file of the same name.
pub fn attach(document: &mut Document, file: Attachment<'_>, day: NaiveDate) -> Result<(), PdfError> {
    let embedded = EmbeddedFile {
        path: file.name.to_owned(),
        mime_type: Some(MimeType::new(file.kind).ok_or(PdfError::Profile)?),
        description: Some(file.description.to_owned()),
        association_kind: match file.relation {
            Relation::Source => AssociationKind::Source,
            Relation::Data => AssociationKind::Data,
        },
        data: file.content.to_vec().into(),
        modification_date: Some(midnight(day)),
        compress: None,
        location: None,
    };
    document.embed_file(embedded).ok_or(PdfError::Profile)
}
