//! What every document has in common: its profiles, its language, its day, its links.

use chrono::{Datelike, NaiveDate};
use krilla::action::{Action, LinkAction};
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::configure::{Accessibility, Archival, ConfigurationBuilder};
use krilla::geom::Rect;
use krilla::metadata::DateTime;
use krilla::page::Page;
use krilla::tagging::{Identifier, Node, Tag, TagGroup, TagKind};
use krilla::{Document, SerializeSettings};

/// Why something can't be drawn.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// The texts fill more than the paper even in the smallest print.
    #[error("the texts don't fit on the paper")]
    TooLong,
    /// A font file in the program can't be read.
    #[error("the fonts can't be read")]
    Fonts,
    /// The archival and accessible profiles exclude each other; only a change of the program can do that.
    #[error("the PDF profile is contradictory")]
    Profile,
    /// The result would break the archival or the accessible profile.
    #[error("the PDF is not valid: {0:?}")]
    Invalid(krilla::error::KrillaError),
}

/// An empty document that keeps both profiles.
///
/// # Errors
/// [`PdfError::Profile`], only if the program is broken.
pub fn document() -> Result<Document, PdfError> {
    kept_as(Archival::A2_A)
}

/// An empty document that keeps both profiles and can carry files, which takes PDF/A-3a for PDF/A-2a.
///
/// # Errors
/// [`PdfError::Profile`], only if the program is broken.
pub fn carrier() -> Result<Document, PdfError> {
    kept_as(Archival::A3_A)
}

fn kept_as(archival: Archival) -> Result<Document, PdfError> {
    let configuration = ConfigurationBuilder::new()
        .with_archival_validator(archival)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|_| PdfError::Profile)?;
    Ok(Document::new_with(SerializeSettings { configuration, ..SerializeSettings::default() }))
}

/// Pieces of tagged text under one tag.
pub fn group(tag: impl Into<TagKind>, ids: Vec<Identifier>) -> Node {
    TagGroup::with_children(tag, ids.into_iter().map(Node::from).collect()).into()
}

/// A paragraph of these pieces that leads to an address when its place on the page is pressed.
pub fn link(page: &mut Page<'_>, address: &str, ids: Vec<Identifier>, place: Option<Rect>) -> Node {
    let Some(place) = place.filter(|_| !address.is_empty()) else {
        return group(Tag::P, ids);
    };
    let target = Target::Action(Action::Link(LinkAction::new(address.to_owned())));
    let annotation = Annotation::new_link(LinkAnnotation::new(place, target), Some(address.to_owned()));
    let mut link = TagGroup::with_children(Tag::Link, ids.into_iter().map(Node::from).collect());
    link.push(page.add_tagged_annotation(annotation));
    TagGroup::with_children(Tag::P, vec![link.into()]).into()
}

/// The language of the texts, English where the tag is none by RFC 3066.
pub fn language_tag(tag: &str) -> String {
    let mut parts = tag.split('-');
    let is_part = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
    let tagged = parts.all(is_part) && tag.starts_with(|c: char| c.is_ascii_alphabetic());
    if tagged { tag.to_owned() } else { "en".to_owned() }
}

/// A day stands for the moment of writing, which would differ each time.
pub fn midnight(day: NaiveDate) -> DateTime {
    let part = |value: u32| u8::try_from(value).unwrap_or(1);
    DateTime::new(u16::try_from(day.year()).unwrap_or(1970))
        .month(part(day.month()))
        .day(part(day.day()))
        .hour(0)
        .minute(0)
        .second(0)
        .utc_offset_hour(0)
        .utc_offset_minute(0)
}
