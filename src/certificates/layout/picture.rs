//! A logo or a signature: read with limits, turned upright, scaled, and written anew.
//!
//! What is kept is never what was uploaded. Only pixels go over, so that no metadata, no comment and
//! nothing that hides behind the picture comes along.

use std::fmt;
use std::io::{Cursor, Write};
use std::str::FromStr;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::imageops::FilterType as Scaling;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, Rgb, RgbImage};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::pixels;

/// Largest upload, in bytes.
pub const LARGEST: usize = 4 << 20;
/// Most pixels along one edge of an upload.
const EDGE: u32 = 8_000;
/// Most pixels of an upload: what a good telephone takes.
const PIXELS: u64 = 50_000_000;
/// Most memory while an upload is read, in bytes.
const MEMORY: u64 = 256 << 20;

/// What a picture is for; it says how large it can be of use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Above the organization's name.
    Logo,
    /// Above the name of somebody who signs.
    Signature,
}

impl Purpose {
    /// Greatest width and height in pixels: 300 to the inch on the sheet.
    fn size(self) -> (u32, u32) {
        match self {
            Purpose::Logo => (640, 200),
            Purpose::Signature => (520, 120),
        }
    }

    /// What it may add to a PDF, in bytes: a logo, two signatures and the fonts stay under 60 kB.
    fn bytes(self) -> usize {
        match self {
            Purpose::Logo => 4 << 10,
            Purpose::Signature => 2 << 10,
        }
    }
}

/// The name of a picture: the SHA-256 of its bytes in hexadecimal.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PictureHash(String);

impl PictureHash {
    fn of(bytes: &[u8]) -> PictureHash {
        PictureHash(Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect())
    }

    /// Its 64 digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for PictureHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Something that is no name of a picture.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("not the name of a picture")]
pub struct BadHash;

impl FromStr for PictureHash {
    type Err = BadHash;

    fn from_str(text: &str) -> Result<PictureHash, BadHash> {
        let digits = text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        if digits { Ok(PictureHash(text.to_owned())) } else { Err(BadHash) }
    }
}

impl TryFrom<String> for PictureHash {
    type Error = BadHash;

    fn try_from(text: String) -> Result<PictureHash, BadHash> {
        text.parse()
    }
}

impl From<PictureHash> for String {
    fn from(hash: PictureHash) -> String {
        hash.0
    }
}

/// How a picture is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// With sharp edges and see-through parts.
    Png,
    /// Like a photograph.
    Jpeg,
}

impl Format {
    /// The type in headers.
    pub fn media_type(self) -> &'static str {
        match self {
            Format::Png => "image/png",
            Format::Jpeg => "image/jpeg",
        }
    }

    /// The format of this type.
    pub fn from_media_type(text: &str) -> Option<Format> {
        [Format::Png, Format::Jpeg].into_iter().find(|format| format.media_type() == text)
    }
}

/// A picture as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Its name.
    pub hash: PictureHash,
    /// How it is written.
    pub format: Format,
    /// Its file.
    pub bytes: Vec<u8>,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
}

/// Why an upload can't be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PictureFault {
    /// More bytes than are taken.
    #[error("the file is too large")]
    Large,
    /// Not one of the formats that are read, whatever its name says.
    #[error("not a PNG, JPEG, WebP or GIF picture")]
    Kind,
    /// More pixels than are read.
    #[error("too many pixels")]
    Pixels,
    /// It begins like a picture and is none.
    #[error("the picture can't be read")]
    Broken,
}

impl Picture {
    /// Makes a picture of an upload. Takes a moment: run it where others don't wait.
    ///
    /// # Errors
    /// The [`PictureFault`] that says why not.
    pub fn from_upload(bytes: &[u8], purpose: Purpose) -> Result<Picture, PictureFault> {
        if bytes.len() > LARGEST {
            return Err(PictureFault::Large);
        }
        let (width, height) = purpose.size();
        let mut weighed = weighed(decode(bytes)?);
        if weighed.width() > width || weighed.height() > height {
            weighed = weighed.resize(width, height, Scaling::CatmullRom);
        }
        loop {
            let (width, height) = (weighed.width(), weighed.height());
            let written = encode(&unweighed(&weighed), purpose.bytes()).ok_or(PictureFault::Broken)?;
            let Written { format, bytes, adds } = written;
            if adds <= purpose.bytes() || width.max(height) < 64 {
                return Ok(Picture { hash: PictureHash::of(&bytes), format, bytes, width, height });
            }
            let smaller = |edge: u32| (edge * 5 / 6).max(1);
            weighed = weighed.resize_exact(smaller(width), smaller(height), Scaling::Triangle);
        }
    }
}

