//! The handout as a PDF: at most two Letter sheets, tagged, the same bytes for the same words.

use std::num::NonZeroU16;

use krilla::destination::XyzDestination;
use krilla::geom::{Point, Rect, Transform};
use krilla::metadata::Metadata;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::tagging::{Identifier, ListNumbering, Node, Tag, TagGroup, TagTree};

use super::content::Handout;
use super::flow::{BOTTOM, Block, LEFT, PAGE, Role, SHEETS, Spot, TOP, column, place, width};
use super::print::{Cut, Setter};
use crate::i18n::Words;
use crate::pdf::{
    Canvas, Face, Fonts, Ink, Para, PdfError, Pen, Square, Style, Text, document, draw_square, fonts, group,
    language_tag, link, midnight,
};

/// From the design's size on, smaller print and fewer points by turns, until it fits.
const CUTS: [Cut; 11] = [
    Cut { points: 9, scale: 1.0 },
    Cut { points: 9, scale: 0.95 },
    Cut { points: 9, scale: 0.9 },
    Cut { points: 6, scale: 0.9 },
    Cut { points: 6, scale: 0.85 },
    Cut { points: 4, scale: 0.85 },
    Cut { points: 3, scale: 0.8 },
    Cut { points: 2, scale: 0.75 },
    Cut { points: 1, scale: 0.7 },
    Cut { points: 1, scale: 0.55 },
    Cut { points: 1, scale: 0.4 },
];
/// Width of the QR code at most, and of the column it stands in with its address.
const QR: f32 = 76.0;
const ASIDE: f32 = 112.0;

/// Draws the handout in a language.
///
/// # Errors
/// [`PdfError::TooLong`] for a lesson beyond what the format allows; the others only if the program is
/// broken.
pub fn render(words: Words, handout: &Handout) -> Result<Vec<u8>, PdfError> {
    let fonts = fonts().ok_or(PdfError::Fonts)?;
    let head = Head::new(fonts, words, handout);
    let fitting = CUTS.iter().find_map(|cut| {
        let blocks = Setter::new(fonts, words, handout, *cut).blocks();
        let spots = place(&blocks, head.bottom() + 12.0)?;
        Some((blocks, spots))
    });
    let (blocks, spots) = fitting.ok_or(PdfError::TooLong)?;
    let sheets = spots.last().map_or(1, |last| last.sheet + 1).min(SHEETS);

    let mut document = document()?;
    let mut nodes: Vec<Node> = Vec::new();
    let mut list: Option<(Role, TagGroup)> = None;
    for sheet in 0..sheets {
        let settings = PageSettings::from_wh(PAGE.0, PAGE.1).ok_or(PdfError::Profile)?;
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        let mut canvas = Canvas::new(&mut surface, fonts);
        let head_drawn = (sheet == 0).then(|| head.draw(&mut canvas, words, handout));
        let mut drawn: Vec<(Role, Node)> = Vec::new();
        for (block, spot) in blocks.iter().zip(&spots).filter(|(_, spot)| spot.sheet == sheet) {
            drawn.extend(draw(&mut canvas, block, *spot).map(|node| (block.role, node)));
        }
        foot(&mut canvas, words, handout, (sheet + 1, sheets));
        surface.finish();
        if let Some(drawn) = head_drawn {
            nodes.extend(drawn.before);
            nodes.push(link(&mut page, &handout.url, drawn.address, drawn.place));
        }
        page.finish();
        for (role, node) in drawn {
            let is_item = matches!(role, Role::Item | Role::Tick);
            // A list ends where another begins, or something else; it goes on over a column's end.
            if list.as_ref().is_some_and(|(of, _)| *of != role) {
                nodes.extend(list.take().map(|(_, list)| Node::from(list)));
            }
            if is_item {
                let numbering = if role == Role::Tick { ListNumbering::None } else { ListNumbering::Disc };
                list.get_or_insert_with(|| (role, TagGroup::new(Tag::L(numbering)))).1.push(node);
            } else {
                nodes.push(node);
            }
        }
    }
    nodes.extend(list.take().map(|(_, list)| Node::from(list)));
    let mut tree = TagTree::from(nodes);
    tree.lang = Some(language_tag(words.language().tag()));
    document.set_tag_tree(tree);
    let mut outline = Outline::new();
    outline.push_child(OutlineNode::new(handout.title.clone(), XyzDestination::new(0, Point::from_xy(0.0, 0.0))));
    document.set_outline(outline);
    document.set_metadata(metadata(words, handout));
    document.finish().map_err(PdfError::Invalid)
}

