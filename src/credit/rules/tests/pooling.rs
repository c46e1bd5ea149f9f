//! Lessons outside a module beside the modules that hold them (rules R4, R5 and R8).

use super::*;

/// A lesson outside a module, of ten minutes.
fn lesson(number: u128, content: u128, on: &str) -> Entry {
    let part = Part { content: id(1000 + content), major: 1, minutes: Minutes::from(10) };
    Entry { origin: Origin::LooseLesson, parts: vec![part], occurred_on: day(on), ..module(number, 10) }
}

/// A module of these lessons, ten minutes each, and ten for the evaluation.
fn of_lessons(number: u128, contents: &[u128], on: &str) -> Entry {
    let part = |content: &u128| Part { content: id(1000 + content), major: 1, minutes: Minutes::from(10) };
    let minutes = u16::try_from(10 * contents.len() + 10).unwrap();
    Entry { parts: contents.iter().map(part).collect(), occurred_on: day(on), ..module(number, minutes) }
}

#[test]
fn r5_a_lesson_counts_beside_a_module_until_it_is_in_one_in_whichever_order() {
    let rules = with("method = \"exact\"", "allow_pooling = true\n", "");
    for (lessons, whole) in [("2026-03-01", "2026-05-01"), ("2026-05-01", "2026-03-01")] {
        let mut entries: Vec<Entry> = (1..=3).map(|number| lesson(number, number, lessons)).collect();
        assert_eq!(counted_in(&in_2026(&entries, &rules)), "0.5");
        entries.push(of_lessons(4, &[1, 2], whole));
        let account = in_2026(&entries, &rules);
        assert_eq!([1, 2, 3, 4].map(|number| of(&account, number).unwrap()), ["0", "0", "0.167", "0.5"]);
        assert!(said(&account, 1).starts_with("It counts already in this period"), "{}", said(&account, 1));
        // Once it is taken back, they count by themselves again.
        entries.push(entries[3].reversal(id(5)));
        assert_eq!(counted_in(&in_2026(&entries, &rules)), "0.5");
    }
}

#[test]
fn r5_a_module_that_earns_nothing_uses_up_no_lesson() {
    let rules = with("method = \"exact\"\nmin_minutes = 40", "allow_pooling = true\n", "");
    let mut entries: Vec<Entry> = (1..=4).map(|number| lesson(number, number, "2026-03-01")).collect();
    entries.push(of_lessons(5, &[1, 2], "2026-05-01"));
    let account = in_2026(&entries, &rules);
    assert_eq!((of(&account, 5).as_deref(), counted_in(&account).as_str()), (Some("0"), "0.667"));
}

#[test]
fn r5_another_version_of_a_lesson_counts_again_only_after_a_major_change_and_where_the_rules_say_so() {
    let again =
        Entry { parts: vec![Part { major: 2, ..lesson(1, 1, "2026-03-01").parts[0] }], ..lesson(2, 1, "2026-04-01") };
    let entries = [lesson(1, 1, "2026-03-01"), again];
    for (repeats, minutes) in [("", "0.167"), ("repeats = \"each_major_version\"\n", "0.333")] {
        let rules = with("method = \"exact\"", &format!("allow_pooling = true\n{repeats}"), "");
        assert_eq!(counted_in(&in_2026(&entries, &rules)), minutes);
    }
}

#[test]
fn r8_a_lesson_that_was_done_too_fast_is_not_counted_together_with_others() {
    let rules = with("method = \"exact\"", "allow_pooling = true\nengaged_share = 50\n", "");
    let quick = Entry { engaged_seconds: Some(4 * 60 + 59), ..lesson(1, 1, "2026-03-01") };
    let slow = Entry { engaged_seconds: Some(5 * 60), ..lesson(2, 2, "2026-03-01") };
    let account = in_2026(&[quick, slow, lesson(3, 3, "2026-03-01")], &rules);
    assert_eq!([1, 2, 3].map(|number| of(&account, number).unwrap()), ["0", "0.167", "0.166"]);
}

#[test]
fn r5_a_module_comes_first_where_all_of_a_period_is_rounded_as_one() {
    let rules = with("method = \"exact\"\nmin_minutes = 20\nscope = \"period\"", "allow_pooling = true\n", "");
    for (lessons, whole) in [("2026-03-01", "2026-05-01"), ("2026-05-01", "2026-03-01")] {
        let mut entries: Vec<Entry> = (1..=4).map(|number| lesson(number, number, lessons)).collect();
        assert_eq!(counted_in(&in_2026(&entries[..1], &rules)), "0", "too short alone");
        assert!(said(&in_2026(&entries[..1], &rules), 1).contains("at least 20 minutes"));
        assert_eq!(counted_in(&in_2026(&entries, &rules)), "0.667");
        entries.push(of_lessons(5, &[1, 2], whole));
        let account = in_2026(&entries, &rules);
        assert_eq!([1, 2].map(|number| of(&account, number).unwrap()), ["0", "0"]);
        assert_eq!(counted_in(&account), "0.833");
    }
}

#[test]
fn r5_a_module_comes_before_a_lesson_that_was_decided() {
    let rules = with("method = \"exact\"", "allow_pooling = true\n", "");
    for (lessons, whole) in [("2026-03-01", "2026-05-01"), ("2026-05-01", "2026-03-01")] {
        let decided = Decided { credit: amount("0.25"), category: None, reason: "Asked for.".to_owned(), by: None };
        let entries = [Entry { decided: Some(decided), ..lesson(1, 1, lessons) }, of_lessons(2, &[1, 2], whole)];
        assert_eq!(counted_in(&in_2026(&entries[..1], &rules)), "0.25");
        let account = in_2026(&entries, &rules);
        assert_eq!([1, 2].map(|number| of(&account, number).unwrap()), ["0", "0.5"]);
    }
}

#[test]
fn r5_nobody_loses_credit_by_finishing_a_module() {
    // Five lessons of ten minutes make 0.8; a module of three of them makes 0.6, and the rest is too short.
    let rules = with("method = \"step_down\"\nstep = \"0.2\"\nmin_minutes = 30", "allow_pooling = true\n", "");
    for (lessons, whole) in [("2026-03-01", "2026-05-01"), ("2026-05-01", "2026-03-01")] {
        let mut entries: Vec<Entry> = (1..=5).map(|number| lesson(number, number, lessons)).collect();
        assert_eq!(counted_in(&in_2026(&entries, &rules)), "0.8");
        entries.push(of_lessons(6, &[1, 2, 3], whole));
        let account = in_2026(&entries, &rules);
        assert_eq!((of(&account, 6).as_deref(), counted_in(&account).as_str()), (Some("0"), "0.8"));
        assert!(said(&account, 6).starts_with("It counts already in this period"), "{}", said(&account, 6));
        // With three more lessons outside it, it comes first again.
        entries.extend((7..=9).map(|number| lesson(number, number, lessons)));
        let account = in_2026(&entries, &rules);
        assert_eq!((of(&account, 6).as_deref(), counted_in(&account).as_str()), (Some("0.6"), "1.4"));
    }
}
