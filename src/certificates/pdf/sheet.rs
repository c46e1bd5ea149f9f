//! Where everything stands on the sheet, and in which order it is read.

use std::num::NonZeroU16;

use krilla::geom::{Rect, Transform};
use krilla::tagging::{BBox, Identifier, ListNumbering, Node, Tag, TagGroup};

use super::super::facts::Facts;
use super::bitmaps::Bitmaps;
use super::content::{Content, GUTTER, PROOF_WIDTH, Row, Scale, column};
use super::ornaments;
use super::words::{title, words};
use super::{LEFT, PAGE_HEIGHT, PAGE_WIDTH, WIDTH};
use crate::pdf::{Canvas, Ink, Para, Pen, Square, draw_square, group};

const MIDDLE: f32 = PAGE_WIDTH / 2.0;
const TOP: f32 = 47.0;
const BOTTOM: f32 = PAGE_HEIGHT - 40.0;
const SEAL: f32 = 86.0;
const QR: f32 = 66.0;
/// Greatest width of a logo, and greatest height of a signature.
const LOGO_WIDTH: f32 = 220.0;
const SIGNATURE_HEIGHT: f32 = 30.0;

/// A set certificate whose height is known.
pub struct Sheet<'f> {
    facts: &'f Facts,
    bitmaps: &'f Bitmaps,
    content: Content,
    scale: Scale,
}

/// What is left to do once the page is drawn.
pub struct Drawn {
    /// The tagged text in reading order, up to the address.
    pub before: Vec<Node>,
    /// The pieces of the address, which become a link.
    pub address: Vec<Identifier>,
    /// Where the address stands.
    pub place: Option<Rect>,
    /// The tagged text after the address.
    pub after: Vec<Node>,
}

impl<'f> Sheet<'f> {
    /// A sheet of set content.
    pub fn new(facts: &'f Facts, bitmaps: &'f Bitmaps, content: Content, scale: Scale) -> Self {
        Self { facts, bitmaps, content, scale }
    }

    /// Whether everything stands on the page.
    pub fn fits(&self) -> bool {
        self.spare() >= 0.0
    }

    fn spare(&self) -> f32 {
        let used: f32 = self.blocks().iter().map(|(gap, height)| gap + height).sum();
        BOTTOM - TOP - used
    }

    /// Each block from the top, as the least space above it and its height.
    fn blocks(&self) -> [(f32, f32); 10] {
        let (c, k) = (&self.content, self.scale.large);
        [
            (0.0, self.emblem_scale() * ornaments::EMBLEM.1),
            (3.0 * k, c.organization.height()),
            (2.0 * k, c.title.height()),
            (1.0, 14.0 * k),
            (3.0, c.awarded.height()),
            (0.0, c.name.height() + 5.0),
            (3.0, c.library.height()),
            (3.0, c.body.iter().map(Para::height).sum()),
            (6.0, self.about_height().max(rows_height(&c.rows))),
            (8.0, self.last_row_height() + 8.0 + c.footer.height()),
        ]
    }

    fn emblem_scale(&self) -> f32 {
        0.64 * self.scale.large
    }

    fn about_height(&self) -> f32 {
        self.content.about.height() + self.content.aims.height() + rows_height(&self.content.objectives)
    }

    fn signature_height(&self) -> f32 {
        (0..self.content.signatures.len())
            .map(|place| self.hand_height(place) + self.named_height(place))
            .fold(0.0, f32::max)
    }

    /// Height of the picture or the name in italics above the line.
    fn hand_height(&self, place: usize) -> f32 {
        match (self.bitmaps.signature(place), self.content.signatures.get(place)) {
            (Some(bitmap), _) => bitmap.within(self.content.signature_width, SIGNATURE_HEIGHT).1 + 2.0,
            (None, Some([script, ..])) => script.height(),
            (None, None) => 0.0,
        }
    }

    /// Height of what stands below the line, with the space to it.
    fn named_height(&self, place: usize) -> f32 {
        let [_, name, office] = match self.content.signatures.get(place) {
            Some(signature) => signature,
            None => return 0.0,
        };
        name.height() + office.height() + 3.0
    }

    fn proof_height(&self) -> f32 {
        self.content.proof.iter().map(Para::height).sum::<f32>() + self.content.address.height()
    }

