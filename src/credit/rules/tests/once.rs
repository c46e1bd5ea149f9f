//! What counts once: repeats, talks, entries that come twice, and what was taken back.

use super::super::award::award_after;
use super::*;

fn lesson(number: u128, minutes: u16) -> Part {
    Part { content: id(1000 + number), major: 0, minutes: Minutes::from(minutes) }
}

#[test]
fn r5_a_lesson_counts_once_in_a_period_and_again_in_the_next() {
    let rules = plain("");
    let first = Entry { parts: vec![lesson(1, 10), lesson(2, 20)], ..module(1, 30) };
    let same = Entry { parts: vec![lesson(1, 10), lesson(2, 20)], ..module(2, 30) };
    let half = Entry { parts: vec![lesson(2, 20), lesson(3, 10)], ..module(3, 30) };
    let account = in_2026(&[half, same.clone(), first], &rules);
    assert_eq!([1, 2, 3].map(|number| of(&account, number).unwrap()), ["0.5", "0", "0.167"]);
    assert!(said(&account, 2).starts_with("It counts already in this period, and it counts once."));
    assert!(said(&account, 3).contains("Left out: 20 minutes that count already"), "{}", said(&account, 3));
    assert_eq!(of(&in_2026(&[same], &rules), 2).unwrap(), "0.5");
}

#[test]
fn r5_an_entry_that_goes_over_earlier_ones_is_worth_what_is_new_in_it() {
    let rules = plain("");
    let first = Entry { parts: vec![lesson(1, 10), lesson(2, 20)], ..module(1, 30) };
    let worth = |entry: &Entry, earlier: &[Entry], rules: &RuleSet| {
        let outcome = award_after(entry, earlier, rules);
        (outcome.credit().unwrap().to_string(), outcome.to_string())
    };
    let same = Entry { parts: first.parts.clone(), ..module(2, 30) };
    assert_eq!(worth(&same, &[], &rules).0, "0.5");
    let (credit, said) = worth(&same, std::slice::from_ref(&first), &rules);
    assert!(credit == "0" && said.starts_with("It counts already"), "{credit} {said}");
    let longer = Entry { parts: vec![lesson(1, 10), lesson(2, 20), lesson(3, 15)], ..module(3, 45) };
    let (credit, said) = worth(&longer, std::slice::from_ref(&first), &rules);
    assert!(credit == "0.25" && said.contains("Left out: 30 minutes that count already"), "{credit} {said}");
    let strict = with("method = \"exact\"\nmin_minutes = 30", "", "");
    let (credit, said) = worth(&longer, std::slice::from_ref(&first), &strict);
    assert!(credit == "0" && said.contains("15 minutes on their own are too short"), "{credit} {said}");
    let short = Entry { parts: vec![lesson(1, 10)], ..module(4, 10) };
    assert_eq!(worth(&same, &[short], &strict).0, "0.5", "what earned nothing takes nothing away");
    let back = Entry { taken_back: true, ..same };
    assert_eq!(worth(&back, &[first], &rules).0, "0", "and what took nothing gives nothing back");
}

#[test]
fn r5_an_entry_by_itself_is_worth_what_the_account_says_of_it() {
    let rules = with("method = \"exact\"\nmin_minutes = 30", "", "");
    let parts = |lessons: &[u128]| lessons.iter().map(|number| lesson(*number, 20)).collect::<Vec<Part>>();
    let of_lessons = |number, lessons: &[u128]| Entry {
        parts: parts(lessons),
        ..module(number, 20 * u16::try_from(lessons.len()).unwrap())
    };
    // Of the second too little is left, so that it takes nothing from the third.
    let all = [of_lessons(1, &[1, 2]), of_lessons(2, &[2, 3]), of_lessons(3, &[3, 4, 5]), of_lessons(4, &[4, 6, 6, 7])];
    let account = in_2026(&all, &rules);
    for (place, entry) in all.iter().enumerate() {
        let outcome = award_after(entry, &all[..place], &rules);
        assert_eq!(outcome.credit().unwrap().to_string(), of(&account, entry.id.as_u128()).unwrap(), "{outcome}");
    }
    assert_eq!([1, 2, 3, 4].map(|number| of(&account, number).unwrap()), ["0.667", "0", "1", "0.667"]);
}

#[test]
fn r5_what_is_left_may_be_too_short() {
    let rules = with("method = \"exact\"\nmin_minutes = 30", "", "");
    let first = Entry { parts: vec![lesson(1, 10), lesson(2, 20)], ..module(1, 30) };
    let second = Entry { parts: vec![lesson(2, 20), lesson(3, 10)], ..module(2, 30) };
    let account = in_2026(&[first, second], &rules);
    assert_eq!(counted_in(&account), "0.5");
    assert!(said(&account, 2).contains("10 minutes on their own are too short"), "{}", said(&account, 2));
}

