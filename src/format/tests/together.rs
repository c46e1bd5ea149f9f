//! Each fault between two rule sets, at the line that is to be mended.

use super::shelf::{RULES, Shelf};

const NEXT: &str = "rules/next-hours.toml";
const LAST: &str = "rules/last-hours.toml";

/// The rules of the README until the end of 2026, and others that follow them from 2027 on.
fn two() -> Shelf {
    let shelf = Shelf::new();
    let text = shelf.text(RULES);
    let from = "effective_from = 2027-01-01";
    let next = text.replacen("effective_from = 2026-01-01", from, 1);
    shelf.write(NEXT, next.replacen("[unit]", "[succession]\nfollows = \"example-hours\"\n\n[unit]", 1));
    shelf.edit(RULES, "effective_from = 2026-01-01", "effective_from = 2026-01-01\neffective_to = 2026-12-31");
    shelf
}

#[test]
fn rules_that_follow_others_without_a_gap_are_sound() {
    let shelf = two();
    assert_eq!(shelf.read().faults, []);
    // A third names the first, by whose name the program is known.
    shelf.edit(NEXT, "effective_from = 2027-01-01", "effective_from = 2027-01-01\neffective_to = 2027-12-31");
    shelf.write(LAST, shelf.text(NEXT).replace("2027-12-31", "2028-12-31").replace("2027-01-01", "2028-01-01"));
    assert_eq!(shelf.read().faults, []);
}

#[test]
fn what_does_not_fit_between_two_files() {
    for (file, from, to, at, message) in [
        (NEXT, "\"example-hours\"", "\"nowhere\"", "follows", "There are no rules `nowhere` to follow"),
        (NEXT, "2027-01-01", "2027-01-03", "effective_from", "No rules hold from 2027-01-01"),
        (NEXT, "2027-01-01", "2026-12-31", "effective_from", "`example-hours` holds on 2026-12-31 as well"),
        (
            NEXT,
            "2027-01-01",
            "2026-01-01",
            "effective_from",
            "`example-hours`, which they follow, begins on 2026-01-01",
        ),
        (
            NEXT,
            "2027-01-01",
            "2025-07-01",
            "effective_from",
            "`example-hours`, which they follow, begins on 2026-01-01",
        ),
        (RULES, "effective_to = 2026-12-31\n", "", "effective_from", "`example-hours` holds on 2027-01-01 as well"),
        (
            NEXT,
            "[succession]\nfollows = \"example-hours\"\n",
            "",
            "name = \"Certification",
            "neither follows the other",
        ),
    ] {
        let shelf = two();
        shelf.edit(file, from, to);
        shelf.assert_only(NEXT, at, message);
    }
}

#[test]
fn two_that_follow_the_same_rules_take_turns() {
    let shelf = two();
    shelf.write(LAST, shelf.text(NEXT));
    // Of two that begin on the same day, the one that comes later in the alphabet.
    shelf.assert_only(NEXT, "follows", "`last-hours` follows `example-hours` too, and holds on 2027-01-01 as well");
    shelf.edit(LAST, "follows = \"example-hours\"", "follows = \"next-hours\"");
    let fault = shelf.assert_only(LAST, "follows", "`next-hours` follows `example-hours` itself");
    assert!(fault.fix.contains("follows = \"example-hours\""), "{fault}");
}