    fn last_row_height(&self) -> f32 {
        SEAL.max(QR).max(self.signature_height()).max(self.proof_height())
    }

    /// Draws it all; `square` is what stands in the QR code.
    pub fn draw(&self, canvas: &mut Canvas<'_, '_>, square: &str) -> Drawn {
        let blocks = self.blocks();
        // Spare height goes between the blocks; little to the upper ones, which belong together.
        let weights = [0.0, 0.3, 0.6, 0.4, 1.0, 0.1, 0.7, 1.0, 1.6, 2.0];
        let share = self.spare().max(0.0) / weights.iter().sum::<f32>();
        let mut y = TOP;
        let tops = std::array::from_fn(|i| {
            let (gap, height) = blocks[i];
            let top = y + gap + share * weights[i];
            y = top + height;
            top
        });
        let [emblem, organization, title, flourish, awarded, name, library, body, small, last]: [f32; 10] = tops;

        let c = &self.content;
        canvas.ornament(|canvas| {
            ornaments::frame(canvas);
            self.logo(canvas, emblem);
            ornaments::flourish(canvas, MIDDLE, flourish, 0.7 * self.scale.large);
            let rule_width = c.name.width().clamp(380.0, WIDTH);
            let rule = Pen::at(MIDDLE - rule_width / 2.0, name + c.name.height() + 5.0).line(rule_width, 0.0);
            canvas.stroke(rule.path(Transform::identity()), Ink::Line, 0.8, false);
        });
        let mut before = Vec::new();
        if let Some(example) = &c.example {
            before.push(self.example(canvas, example));
        }
        before.push(paragraph(c.organization.draw(canvas, MIDDLE, organization)));
        before.push(self.heading(c.title.draw(canvas, MIDDLE, title)));
        for (para, top) in [(&c.awarded, awarded), (&c.name, name), (&c.library, library)] {
            before.push(paragraph(para.draw(canvas, MIDDLE, top)));
        }
        let mut y = body;
        for para in &c.body {
            before.push(paragraph(para.draw(canvas, MIDDLE, y)));
            y += para.height();
        }
        before.push(paragraph(c.about.draw(canvas, LEFT, small)));
        let aims_top = small + c.about.height();
        before.push(paragraph(c.aims.draw(canvas, LEFT, aims_top)));
        let objectives_top = aims_top + c.aims.height();
        before.extend(list(canvas, &c.objectives, LEFT, objectives_top, ListNumbering::Disc));
        before.extend(list(canvas, &c.rows, LEFT + column() + GUTTER, small, ListNumbering::None));
        let base = last + self.last_row_height();
        for place in 0..c.signatures.len() {
            before.extend(self.signature(canvas, base, place));
        }
        self.seal(canvas, base);
        before.extend(self.qr(canvas, base, square));
        let (address, place, proof) = self.proof(canvas, base);
        before.push(proof);
        let after = vec![paragraph(c.footer.draw(canvas, MIDDLE, base + 8.0))];
        Drawn { before, address, place, after }
    }

    fn heading(&self, ids: Vec<Identifier>) -> Node {
        let title = Some(title(self.facts).to_owned());
        group(Tag::Hn(NonZeroU16::MIN, title), ids)
    }

    /// The warning interrupts the frame's upper edge, where nobody misses it or cuts it off.
    fn example(&self, canvas: &mut Canvas<'_, '_>, para: &Para) -> Node {
        let (width, height) = (para.width() + 28.0, 19.0);
        let (left, top) = (MIDDLE - width / 2.0, ornaments::MARGIN + 2.5 - height / 2.0);
        canvas.ornament(|canvas| {
            let label = || Pen::at(left, top).rectangle(left, top, width, height).path(Transform::identity());
            canvas.clear(label());
            canvas.stroke(label(), Ink::Warning, 1.2, false);
        });
        paragraph(para.draw(canvas, MIDDLE, top + (height - para.height()) / 2.0))
    }

    /// The organization's logo, whose name stands below it; the desk lamp where there is none.
    fn logo(&self, canvas: &mut Canvas<'_, '_>, top: f32) {
        let Some(logo) = &self.bitmaps.logo else {
            return ornaments::emblem(canvas, MIDDLE, top, self.emblem_scale());
        };
        let (width, height) = logo.within(LOGO_WIDTH, self.emblem_scale() * ornaments::EMBLEM.1);
        logo.draw(canvas, (MIDDLE - width / 2.0, top), (width, height));
    }

