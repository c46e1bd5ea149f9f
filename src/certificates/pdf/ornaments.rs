//! What makes the sheet a certificate: frame, corners, emblem, the line under the title, the seal.

use krilla::geom::Transform;

use super::{PAGE_HEIGHT, PAGE_WIDTH};
use crate::pdf::{Canvas, Face, Fonts, Ink, Line, Pen, Style, Text};

/// Space around the frame in points, 9.5 mm. The sheet has Letter's size; printed on A4 (842 × 595) without
/// scaling, its frame still stands 6.5 mm inside of the upper and lower edge, which every printer reaches.
pub const MARGIN: f32 = 27.0;

/// The double frame, and an ornament in each corner.
pub fn frame(canvas: &mut Canvas<'_, '_>) {
    for (inset, width) in [(MARGIN, 0.8), (MARGIN + 5.0, 1.6)] {
        let frame = Pen::at(inset, inset).rectangle(inset, inset, PAGE_WIDTH - 2.0 * inset, PAGE_HEIGHT - 2.0 * inset);
        canvas.stroke(frame.path(Transform::identity()), Ink::Lamp, width, false);
    }
    let inset = MARGIN + 8.5;
    let scale = 0.74;
    for (right, low) in [(false, false), (true, false), (false, true), (true, true)] {
        let (sx, x) = if right { (-scale, PAGE_WIDTH - inset) } else { (scale, inset) };
        let (sy, y) = if low { (-scale, PAGE_HEIGHT - inset) } else { (scale, inset) };
        let corner = Pen::at(2.0, 54.0)
            .line(0.0, -30.0)
            .curve((12.0, 0.0), (22.0, -10.0), (22.0, -22.0))
            .line(30.0, 0.0)
            .jump(8.0, 54.0)
            .line(0.0, -24.0)
            .curve((12.0, -1.0), (21.0, -10.0), (22.0, -22.0))
            .line(24.0, 0.0)
            .circle(10.0, 10.0, 5.0);
        canvas.stroke(corner.path(Transform::from_row(sx, 0.0, 0.0, sy, x, y)), Ink::Lamp, 1.2, false);
    }
}

/// The emblem's width and height in units of its own.
pub const EMBLEM: (f32, f32) = (120.0, 74.0);

/// A desk lamp over an open book, centered on `x`, `scale` points to the unit.
pub fn emblem(canvas: &mut Canvas<'_, '_>, x: f32, top: f32, scale: f32) {
    let place = Transform::from_row(scale, 0.0, 0.0, scale, x - scale * EMBLEM.0 / 2.0, top);
    let lamp = Pen::at(20.0, 24.0)
        .curve((0.0, -11.0), (7.0, -16.0), (18.0, -16.0))
        .line(44.0, 0.0)
        .curve((11.0, 0.0), (18.0, 5.0), (18.0, 16.0))
        .close()
        .jump(54.0, 8.0)
        .line(0.0, -4.0)
        .line(12.0, 0.0)
        .line(0.0, 4.0)
        .jump(60.0, 24.0)
        .line(0.0, 26.0)
        .jump(84.0, 24.0)
        .line(0.0, 10.0)
        .circle(84.0, 36.0, 2.2);
    let book = Pen::at(18.0, 70.0)
        .curve((13.0, -9.0), (28.0, -9.0), (42.0, 0.0))
        .curve((14.0, -9.0), (29.0, -9.0), (42.0, 0.0))
        .line(0.0, -20.0)
        .curve((-13.0, -8.0), (-28.0, -8.0), (-42.0, 0.0))
        .curve((-14.0, -8.0), (-29.0, -8.0), (-42.0, 0.0))
        .close()
        .jump(60.0, 50.0)
        .line(0.0, 20.0);
    let lines = [(27.0, 57.0), (27.0, 63.0), (68.0, 57.0), (68.0, 63.0)];
    let book = lines.into_iter().fold(book, |pen, (x, y)| pen.jump(x, y).curve((8.0, -4.0), (17.0, -4.0), (25.0, 0.0)));
    for part in [lamp, book] {
        canvas.stroke(part.path(place), Ink::Lamp, 2.2 * scale, true);
    }
}

