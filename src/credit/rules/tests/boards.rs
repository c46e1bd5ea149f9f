//! Boards earn together (rule R19), and a group before one screen earns one by one (rule R20).

use super::*;
use crate::format::Mode;

fn rules() -> RuleSet {
    shipped("nebraska-boards")
}

fn sat(number: u128, person: u128, on: &str) -> Entry {
    let lesson = Part { content: id(1000), major: 0, minutes: Minutes::from(50) };
    Entry {
        person: id(person),
        occurred_on: day(on),
        mode: Mode::GroupDiscussion,
        parts: vec![lesson],
        ..module(number, 50)
    }
}

fn board() -> Period {
    let member = |person, from: &str, to: Option<&str>| Member { person: id(person), from: day(from), to: to.map(day) };
    let members = vec![member(51, "2020-01-01", None), member(52, "2026-03-01", Some("2026-09-30"))];
    let span = Span { starts: day("2026-01-01"), ends: day("2028-12-31") };
    Period { members: Some(members), ..Period::of(span) }
}

#[test]
fn r19_a_board_earns_what_its_members_earn_while_they_are_on_it() {
    let rules = rules();
    let entries = [
        sat(1, 51, "2026-06-01"),
        sat(2, 52, "2026-06-01"),
        Entry { parts: vec![], ..sat(3, 52, "2026-02-28") },
        Entry { parts: vec![], ..sat(4, 52, "2026-09-30") },
        Entry { parts: vec![], ..sat(5, 52, "2026-10-01") },
        sat(6, 53, "2026-06-01"),
    ];
    let account = account(&entries, &rules, &rules.tracks[0], &board());
    assert_eq!([1, 2, 3, 4, 5, 6].map(|number| of(&account, number).unwrap()), ["1", "1", "0", "1", "0", "0"]);
    assert_eq!((counted_in(&account).as_str(), account.missing()), ("3", amount("17")));
    assert!(said(&account, 5).contains("when this person was not on the board"));
}

#[test]
fn r20_everybody_in_the_room_earns_and_each_of_them_once() {
    let rules = rules();
    let entries = [sat(1, 51, "2026-06-01"), sat(2, 52, "2026-06-01"), sat(3, 51, "2026-07-01")];
    let account = account(&entries, &rules, &rules.tracks[0], &board());
    assert_eq!([1, 2, 3].map(|number| of(&account, number).unwrap()), ["1", "1", "0"]);
}

#[test]
fn r19_one_member_is_as_good_as_another_whatever_the_order() {
    let rules = rules();
    let mut entries: Vec<Entry> = (1..=24).map(|n| Entry { parts: vec![], ..sat(n, 51, "2026-06-01") }).collect();
    let forward = account(&entries, &rules, &rules.tracks[0], &board());
    entries.reverse();
    assert_eq!(account(&entries, &rules, &rules.tracks[0], &board()), forward);
    assert!(forward.complete() && forward.counted == amount("24"));
}
