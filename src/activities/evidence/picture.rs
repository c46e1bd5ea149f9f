//! A picture decoded within bounds and encoded anew: upright, not too large, nothing but pixels.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits, RgbImage};

use super::{LONGEST_SIDE, Refusal};
use crate::pixels;

/// Pixels at most: those of a phone's largest ordinary photo.
const MOST_PIXELS: u64 = 52_000_000;
/// Bytes that decoding may take.
const MOST_BYTES: u64 = 256 * 1024 * 1024;
/// The quality of what is kept: text stays sharp.
const QUALITY: u8 = 82;

/// The picture as a JPEG of its own.
pub(super) fn anew(file: &[u8], format: ImageFormat) -> Result<Vec<u8>, Refusal> {
    let mut reader = ImageReader::with_format(Cursor::new(file), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_BYTES);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(refusal)?;
    // Before a single pixel is decoded: what is small as a file may be huge as a picture.
    let (width, height) = decoder.dimensions();
    if width == 0 || height == 0 {
        return Err(Refusal::Broken);
    }
    if u64::from(width) * u64::from(height) > MOST_PIXELS || decoder.total_bytes() > MOST_BYTES {
        return Err(Refusal::TooManyPixels);
    }
    let upright = decoder.orientation().map_err(refusal)?;
    let mut picture = pixels::decode(decoder).map_err(refusal)?;
    if width.max(height) > LONGEST_SIDE {
        picture = picture.thumbnail(LONGEST_SIDE, LONGEST_SIDE);
    }
    picture.apply_orientation(upright);
    let mut out = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut out, QUALITY);
    on_white(picture).write_with_encoder(encoder).map_err(refusal)?;
    Ok(out)
}

/// A picture without holes: what can be looked through lies on white, as on paper.
fn on_white(picture: DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8();
    }
    let picture = picture.into_rgba8();
    RgbImage::from_fn(picture.width(), picture.height(), |x, y| {
        let [red, green, blue, alpha] = picture.get_pixel(x, y).0.map(u16::from);
        let mix = |color: u16| u8::try_from((color * alpha + 255 * (255 - alpha)) / 255).unwrap_or(u8::MAX);
        image::Rgb([mix(red), mix(green), mix(blue)])
    })
}

fn refusal(error: ImageError) -> Refusal {
    match error {
        ImageError::Limits(_) => Refusal::TooManyPixels,
        ImageError::Unsupported(_) => Refusal::Unknown,
        _ => Refusal::Broken,
    }
}