/// The line with a lozenge under the title, 20 units high, centered on `x`.
pub fn flourish(canvas: &mut Canvas<'_, '_>, x: f32, top: f32, scale: f32) {
    let place = Transform::from_row(scale, 0.0, 0.0, scale, x - 100.0 * scale, top);
    let lines = Pen::at(0.0, 10.0).line(78.0, 0.0).jump(122.0, 10.0).line(78.0, 0.0);
    let lozenge = Pen::at(100.0, 2.0)
        .curve((5.0, 4.0), (10.0, 6.0), (16.0, 8.0))
        .curve((-6.0, 2.0), (-11.0, 4.0), (-16.0, 8.0))
        .curve((-5.0, -4.0), (-10.0, -6.0), (-16.0, -8.0))
        .curve((6.0, -2.0), (11.0, -4.0), (16.0, -8.0))
        .close();
    canvas.stroke(lines.path(place), Ink::Lamp, 1.2 * scale, false);
    canvas.stroke(lozenge.path(place), Ink::Lamp, 1.4 * scale, false);
    canvas.fill(Pen::at(100.0, 10.0).circle(100.0, 10.0, 2.4).path(place), Ink::Lamp);
}

/// The round seal: the organization's name around a book, or `short` if the name would be too small to
/// read there, and `below` on the lower edge.
pub fn seal(canvas: &mut Canvas<'_, '_>, center: (f32, f32), diameter: f32, name: &str, short: &str, below: &str) {
    let scale = diameter / 150.0;
    let place = Transform::from_row(scale, 0.0, 0.0, scale, center.0 - 75.0 * scale, center.1 - 75.0 * scale);
    for (radius, width) in [(72.0, 3.0), (49.0, 1.5), (46.0, 1.0)] {
        let ring = Pen::at(75.0, 75.0).circle(75.0, 75.0, radius);
        canvas.stroke(ring.path(place), Ink::Lamp, width * scale, false);
    }
    let book = Pen::at(46.0, 93.0)
        .curve((10.0, -6.0), (19.0, -6.0), (29.0, 0.0))
        .curve((10.0, -6.0), (19.0, -6.0), (29.0, 0.0))
        .line(0.0, -31.0)
        .curve((-10.0, -6.0), (-19.0, -6.0), (-29.0, 0.0))
        .curve((-10.0, -6.0), (-19.0, -6.0), (-29.0, 0.0))
        .close()
        .jump(75.0, 62.0)
        .line(0.0, 31.0);
    canvas.stroke(book.path(place), Ink::Lamp, 4.0 * scale, true);
    let sweep = if below.is_empty() { 300.0 } else { 226.0 };
    let top = |words: &str, smallest| Ring::set(canvas.fonts(), scale, words, sweep, false, smallest);
    if let Some(ring) = top(name, 6.0).or_else(|| top(short, 1.0)) {
        ring.draw(canvas, center);
    }
    if let Some(ring) = Ring::set(canvas.fonts(), scale, below, 80.0, true, 1.0) {
        ring.draw(canvas, center);
    }
}

/// Words set between the rings of the seal.
struct Ring {
    text: Text,
    /// Of the circle on which the letters stand, in points.
    radius: f32,
    /// Whether they run along the lower edge, upright, and not clockwise over the upper one.
    low: bool,
}

impl Ring {
    /// Sets words as large as `sweep` degrees allow; `None` below `smallest`, in 150ths of the seal.
    fn set(fonts: &Fonts, scale: f32, words: &str, sweep: f32, low: bool, smallest: f32) -> Option<Self> {
        let mut size = 11.0 * scale;
        while size >= smallest * scale {
            let style = Style { tracking: size * 0.1, ..Style::new(Face::Bold, size, Ink::Lamp) };
            let text = Text::new(fonts, &[(&words.to_uppercase(), style)]);
            // Capitals are two thirds of the size; their middle runs halfway between the rings.
            let shift = if low { size / 3.0 } else { -size / 3.0 };
            let ring = Self { text, radius: scale * 60.5 + shift, low };
            if ring.degrees() <= sweep {
                return Some(ring);
            }
            size *= 0.94;
        }
        None
    }

    fn degrees(&self) -> f32 {
        self.text.single().width / self.radius.to_radians()
    }

    fn draw(&self, canvas: &mut Canvas<'_, '_>, center: (f32, f32)) {
        let mut angle = -self.degrees() / 2.0;
        for (index, glyph) in self.text.glyphs.iter().enumerate() {
            let half = (glyph.advance - glyph.style.tracking) / 2.0;
            let turn = angle + half / self.radius.to_radians();
            let (turn, baseline) = if self.low { (-turn, self.radius) } else { (turn, -self.radius) };
            let (sin, cos) = turn.to_radians().sin_cos();
            let place = Transform::from_row(cos, sin, -sin, cos, center.0, center.1);
            canvas.surface().push_transform(&place);
            let one = Line { glyphs: index..index + 1, width: 0.0 };
            canvas.glyphs(&self.text, &one, -half, baseline);
            canvas.surface().pop();
            angle += glyph.advance / self.radius.to_radians();
        }
    }
}
