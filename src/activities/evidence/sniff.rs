//! What a file is, by its bytes and never by its name.

use image::ImageFormat;

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// A picture that can be decoded.
    Picture(ImageFormat),
    /// A whole PDF.
    Pdf,
    /// A picture of a kind that can't be decoded here.
    Heic,
    /// The beginning of one of these, and not its end.
    Broken,
    /// Something else.
    Unknown,
}

/// The brands of the HEIF family that stand behind `ftyp`.
const HEIF: [&[u8]; 9] = [b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1", b"avif"];

/// How far from its end a PDF may have its last mark, in bytes: some programs write a little behind it.
const PDF_TAIL: usize = 2048;

pub(super) fn sniff(file: &[u8]) -> Found {
    match file {
        [0xff, 0xd8, 0xff, ..] => {
            if ends_as_jpeg(file) {
                Found::Picture(ImageFormat::Jpeg)
            } else {
                Found::Broken
            }
        }
        [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => Found::Picture(ImageFormat::Png),
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Found::Picture(ImageFormat::Gif),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Found::Picture(ImageFormat::WebP),
        [_, _, _, _, b'f', b't', b'y', b'p', a, b, c, d, ..] if HEIF.contains(&&[*a, *b, *c, *d][..]) => Found::Heic,
        [b'%', b'P', b'D', b'F', b'-', ..] => {
            let tail = file.get(file.len().saturating_sub(PDF_TAIL)..).unwrap_or(file);
            if tail.windows(5).any(|five| five == b"%%EOF") { Found::Pdf } else { Found::Broken }
        }
        _ => Found::Unknown,
    }
}

/// Whether the mark of the end comes behind the last mark of image data: decoders fill in what is missing
/// with gray, and half a certificate proves nothing.
fn ends_as_jpeg(file: &[u8]) -> bool {
    let last = |mark: [u8; 2]| file.windows(2).rposition(|pair| pair == mark);
    last([0xff, 0xd9]) > last([0xff, 0xda])
}
