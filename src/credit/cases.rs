//! What only a check finds in rule sets, as faults of the files: cases that fail, and sources that nobody can have read.

use std::path::Path;

use chrono::NaiveDate;

use crate::format::{Fault, Item, ItemKind, Library, rules};
use crate::text::full_stop;

/// A fault for each case in which the engine does not do what its file says, at the line of the case.
pub fn failing_cases(dir: &Path, library: &Library) -> Vec<Fault> {
    let mut faults = Vec::new();
    for entry in &library.rules {
        for failure in entry.body.run_tests() {
            faults.push(Fault {
                file: dir.join("rules").join(format!("{}.toml", entry.slug)),
                line: failure.line,
                message: format!("This case does not come out: {failure}{}", full_stop(&failure.to_string())),
                fix: "Mend the rule, or what the case expects of it.".to_owned(),
                item: Some(Item { kind: ItemKind::Rules, slug: entry.slug.clone() }),
            });
        }
    }
    faults
}

/// A fault for each source that is said to have been read after this day, at its line.
pub fn unread_sources(dir: &Path, library: &Library, today: NaiveDate) -> Vec<Fault> {
    let mut faults = Vec::new();
    for entry in &library.rules {
        let file = dir.join("rules").join(format!("{}.toml", entry.slug));
        let text = std::fs::read_to_string(&file).unwrap_or_default();
        let unread = rules::unread(&entry.body, &text, today);
        faults.extend(unread.into_iter().map(|fault| Fault { file: file.clone(), ..fault }));
    }
    faults
}