/// Draws a block; lines to write on are no text.
fn draw(canvas: &mut Canvas<'_, '_>, block: &Block, Spot { left, top, .. }: Spot) -> Option<Node> {
    let tick = 0.72 * block.line / 1.3;
    match block.role {
        Role::Lines => {
            canvas.ornament(|canvas| {
                for nth in [1.2, 2.5] {
                    let line = Pen::at(left, top + nth * block.line).line(column(), 0.0);
                    canvas.stroke(line.path(Transform::identity()), Ink::Soft, 0.5, false);
                }
            });
            return None;
        }
        Role::Tick => canvas.ornament(|canvas| {
            let y = top + (block.line - tick) / 2.0;
            let square = Pen::at(left, y).rectangle(left + 0.4, y, tick, tick);
            canvas.stroke(square.path(Transform::identity()), Ink::Text, 0.8, false);
        }),
        _ => {}
    }
    let beside = if block.role == Role::Tick { 1.3 * block.line / 1.3 } else { 0.0 };
    let label = block.label.as_ref().map(|label| label.draw(canvas, left + beside, top));
    let words = block.para.draw(canvas, left + block.indent, top);
    Some(match block.role {
        Role::Heading(level) => {
            let level = NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN);
            group(Tag::Hn(level, Some(named(block.para.said()))), words)
        }
        Role::Item | Role::Tick => {
            let label = label.map(|label| group(Tag::Lbl, label));
            let body = group(Tag::LBody, words);
            TagGroup::with_children(Tag::LI, label.into_iter().chain([body]).collect()).into()
        }
        Role::Paragraph | Role::Lines => group(Tag::P, words),
    })
}

/// The name of a heading, which has to have one.
fn named(text: &str) -> String {
    if text.trim().is_empty() { "\u{2013}".to_owned() } else { text.to_owned() }
}

/// The running foot, which nobody needs to hear twice.
fn foot(canvas: &mut Canvas<'_, '_>, words: Words, handout: &Handout, (sheet, sheets): (usize, usize)) {
    let page = words.fill("handout-page", &[("page", sheet.into()), ("total", sheets.into())]);
    let said = format!("{}  \u{b7}  {}  \u{b7}  {page}", handout.title, handout.address);
    let text = Text::new(canvas.fonts(), &[(&said, Style::new(Face::Serif, 7.6, Ink::Soft))]);
    canvas.ornament(|canvas| {
        let line = text.single();
        let left = (PAGE.0 - line.width) / 2.0;
        canvas.glyphs(&text, &line, left, BOTTOM + 24.0);
    });
}

/// The head of the first sheet: what it is, the title, and the way to the lesson.
struct Head {
    kicker: Para,
    title: Para,
    able: Para,
    address: Para,
}

/// What is left to do once the head is drawn.
struct HeadDrawn {
    before: Vec<Node>,
    address: Vec<Identifier>,
    place: Option<Rect>,
}

impl Head {
    fn new(fonts: &'static Fonts, words: Words, handout: &Handout) -> Head {
        let set =
            |text: &str, style: Style, leading| Para::left(fonts, &[(text, style)], width() - ASIDE - 16.0, leading);
        let kicker = format!("{}, {}", words.say("handout"), handout.kicker);
        let small = Style::new(Face::Serif, 7.4, Ink::Lamp);
        Head {
            kicker: set(&kicker, Style::new(Face::Serif, 8.5, Ink::Soft), 1.4),
            title: set(&handout.title, Style::new(Face::Bold, 22.0, Ink::Text), 1.15),
            able: set(&handout.able, Style::new(Face::Serif, 11.5, Ink::Text), 1.3),
            address: Para::left(fonts, &[(&handout.address, small)], ASIDE, 1.25),
        }
    }

    fn bottom(&self) -> f32 {
        let words = self.kicker.height() + self.title.height() + self.able.height() + 8.0;
        TOP + words.max(QR + 3.0 + self.address.height()) + 8.0
    }

    fn draw(&self, canvas: &mut Canvas<'_, '_>, words: Words, handout: &Handout) -> HeadDrawn {
        let aside = LEFT + width() - ASIDE;
        let mut before = vec![group(Tag::P, self.kicker.draw(canvas, LEFT, TOP))];
        let title_top = TOP + self.kicker.height() + 2.0;
        let title = self.title.draw(canvas, LEFT, title_top);
        before.push(group(Tag::Hn(NonZeroU16::MIN, Some(named(&handout.title))), title));
        before.push(group(Tag::P, self.able.draw(canvas, LEFT, title_top + self.title.height() + 6.0)));
        let said = format!("{}: {}", words.say("handout-qr"), handout.address);
        before.extend(draw_square(
            canvas,
            &handout.url,
            said,
            Square { page: 0, right: aside + QR, base: TOP + QR, size: QR },
        ));
        let top = TOP + QR + 3.0;
        let address = self.address.draw(canvas, aside, top);
        let place = Rect::from_xywh(aside, top, ASIDE, self.address.height().max(1.0));
        canvas.ornament(|canvas| {
            for (up, thick) in [(3.0, 1.2), (0.0, 0.5)] {
                let rule = Pen::at(LEFT, self.bottom() - up).line(width(), 0.0);
                canvas.stroke(rule.path(Transform::identity()), Ink::Soft, thick, false);
            }
        });
        HeadDrawn { before, address, place }
    }
}

fn metadata(words: Words, handout: &Handout) -> Metadata {
    Metadata::new()
        .title(words.fill("handout-title", &[("title", handout.title.as_str().into())]))
        .description(handout.able.clone())
        .creator("Carrel".to_owned())
        .language(language_tag(words.language().tag()))
        .document_id(format!("{}#{}", handout.url, words.language().tag()))
        .creation_date(midnight(handout.reviewed_on))
}

#[cfg(test)]
mod tests;
