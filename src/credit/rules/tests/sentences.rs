//! Every number reads as a sentence with its source (rule R28).

use super::*;

#[test]
fn r28_an_explanation_reads_as_a_sentence_with_its_source() {
    let rules = plain("");
    assert_eq!(
        award(&module(1, 50), &rules).to_string(),
        "50 minutes at 60 minutes to the hour make 0.833 hours (50 / 60, kept to the thousandth). \
         Rule: Plain, version 1. Source: A page, https://example.org/page, read November 21, 2026."
    );
    let sentence = |minutes, rules: &RuleSet| {
        let entry = Entry::from_ledger(id(1), day("2026-06-15"), minutes, Origin::Module).unwrap();
        match award(&entry, rules) {
            Outcome::Credit { explanation, .. } => explanation.sentence(),
            other => panic!("{other}"),
        }
    };
    assert_eq!(sentence(60, &rules), "60 minutes at 60 minutes to the hour make 1 hour (60 / 60).");
    assert_eq!(sentence(-45, &rules), "Taken back: 45 minutes at 60 minutes to the hour make -0.75 hours (45 / 60).");
    assert_eq!(
        sentence(75, &shipped("indiana")),
        "75 minutes at 60 minutes to the LEU make 1 LEU (75 / 60, to the nearest step of 1)."
    );
    assert_eq!(
        sentence(50, &shipped("nebraska")),
        "50 minutes make 1 CE credit, as everything from 45 to 89 minutes does."
    );
}

#[test]
fn r28_what_was_added_or_taken_off_is_said() {
    let rules = shipped("nebraska");
    let period = Period::of(Span { starts: day("2026-01-01"), ends: day("2028-12-31") });
    let course =
        Entry { stated: Some((StatedUnit::SemesterHour, amount("3"))), kind: ActivityKind::Academic, ..module(1, 0) };
    let account = account(&[course], &rules, &rules.tracks[0], &period);
    let told = said(&account, 1);
    let start = "3 semester hours at 15 CE credits to the semester hour make 45 CE credits. \
                 “Academic courses” counts up to 20 CE credits, so 25 is left out. That leaves 20 CE credits. Rule: ";
    assert!(told.starts_with(start), "{told}");
    assert_eq!(account.sentence(), "45 CE credits are asked for, and 20 count, so 25 are missing.");
    assert_eq!(
        account.findings[0].to_string(),
        "Academic courses: at most 20 CE credits count, and 20 do. Source: Earning Continuing Education Credits for \
         Nebraska Public Librarian Certification, http://nlc.state.ne.us/CE/EarnCECredit.aspx, read November 22, 2026."
    );
}

#[test]
fn r28_a_multiplier_and_a_group_are_said() {
    let rules = shipped("iowa");
    let table = Entry { kind: ActivityKind::Roundtable, ..module(1, 50) };
    let told = award(&table, &rules).to_string();
    let start = "50 minutes make 1 CE hour, as everything from 50 to 60 minutes does. \
                 For a round table, it counts 0.5 times. That leaves 0.5 CE hours. Rule: ";
    assert!(told.starts_with(start), "{told}");

    let rules = with("method = \"exact\"\nscope = \"period\"", "", "");
    let told = said(&in_2026(&[module(1, 50), module(2, 50)], &rules), 2);
    let start = "Counted together with 50 minutes before, 50 minutes bring it to 1.667 hours, which adds 0.834 hours.";
    assert!(told.starts_with(start), "{told}");
}
