//! The pictures of a layout as the PDF takes them, and how large they stand.

use std::sync::Mutex;

use krilla::geom::Rect;
use krilla::image::Image;

use crate::certificates::layout::{Format, Look, Picture, PictureHash};
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
    let pixels = |edge: u32| u16::try_from(edge).ok().filter(|edge| *edge > 0).map(f32::from);
    Some(Bitmap { image: LATEST.image(picture)?, aspect: pixels(picture.width)? / pixels(picture.height)? })
}

/// So many pictures are held ready. Each takes little more than its file, which has 64 kB at most.
const KEPT: usize = 64;

/// The pictures that were drawn last. Unpacking one and packing it again as a PDF wants it takes longer than
/// all the rest of the sheet, and an organization's are the same on each of its certificates.
static LATEST: Latest = Latest(Mutex::new(Vec::new()));

/// Pictures by their hashes, the one that was drawn last at the end.
struct Latest(Mutex<Vec<(PictureHash, Image)>>);

impl Latest {
    /// The picture, from before or read now; none where it can't be read.
    fn image(&self, picture: &Picture) -> Option<Image> {
        if let Some(image) = self.again(&picture.hash) {
            return Some(image);
        }
        let data = picture.bytes.clone().into();
        let image = match picture.format {
            // An archival document leaves smoothing to nobody.
            Format::Png => Image::from_png(data, false),
            Format::Jpeg => Image::from_jpeg(data, false),
        };
        let image = image.ok()?;
        if let Ok(mut all) = self.0.lock() {
            all.retain(|(hash, _)| *hash != picture.hash);
            if all.len() >= KEPT {
                all.remove(0);
            }
            all.push((picture.hash.clone(), image.clone()));
        }
        Some(image)
    }

    fn again(&self, hash: &PictureHash) -> Option<Image> {
        let mut all = self.0.lock().ok()?;
        let place = all.iter().position(|(kept, _)| kept == hash)?;
        let found = all.remove(place);
        let image = found.1.clone();
        all.push(found);
        Some(image)
    }
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

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::io::Cursor;

    use image::{ImageFormat, Rgb, RgbImage};

    use super::*;
    use crate::certificates::layout::Purpose;

    fn picture(red: u8) -> Picture {
        let mut file = Cursor::new(Vec::new());
        RgbImage::from_pixel(8, 8, Rgb([red, 80, 80])).write_to(&mut file, ImageFormat::Png).unwrap();
        Picture::from_upload(file.get_ref(), Purpose::Logo).unwrap()
    }

    #[test]
    fn the_pictures_that_were_drawn_last_are_held_ready_and_no_more() {
        let latest = Latest(Mutex::new(Vec::new()));
        let first = picture(0);
        assert!(latest.again(&first.hash).is_none());
        for red in 0..100 {
            latest.image(&picture(red)).unwrap();
            // Each certificate has it.
            latest.image(&first).unwrap();
        }
        assert_eq!(latest.0.lock().unwrap().len(), KEPT);
        assert!(latest.again(&first.hash).is_some() && latest.again(&picture(99).hash).is_some());
        assert!(latest.again(&picture(1).hash).is_none());
        let broken = Picture { bytes: b"none".to_vec(), ..picture(200) };
        assert!(latest.image(&broken).is_none() && latest.again(&broken.hash).is_none());
    }
}