fn decode(bytes: &[u8]) -> Result<DynamicImage, PictureFault> {
    let format = image::guess_format(bytes).map_err(|_| PictureFault::Kind)?;
    if !matches!(format, ImageFormat::Png | ImageFormat::Jpeg | ImageFormat::WebP | ImageFormat::Gif) {
        return Err(PictureFault::Kind);
    }
    let mut limits = Limits::default();
    limits.max_image_width = Some(EDGE);
    limits.max_image_height = Some(EDGE);
    limits.max_alloc = Some(MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(fault)?;
    // The size is known before a single pixel is unpacked.
    let (width, height) = decoder.dimensions();
    if width > EDGE || height > EDGE || u64::from(width) * u64::from(height) > PIXELS {
        return Err(PictureFault::Pixels);
    }
    let orientation = decoder.orientation().map_err(fault)?;
    let mut image = pixels::decode(decoder).map_err(fault)?;
    image.apply_orientation(orientation);
    Ok(image)
}

fn fault(error: image::ImageError) -> PictureFault {
    match error {
        image::ImageError::Limits(_) => PictureFault::Pixels,
        _ => PictureFault::Broken,
    }
}

/// Every color weighed by how much of it is seen, so that what is clear lends no color to what is beside
/// it when the picture is scaled.
fn weighed(image: DynamicImage) -> DynamicImage {
    if !image.color().has_alpha() {
        return image.into_rgb8().into();
    }
    let mut pixels = image.into_rgba8();
    for pixel in pixels.pixels_mut() {
        let [red, green, blue, alpha] = pixel.0.map(u32::from);
        let part = |part: u32| u8::try_from((part * alpha + 127) / 255).unwrap_or(255);
        pixel.0 = [part(red), part(green), part(blue), pixel.0[3]];
    }
    pixels.into()
}

/// The picture of weighed colors. The less is seen of a pixel, the less is known of its color: where it may
/// be that of the one before, it is, which is what makes flat pictures small.
fn unweighed(image: &DynamicImage) -> DynamicImage {
    let DynamicImage::ImageRgba8(pixels) = image else { return image.clone() };
    let mut pixels = pixels.clone();
    let mut before = [0; 3];
    for pixel in pixels.pixels_mut() {
        let [red, green, blue, alpha] = pixel.0.map(u32::from);
        let part = |part: u32| {
            let whole = (part * 255 + alpha / 2).checked_div(alpha).unwrap_or(0);
            u8::try_from(whole).unwrap_or(255)
        };
        let color = [red, green, blue].map(part);
        let unsure = 512_u32.checked_div(alpha).unwrap_or(255);
        let same = |(one, other): (&u8, &u8)| u32::from(one.abs_diff(*other)) <= unsure;
        if !color.iter().zip(&before).all(same) {
            before = color;
        }
        pixel.0 = [before[0], before[1], before[2], pixel.0[3]];
    }
    pixels.into()
}

/// A picture's file, and how many bytes it adds to a PDF.
struct Written {
    format: Format,
    bytes: Vec<u8>,
    adds: usize,
}

/// As PNG while that adds little enough, else as JPEG on white.
fn encode(image: &DynamicImage, most: usize) -> Option<Written> {
    let mut png = Vec::new();
    let encoder = PngEncoder::new_with_quality(&mut png, CompressionType::Best, FilterType::Adaptive);
    image.write_with_encoder(encoder).ok()?;
    let adds = packed(image)?;
    if adds <= most {
        return Some(Written { format: Format::Png, bytes: png, adds });
    }
    let mut jpeg = Vec::new();
    on_white(image).write_with_encoder(JpegEncoder::new_with_quality(&mut jpeg, 84)).ok()?;
    Some(Written { format: Format::Jpeg, adds: jpeg.len(), bytes: jpeg })
}

/// The size of its pixels in a PDF, which packs colors and clearness apart and plainly.
fn packed(image: &DynamicImage) -> Option<usize> {
    let clear = image.to_rgba8();
    let colors: Vec<u8> = clear.pixels().flat_map(|pixel| pixel.0[..3].to_vec()).collect();
    let clearness: Vec<u8> = clear.pixels().map(|pixel| pixel.0[3]).collect();
    let size = |bytes: &[u8]| {
        let mut packer = ZlibEncoder::new(Vec::new(), Compression::default());
        packer.write_all(bytes).ok()?;
        Some(packer.finish().ok()?.len())
    };
    Some(size(&colors)? + size(&clearness)?)
}

fn on_white(image: &DynamicImage) -> RgbImage {
    let clear = image.to_rgba8();
    let mut flat = RgbImage::new(clear.width(), clear.height());
    for (to, from) in flat.pixels_mut().zip(clear.pixels()) {
        let [red, green, blue, alpha] = from.0.map(u32::from);
        let over = |part: u32| u8::try_from((part * alpha + 255 * (255 - alpha)) / 255).unwrap_or(255);
        *to = Rgb([over(red), over(green), over(blue)]);
    }
    flat
}

#[cfg(test)]
#[path = "picture_tests.rs"]
mod tests;
