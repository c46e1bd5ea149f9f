//! A pen that draws outlines in the small steps of SVG path data, at a place and scale on the sheet.

use krilla::geom::{Path, PathBuilder, Transform};

/// How far the handles of a cubic curve stand off to draw a quarter circle of radius 1.
const QUARTER: f32 = 0.552_285;

/// Draws one path. Upper case in the comments is SVG's absolute, lower case its relative command.
pub struct Pen {
    builder: PathBuilder,
    at: (f32, f32),
    start: (f32, f32),
}

impl Pen {
    /// Puts the pen down (M).
    pub fn at(x: f32, y: f32) -> Self {
        let mut builder = PathBuilder::new();
        builder.move_to(x, y);
        Self { builder, at: (x, y), start: (x, y) }
    }

    /// Lifts it and puts it down elsewhere (M).
    pub fn jump(mut self, x: f32, y: f32) -> Self {
        self.builder.move_to(x, y);
        (self.at, self.start) = ((x, y), (x, y));
        self
    }

    /// A straight line (l).
    pub fn line(mut self, dx: f32, dy: f32) -> Self {
        self.at = (self.at.0 + dx, self.at.1 + dy);
        self.builder.line_to(self.at.0, self.at.1);
        self
    }

    /// A cubic curve by its two handles and its end (c).
    pub fn curve(mut self, a: (f32, f32), b: (f32, f32), end: (f32, f32)) -> Self {
        let (x, y) = self.at;
        self.builder.cubic_to(x + a.0, y + a.1, x + b.0, y + b.1, x + end.0, y + end.1);
        self.at = (x + end.0, y + end.1);
        self
    }

    /// Back to the start of the stroke (z).
    pub fn close(mut self) -> Self {
        self.builder.close();
        self.at = self.start;
        self
    }

    /// A circle around a point; the pen then stands on its right.
    pub fn circle(self, x: f32, y: f32, r: f32) -> Self {
        let h = r * QUARTER;
        self.jump(x + r, y)
            .curve((0.0, h), (h - r, r), (-r, r))
            .curve((-h, 0.0), (-r, h - r), (-r, -r))
            .curve((0.0, -h), (r - h, -r), (r, -r))
            .curve((h, 0.0), (r, r - h), (r, r))
            .close()
    }

    /// A rectangle by its upper left corner and size.
    pub fn rectangle(self, x: f32, y: f32, width: f32, height: f32) -> Self {
        self.jump(x, y).line(width, 0.0).line(0.0, height).line(-width, 0.0).close()
    }

    /// The path, moved to the sheet. `None` if nothing was drawn.
    pub fn path(self, place: Transform) -> Option<Path> {
        self.builder.finish()?.transform(place)
    }
}
