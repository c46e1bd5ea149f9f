//! Whether the files that lessons come from are sound.

use std::path::Path;

use super::{Finding, State};
use crate::format;

/// Reads the folder the way the server does.
pub fn check(dir: &Path) -> Finding {
    let said = |state, key: &str, count: usize| {
        let values = [("dir", dir.display().to_string().into()), ("count", count.into())];
        Finding::said(state, "content", key, &values)
    };
    if !dir.is_dir() {
        return said(State::Warning, "doctor-content-none", 0);
    }
    let library = format::read(dir);
    match library.faults.len() {
        0 => said(State::Ok, "doctor-content-sound", library.lessons.len()),
        // What was loaded before stays as it was, so the site goes on.
        faults => said(State::Warning, "doctor-content-faults", faults),
    }
}