    /// All lines of the row stand on one height: below each at most two lines of name and office.
    fn signature(&self, canvas: &mut Canvas<'_, '_>, base: f32, place: usize) -> Vec<Node> {
        let Some([script, name, office]) = self.content.signatures.get(place) else { return Vec::new() };
        let width = self.content.signature_width;
        let index = u8::try_from(place).map_or(0.0, f32::from);
        let left = LEFT + index * (width + 14.0);
        let named = (0..self.content.signatures.len()).map(|place| self.named_height(place)).fold(0.0, f32::max);
        let line = base - named;
        let mut nodes = Vec::new();
        let mut ids = Vec::new();
        match self.bitmaps.signature(place) {
            Some(bitmap) => {
                let size = bitmap.within(width, SIGNATURE_HEIGHT);
                let mut stands = None;
                let id = canvas.picture(|canvas| stands = bitmap.draw(canvas, (left, line - size.1 - 2.0), size));
                let words = words(&self.facts.language);
                let said = format!("{} {}", words.signature_of, name.said());
                let place = stands.map(|place| BBox::new(0, place));
                nodes.push(group(Tag::Figure(Some(said)).with_bbox(place), vec![id]));
            }
            None => ids.extend(script.draw(canvas, left, line - script.height())),
        }
        canvas.ornament(|canvas| {
            let drawn = Pen::at(left, line).line(width, 0.0);
            canvas.stroke(drawn.path(Transform::identity()), Ink::Text, 0.7, false);
        });
        ids.extend(name.draw(canvas, left, line + 3.0));
        ids.extend(office.draw(canvas, left, line + 3.0 + name.height()));
        nodes.push(paragraph(ids));
        nodes
    }

    fn seal(&self, canvas: &mut Canvas<'_, '_>, base: f32) {
        let provider = &self.facts.provider;
        let founded = words(&self.facts.language).founded;
        let below = provider.founded.map(|year| format!("{founded} {year}")).unwrap_or_default();
        canvas.ornament(|canvas| {
            ornaments::seal(
                canvas,
                (MIDDLE, base - SEAL / 2.0),
                SEAL,
                &provider.name,
                self.facts.code.prefix(),
                &below,
            );
        });
    }

    fn qr(&self, canvas: &mut Canvas<'_, '_>, base: f32, square: &str) -> Option<Node> {
        let said = format!("{} {}", words(&self.facts.language).qr, self.facts.verify_url);
        draw_square(canvas, square, said, Square { page: 0, right: self.proof_left() - 12.0, base, size: QR })
    }

    fn proof_left(&self) -> f32 {
        LEFT + WIDTH - PROOF_WIDTH
    }

    fn proof(&self, canvas: &mut Canvas<'_, '_>, base: f32) -> (Vec<Identifier>, Option<Rect>, Node) {
        let left = self.proof_left();
        let mut y = base - self.proof_height();
        let mut ids = Vec::new();
        for para in &self.content.proof {
            ids.extend(para.draw(canvas, left, y));
            y += para.height();
        }
        let address = &self.content.address;
        let link = address.draw(canvas, left, y);
        (link, Rect::from_xywh(left, y, address.width().max(1.0), address.height().max(1.0)), paragraph(ids))
    }
}

fn rows_height(rows: &[Row]) -> f32 {
    rows.iter().map(|row| row.label.height().max(row.value.height()) + 1.0).sum()
}

fn list(canvas: &mut Canvas<'_, '_>, rows: &[Row], left: f32, top: f32, numbering: ListNumbering) -> Option<Node> {
    let mut y = top;
    let mut items = TagGroup::new(Tag::L(numbering));
    for row in rows {
        let label = group(Tag::Lbl, row.label.draw(canvas, left, y));
        let value = group(Tag::LBody, row.value.draw(canvas, left + row.indent, y));
        items.push(TagGroup::with_children(Tag::LI, vec![label, value]));
        y += row.label.height().max(row.value.height()) + 1.0;
    }
    (!rows.is_empty()).then(|| items.into())
}

fn paragraph(ids: Vec<Identifier>) -> Node {
    group(Tag::P, ids)
}
