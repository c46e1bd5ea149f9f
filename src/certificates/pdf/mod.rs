//! The certificate as a PDF: one landscape page made from the facts alone, the same bytes every time.

mod bitmaps;
mod content;
mod ornaments;
mod sheet;
mod signed;

use krilla::Document;
use krilla::destination::XyzDestination;
use krilla::geom::Point;
use krilla::metadata::Metadata;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::tagging::TagTree;

use super::facts::Facts;
use super::layout::Look;
use super::words;
use crate::pdf::{Canvas, Fonts, PdfError, document, fonts, language_tag, link, midnight};
use bitmaps::Bitmaps;
use content::{Content, Scale};
use sheet::Sheet;

pub use signed::{Signed, read_signed, render_signed};

/// Letter, landscape, in points. On A4 it prints without scaling as well, see [`ornaments::MARGIN`].
const PAGE_WIDTH: f32 = 792.0;
const PAGE_HEIGHT: f32 = 612.0;
/// The part of the page that text may fill.
const LEFT: f32 = 84.0;
const WIDTH: f32 = PAGE_WIDTH - 2.0 * LEFT;

/// The smallest scale of the small print that is tried, 3.7 points.
const SMALLEST: f32 = 0.45;

/// Draws the certificate. Equal facts and looks give equal bytes, on every machine and on every day.
///
/// # Errors
/// [`PdfError::TooLong`] for facts beyond any reasonable length; the others only if the program is broken.
pub fn render(facts: &Facts, look: &Look) -> Result<Vec<u8>, PdfError> {
    draw(document()?, facts, look, &facts.verify_url)
}

/// Draws it; `square` is what stands in the QR code.
fn draw(mut document: Document, facts: &Facts, look: &Look, square: &str) -> Result<Vec<u8>, PdfError> {
    let fonts = fonts().ok_or(PdfError::Fonts)?;
    let bitmaps = Bitmaps::of(look);
    let sheet = fitting_sheet(fonts, facts, &bitmaps)?;
    let settings = PageSettings::from_wh(PAGE_WIDTH, PAGE_HEIGHT).ok_or(PdfError::Profile)?;
    let mut page = document.start_page_with(settings);
    let mut surface = page.surface();
    let drawn = sheet.draw(&mut Canvas::new(&mut surface, fonts).tinted(look.accent.rgb()), square);
    surface.finish();
    let link = link(&mut page, &facts.verify_url, drawn.address, drawn.place);
    page.finish();

    let mut children = drawn.before;
    children.push(link);
    children.extend(drawn.after);
    let mut tree = TagTree::from(children);
    tree.lang = Some(language_tag(&facts.language));
    document.set_tag_tree(tree);
    document.set_outline(outline(facts));
    document.set_metadata(metadata(facts));
    document.finish().map_err(PdfError::Invalid)
}

/// The largest setting that fits on the page: the small print shrinks, and all the rest half as fast.
fn fitting_sheet<'f>(fonts: &'static Fonts, facts: &'f Facts, bitmaps: &'f Bitmaps) -> Result<Sheet<'f>, PdfError> {
    let at = |small: f32| {
        let scale = Scale { large: small.sqrt(), small };
        let sheet = Sheet::new(facts, bitmaps, Content::new(fonts, facts, scale), scale);
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
        .language(language_tag(&facts.language))
        .document_id(facts.code.to_string())
        .creation_date(midnight(facts.issued_on))
}

fn title(facts: &Facts) -> String {
    format!("{}: {}", words::title(facts), facts.learner)
}

#[cfg(test)]
mod tests;
