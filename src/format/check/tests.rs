//! What must hold of marking, whatever is answered.

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::Value;

use super::key::{Fork, Group};
use super::{Key, Marked, Verdict};

/// A form as it is sent, in its fields.
fn fields(form: &str) -> Vec<(String, String)> {
    serde_html_form::from_str(form).unwrap()
}

fn marked(key: &Key, form: &str) -> Marked {
    let fields = fields(form);
    let of = |name: &'static str| fields.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str());
    let given = key.given(of("a").chain(of("b")), of("text").next().unwrap_or_default());
    key.mark(&given)
}

#[test]
fn the_script_and_this_mark_alike() {
    let vectors: Vec<Value> = serde_json::from_str(include_str!("../../../tests/vectors/marks.json")).unwrap();
    assert!(vectors.len() > 50);
    for vector in vectors {
        let key: Key = serde_json::from_value(vector["key"].clone()).unwrap();
        let mark = marked(&key, vector["form"].as_str().unwrap());
        assert_eq!(serde_json::to_value(mark).unwrap(), vector["mark"], "{}", vector["name"]);
    }
}

fn ids(range: std::ops::Range<usize>) -> BTreeSet<String> {
    range.map(|number| format!("t{number}")).collect()
}

/// Keys over the tokens t0 to t11.
fn keys() -> impl Strategy<Value = Key> {
    let choose = (1..4usize, 1..4usize)
        .prop_map(|(right, wrong)| Key::Choose { right: ids(0..right), wrong: ids(right..right + wrong) });
    let each = (1..5usize).prop_map(|groups| Key::Each {
        groups: (0..groups).map(|at| Group { right: format!("t{at}"), wrong: ids(at + 4..at + 5) }).collect(),
        distinct: false,
    });
    let path = (1..4usize).prop_map(|turns| Key::Path {
        turns: (0..turns)
            .map(|at| {
                let to = (at + 1 < turns).then(|| (at + 1).to_string());
                let moves = vec![(format!("t{}", 2 * at), true, to.clone()), (format!("t{}", 2 * at + 1), false, to)];
                Fork { id: at.to_string(), moves }
            })
            .collect(),
    });
    let number = (-50..50i64, 0..5i64).prop_map(|(value, tolerance)| {
        let figure = |value: i64| super::Figure {
            value: value * 1_000_000,
            tolerance: tolerance * 1_000_000,
            written: String::new(),
        };
        Key::Number { right: figure(value), misses: vec![figure(value + 7)] }
    });
    let text = "[a-z]{1,3}".prop_map(|word| Key::Text { right: [word].into(), misses: vec![] });
    prop_oneof![choose, each, path, number, text]
}

proptest! {
    #[test]
    fn a_mark_agrees_with_itself(key in keys(), tokens in prop::collection::vec("t[0-9]|t1[01]|-?[0-9]{1,2}|[a-z?=]{0,3}|.{0,4}", 0..8)) {
        let mark = key.mark(&tokens);
        if mark.verdict == Verdict::Right {
            prop_assert!(mark.complete && mark.parts.values().all(|right| *right) && !mark.parts.is_empty());
        }
        if mark.verdict == Verdict::Partly {
            prop_assert!(mark.parts.values().any(|right| *right));
        }
        prop_assert!(mark.complete || mark.verdict != Verdict::Right);
        prop_assert_eq!(mark.next.is_some() && mark.complete, false);
        // What is left of an answer is the same answer.
        let given = key.given(tokens.iter().map(String::as_str), tokens.first().map_or("", String::as_str));
        let again = key.given(given.iter().map(String::as_str), given.first().map_or("", String::as_str));
        prop_assert_eq!(&given, &again);
        prop_assert_eq!(key.mark(&given), key.mark(&again));
    }

    #[test]
    fn the_order_of_what_is_chosen_makes_no_difference(
        right in 1..4usize,
        wrong in 1..4usize,
        mut tokens in prop::collection::vec("t[0-7]", 0..6),
    ) {
        let key = Key::Choose { right: ids(0..right), wrong: ids(right..right + wrong) };
        let before = key.mark(&tokens);
        tokens.reverse();
        tokens.extend(tokens.clone());
        prop_assert_eq!(before, key.mark(&tokens));
    }

    #[test]
    fn a_key_survives_its_way_to_the_device(key in keys()) {
        let json = serde_json::to_value(&key).unwrap();
        prop_assert_eq!(serde_json::from_value::<Key>(json).unwrap(), key);
    }

    #[test]
    fn whatever_is_typed_is_marked(text in "\\PC{0,40}|[-+$0-9., ]{0,14}") {
        super::fold(&text);
        if let Some(value) = super::millionths(&text) {
            prop_assert!(value.abs() < 1_000_000_000_000_000);
            let figure = super::Figure { value, tolerance: 0, written: text.clone() };
            let key = Key::Number { right: figure, misses: vec![] };
            prop_assert_eq!(key.mark(&[text]).verdict, Verdict::Right);
        }
    }
}
