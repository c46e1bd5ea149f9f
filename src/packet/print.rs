//! The summary on paper: upright Letter pages with tagged headings, lists and tables, as many as it takes.

use std::num::NonZeroU16;

use krilla::destination::XyzDestination;
use krilla::geom::{Point, Transform};
use krilla::metadata::Metadata;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::tagging::{ListNumbering, Node, TableHeaderScope, Tag, TagGroup, TagTree};

use super::blocks::{Block, Document, Table};
use crate::pdf::{
    Canvas, Face, Fonts, Ink, Para, PdfError, Pen, Style, Text, document, fonts, group, language_tag, midnight,
};

/// Letter, upright, in points.
const PAGE: (f32, f32) = (612.0, 792.0);
const LEFT: f32 = 48.0;
const TOP: f32 = 48.0;
const BOTTOM: f32 = PAGE.1 - 54.0;
const WIDTH: f32 = PAGE.0 - 2.0 * LEFT;
/// Between the cells of a row.
const GAP: f32 = 8.0;
/// What is taller goes on in another row.
const TALLEST: f32 = 360.0;

/// Above a line to sign on.
const ROOM_TO_SIGN: f32 = 46.0;
/// How long that line is.
const SIGNED: f32 = 280.0;

/// What a line across the page is, to those who hear it read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Heading(u16),
    Text,
    Sign,
    Item,
    Head,
    Row,
}

/// Paragraphs beside each other.
struct Strip {
    role: Role,
    cells: Vec<(f32, Para)>,
    above: f32,
    /// Whether it must stand with the next one.
    keep: bool,
}

impl Strip {
    fn height(&self) -> f32 {
        self.cells.iter().map(|(_, para)| para.height()).fold(0.0, f32::max)
    }
}

/// Draws the document. Equal documents give equal bytes.
///
/// # Errors
/// [`PdfError`], only if the program is broken.
pub(super) fn pdf(shown: &Document) -> Result<Vec<u8>, PdfError> {
    let fonts = fonts().ok_or(PdfError::Fonts)?;
    let pages = pages(strips(fonts, shown));
    let mut pdf = document()?;
    let mut tree = Tree::default();
    for (index, page) in pages.iter().enumerate() {
        let settings = PageSettings::from_wh(PAGE.0, PAGE.1).ok_or(PdfError::Profile)?;
        let mut sheet = pdf.start_page_with(settings);
        let mut surface = sheet.surface();
        let mut canvas = Canvas::new(&mut surface, fonts);
        for (strip, top) in page {
            tree.add(strip.role, draw(&mut canvas, strip, *top));
        }
        foot(&mut canvas, &shown.title, (index + 1, pages.len()));
        surface.finish();
        sheet.finish();
    }
    let mut tags = TagTree::from(tree.finish());
    tags.lang = Some(language_tag(shown.language));
    pdf.set_tag_tree(tags);
    let mut outline = Outline::new();
    outline.push_child(OutlineNode::new(shown.title.clone(), XyzDestination::new(0, Point::from_xy(0.0, 0.0))));
    pdf.set_outline(outline);
    let metadata = Metadata::new().title(shown.title.clone()).creator("Carrel".to_owned());
    pdf.set_metadata(metadata.language(language_tag(shown.language)).creation_date(midnight(shown.dated)));
    pdf.finish().map_err(PdfError::Invalid)
}

fn strips(fonts: &'static Fonts, shown: &Document) -> Vec<Strip> {
    let bold = |size| Style::new(Face::Bold, size, Ink::Text);
    let plain = Style::new(Face::Serif, 10.5, Ink::Text);
    let one = |role, text: &str, style: Style, (left, above, keep): (f32, f32, bool)| {
        let para = Para::left(fonts, &[(text, style)], WIDTH - left, 1.35);
        let mut above = above;
        para.pieces(TALLEST)
            .into_iter()
            .map(|piece| Strip { role, cells: vec![(LEFT + left, piece)], above: std::mem::take(&mut above), keep })
            .collect::<Vec<_>>()
    };
    let mut strips = one(Role::Heading(1), &shown.title, bold(19.0), (0.0, 0.0, false));
    for block in &shown.blocks {
        match block {
            Block::Heading(text) => strips.extend(one(Role::Heading(2), text, bold(13.0), (0.0, 16.0, true))),
            Block::Subheading(text) => strips.extend(one(Role::Heading(3), text, bold(11.0), (0.0, 12.0, true))),
            Block::Sign(text) => strips.extend(one(Role::Sign, text, plain, (0.0, ROOM_TO_SIGN, false))),
            Block::Text(text) => strips.extend(one(Role::Text, text, plain, (0.0, 5.0, false))),
            Block::List(items) => {
                for item in items {
                    strips.extend(one(Role::Item, item, plain, (12.0, 3.0, false)));
                }
            }
            Block::Table(table) => strips.extend(rows(fonts, table)),
        }
    }
    strips
}

