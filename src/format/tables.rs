//! Files that are one TOML table each: found, read, hashed.

use std::path::Path;

use super::fault::{Fault, Item, ItemKind, Report};
use super::fields::{Fields, with_fields};
use super::files;
use super::hash::Hasher;
use super::library::Entry;

/// A file before it is read.
pub(super) struct TableFile {
    pub slug: String,
    report: Report,
    text: Option<String>,
}

/// A file after it was read. Later checks may still report.
pub(super) struct TableDraft<T> {
    pub slug: String,
    pub report: Report,
    hash: String,
    /// None where something is missing or wrong.
    pub body: Option<T>,
}

/// The `.toml` files of a folder.
pub(super) fn files(root: &Path, folder: &str, kind: ItemKind, stray: &Report) -> Vec<TableFile> {
    let folder = root.join(folder);
    let listing = files::list(&folder, stray);
    let mut tables = Vec::new();
    for name in listing.files.iter().chain(&listing.folders) {
        let path = folder.join(name);
        let Some(slug) = name.strip_suffix(".toml").filter(|_| listing.files.contains(name)) else {
            stray.fault(
                1,
                format!("Carrel does not know {}.", path.display()),
                "Keep only .toml files in this folder.",
            );
            continue;
        };
        let report = Report::new(&path, Some(Item { kind, slug: slug.to_owned() }));
        files::check_name(slug, &report);
        let text = files::text(&path, &report);
        tables.push(TableFile { slug: slug.to_owned(), report, text });
    }
    tables
}

/// Reads each file with `read`, which is given the slug too.
pub(super) fn read<T>(files: Vec<TableFile>, read: impl Fn(&str, &Fields<'_>) -> Option<T>) -> Vec<TableDraft<T>> {
    let draft = |TableFile { slug, report, text }: TableFile| {
        let mut hasher = Hasher::new();
        hasher.part("toml", text.as_deref().unwrap_or_default().as_bytes());
        let body = text.and_then(|text| with_fields(&text, 1, &report, |fields| read(&slug, fields)));
        TableDraft { slug, report, hash: hasher.finish(), body }
    };
    files.into_iter().map(draft).collect()
}

/// Keeps the sound ones and passes on what the others have to say.
pub(super) fn settle<T>(drafts: Vec<TableDraft<T>>, faults: &mut Vec<Fault>, advice: &mut Vec<Fault>) -> Vec<Entry<T>> {
    let mut entries = Vec::new();
    for TableDraft { slug, report, hash, body } in drafts {
        let sound = report.is_clean();
        let (more_faults, more_advice) = report.into_parts();
        faults.extend(more_faults);
        advice.extend(more_advice);
        entries.extend(body.filter(|_| sound).map(|body| Entry { slug, hash, body }));
    }
    entries
}
