//! Files beside a lesson: their size and kind, and that nothing in a picture can run.

use std::collections::BTreeMap;
use std::fs;
use std::io::Cursor;
use std::path::Path;

use image::ImageReader;

use super::hash::sha256;
use super::library::MediaFile;
use super::recording::{self, is_recording, recording};

/// The largest picture, in bytes (ux.md 7.3).
const LARGEST: u64 = 2_000_000;

/// The endings a picture may have, and what it is served as.
const TYPES: [(&str, &str); 3] = [("svg", "image/svg+xml"), ("png", "image/png"), ("webp", "image/webp")];

/// The pictures and recordings of one lesson by file name; one that cannot be used keeps what is wrong and what to do.
pub(super) type Media = BTreeMap<String, Result<MediaFile, Unfit>>;

/// Why a file cannot be used.
pub(super) struct Unfit {
    pub message: String,
    pub fix: String,
}

impl Unfit {
    pub fn new(message: impl Into<String>, fix: &str) -> Self {
        Self { message: message.into(), fix: fix.to_owned() }
    }
}

/// Whether a file name has the ending of something that lessons show or play.
pub(super) fn is_media(name: &str) -> bool {
    media_type(name).is_some() || is_recording(name)
}

/// Reads a picture, a recording or captions from disk.
pub(super) fn load(path: &Path, name: &str) -> Result<MediaFile, Unfit> {
    let unreadable = |error| Unfit::new(format!("The file `{name}` cannot be read: {error}."), "Check the file.");
    // Measured first, so that a film dropped here by mistake is not read into memory.
    let length = fs::metadata(path).map_err(unreadable)?.len();
    if is_recording(name) {
        if length > recording::LARGEST {
            let message = format!("The recording `{name}` is {} kB, and 10,000 kB is the most.", length / 1000);
            return Err(Unfit::new(message, "Cut it to three minutes, and save it smaller: 480 lines are enough."));
        }
        return recording(name, fs::read(path).map_err(unreadable)?);
    }
    if length > LARGEST {
        return Err(too_large(name, length));
    }
    picture(name, fs::read(path).map_err(unreadable)?)
}

/// Makes a picture of its bytes.
pub(super) fn picture(name: &str, bytes: Vec<u8>) -> Result<MediaFile, Unfit> {
    let (ending, media_type) = media_type(name).ok_or_else(|| {
        Unfit::new(format!("Carrel does not show pictures such as `{name}`."), "Use an .svg, .png or .webp file.")
    })?;
    let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if length > LARGEST {
        return Err(too_large(name, length));
    }
    let size = if ending == "svg" { svg(name, &bytes)? } else { raster(name, ending, &bytes)? };
    let sha256 = sha256(&bytes);
    let url = format!("/media/{sha256}.{ending}");
    Ok(MediaFile { name: name.to_owned(), sha256, media_type, url, size: Some(size), bytes })
}

fn too_large(name: &str, length: u64) -> Unfit {
    let message = format!("The picture `{name}` is {} kB, and 2,000 kB is the most.", length / 1000);
    Unfit::new(message, "Make it smaller: 1200 pixels on its longer side are enough.")
}

fn media_type(name: &str) -> Option<(&'static str, &'static str)> {
    let (_, ending) = name.rsplit_once('.')?;
    TYPES.into_iter().find(|(known, _)| ending == *known)
}

fn raster(name: &str, ending: &str, bytes: &[u8]) -> Result<(u32, u32), Unfit> {
    let unfit = || Unfit::new(format!("`{name}` is not a {ending} picture."), "Save it again in that format.");
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|_| unfit())?;
    let wanted = image::ImageFormat::from_extension(ending);
    if reader.format().is_none() || reader.format() != wanted {
        return Err(unfit());
    }
    reader.into_dimensions().map_err(|_| unfit())
}

/// The size of a drawing, from `width` and `height` or else its `viewBox`.
fn svg(name: &str, bytes: &[u8]) -> Result<(u32, u32), Unfit> {
    let unfit = || Unfit::new(format!("`{name}` is not an SVG drawing."), "Save it again as plain SVG.");
    let text = std::str::from_utf8(bytes).map_err(|_| unfit())?;
    if let Some(danger) = danger(text) {
        let message = format!("The drawing `{name}` holds {danger}, which may not be served.");
        return Err(Unfit::new(message, "Save it as plain SVG, without scripts and links."));
    }
    let start = text.find("<svg").ok_or_else(unfit)?;
    let root = &text[start..];
    let root = &root[..root.find('>').ok_or_else(unfit)?];
    let view: Vec<u32> =
        attribute(root, "viewBox").map(|all| all.split([' ', ',']).filter_map(pixels).collect()).unwrap_or_default();
    let side = |key, at: usize| {
        attribute(root, key).and_then(pixels).or_else(|| view.get(at).copied()).filter(|side| *side > 0)
    };
    match (side("width", 2), side("height", 3)) {
        (Some(width), Some(height)) => Ok((width, height)),
        _ => Err(Unfit::new(
            format!("The drawing `{name}` does not say how large it is."),
            "Give its `<svg>` a `viewBox`, such as `viewBox=\"0 0 640 360\"`.",
        )),
    }
}

/// Something in a drawing that can run or reach out when someone opens its address.
fn danger(text: &str) -> Option<&'static str> {
    let text = text.to_ascii_lowercase();
    let parts = [
        ("<script", "a script"),
        ("<foreignobject", "foreign content"),
        ("javascript:", "a script"),
        ("<!entity", "an entity"),
        ("href=\"http", "a link to elsewhere"),
        ("href='http", "a link to elsewhere"),
        ("href=\"//", "a link to elsewhere"),
        ("@import", "an import"),
    ];
    if let Some((_, name)) = parts.into_iter().find(|(part, _)| text.contains(part)) {
        return Some(name);
    }
    let event = text.match_indices("on").any(|(at, _)| {
        let before = text[..at].chars().next_back().is_some_and(|c| c.is_whitespace() || matches!(c, '"' | '\'' | '/'));
        let rest = text[at + 2..].trim_start_matches(|c: char| c.is_ascii_alphabetic());
        before && rest.len() < text.len() - at - 2 && rest.trim_start().starts_with('=')
    });
    event.then_some("an event handler")
}

fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    tag.match_indices(name).find_map(|(at, _)| {
        let before = tag[..at].chars().next_back()?;
        let rest = tag[at + name.len()..].trim_start().strip_prefix('=')?.trim_start();
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let value = &rest[1..];
        before.is_whitespace().then(|| value.find(quote).map(|end| &value[..end]))?
    })
}

/// Whole pixels of `640`, `640px` or `639.8`, rounded up; a percentage says nothing.
fn pixels(text: &str) -> Option<u32> {
    let text = text.trim().trim_end_matches("px");
    match text.split_once('.') {
        None => text.parse().ok(),
        Some((whole, part)) => {
            let more = !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()) && part.bytes().any(|b| b != b'0');
            if !part.bytes().all(|b| b.is_ascii_digit()) {
                return None;
            }
            whole.parse::<u32>().ok()?.checked_add(u32::from(more))
        }
    }
}
