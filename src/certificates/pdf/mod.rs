//! The certificate as a PDF: one landscape page made from the facts alone, the same bytes every time.
//!
//! It is tagged for screen readers (PDF/UA-1) and fit for archives (PDF/A-2a); krilla checks both while
//! it writes. A character that no font here has is drawn as a hollow box, but kept as text.

mod canvas;
mod content;
mod fonts;
mod ornaments;
mod para;
mod pen;
mod sheet;
mod text;

use chrono::{Datelike, NaiveDate};
use krilla::action::{Action, LinkAction};
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::configure::{Accessibility, Archival, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::Point;
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::tagging::{Node, Tag, TagGroup, TagTree};
use krilla::{Document, SerializeSettings};

use super::facts::Facts;
use super::words;
use canvas::Canvas;
use content::{Content, Scale};
use sheet::{Drawn, Sheet};

/// Letter, landscape, in points. On A4 it prints without scaling as well, see [`ornaments::MARGIN`].
const PAGE_WIDTH: f32 = 792.0;
const PAGE_HEIGHT: f32 = 612.0;
/// The part of the page that text may fill.
const LEFT: f32 = 84.0;
const WIDTH: f32 = PAGE_WIDTH - 2.0 * LEFT;

/// The smallest scale of the small print that is tried, 3.7 points.
const SMALLEST: f32 = 0.45;

/// Why a certificate can't be drawn.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// The texts fill more than a page even in the smallest print, some 8,000 characters.
    #[error("the texts of the certificate don't fit on its page")]
    TooLong,
    /// A font file in the program can't be read.
    #[error("the certificate's fonts can't be read")]
    Fonts,
    /// The archival and accessible profiles exclude each other; only a change of the program can do that.
    #[error("the certificate's PDF profile is contradictory")]
    Profile,
    /// The result would break the archival or the accessible profile.
    #[error("the certificate's PDF is not valid: {0:?}")]
    Invalid(krilla::error::KrillaError),
}

/// Draws the certificate. Equal facts give equal bytes, on every machine and on every day.
///
/// # Errors
/// [`PdfError::TooLong`] for facts beyond any reasonable length; the others only if the program is broken.
pub fn render(facts: &Facts) -> Result<Vec<u8>, PdfError> {
    let fonts = fonts::fonts().ok_or(PdfError::Fonts)?;
    let sheet = fitting_sheet(fonts, facts)?;
    let configuration = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A2_A)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|_| PdfError::Profile)?;
    let mut document = Document::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
    let settings = PageSettings::from_wh(PAGE_WIDTH, PAGE_HEIGHT).ok_or(PdfError::Profile)?;
    let mut page = document.start_page_with(settings);
    let mut surface = page.surface();
    let drawn = sheet.draw(&mut Canvas::new(&mut surface, fonts));
    surface.finish();
    let link = link(&mut page, facts, &drawn);
    page.finish();

    let mut children = drawn.before;
    children.push(link);
    children.extend(drawn.after);
    let mut tree = TagTree::from(children);
    tree.lang = Some(language(facts));
    document.set_tag_tree(tree);
    document.set_outline(outline(facts));
    document.set_metadata(metadata(facts));
    document.finish().map_err(PdfError::Invalid)
}

/// The largest setting that fits on the page: the small print shrinks, and all the rest half as fast.
fn fitting_sheet<'f>(fonts: &'static fonts::Fonts, facts: &'f Facts) -> Result<Sheet<'f>, PdfError> {
    let at = |small: f32| {
        let scale = Scale { large: small.sqrt(), small };
        let sheet = Sheet::new(facts, Content::new(fonts, facts, scale), scale);
        sheet.fits().then_some(sheet)
    };
    if let Some(sheet) = at(1.0) {
        return Ok(sheet);
    }
    let mut best = at(SMALLEST).ok_or(PdfError::TooLong)?;
    let (mut fits, mut too_large) = (SMALLEST, 1.0);
    for _ in 0..5 {
        let middle = (fits + too_large) / 2.0;
        match at(middle) {
            Some(sheet) => (best, fits) = (sheet, middle),
            None => too_large = middle,
        }
    }
    Ok(best)
}

/// The address of the public page, as a paragraph that can be pressed.
fn link(page: &mut krilla::page::Page<'_>, facts: &Facts, drawn: &Drawn) -> Node {
    let words: Vec<Node> = drawn.address.iter().copied().map(Node::from).collect();
    let Some(place) = drawn.place.filter(|_| !facts.verify_url.is_empty()) else {
        return TagGroup::with_children(Tag::P, words).into();
    };
    let target = Target::Action(Action::Link(LinkAction::new(facts.verify_url.clone())));
    let annotation = Annotation::new_link(LinkAnnotation::new(place, target), Some(facts.verify_url.clone()));
    let mut link = TagGroup::with_children(Tag::Link, words);
    link.push(page.add_tagged_annotation(annotation));
    TagGroup::with_children(Tag::P, vec![link.into()]).into()
}

/// One entry, for PDF/UA wants an outline.
fn outline(facts: &Facts) -> Outline {
    let mut outline = Outline::new();
    outline.push_child(OutlineNode::new(title(facts), XyzDestination::new(0, Point::from_xy(0.0, 0.0))));
    outline
}

fn metadata(facts: &Facts) -> Metadata {
    Metadata::new()
        .title(title(facts))
        .description(facts.module.title.clone())
        .keywords(vec![facts.code.to_string()])
        .authors(vec![facts.provider.name.clone()])
        .creator("Carrel".to_owned())
        .language(language(facts))
        .document_id(facts.code.to_string())
        .creation_date(midnight(facts.issued_on))
}

fn title(facts: &Facts) -> String {
    format!("{}: {}", words::words(&facts.language).title, facts.learner)
}

/// The language of the texts, English where the tag is none by RFC 3066.
fn language(facts: &Facts) -> String {
    let mut parts = facts.language.split('-');
    let is_part = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
    let tagged = parts.all(is_part) && facts.language.starts_with(|c: char| c.is_ascii_alphabetic());
    if tagged { facts.language.clone() } else { "en".to_owned() }
}

/// The day of issue stands for the moment of writing, which would differ each time.
fn midnight(day: NaiveDate) -> DateTime {
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

#[cfg(test)]
mod tests;
