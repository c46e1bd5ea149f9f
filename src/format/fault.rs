//! Faults: what is wrong in a file, where, and what its author can do.

use std::cell::RefCell;
use std::fmt;
use std::path::{Path, PathBuf};

/// What a file of the content folder describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ItemKind {
    /// `lessons/<slug>/`
    Lesson,
    /// `modules/<slug>.toml`
    Module,
    /// `pathways/<slug>.toml`
    Pathway,
    /// `organizations/<slug>.toml`
    Organization,
    /// `rules/<code>.toml`
    Rules,
}

/// One lesson, module, pathway, organization or rule set, by its slug.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Item {
    /// What it is.
    pub kind: ItemKind,
    /// The name of its folder or file.
    pub slug: String,
}

/// Something to mend, or with [`Library::advice`](super::Library) something to think about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The file, below the folder that was read.
    pub file: PathBuf,
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub fix: String,
    /// The item that cannot be loaded because of it; `None` when the fault hinders nothing.
    pub item: Option<Item>,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}\n    {}", self.file.display(), self.line, self.message, self.fix)
    }
}

/// Collects the faults of one file. Shared by all who read it, so that none stops at the first.
pub(super) struct Report {
    file: PathBuf,
    item: Option<Item>,
    faults: RefCell<Vec<Fault>>,
    advice: RefCell<Vec<Fault>>,
}

impl Report {
    pub fn new(file: &Path, item: Option<Item>) -> Self {
        Self { file: file.to_owned(), item, faults: RefCell::default(), advice: RefCell::default() }
    }

    /// Something that keeps the item from being loaded.
    pub fn fault(&self, line: usize, message: impl Into<String>, fix: impl Into<String>) {
        let fault = self.note(line, message.into(), fix.into());
        let mut faults = self.faults.borrow_mut();
        if !faults.contains(&fault) {
            faults.push(fault);
        }
    }

    /// Something to think about.
    pub fn advise(&self, line: usize, message: impl Into<String>, fix: impl Into<String>) {
        self.advice.borrow_mut().push(self.note(line, message.into(), fix.into()));
    }

    pub fn is_clean(&self) -> bool {
        self.faults.borrow().is_empty()
    }

    pub fn into_parts(self) -> (Vec<Fault>, Vec<Fault>) {
        (self.faults.into_inner(), self.advice.into_inner())
    }

    fn note(&self, line: usize, message: String, fix: String) -> Fault {
        Fault { file: self.file.clone(), line, message, fix, item: self.item.clone() }
    }
}

/// "1 step", "2 steps".
pub(super) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
