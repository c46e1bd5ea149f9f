//! A QR code on paper.

use krilla::geom::{Rect, Transform};
use krilla::tagging::{BBox, Node, Tag};

use super::canvas::Canvas;
use super::document::group;
use super::pen::Pen;
use super::text::Ink;
use crate::qr;

/// Where a QR code stands: at most so wide, by its lower right corner. Points.
#[derive(Clone, Copy, Debug)]
pub struct Square {
    /// The page, counted from zero.
    pub page: usize,
    /// Its right edge.
    pub right: f32,
    /// Its lower edge.
    pub base: f32,
    /// Its greatest width.
    pub size: f32,
}

/// Draws the QR code of an address, tagged as a picture that says `said`. `None` when the address is too
/// long for one.
pub fn draw_square(canvas: &mut Canvas<'_, '_>, address: &str, said: String, at: Square) -> Option<Node> {
    let matrix = qr::modules(address)?;
    let modules = u16::try_from(matrix.size()).ok()?;
    // Multiples of an eighth of a point: exact, and short to write.
    let eighths = |points: f32| (points * 8.0).floor() / 8.0;
    let side = eighths(at.size / f32::from(modules));
    let size = side * f32::from(modules);
    let (left, top) = (eighths(at.right - size), eighths(at.base - size));
    let whole = |n: usize| u16::try_from(n).map_or(0.0, f32::from);
    // Drawn in modules, whose numbers are short, and then put in its place.
    let mut pen: Option<Pen> = None;
    for row in 0..matrix.size() {
        for stretch in matrix.stretches(row) {
            let (x, y) = (whole(stretch.start), whole(row));
            let at = pen.map_or_else(|| Pen::at(x, y), |pen| pen.jump(x, y));
            pen = Some(at.line(whole(stretch.len()), 0.0));
        }
    }
    let rows = pen.and_then(|pen| pen.path(Transform::identity()));
    let scaled = Transform::from_row(side, 0.0, 0.0, side, left, top + side * 0.5);
    // A hair thicker than a module, so that no screen shows a gap between two rows.
    let id = canvas.picture(|canvas| canvas.placed(&scaled, |canvas| canvas.stroke(rows, Ink::Text, 1.03, false)));
    let place = Rect::from_xywh(left, top, size, size).map(|rect| BBox::new(at.page, rect));
    Some(group(Tag::Figure(Some(said)).with_bbox(place), vec![id]))
}
