//! The pictures of a layout as the PDF takes them, and how large they stand.

use krilla::geom::Rect;
use krilla::image::Image;

use crate::certificates::layout::{Format, Look, Picture};
use crate::pdf::Canvas;

/// A picture, ready to be drawn.
pub struct Bitmap {
    image: Image,
    /// Its width for each unit of height.
    aspect: f32,
}

/// The pictures of a look. One that can't be read is left out, as if there were none.
#[derive(Default)]
pub struct Bitmaps {
    /// In place of the emblem.
    pub logo: Option<Bitmap>,
    /// In place of the names in italics.
    pub signatures: Vec<Option<Bitmap>>,
}

impl Bitmaps {
    /// Reads the pictures.
    pub fn of(look: &Look) -> Bitmaps {
        let signatures = look.signatures.iter().map(|picture| picture.as_ref().and_then(bitmap)).collect();
        Bitmaps { logo: look.logo.as_ref().and_then(bitmap), signatures }
    }

    /// The signature at this place, counted from zero.
    pub fn signature(&self, place: usize) -> Option<&Bitmap> {
        self.signatures.get(place).and_then(Option::as_ref)
    }
}

fn bitmap(picture: &Picture) -> Option<Bitmap> {
    let data = picture.bytes.clone().into();
    let image = match picture.format {
        Format::Png => Image::from_png(data, true),
        Format::Jpeg => Image::from_jpeg(data, true),
    };
    let pixels = |edge: u32| u16::try_from(edge).ok().filter(|edge| *edge > 0).map(f32::from);
    Some(Bitmap { image: image.ok()?, aspect: pixels(picture.width)? / pixels(picture.height)? })
}

impl Bitmap {
    /// Its width and height in points within a box, as large as it fits.
    pub fn within(&self, width: f32, height: f32) -> (f32, f32) {
        let wide = height * self.aspect;
        if wide <= width { (wide, height) } else { (width, width / self.aspect) }
    }

    /// Draws it with its upper left corner and its size in points. Returns where it stands.
    pub fn draw(&self, canvas: &mut Canvas<'_, '_>, (left, top): (f32, f32), size: (f32, f32)) -> Option<Rect> {
        let place = Rect::from_xywh(left, top, size.0, size.1)?;
        canvas.bitmap(self.image.clone(), place);
        Some(place)
    }
}
