//! The gate over a whole folder: each fault by one change of a good one.

use super::strict;
use crate::format::tests::shelf::{LESSON, MODULE, SPANISH, Shelf};

/// The lesson of the README, long enough to pass, its module, and nothing else to compare with.
fn good() -> Shelf {
    let shelf = Shelf::new();
    shelf.remove("lessons/other");
    shelf.remove(SPANISH);
    shelf.edit(LESSON, "minutes = 3", "minutes = 4");
    shelf.edit(MODULE, "minutes = 5", "minutes = 6");
    let answer = "Say what you changed, and tell them why. ".repeat(38);
    shelf.edit(LESSON, "> \"We show", &format!("> {answer}\n> \"We show"));
    shelf
}

fn faults(shelf: &Shelf) -> Vec<String> {
    let library = shelf.read();
    assert_eq!(library.faults, []);
    let faults = strict(shelf.root(), &library);
    let root = format!("{}/", shelf.root().display());
    faults.iter().map(|fault| fault.to_string().replace(&root, "")).collect()
}

/// Changes `from` into `to` in `file`; the only fault begins with `message` and stands at the line of `at`.
#[track_caller]
fn breaks(file: &str, (from, to): (&str, &str), at: &str, message: &str) {
    let shelf = good();
    shelf.edit(file, from, to);
    let found = faults(&shelf);
    let wanted = format!("{file}:{}: {message}", shelf.line(file, at));
    assert!(found.len() == 1 && found[0].starts_with(&wanted), "{wanted} in {found:#?}");
}

#[test]
fn a_good_folder_passes() {
    assert_eq!(faults(&good()), Vec::<String>::new());
}
