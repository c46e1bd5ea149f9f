//! A small good content folder, made of the examples in `content/README.md`, to be broken one change at a time.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::super::{Fault, Library, read};

pub const LESSON: &str = "lessons/hold-shelf/lesson.md";
pub const SPANISH: &str = "lessons/hold-shelf/lesson.es.md";
pub const OTHER: &str = "lessons/other/lesson.md";
pub const KINDS: &str = "lessons/saturday-desk/lesson.md";
pub const PICTURE: &str = "lessons/hold-shelf/slips.svg";
pub const MODULE: &str = "modules/private-reading.toml";
pub const PATHWAY: &str = "pathways/first-weeks.toml";
pub const ORGANIZATION: &str = "organizations/example-library.toml";
pub const RULES: &str = "rules/example-hours.toml";

const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 640 360\"><path d=\"M0 0\"/></svg>";

/// A content folder on disk that goes away with the test.
pub struct Shelf(TempDir);

impl Shelf {
    /// Three lessons, one of them in two languages, and one of everything else.
    pub fn new() -> Self {
        let shelf = Self(tempfile::tempdir().unwrap());
        for (name, text) in examples() {
            shelf.write(&name, text);
        }
        shelf.write(PICTURE, SVG);
        let lesson = shelf.text(LESSON);
        shelf.write(SPANISH, lesson.replace("Mrs. Ortega", "La señora Ortega"));
        shelf.write(OTHER, lesson.replace("PUB 90", "PUB 91"));
        shelf.write("lessons/other/slips.svg", SVG);
        shelf.write("lessons/saturday-desk/desk.svg", SVG);
        shelf
    }

    pub fn root(&self) -> &Path {
        self.0.path()
    }

    pub fn path(&self, file: &str) -> PathBuf {
        self.root().join(file)
    }

    pub fn text(&self, file: &str) -> String {
        fs::read_to_string(self.path(file)).unwrap()
    }

    pub fn write(&self, file: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// Takes a file or a folder away.
    pub fn remove(&self, path: &str) {
        let path = self.path(path);
        if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) }.unwrap();
    }

    /// Changes the first place in a file where `from` stands.
    pub fn edit(&self, file: &str, from: &str, to: &str) {
        let text = self.text(file);
        assert!(text.contains(from), "{from:?} is not in {file}");
        self.write(file, text.replacen(from, to, 1));
    }

    /// What is in it. That the examples are shorter, or show more kinds of checks, than a lesson should is left out.
    pub fn read(&self) -> Library {
        let mut library = read(self.root());
        library.advice.retain(|advice| !advice.fix.starts_with("Try 3 or 4"));
        library
    }

    /// The number of the first line that holds `words`; the first line for none.
    pub fn line(&self, file: &str, words: &str) -> usize {
        let text = self.text(file);
        let at = text.find(words).unwrap_or_else(|| panic!("{words:?} is not in {file}"));
        text[..at].matches('\n').count() + 1
    }

    /// Asserts that the only fault is this one, at the first line of `file` that holds `at`.
    #[track_caller]
    pub fn assert_only(&self, file: &str, at: &str, message: &str) -> Fault {
        let library = self.read();
        let found: Vec<String> = library.faults.iter().map(Fault::to_string).collect();
        assert_eq!(library.faults.len(), 1, "wanted only {message:?}, found {found:#?}");
        let fault = library.faults.into_iter().next().unwrap();
        assert_eq!(fault.file, self.path(file), "{found:#?}");
        assert!(fault.message.contains(message), "wanted {message:?}, found {found:#?}");
        assert_eq!(fault.line, self.line(file, at), "{found:#?}");
        assert!(!fault.fix.is_empty());
        fault
    }
}

/// The fenced examples of the README: path and text.
fn examples() -> Vec<(String, &'static str)> {
    let readme = include_str!("../../../content/README.md");
    let mut examples = Vec::new();
    let mut rest = readme;
    while let Some(start) = rest.find("\n```") {
        let fence = &rest[start + 4..];
        let (info, body) = fence.split_once('\n').unwrap();
        let end = body.find("```").unwrap();
        if let Some((_, path)) = info.split_once(' ') {
            examples.push((path.to_owned(), &body[..end]));
        }
        rest = &body[end + 3..];
    }
    examples
}

/// The table of a test: change `from` into `to` in `file`; the only fault is `message` at the line of `at`.
#[track_caller]
pub fn each_breaks(file: &str, cases: &[(&str, &str, &str, &str)]) {
    for (from, to, at, message) in cases {
        let shelf = Shelf::new();
        shelf.edit(file, from, to);
        shelf.assert_only(file, at, message);
    }
}
