//! The cases of rule sets, as faults of the files they stand in.

use std::path::Path;

use crate::format::{Fault, Item, ItemKind, Library};

/// A fault for each case in which the engine does not do what its file says, at the line of the case.
pub fn failing_cases(dir: &Path, library: &Library) -> Vec<Fault> {
    let mut faults = Vec::new();
    for entry in &library.rules {
        for failure in entry.body.run_tests() {
            faults.push(Fault {
                file: dir.join("rules").join(format!("{}.toml", entry.slug)),
                line: failure.line,
                message: format!("This case does not come out: {failure}."),
                fix: "Mend the rule, or what the case expects of it.".to_owned(),
                item: Some(Item { kind: ItemKind::Rules, slug: entry.slug.clone() }),
            });
        }
    }
    faults
}