#[test]
fn r5_what_earned_nothing_takes_nothing_away() {
    let rules = with("method = \"exact\"\nmin_minutes = 30", "", "");
    let short = Entry { parts: vec![lesson(1, 10)], ..module(1, 10) };
    let module = Entry { parts: vec![lesson(1, 10), lesson(2, 20)], ..module(2, 30) };
    assert_eq!(counted_in(&in_2026(&[short, module], &rules)), "0.5");
}

#[test]
fn r5_a_major_version_counts_again_only_where_the_rule_set_says_so() {
    let first = Entry { parts: vec![lesson(1, 30)], ..module(1, 30) };
    let newer = Part { major: 2, ..lesson(1, 30) };
    let second = Entry { parts: vec![newer], ..module(2, 30) };
    let both = [first, second];
    assert_eq!(counted_in(&in_2026(&both, &plain(""))), "0.5");
    assert_eq!(counted_in(&in_2026(&both, &plain("repeats = \"each_major_version\"\n"))), "1");
}

#[test]
fn r5_the_same_talk_counts_so_often_for_each_topic() {
    let rules = shipped("montana");
    let talk = |number, topic: &str| Entry {
        kind: ActivityKind::Presenting,
        topic: Some(topic.to_owned()),
        occurred_on: day("2025-06-15"),
        ..module(number, 60)
    };
    let talks = [talk(1, "weeding"), talk(2, "weeding"), talk(3, "weeding"), talk(4, "grants")];
    let period = Period::of(Span { starts: day("2024-01-01"), ends: day("2027-12-31") });
    let account = account(&talks, &rules, &rules.tracks[0], &period);
    assert_eq!([1, 2, 3, 4].map(|number| of(&account, number).unwrap()), ["2", "2", "0", "2"]);
    assert!(said(&account, 3).starts_with("For presenting, the same topic counts twice in a period."));
}

#[test]
fn r21_what_was_taken_back_leaves_no_trace_in_the_sums() {
    let rules =
        with("method = \"exact\"", "", "[[track.constraint]]\nname = \"Cap\"\nkind = \"max\"\nquantity = \"1\"\n");
    let (first, second) = (module(1, 60), module(2, 60));
    let back = first.reversal(id(3));
    let account = in_2026(&[first.clone(), second.clone(), back.clone()], &rules);
    assert_eq!([1, 2, 3].map(|number| of(&account, number).unwrap()), ["0", "1", "0"]);
    assert!(said(&account, 1).starts_with("This was taken back later"));
    let again = back.reversal(id(4));
    let account = in_2026(&[first, second, back, again], &rules);
    assert_eq!([1, 2].map(|number| of(&account, number).unwrap()), ["1", "0"], "taking back was taken back");
}

#[test]
fn r21_a_reversal_of_nothing_is_refused_and_a_circle_counts_nothing() {
    let rules = plain("");
    let lost = module(7, 60).reversal(id(8));
    let account = in_2026(&[lost], &rules);
    assert_eq!(of(&account, 8).unwrap(), "0");
    assert!(said(&account, 8).starts_with("This takes back an entry that is not in this period."));
    let circle = [(1, 2), (2, 1)].map(|(own, other)| Entry { reverses: Some(id(other)), ..module(own, 60) });
    assert_eq!(counted_in(&in_2026(&circle, &rules)), "0");
}

#[test]
fn r26_an_entry_that_comes_twice_counts_once() {
    let account = in_2026(&[module(1, 60), module(1, 60), module(2, 60)], &plain(""));
    assert_eq!((counted_in(&account).as_str(), account.awards.len()), ("2", 2));
}

#[test]
fn r5_equivalents_count_once_and_a_new_major_version_again_where_the_rules_say_so() {
    let minutes = Minutes::from(30);
    let of_group = |number, major| Part::of(id(number), Some("weeding"), major, minutes);
    let alone = |number: u128, part: Part| Entry { parts: vec![part], ..module(number, 30) };
    let again = plain("repeats = \"each_major_version\"\n");
    let count =
        |first: Part, second: Part, rules: &RuleSet| counted_in(&in_2026(&[alone(1, first), alone(2, second)], rules));
    // Another lesson of the same group, and another of another group.
    assert_eq!(count(of_group(11, 1), of_group(12, 1), &again), "0.5");
    assert_eq!(count(of_group(11, 1), Part::of(id(12), Some("shelving"), 1, minutes), &again), "1");
    assert_eq!(count(Part::of(id(11), None, 1, minutes), Part::of(id(12), None, 1, minutes), &again), "1");
    // The same lesson, changed in a minor way and in a major one.
    let lesson = |major| Part::of(id(11), None, major, minutes);
    assert_eq!((count(lesson(2), lesson(2), &again), count(lesson(1), lesson(2), &again)), ("0.5".into(), "1".into()));
    assert_eq!(count(lesson(1), lesson(2), &plain("")), "0.5");
    // What was kept before lessons were numbered was the first.
    assert_eq!((count(lesson(0), lesson(1), &again), count(lesson(0), lesson(2), &again)), ("0.5".into(), "1".into()));
}
