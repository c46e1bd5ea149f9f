//! Drawing on the page, each piece tagged as content or as ornament.

use krilla::color::rgb;
use krilla::geom::{Path, Point, Rect, Size, Transform};
use krilla::image::Image;
use krilla::num::NormalizedF32;
use krilla::paint::{Fill, FillRule, LineCap, LineJoin, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag};
use krilla::text::{GlyphId, KrillaGlyph};

use super::fonts::Fonts;
use super::text::{Ink, Line, Text};

/// The usual colour of ornament.
const LAMP: [u8; 3] = [0x1d, 0x55, 0x40];

/// The page while it is being drawn. Points, from the upper left.
pub struct Canvas<'a, 'page> {
    surface: &'a mut Surface<'page>,
    fonts: &'static Fonts,
    lamp: [u8; 3],
}

impl<'a, 'page> Canvas<'a, 'page> {
    /// A canvas on a page's surface.
    pub fn new(surface: &'a mut Surface<'page>, fonts: &'static Fonts) -> Self {
        Self { surface, fonts, lamp: LAMP }
    }

    /// The same in a color of the organization's own, in place of [`Ink::Lamp`].
    pub fn tinted(self, lamp: [u8; 3]) -> Self {
        Self { lamp, ..self }
    }

    /// The fonts that it draws with.
    pub fn fonts(&self) -> &'static Fonts {
        self.fonts
    }

    /// The surface, for turning and moving what follows.
    pub fn surface(&mut self) -> &mut Surface<'page> {
        self.surface
    }

    /// Draws what readers of the tagged text need not know of.
    pub fn ornament(&mut self, draw: impl FnOnce(&mut Self)) {
        self.surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
        draw(self);
        self.surface.end_tagged();
    }

    /// Draws a picture that stands in the tagged text.
    pub fn picture(&mut self, draw: impl FnOnce(&mut Self)) -> Identifier {
        let id = self.surface.start_tagged(ContentTag::Other);
        draw(self);
        self.surface.end_tagged();
        id
    }

    /// Draws a line of tagged text with its left end and its baseline at a point.
    pub fn text(&mut self, text: &Text, line: &Line, x: f32, baseline: f32) -> Identifier {
        let id = self.surface.start_tagged(ContentTag::Span(SpanTag::empty()));
        self.glyphs(text, line, x, baseline);
        self.surface.end_tagged();
        id
    }

    /// Draws the glyphs of a line, within a piece that is tagged already.
    pub fn glyphs(&mut self, text: &Text, line: &Line, x: f32, baseline: f32) {
        let mut x = x;
        let placed = text.visual(line);
        for run in placed.chunk_by(|a, b| a.face == b.face && a.style == b.style && a.level == b.level) {
            let Some(first) = run.first() else { continue };
            let size = first.style.size;
            let glyphs: Vec<KrillaGlyph> = run
                .iter()
                .map(|g| {
                    let (dx, dy) = (g.offset.0 / size, g.offset.1 / size);
                    KrillaGlyph::new(GlyphId::new(g.id), g.advance / size, dx, dy, 0.0, g.text.clone(), None)
                })
                .collect();
            self.surface.set_stroke(None);
            self.surface.set_fill(Some(self.filling(first.style.ink)));
            let font = self.fonts.cut(first.face).font.clone();
            self.surface.draw_glyphs(Point::from_xy(x, baseline), &glyphs, font, &text.text, size, false);
            x += run.iter().map(|g| g.advance).sum::<f32>();
        }
    }

    /// Draws a bitmap that fills a rectangle.
    pub fn bitmap(&mut self, bitmap: Image, place: Rect) {
        let Some(size) = Size::from_wh(place.width(), place.height()) else { return };
        self.surface.push_transform(&Transform::from_translate(place.left(), place.top()));
        self.surface.draw_image(bitmap, size);
        self.surface.pop();
    }

    /// Fills a shape.
    pub fn fill(&mut self, path: Option<Path>, ink: Ink) {
        let filling = self.filling(ink);
        self.paint(path, Some(filling), None);
    }

    /// Fills a shape with the white of the paper.
    pub fn clear(&mut self, path: Option<Path>) {
        let white = Fill { paint: rgb::Color::white().into(), ..self.filling(Ink::Text) };
        self.paint(path, Some(white), None);
    }

    /// Draws along a line, with round ends and joins if it is `soft`.
    pub fn stroke(&mut self, path: Option<Path>, ink: Ink, width: f32, soft: bool) {
        let (line_cap, line_join) =
            if soft { (LineCap::Round, LineJoin::Round) } else { (LineCap::Butt, LineJoin::Miter) };
        let stroke = Stroke { paint: self.color(ink).into(), width, line_cap, line_join, ..Stroke::default() };
        self.paint(path, None, Some(stroke));
    }

    fn paint(&mut self, path: Option<Path>, fill: Option<Fill>, stroke: Option<Stroke>) {
        if let Some(path) = path {
            self.surface.set_fill(fill);
            self.surface.set_stroke(stroke);
            self.surface.draw_path(&path);
        }
    }

    fn filling(&self, ink: Ink) -> Fill {
        Fill { paint: self.color(ink).into(), opacity: NormalizedF32::ONE, rule: FillRule::NonZero }
    }

    /// The light theme's colours (`--ink`, `--soft`, `--lamp`, `--no`, `--line`).
    fn color(&self, ink: Ink) -> rgb::Color {
        let [red, green, blue] = match ink {
            Ink::Text => [0x24, 0x1e, 0x17],
            Ink::Soft => [0x57, 0x4b, 0x3d],
            Ink::Lamp => self.lamp,
            Ink::Warning => [0x9a, 0x2a, 0x1e],
            Ink::Line => [0xdc, 0xcf, 0xb4],
        };
        rgb::Color::new(red, green, blue)
    }
}
