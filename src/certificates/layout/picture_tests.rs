//! Uploads of every sort: good ones come out small and upright, bad ones are refused.

#![allow(clippy::unwrap_used)]

use image::{Rgba, RgbaImage};
use proptest::prelude::*;

use super::*;

fn written(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A ring on nothing, as logos are.
pub fn ring(edge: u32) -> DynamicImage {
    let middle = i64::from(edge) / 2;
    RgbaImage::from_fn(edge, edge, |x, y| {
        let (x, y) = (i64::from(x) - middle, i64::from(y) - middle);
        let far = (x * x + y * y) * 100 / (middle * middle);
        if (50..90).contains(&far) { Rgba([20, 60, 120, 255]) } else { Rgba([0, 0, 0, 0]) }
    })
    .into()
}

/// Noise, which nothing can pack.
fn noise(width: u32, height: u32) -> DynamicImage {
    let mut seed = 1u32;
    let mut next = move || {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        u8::try_from(seed >> 24).unwrap()
    };
    RgbImage::from_fn(width, height, |_, _| Rgb([next(), next(), next()])).into()
}

#[test]
fn a_logo_is_scaled_and_keeps_what_is_see_through() {
    let logo = Picture::from_upload(&written(&ring(900), ImageFormat::Png), Purpose::Logo).unwrap();
    assert!(logo.format == Format::Png && logo.width == logo.height && (150..=200).contains(&logo.width), "{logo:?}");
    let read = image::load_from_memory(&logo.bytes).unwrap().to_rgba8();
    assert_eq!((read.get_pixel(0, 0).0[3], read.dimensions()), (0, (logo.width, logo.height)));
    let dark = |pixel: &&Rgba<u8>| pixel.0[3] > 20 && (pixel.0[2] < 110 || pixel.0[0] > 30);
    // Scaled twice, a pixel of the edge may be rounded to the dark side.
    assert!(read.pixels().filter(dark).count() <= 2, "what is clear lends no color to the edge");
    assert_eq!(logo.hash.as_str().len(), 64);
    let again = Picture::from_upload(&written(&ring(900), ImageFormat::Png), Purpose::Logo).unwrap();
    assert_eq!(again, logo, "the same upload makes the same picture");
}

#[test]
fn whatever_is_uploaded_comes_out_small() {
    for (purpose, image) in [(Purpose::Logo, noise(1500, 1000)), (Purpose::Signature, noise(2000, 100))] {
        let picture = Picture::from_upload(&written(&image, ImageFormat::Jpeg), purpose).unwrap();
        assert!(picture.bytes.len() <= purpose.bytes(), "{} bytes", picture.bytes.len());
        assert_eq!(picture.format, Format::Jpeg);
    }
}

/// A JPEG with an Exif block that says it lies on its side and where it was taken.
fn lying(image: &DynamicImage) -> Vec<u8> {
    let jpeg = written(image, ImageFormat::Jpeg);
    let mut exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0".to_vec();
    exif.extend_from_slice(b"taken in Elm Creek");
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], &[0xff, 0xe1], &length, &exif, &jpeg[2..]].concat()
}

#[test]
fn a_picture_is_turned_upright_and_its_metadata_stays_behind() {
    let upload = lying(&noise(60, 20));
    let picture = Picture::from_upload(&upload, Purpose::Logo).unwrap();
    assert_eq!((picture.width, picture.height), (20, 60));
    let told = |bytes: &[u8]| bytes.windows(8).any(|eight| eight == b"Elm Cree");
    assert!(told(&upload) && !told(&picture.bytes));
}

#[test]
fn what_is_no_picture_is_refused_whatever_it_is_called() {
    let refused = |bytes: &[u8]| Picture::from_upload(bytes, Purpose::Logo).unwrap_err();
    for bytes in [&b""[..], b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"%PDF-1.7", b"BM\0\0\0\0", b"MZ"] {
        assert_eq!(refused(bytes), PictureFault::Kind);
    }
    let png = written(&ring(64), ImageFormat::Png);
    assert_eq!(refused(&png[..png.len() / 2]), PictureFault::Broken);
    assert_eq!(refused(&[&png[..], &vec![0; LARGEST]].concat()), PictureFault::Large);
}

#[test]
fn a_picture_that_would_fill_the_memory_is_refused_by_its_size() {
    // A PNG whose head says 60,000 by 60,000, and whose body is short.
    let mut png = written(&ring(64), ImageFormat::Png);
    png[16..20].copy_from_slice(&60_000u32.to_be_bytes());
    png[20..24].copy_from_slice(&60_000u32.to_be_bytes());
    let sum = crc(&png[12..29]);
    png[29..33].copy_from_slice(&sum.to_be_bytes());
    assert_eq!(Picture::from_upload(&png, Purpose::Logo).unwrap_err(), PictureFault::Pixels);
    // Every edge is allowed here; together they are too many.
    png[16..20].copy_from_slice(&8_000u32.to_be_bytes());
    png[20..24].copy_from_slice(&8_000u32.to_be_bytes());
    let sum = crc(&png[12..29]);
    png[29..33].copy_from_slice(&sum.to_be_bytes());
    assert_eq!(Picture::from_upload(&png, Purpose::Logo).unwrap_err(), PictureFault::Pixels);
}

/// The checksum of a PNG chunk (ISO 3309).
fn crc(bytes: &[u8]) -> u32 {
    let step = |sum: u32, byte: &u8| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { 0xedb8_8320 ^ (sum >> 1) } else { sum >> 1 })
    };
    !bytes.iter().fold(!0, step)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn a_damaged_picture_is_read_or_refused_and_never_more(at in 0usize..400, byte: u8, cut in 0usize..400) {
        for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::Gif] {
            let image = if format == ImageFormat::Jpeg { noise(12, 12) } else { ring(24) };
            let mut bytes = written(&image, format);
            let last = bytes.len() - 1;
            bytes[at.min(last)] = byte;
            bytes.truncate(bytes.len() - cut.min(last));
            if let Ok(picture) = Picture::from_upload(&bytes, Purpose::Signature) {
                prop_assert!(picture.bytes.len() <= 8 << 10);
            }
        }
    }
}
