//! QR codes as squares: for pages as a picture in SVG, for the certificate's PDF as a grid.

use std::fmt::Write as _;
use std::ops::Range;

use maud::{Markup, html};
use qrcode::{Color, EcLevel, QrCode};

/// Clear modules that a scanner needs on each side (ISO/IEC 18004:2015, 6.3.8).
pub const QUIET: usize = 4;

/// A square grid of dark and light modules, without its quiet zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matrix {
    size: usize,
    dark: Vec<bool>,
}

impl Matrix {
    /// Modules on each side, 21 to 177.
    pub fn size(&self) -> usize {
        self.size
    }

    /// Whether the module is dark. Outside of the grid all is light.
    pub fn is_dark(&self, column: usize, row: usize) -> bool {
        column < self.size && self.dark.get(row * self.size + column).copied().unwrap_or(false)
    }

    /// The dark stretches of one row, left to right.
    pub fn stretches(&self, row: usize) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = Vec::new();
        for column in (0..self.size).filter(|c| self.is_dark(*c, row)) {
            match found.last_mut() {
                Some(stretch) if stretch.end == column => stretch.end += 1,
                _ => found.push(column..column + 1),
            }
        }
        found
    }
}

/// The QR code of a text, with 15 % of its modules to spare (level M). `None` when the text is longer
/// than any code can hold, 2,331 bytes.
pub fn modules(text: &str) -> Option<Matrix> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let dark = code.to_colors().into_iter().map(|color| color == Color::Dark).collect();
    Some(Matrix { size: code.width(), dark })
}

/// A picture of the QR code of `text`, which a screen reader calls `label`; nothing when `text` is too
/// long for one, so the page must also say the address in words.
pub fn svg(text: &str, label: &str) -> Markup {
    let Some(matrix) = modules(text) else {
        return html! {};
    };
    let side = matrix.size + 2 * QUIET;
    let view = format!("-{QUIET} -{QUIET} {side} {side}");
    let ground = format!("M-{QUIET}-{QUIET}h{side}v{side}h-{side}z");
    html! {
        svg.qr width="128" height="128" viewBox=(view) role="img" aria-label=(label) shape-rendering="crispEdges" {
            path fill="#fff" d=(ground) {}
            path fill="#241e17" d=(path_data(&matrix)) {}
        }
    }
}

fn path_data(matrix: &Matrix) -> String {
    let mut data = String::new();
    for row in 0..matrix.size {
        for stretch in matrix.stretches(row) {
            // Writing to a String can't fail.
            let _ = write!(data, "M{} {row}h{}v1H{}z", stretch.start, stretch.len(), stretch.start);
        }
    }
    data
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn the_finder_patterns_stand_in_three_corners() {
        let matrix = modules("https://learn.tallgrass.example/v/TLA-7K4M-Q2SY").unwrap();
        let finder = ["#######", "#     #", "# ### #", "# ### #", "# ### #", "#     #", "#######"];
        let far = matrix.size() - 7;
        for (left, top) in [(0, 0), (far, 0), (0, far)] {
            for (y, line) in finder.iter().enumerate() {
                for (x, mark) in line.chars().enumerate() {
                    assert_eq!(matrix.is_dark(left + x, top + y), mark == '#', "{x},{y} from {left},{top}");
                }
            }
        }
        assert!(!matrix.is_dark(matrix.size(), 0));
    }

    #[test]
    fn stretches_cover_exactly_the_dark_modules() {
        let matrix = modules("carrel").unwrap();
        for row in 0..matrix.size() {
            let covered: Vec<usize> = matrix.stretches(row).into_iter().flatten().collect();
            let dark: Vec<usize> = (0..matrix.size()).filter(|c| matrix.is_dark(*c, row)).collect();
            assert_eq!(covered, dark);
        }
    }

    #[test]
    fn the_picture_has_a_name_and_a_quiet_zone() {
        let markup = svg("carrel", "Opens \"this\" lesson").into_string();
        assert!(markup.contains("aria-label=\"Opens &quot;this&quot; lesson\""));
        assert!(markup.contains("viewBox=\"-4 -4 29 29\""));
        assert_eq!(svg(&"x".repeat(3_000), "too long").into_string(), "");
    }
}
