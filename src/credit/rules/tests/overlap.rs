//! Days that an extended period has in common with the next one (rules R14 and R16).

use std::collections::BTreeMap;

use super::*;

/// The year 2026, extended to the end of March; ten hours are asked for.
fn extended() -> Period {
    let extended = Some(Extended { to: day("2027-03-31"), reason: "The flood.".to_owned() });
    Period { extended, ..year() }
}

/// The year after it.
fn next_year(day: NaiveDate) -> Option<NaiveDate> {
    let starts: NaiveDate = "2027-01-01".parse().unwrap();
    (starts <= day).then_some(starts)
}

/// So many hours on a day.
fn hours(number: u128, count: u16, on: &str) -> Entry {
    Entry { occurred_on: day(on), ..module(number, 60 * count) }
}

fn until(entries: &[Entry], rules: &RuleSet, period: &Period, until: NaiveDate) -> Vec<u128> {
    let found = not_needed(entries, rules, &rules.tracks[0], period, next_year, until);
    assert!(found.iter().all(|(_, why)| *why == Refusal::InNext { starts: "2027-01-01".parse().unwrap() }));
    found.into_iter().map(|(id, _)| id.as_u128()).collect()
}

fn not_needed_in(entries: &[Entry], rules: &RuleSet) -> Vec<u128> {
    until(entries, rules, &extended(), NaiveDate::MAX)
}

#[test]
fn r14_an_extended_period_takes_by_day_what_it_needs_and_leaves_the_rest_to_the_next() {
    let entries = [
        hours(1, 7, "2026-12-31"),
        hours(2, 2, "2027-01-01"),
        hours(4, 2, "2027-03-31"),
        hours(3, 3, "2027-02-01"),
        hours(5, 1, "2027-04-01"),
    ];
    let rules = plain("");
    assert_eq!(not_needed_in(&entries, &rules), [4], "what lies after it is no concern of it");
    let backwards: Vec<Entry> = entries.iter().rev().cloned().collect();
    assert_eq!(not_needed_in(&backwards, &rules), [4]);
    assert_eq!(not_needed_in(&entries[1..], &rules), [0_u128; 0], "it needs all of it");
    let done = [hours(6, 10, "2026-06-01"), entries[1].clone(), entries[2].clone()];
    assert_eq!(not_needed_in(&done, &rules), [2, 4]);
    assert_eq!(until(&done, &rules, &year(), NaiveDate::MAX), [0_u128; 0], "nothing was extended");
}

#[test]
fn r14_what_an_extended_period_can_not_count_is_left_to_the_next() {
    let rules =
        with("method = \"exact\"\nmin_minutes = 30", "[kinds]\ncounted = [\"course\"]\nrefused = [\"visit\"]\n", "");
    let part = Part { content: id(1000), major: 1, minutes: Minutes::from(60) };
    let again = Entry { parts: vec![part], ..hours(2, 1, "2027-01-05") };
    let visit = Entry { kind: ActivityKind::Visit, ..hours(3, 1, "2027-01-06") };
    let open = Entry { kind: ActivityKind::Event, ..hours(4, 1, "2027-01-07") };
    let entries =
        [Entry { parts: vec![part], ..hours(1, 1, "2026-05-01") }, again, visit, open, hours(5, 1, "2027-01-08")];
    // What waits for the authority may count yet, so it waits here.
    assert_eq!(not_needed_in(&entries, &rules), [2, 3]);
}

#[test]
fn r14_what_is_taken_back_is_in_neither_and_the_next_entry_takes_its_place() {
    let rules = plain("");
    let mut entries = vec![hours(1, 8, "2026-12-31"), hours(2, 2, "2027-01-01"), hours(3, 2, "2027-01-02")];
    assert_eq!(not_needed_in(&entries, &rules), [3]);
    entries.push(entries[1].reversal(id(4)));
    assert_eq!(not_needed_in(&entries, &rules), [2]);
    let here: BTreeMap<Uuid, Refusal> =
        not_needed(&entries, &rules, &rules.tracks[0], &extended(), next_year, NaiveDate::MAX).into_iter().collect();
    let account = account(&entries, &rules, &rules.tracks[0], &Period { elsewhere: here, ..extended() });
    assert_eq!((counted_in(&account).as_str(), of(&account, 2).as_deref()), ("10", Some("0")));
    assert!(said(&account, 2).starts_with("This was taken back later"), "{}", said(&account, 2));
}

#[test]
fn r14_an_accepted_period_needs_nothing_more() {
    let rules = plain("");
    let entries = [hours(1, 1, "2027-01-01"), hours(2, 1, "2027-01-02"), hours(3, 1, "2027-01-03")];
    assert_eq!(until(&entries, &rules, &extended(), day("2027-01-02")), [3]);
    assert_eq!(until(&entries, &rules, &extended(), NaiveDate::MIN), [1, 2, 3]);
}

#[test]
fn r14_lessons_that_count_together_stay_together_as_far_as_they_are_needed() {
    let rules = with("method = \"exact\"\nmin_minutes = 30", "allow_pooling = true\n", "");
    let lesson =
        |number: u128| Entry { origin: Origin::LooseLesson, occurred_on: day("2027-01-02"), ..module(number, 10) };
    let mut entries = vec![hours(9, 9, "2026-12-31")];
    entries.extend((1..=8).map(lesson));
    assert_eq!(not_needed_in(&entries, &rules), [7, 8]);
    assert_eq!(not_needed_in(&entries[..3], &rules), [1, 2], "too short here, they may count there");
}
