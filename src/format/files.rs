//! Folders and files, without surprises: sorted, readable, one kind of line break.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use super::fault::Report;
use crate::i18n::Language;
use crate::text::is_slug;

/// The largest text, in bytes; the longest real lesson is under 20 kB.
const LARGEST: u64 = 1_000_000;

/// The file that holds a lesson in a language. English comes first; the others are translations.
pub(super) fn lesson_file(language: Language) -> &'static str {
    match language {
        Language::English => "lesson.md",
        Language::Spanish => "lesson.es.md",
    }
}

/// The names in a folder, in order. A folder that is not there is empty.
#[derive(Default)]
pub(super) struct Listing {
    pub folders: Vec<String>,
    pub files: Vec<String>,
}

/// Lists a folder without hidden files, editors' copies and a README.
pub(super) fn list(folder: &Path, report: &Report) -> Listing {
    let mut listing = Listing::default();
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return listing,
        Err(error) => {
            report.fault(
                1,
                format!("The folder {} cannot be read: {error}.", folder.display()),
                "Check who may read it.",
            );
            return listing;
        }
    };
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') || name.ends_with('~') || name == "README.md" {
            continue;
        }
        // Followed, so that a link to a folder is a folder.
        let is_folder = fs::metadata(entry.path()).is_ok_and(|data| data.is_dir());
        if is_folder { &mut listing.folders } else { &mut listing.files }.push(name);
    }
    listing.folders.sort();
    listing.files.sort();
    listing
}

/// Reads a text: UTF-8, `\n` line breaks, no byte order mark.
pub(super) fn text(path: &Path, report: &Report) -> Option<String> {
    let length = fs::metadata(path).map(|data| data.len());
    if length.is_ok_and(|length| length > LARGEST) {
        report.fault(1, "The file is far too long for a text.", "Check that it is the right file.");
        return None;
    }
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) => {
            report.fault(
                1,
                format!("The file cannot be read: {error}."),
                "Check that it is there and who may read it.",
            );
            return None;
        }
    };
    let Ok(text) = String::from_utf8(bytes) else {
        report.fault(1, "The file is not saved as UTF-8.", "Save it again with the encoding UTF-8.");
        return None;
    };
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text).replace("\r\n", "\n");
    if let Some(at) = text.find('\0') {
        let line = text[..at].matches('\n').count() + 1;
        report.fault(line, "There is a character here that cannot be kept.", "Type the line again.");
        return None;
    }
    Some(text)
}

/// The name of a folder or file stands in addresses, so it has to be a slug.
pub(super) fn check_name(slug: &str, report: &Report) {
    if !is_slug(slug) {
        report.fault(
            1,
            format!("`{slug}` cannot be a name here."),
            "Name it with small letters, digits and single hyphens, such as `patron-records`.",
        );
    }
}
