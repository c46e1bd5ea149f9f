//! The golden vectors of domain.md 1.2, and the rule sets that ship.

use super::*;

const ASKED: &str = "needs_decision";

/// One session of so many minutes under the rule sets that ship: CEU, Nebraska, Indiana, Iowa,
/// Georgia; and an hour of 50 minutes. Figures and sources are the domain notes'.
const GOLDEN: [(u16, &str, &str, &str, &str, &str, &str); 19] = [
    (8, "0", "0", "0", "0", "0", "0.16"),
    (10, "0", "0", "0", "0", "0", "0.2"),
    (19, "0", "0", "0", "0", "0", "0.38"),
    (20, "0", "0.5", "0", "0", "0", "0.4"),
    (29, "0", "0.5", "0", "0", "0", "0.58"),
    (30, "0.1", "0.5", "1", "0.5", "0.5", "0.6"),
    (40, "0.1", "0.5", "1", "0.5", "0.67", "0.8"),
    (44, "0.1", "0.5", "1", "0.5", "0.73", "0.88"),
    (45, "0.1", "1", "1", "0.5", "0.75", "0.9"),
    (49, "0.1", "1", "1", "0.5", "0.82", "0.98"),
    (50, "0.1", "1", "1", "1", "0.83", "1"),
    (60, "0.1", "1", "1", "1", "1", "1.2"),
    (74, "0.1", "1", "1", ASKED, "1.23", "1.48"),
    (75, "0.1", "1", "1", ASKED, "1.25", "1.5"),
    (89, "0.1", "1", "1", ASKED, "1.48", "1.78"),
    (90, "0.2", ASKED, "2", ASKED, "1.5", "1.8"),
    (95, "0.2", ASKED, "2", ASKED, "1.58", "1.9"),
    (120, "0.2", ASKED, "2", ASKED, "2", "2.4"),
    (150, "0.3", ASKED, "3", ASKED, "2.5", "3"),
];

#[test]
fn the_golden_vectors_hold() {
    let sets = ["national-ceu", "nebraska", "indiana", "iowa", "georgia"].map(shipped);
    let mut fifty = shipped("contact-hour");
    fifty.unit.minutes = 50.try_into().ok();
    for (minutes, ceu, nebraska, indiana, iowa, georgia, of_fifty) in GOLDEN {
        let expected = [ceu, nebraska, indiana, iowa, georgia, of_fifty];
        for (rules, expected) in sets.iter().chain([&fifty]).zip(expected) {
            let outcome = award(&module(1, minutes), rules);
            let found = outcome.credit().map_or(ASKED.to_owned(), |credit| credit.to_string());
            assert_eq!(found, expected, "{minutes} minutes in {}: {outcome}", rules.code);
        }
    }
}

#[test]
fn boards_of_nebraska_have_the_bands_of_its_librarians() {
    let (people, boards) = (shipped("nebraska"), shipped("nebraska-boards"));
    assert_eq!(people.rounding, boards.rounding);
}

/// Every rule set that ships.
fn all() -> Vec<RuleSet> {
    let dir = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/content/rules")).unwrap();
    let codes = dir.map(|entry| entry.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned());
    codes.map(|code| shipped(&code)).collect()
}

#[test]
fn what_ships_does_what_its_cases_say() {
    let all = all();
    assert_eq!(all.len(), 12);
    for rules in all {
        assert_eq!(rules.run_tests(), [], "{}", rules.code);
        assert!(rules.tests.len() >= 4, "{}", rules.code);
    }
}

#[test]
fn what_ships_is_a_draft_with_a_source_for_every_rule_and_gives_no_credit_by_itself() {
    for rules in all() {
        assert_eq!(rules.status, Status::Draft, "{}", rules.code);
        assert_eq!(rules.program.authority.is_none(), rules.code == "contact-hour", "{}", rules.code);
        assert!(rules.note.as_ref().is_some_and(|note| note.contains("confirmed")), "{}", rules.code);
        for constraint in rules.tracks.iter().flat_map(|track| &track.constraints) {
            assert!(constraint.source.is_some(), "{}: {}", rules.code, constraint.name);
        }
    }
}

#[test]
fn every_case_that_ships_can_fail() {
    for mut rules in all() {
        let count = rules.tests.len();
        for case in &mut rules.tests {
            match case {
                Case::Single { single, .. } => single.credit = Expected::Credit(amount("77")),
                Case::Period { period, .. } => period.expect.required = Some(amount("77")),
            }
        }
        assert_eq!(rules.run_tests().len(), count, "{}", rules.code);
    }
}

#[test]
fn the_example_of_the_readme_passes_its_own_cases() {
    let readme = include_str!("../../../../content/README.md");
    let (_, rest) = readme.split_once("```toml rules/example-hours.toml\n").unwrap();
    let (text, _) = rest.split_once("```").unwrap();
    let rules = RuleSet::parse("example-hours", text).unwrap();
    assert_eq!(rules.run_tests(), []);
    let wrong = text.replace("total = \"1.5\"", "total = \"1\"").replace("unmet = [\"Technology\"]", "unmet = []");
    let failures = RuleSet::parse("example-hours", &wrong).unwrap().run_tests();
    let [failure] = failures.as_slice() else { panic!("{failures:?}") };
    let line = text.lines().position(|line| line.starts_with("name = \"Two webinars")).unwrap();
    assert_eq!(failure.line, line, "the line of [[test]], counted from 1, stands above its name");
    let said = failure.to_string();
    assert!(said.contains("the total should be 1, but is 1.5") && said.contains("unmet should be []"), "{said}");
}

#[test]
fn a_case_that_is_wrong_is_shown_with_what_came_instead() {
    let text = shipped_text("contact-hour").replace("credit = \"0.833\"", "credit = \"0.834\"");
    let failures = RuleSet::parse("contact-hour", &text).unwrap().run_tests();
    let [failure] = failures.as_slice() else { panic!("{failures:?}") };
    let said = failure.to_string();
    assert!(said.starts_with("the test says 50 minutes make 0.834, but: 50 minutes at 60"), "{said}");
}
