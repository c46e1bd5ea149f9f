//! A paragraph set in lines of a width, ready to be placed.

use krilla::tagging::Identifier;

use super::canvas::Canvas;
use super::fonts::Fonts;
use super::text::{Line, Style, Text};

/// A set paragraph.
pub struct Para {
    text: Text,
    lines: Vec<Line>,
    leading: f32,
    size: f32,
    centered: bool,
}

impl Para {
    /// Sets stretches flush left, lines at most `width` points wide and `leading` times their size apart.
    pub fn left(fonts: &Fonts, stretches: &[(&str, Style)], width: f32, leading: f32) -> Self {
        let text = Text::new(fonts, stretches);
        let lines = text.lines(width);
        Self::new(text, lines, stretches, leading, false)
    }

    /// Sets stretches centered, in lines of about equal width.
    pub fn centered(fonts: &Fonts, stretches: &[(&str, Style)], width: f32, leading: f32) -> Self {
        let text = Text::new(fonts, stretches);
        let lines = text.balanced(width);
        Self::new(text, lines, stretches, leading, true)
    }

    fn new(text: Text, lines: Vec<Line>, stretches: &[(&str, Style)], leading: f32, centered: bool) -> Self {
        let size = stretches.iter().map(|(_, style)| style.size).fold(0.0, f32::max);
        Self { text, lines, leading: leading * size, size, centered }
    }

    /// Height in points.
    pub fn height(&self) -> f32 {
        self.lines.iter().map(|_| self.leading).sum()
    }

    /// The paragraph in pieces at most so many points high, each of a line at least, for what goes on over the end
    /// of a page. There is always one.
    pub fn pieces(self, height: f32) -> Vec<Para> {
        let mut pieces: Vec<Vec<Line>> = vec![Vec::new()];
        let mut filled = 0.0;
        for line in &self.lines {
            if filled + self.leading > height && filled > 0.0 {
                pieces.push(Vec::new());
                filled = 0.0;
            }
            if let Some(last) = pieces.last_mut() {
                last.push(line.clone());
            }
            filled += self.leading;
        }
        let Para { text, leading, size, centered, .. } = self;
        pieces.into_iter().map(|lines| Para { text: text.clone(), lines, leading, size, centered }).collect()
    }

    /// What it says.
    pub fn said(&self) -> &str {
        &self.text.text
    }

    /// Width of the widest line in points.
    pub fn width(&self) -> f32 {
        self.lines.iter().map(|line| line.width).fold(0.0, f32::max)
    }

    /// Draws it with its upper edge at `top`; `x` is its left edge, or its middle if it is centered.
    pub fn draw(&self, canvas: &mut Canvas<'_, '_>, x: f32, top: f32) -> Vec<Identifier> {
        // The letters' middle, a third of the size above the baseline, stands in the middle of the line.
        let mut baseline = top + self.leading / 2.0 + self.size / 3.0;
        let mut drawn = Vec::new();
        for line in &self.lines {
            let left = if self.centered { x - line.width / 2.0 } else { x };
            drawn.push(canvas.text(&self.text, line, left, baseline));
            baseline += self.leading;
        }
        drawn
    }
}