fn rows(fonts: &'static Fonts, table: &Table) -> Vec<Strip> {
    let all: f32 = table.columns.iter().map(|(_, width)| width).sum();
    let mut left = LEFT;
    let places: Vec<(f32, f32)> = table
        .columns
        .iter()
        .map(|(_, width)| {
            let place = (left, width / all * WIDTH - GAP);
            left += width / all * WIDTH;
            place
        })
        .collect();
    let set = |texts: &[&str], face: Face, role: Role| {
        let style = Style::new(face, 8.4, Ink::Text);
        let cells = texts
            .iter()
            .zip(&places)
            .map(|(text, (left, width))| (*left, Para::left(fonts, &[(*text, style)], *width, 1.35).pieces(TALLEST)));
        let mut cells: Vec<(f32, std::vec::IntoIter<Para>)> =
            cells.map(|(left, pieces)| (left, pieces.into_iter())).collect();
        let mut strips: Vec<Strip> = Vec::new();
        loop {
            let row: Vec<(f32, Para)> =
                cells.iter_mut().filter_map(|(left, pieces)| Some((*left, pieces.next()?))).collect();
            if row.is_empty() {
                return strips;
            }
            let above = if strips.is_empty() { 7.0 } else { 0.0 };
            strips.push(Strip { role, cells: row, above, keep: role == Role::Head });
        }
    };
    let names: Vec<&str> = table.columns.iter().map(|(name, _)| name.as_str()).collect();
    let mut strips = set(&names, Face::Bold, Role::Head);
    for row in &table.rows {
        let texts: Vec<&str> = row.iter().map(String::as_str).collect();
        strips.extend(set(&texts, Face::Sans, Role::Row));
    }
    strips
}

/// The strips on their pages, each with its upper edge.
fn pages(strips: Vec<Strip>) -> Vec<Vec<(Strip, f32)>> {
    let mut pages: Vec<Vec<(Strip, f32)>> = vec![Vec::new()];
    let mut y = TOP;
    let mut rest = strips.into_iter().peekable();
    while let Some(strip) = rest.next() {
        // What must stand with the next one needs room for both.
        let with = match rest.peek() {
            Some(next) if strip.keep => next.above + next.height().min(TALLEST),
            _ => 0.0,
        };
        let height = strip.height();
        if y > TOP && y + strip.above + height + with > BOTTOM {
            pages.push(Vec::new());
            y = TOP;
        } else {
            y += strip.above;
        }
        if let Some(page) = pages.last_mut() {
            page.push((strip, y));
        }
        y += height;
    }
    pages
}

fn draw(canvas: &mut Canvas<'_, '_>, strip: &Strip, top: f32) -> Node {
    if matches!(strip.role, Role::Head | Role::Row | Role::Sign) {
        let length = if strip.role == Role::Sign { SIGNED } else { WIDTH };
        canvas.ornament(|canvas| {
            let line = Pen::at(LEFT, top - 3.0).line(length, 0.0);
            canvas.stroke(line.path(Transform::identity()), Ink::Line, 0.6, false);
        });
    }
    if strip.role == Role::Item {
        canvas.ornament(|canvas| {
            let bullet = Text::new(canvas.fonts(), &[("\u{2022}", Style::new(Face::Serif, 10.5, Ink::Soft))]);
            canvas.glyphs(&bullet, &bullet.single(), LEFT, top + 10.6);
        });
    }
    let mut cells = Vec::with_capacity(strip.cells.len());
    for (left, para) in &strip.cells {
        cells.push((para.said().to_owned(), para.draw(canvas, *left, top)));
    }
    let mut cells = cells.into_iter();
    let first = cells.next().unwrap_or_default();
    match strip.role {
        Role::Heading(level) => {
            group(Tag::Hn(NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN), Some(first.0)), first.1)
        }
        Role::Text | Role::Sign => group(Tag::P, first.1),
        Role::Item => TagGroup::with_children(Tag::LI, vec![group(Tag::LBody, first.1)]).into(),
        Role::Head | Role::Row => {
            let scope = if strip.role == Role::Head { TableHeaderScope::Column } else { TableHeaderScope::Row };
            let mut row = TagGroup::new(Tag::TR);
            row.push(group(Tag::TH(scope), first.1));
            for (_, ids) in cells {
                match strip.role {
                    Role::Head => row.push(group(Tag::TH(TableHeaderScope::Column), ids)),
                    _ => row.push(group(Tag::TD, ids)),
                }
            }
            row.into()
        }
    }
}

