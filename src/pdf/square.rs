//! A QR code on paper.

use image::codecs::png::PngEncoder;
use image::{GrayImage, Luma};
use krilla::geom::Rect;
use krilla::image::Image;
use krilla::tagging::{BBox, Node, Tag};

use super::canvas::Canvas;
use super::document::group;
use crate::qr;

/// Pixels along the edge of a module.
const PIXELS: usize = 4;

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
    let size = eighths(at.size / f32::from(modules)) * f32::from(modules);
    let place = Rect::from_xywh(eighths(at.right - size), eighths(at.base - size), size, size)?;
    let bitmap = bitmap(&matrix)?;
    let id = canvas.picture(|canvas| canvas.bitmap(bitmap, place));
    Some(group(Tag::Figure(Some(said)).with_bbox(Some(BBox::new(at.page, place))), vec![id]))
}

/// The code in black and white: a tenth of the bytes that it takes as lines. Each module is some pixels
/// wide, so that its edges stay sharp where a viewer smooths pictures.
fn bitmap(matrix: &qr::Matrix) -> Option<Image> {
    let edge = u32::try_from(matrix.size() * PIXELS).ok()?;
    let mut pixels = GrayImage::from_pixel(edge, edge, Luma([255]));
    for row in 0..matrix.size() {
        for stretch in matrix.stretches(row) {
            for (x, y) in (stretch.start * PIXELS..stretch.end * PIXELS)
                .flat_map(|x| (row * PIXELS..(row + 1) * PIXELS).map(move |y| (x, y)))
            {
                let (x, y) = (u32::try_from(x).ok()?, u32::try_from(y).ok()?);
                pixels.put_pixel(x, y, Luma([0]));
            }
        }
    }
    let mut png = Vec::new();
    pixels.write_with_encoder(PngEncoder::new(&mut png)).ok()?;
    Image::from_png(png.into(), false).ok()
}
