//! Real files, made here: good, turned, hiding something, cut off, and made to break what opens them.

use std::io::Cursor;

use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Rgb, RgbImage, Rgba, RgbaImage};

use super::*;

/// Red on the left, blue on the right.
fn flag(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, _| if x < width / 2 { Rgb([220, 20, 20]) } else { Rgb([20, 20, 220]) })
}

fn encoded(picture: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    picture.into().write_to(&mut out, format).unwrap();
    out.into_inner()
}

/// Exif with an orientation and the position of a library, right behind the start of a JPEG.
fn with_exif(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    let mut tiff = b"MM\0\x2a\0\0\0\x08\0\x02".to_vec();
    tiff.extend([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]);
    // The directory of the position, behind this one.
    tiff.extend([0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 38]);
    tiff.extend([0, 0, 0, 0]);
    tiff.extend([0, 1, 0, 1, 0, 2, 0, 0, 0, 2, b'N', 0, 0, 0, 0, 0, 0, 0]);
    tiff.extend(b"41.2565 N 95.9345 W, the home of Ruth");
    let body = [b"Exif\0\0".as_slice(), &tiff].concat();
    let length = u16::try_from(body.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], &[0xff, 0xe1], &length, &body, &jpeg[2..]].concat()
}

fn decoded(clean: &Clean) -> RgbImage {
    assert_eq!(clean.kind, Kind::Jpeg);
    image::load_from_memory_with_format(&clean.content, ImageFormat::Jpeg).unwrap().into_rgb8()
}

fn is_red(pixel: &Rgb<u8>) -> bool {
    pixel.0[0] > 150 && pixel.0[2] < 100
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[test]
fn a_photo_is_turned_upright_and_says_nothing_of_where_it_was_taken() {
    let photo = with_exif(&encoded(flag(64, 32), ImageFormat::Jpeg), 6);
    assert!(contains(&photo, b"home of Ruth"));
    let mut sideways = ImageReader::with_format(Cursor::new(&photo), ImageFormat::Jpeg).into_decoder().unwrap();
    assert_ne!(sideways.orientation().unwrap(), image::metadata::Orientation::NoTransforms, "the sample is turned");
    let clean = clean(&photo).unwrap();
    let picture = decoded(&clean);
    // A quarter turn to the right: what was on the left is on top.
    assert_eq!(picture.dimensions(), (32, 64));
    assert!(is_red(picture.get_pixel(16, 8)) && !is_red(picture.get_pixel(16, 56)));
    for hidden in [b"Exif".as_slice(), b"home of Ruth", b"41.2565"] {
        assert!(!contains(&clean.content, hidden));
    }
}

#[test]
fn a_picture_is_scaled_to_what_can_be_read_and_no_further() {
    let large = decoded(&clean(&encoded(flag(4_000, 1_000), ImageFormat::Jpeg)).unwrap());
    assert_eq!(large.dimensions(), (2_000, 500));
    let small = decoded(&clean(&encoded(flag(300, 200), ImageFormat::Png)).unwrap());
    assert_eq!(small.dimensions(), (300, 200));
}

#[test]
fn every_kind_of_picture_becomes_a_jpeg_and_holes_become_white() {
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::Gif, ImageFormat::WebP] {
        let picture = decoded(&clean(&encoded(flag(40, 20), format)).unwrap());
        assert!(is_red(picture.get_pixel(5, 10)), "{format:?}");
    }
    let hole = RgbaImage::from_pixel(16, 16, Rgba([0, 0, 0, 0]));
    let picture = decoded(&clean(&encoded(hole, ImageFormat::Png)).unwrap());
    assert!(picture.get_pixel(8, 8).0.iter().all(|part| *part > 245));
}

/// A PNG that says it is of this size, and has next to nothing in it.
fn bomb(width: u32, height: u32) -> Vec<u8> {
    let mut png = encoded(flag(8, 8), ImageFormat::Png);
    png[16..20].copy_from_slice(&width.to_be_bytes());
    png[20..24].copy_from_slice(&height.to_be_bytes());
    let mut crc = flate2::Crc::new();
    crc.update(&png[12..29]);
    png[29..33].copy_from_slice(&crc.sum().to_be_bytes());
    png
}

#[test]
fn a_small_file_that_unpacks_to_a_huge_picture_is_refused_before_it_is_decoded() {
    for (width, height) in [(60_000, 60_000), (2_000_000_000, 2), (8_000, 8_000)] {
        let refused = clean(&bomb(width, height));
        assert!(matches!(refused, Err(Refusal::TooManyPixels)), "{width} x {height}: {refused:?}");
    }
    // A real one: 64 million white pixels in a small file.
    let wide = encoded(image::GrayImage::from_pixel(8_000, 8_000, image::Luma([255])), ImageFormat::Png);
    assert!(wide.len() < LARGEST / 4, "{}", wide.len());
    assert_eq!(clean(&wide), Err(Refusal::TooManyPixels));
}

#[test]
fn what_is_cut_off_or_broken_is_refused() {
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
        let whole = encoded(flag(200, 200), format);
        for keep in [20, whole.len() / 2, whole.len() - 12] {
            let refused = clean(&whole[..keep]);
            assert!(matches!(refused, Err(Refusal::Broken)), "{format:?} of {keep} bytes: {refused:?}");
        }
    }
    assert_eq!(clean(b"%PDF-1.7\n1 0 obj\n"), Err(Refusal::Broken));
}

#[test]
fn the_kind_is_found_in_the_bytes() {
    let mut heic = vec![0, 0, 0, 24];
    heic.extend(b"ftypheic\0\0\0\0mif1heic");
    assert_eq!(clean(&heic), Err(Refusal::Heic));
    let html = b"<!doctype html><script>alert(1)</script>";
    let zip = b"PK\x03\x04 a letter";
    let svg = b"<svg xmlns='http://www.w3.org/2000/svg'/>";
    for other in [html.as_slice(), zip, svg, b"MZ a program", b"GIF8 nearly"] {
        assert_eq!(clean(other), Err(Refusal::Unknown));
    }
    assert_eq!(clean(b""), Err(Refusal::Empty));
    assert_eq!(clean(&vec![0; LARGEST + 1]), Err(Refusal::TooLarge));
    let pdf = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n";
    assert_eq!(clean(pdf), Ok(Clean { content: Bytes::from_static(pdf), kind: Kind::Pdf }));
}