/// The running foot, which nobody needs to hear on every page.
fn foot(canvas: &mut Canvas<'_, '_>, title: &str, (page, pages): (usize, usize)) {
    let said = format!("{title}  \u{b7}  {page} / {pages}");
    let text = Text::new(canvas.fonts(), &[(&said, Style::new(Face::Serif, 7.6, Ink::Soft))]);
    canvas.ornament(|canvas| {
        let line = text.single();
        canvas.glyphs(&text, &line, (PAGE.0 - line.width) / 2.0, BOTTOM + 26.0);
    });
}

/// The tags as they come: items that follow each other are one list, rows one table, also over the end of a page.
#[derive(Default)]
struct Tree {
    nodes: Vec<Node>,
    open: Option<(bool, TagGroup)>,
}

impl Tree {
    fn add(&mut self, role: Role, node: Node) {
        let table = match role {
            Role::Item => Some(false),
            Role::Head | Role::Row => Some(true),
            Role::Heading(_) | Role::Text | Role::Sign => None,
        };
        // Another head begins another table.
        if table != self.open.as_ref().map(|(table, _)| *table) || role == Role::Head {
            self.close();
        }
        match table {
            None => self.nodes.push(node),
            Some(table) => {
                let begin =
                    || if table { TagGroup::new(Tag::Table) } else { TagGroup::new(Tag::L(ListNumbering::Disc)) };
                self.open.get_or_insert_with(|| (table, begin())).1.push(node);
            }
        }
    }

    fn close(&mut self) {
        self.nodes.extend(self.open.take().map(|(_, open)| Node::from(open)));
    }

    fn finish(mut self) -> Vec<Node> {
        self.close();
        self.nodes
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn long() -> Document {
        let columns = vec![("Training".to_owned(), 2.0), ("Why".to_owned(), 3.0)];
        let rows = (0..80).map(|n| vec![format!("Module {n}"), "fifty minutes at sixty ".repeat(n)]).collect();
        let blocks = vec![
            Block::Heading("What counted".to_owned()),
            Block::Text("In words ".repeat(2000)),
            Block::Subheading("Technology".to_owned()),
            Block::Sign("Applicant: signature and date".to_owned()),
            Block::List(vec!["One".to_owned(), "Two".to_owned()]),
            Block::Table(Table { caption: "What counted".to_owned(), columns, rows }),
        ];
        let dated = "2025-11-30".parse().unwrap();
        Document { title: "Audit packet".to_owned(), language: "en", english: Vec::new(), dated, blocks }
    }

    #[test]
    fn however_much_there_is_it_is_drawn_and_the_same_each_time() {
        let pdf = pdf(&long()).unwrap();
        assert!(pdf.starts_with(b"%PDF-"));
        assert_eq!(pdf, super::pdf(&long()).unwrap());
    }

    #[test]
    fn above_a_line_to_sign_on_there_is_room() {
        let fonts = fonts().unwrap();
        let strips = strips(fonts, &long());
        let said = |strip: &Strip| strip.cells[0].1.said().to_owned();
        let sign = strips.iter().find(|strip| strip.role == Role::Sign).unwrap();
        assert_eq!((said(sign).as_str(), sign.above), ("Applicant: signature and date", ROOM_TO_SIGN));
        let heading = strips.iter().find(|strip| strip.role == Role::Heading(3)).unwrap();
        assert!(said(heading) == "Technology" && heading.keep);
    }

    #[test]
    fn nothing_stands_below_the_last_line_of_a_page_and_a_heading_never_alone() {
        let fonts = fonts().unwrap();
        let pages = pages(strips(fonts, &long()));
        assert!(pages.len() > 5);
        for page in &pages {
            for pair in page.windows(2) {
                assert!(pair[0].1 + pair[0].0.height() <= pair[1].1 + 0.01);
            }
            let (last, top) = page.last().unwrap();
            assert!(top + last.height() <= BOTTOM + 0.01);
            assert!(!last.keep, "a heading is the last thing on a page");
        }
    }
}
