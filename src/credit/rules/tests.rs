//! The golden vectors, the rule set that ships, and what must hold for any entries.

#![allow(clippy::unwrap_used)]

use proptest::prelude::*;
use serde_json::json;
use uuid::Uuid;

use super::*;
use crate::measure::Credit;

const SHIPPED: &str = include_str!("../../../content/rules/contact-hour.toml");

fn shipped() -> RuleSet {
    RuleSet::parse("contact-hour", SHIPPED).unwrap()
}

/// The shipped rule set with other figures.
fn rules(minutes_per_unit: u32, min_minutes: u16, decimals: Decimals) -> RuleSet {
    let minutes_per_unit = minutes_per_unit.try_into().unwrap();
    RuleSet { minutes_per_unit, min_minutes: min_minutes.into(), decimals, ..shipped() }
}

fn module(minutes: i32) -> Entry {
    let day = "2026-11-21".parse().unwrap();
    Entry::from_ledger(Uuid::from_u128(1), day, minutes, Origin::Module).unwrap()
}

fn credit(minutes: i32, rules: &RuleSet) -> String {
    award(&module(minutes), rules).credit().unwrap().to_string()
}

/// Minutes; an hour of 60 with no credit under 30, to the hundredth (Georgia); an hour of 50; and
/// CEU: a tenth of ten hours of 60, none under 30. Figures and sources are the domain notes'.
const GOLDEN: [(i32, &str, &str, &str); 19] = [
    (8, "0", "0.16", "0"),
    (10, "0", "0.2", "0"),
    (19, "0", "0.38", "0"),
    (20, "0", "0.4", "0"),
    (29, "0", "0.58", "0"),
    (30, "0.5", "0.6", "0.1"),
    (40, "0.67", "0.8", "0.1"),
    (44, "0.73", "0.88", "0.1"),
    (45, "0.75", "0.9", "0.1"),
    (49, "0.82", "0.98", "0.1"),
    (50, "0.83", "1", "0.1"),
    (60, "1", "1.2", "0.1"),
    (74, "1.23", "1.48", "0.1"),
    (75, "1.25", "1.5", "0.1"),
    (89, "1.48", "1.78", "0.1"),
    (90, "1.5", "1.8", "0.2"),
    (95, "1.58", "1.9", "0.2"),
    (120, "2", "2.4", "0.2"),
    (150, "2.5", "3", "0.3"),
];

#[test]
fn the_golden_vectors_hold() {
    let georgia = rules(60, 30, Decimals::Hundredth);
    let fifty = rules(50, 0, Decimals::Thousandth);
    let ceu = rules(600, 30, Decimals::Tenth);
    for (minutes, hours, of_fifty, units) in GOLDEN {
        let found = [&georgia, &fifty, &ceu].map(|rules| credit(minutes, rules));
        assert_eq!(found, [hours, of_fifty, units], "{minutes} minutes");
    }
}

#[test]
fn what_ships_does_what_it_says() {
    let rules = shipped();
    assert_eq!(rules.run_tests(), []);
    assert!(rules.tests.len() >= 5);
    assert_eq!((rules.minutes_per_unit.get(), rules.version.get()), (60, 1));
}

#[test]
fn a_case_that_is_wrong_is_shown_with_what_came_instead() {
    let text = SHIPPED.replace("credit = \"0.833\"", "credit = \"0.834\"");
    let failures = RuleSet::parse("contact-hour", &text).unwrap().run_tests();
    let [failure] = failures.as_slice() else { panic!("{failures:?}") };
    let said = failure.to_string();
    assert!(said.starts_with("the test says 50 minutes make 0.834, but: 50 minutes at 60"), "{said}");
}

#[test]
fn an_explanation_reads_as_a_sentence_with_its_source() {
    let mut rules = shipped();
    rules.sources.truncate(1);
    rules.sources[0].title = "A page".to_owned();
    rules.sources[0].url = "https://example.org/page".to_owned();
    assert_eq!(
        award(&module(50), &rules).to_string(),
        "50 minutes at 60 minutes to the contact hour make 0.833 contact hours (50 / 60, kept to the thousandth). \
         Rule: Contact hours of 60 minutes, version 1. \
         Source: A page, https://example.org/page, read November 21, 2026."
    );
    let sentence = |minutes| match award(&module(minutes), &rules) {
        Outcome::Credit { explanation, .. } => explanation.sentence(),
        other => panic!("{other:?}"),
    };
    assert_eq!(sentence(60), "60 minutes at 60 minutes to the contact hour make 1 contact hour (60 / 60).");
    assert_eq!(
        sentence(-45),
        "Taken back: 45 minutes at 60 minutes to the contact hour make -0.75 contact hours (45 / 60)."
    );
}

#[test]
fn lessons_outside_a_module_never_pool() {
    let loose: Vec<Entry> =
        (1..=6).map(|id| Entry { id: Uuid::from_u128(id), origin: Origin::LooseLesson, ..module(10) }).collect();
    let awards = awards(&loose, &shipped());
    let refused = |award: &Award| matches!(award.outcome, Outcome::Refused { refusal: Refusal::OutsideModule, .. });
    assert_eq!((awards.len(), awards.iter().all(refused)), (6, true));
    assert_eq!(total(&awards), Some(Credit::ZERO));
}

#[test]
fn what_is_too_short_is_told_so() {
    let said = award(&module(29), &rules(60, 30, Decimals::Thousandth)).to_string();
    let start = "Too short to count: 29 minutes, and the rule asks for at least 30 minutes. Add it to a module. Rule:";
    assert!(said.starts_with(start), "{said}");
}

#[test]
fn outside_their_days_rules_decide_nothing() {
    let mut rules = shipped();
    rules.effective_to = Some("2026-12-31".parse().unwrap());
    let on = |day: &str, origin| award(&Entry { occurred_on: day.parse().unwrap(), origin, ..module(50) }, &rules);
    for day in ["2026-01-01", "2026-12-31"] {
        assert!(matches!(on(day, Origin::Module), Outcome::Credit { .. }), "{day}");
    }
    for (day, starts) in [
        ("2025-12-31", "This was on December 31, 2025, but these rules begin on January 1, 2026."),
        ("2027-01-01", "This was on January 1, 2027, but these rules ended on December 31, 2026."),
    ] {
        // Even what would be refused is not theirs to refuse.
        let outcome = on(day, Origin::LooseLesson);
        assert!(outcome.to_string().starts_with(starts), "{outcome}");
        assert_eq!(outcome.credit(), None);
    }
}

#[test]
fn each_entry_is_rounded_on_its_own() {
    let three = [1, 2, 3].map(|id| Entry { id: Uuid::from_u128(id), ..module(50) });
    assert_eq!(total(&awards(&three, &shipped())).unwrap().to_string(), "2.499");
}

#[test]
fn a_fault_in_the_file_is_named() {
    let fault = |from: &str, to: &str| {
        assert!(SHIPPED.contains(from), "{from}");
        RuleSet::parse("contact-hour", &SHIPPED.replacen(from, to, 1)).unwrap_err().to_string()
    };
    for (from, to, named) in [
        ("unit =", "units =", "unknown field `units`"),
        ("\"exact\"", "\"bands\"", "unknown variant `bands`"),
        ("minutes_per_unit = 60", "minutes_per_unit = 0", "nonzero"),
        ("version = 1", "version = 0", "nonzero"),
        ("version = 1", "version = 1\ndecimals = 4", "decimals are 1, 2 or 3"),
        ("version = 1", "version = 1\ncode = \"other\"", "“other”"),
        ("version = 1", "version = 1\neffective_to = 2025-12-31", "effective_to lies before"),
        ("effective_from = 2026-01-01", "effective_from = \"soon\"", "a date such as 2026-01-01"),
        ("effective_from = 2026-01-01", "effective_from = 2026-01-01T07:00:00Z", "line 9"),
        ("\"contact hour\"", "\" \"", "unit is empty"),
        ("https://greater", "greater", "“greateracadianaregion.net"),
        ("credit = \"0.5\"", "credit = \"0.5000\"", "at most three decimals"),
        ("credit = \"0.5\"", "credit = 0.5", "expected a string"),
        ("minutes = 30", "minutes = -30", "-30"),
    ] {
        let said = fault(from, to);
        assert!(said.contains(named), "{to}: {said}");
    }
    let sources = SHIPPED.find("sources = [").unwrap()..SHIPPED.find("note =").unwrap();
    let mut unsourced = SHIPPED.to_owned();
    unsourced.replace_range(sources, "sources = []\n");
    assert_eq!(RuleSet::parse("contact-hour", &unsourced), Err(RuleSetError::NoSource));
}

#[test]
fn a_rule_set_is_kept_as_json() {
    let rules = shipped();
    let kept = serde_json::to_value(&rules).unwrap();
    assert_eq!(RuleSet::from_json("contact-hour", &kept), Ok(rules.clone()));
    assert!(RuleSet::from_json("other", &kept).is_err());
    // As a reader of files may keep it: the table of the file, without a code.
    let table: toml::Table = SHIPPED.parse().unwrap();
    let table = serde_json::to_value(table).unwrap();
    assert_eq!(RuleSet::from_json("contact-hour", &table), Ok(rules));
}

#[test]
fn an_outcome_is_kept_as_json() {
    let rules = rules(60, 30, Decimals::Thousandth);
    let before = Entry { occurred_on: "2025-01-01".parse().unwrap(), ..module(50) };
    for entry in [module(50), module(-50), module(8), before] {
        let outcome = award(&entry, &rules);
        let kept = serde_json::to_value(&outcome).unwrap();
        assert_eq!(serde_json::from_value::<Outcome>(kept).unwrap(), outcome);
    }
    let kept = serde_json::to_value(award(&module(50), &rules)).unwrap();
    assert_eq!(kept["credit"], json!("0.833"));
    assert_eq!(kept["explanation"]["working"], json!({ "method": "exact", "minutes_per_unit": 60, "kept_to": 3 }));
}

fn any_entry() -> impl Strategy<Value = Entry> {
    (any::<u128>(), 0_u64..2000, -i32::MAX..=i32::MAX, any::<bool>(), 0_i32..200).prop_map(
        |(id, days, large, loose, small)| {
            let start: chrono::NaiveDate = "2025-01-01".parse().unwrap();
            let minutes = if id % 4 == 0 { large } else { small };
            let origin = if loose { Origin::LooseLesson } else { Origin::Module };
            Entry::from_ledger(Uuid::from_u128(id), start + chrono::Days::new(days), minutes, origin).unwrap()
        },
    )
}

fn any_rules() -> impl Strategy<Value = RuleSet> {
    let decimals = prop_oneof![Just(Decimals::Tenth), Just(Decimals::Hundredth), Just(Decimals::Thousandth)];
    (prop_oneof![1..=600_u32, 1..=u32::MAX], 0_u16..60, decimals)
        .prop_map(|(per, min, decimals)| rules(per, min, decimals))
}

proptest! {
    #[test]
    fn the_order_of_entries_does_not_matter(
        (entries, shuffled) in prop::collection::vec(any_entry(), 0..20)
            .prop_flat_map(|entries| (Just(entries.clone()), Just(entries).prop_shuffle())),
        rules in any_rules(),
    ) {
        prop_assert_eq!(awards(&entries, &rules), awards(&shuffled, &rules));
    }

    #[test]
    fn working_it_out_again_changes_nothing(
        entries in prop::collection::vec(any_entry(), 0..20),
        rules in any_rules(),
    ) {
        let first = awards(&entries, &rules);
        let kept = serde_json::to_value(&rules).unwrap();
        let read_again = RuleSet::from_json("contact-hour", &kept).unwrap();
        prop_assert_eq!(awards(&entries, &read_again), first);
    }

    #[test]
    fn a_reversal_undoes_exactly(
        entries in prop::collection::vec(any_entry(), 1..20),
        rules in any_rules(),
    ) {
        let undo = |entry: &Entry| entry.reversal(Uuid::from_u128(!entry.id.as_u128()));
        let both: Vec<Entry> = entries.iter().flat_map(|entry| [entry.clone(), undo(entry)]).collect();
        prop_assert_eq!(total(&awards(&both, &rules)), Some(Credit::ZERO));
    }

    #[test]
    fn credit_is_the_nearest_part_and_the_upper_of_two(minutes in 0..i32::MAX, rules in any_rules()) {
        let rules = RuleSet { min_minutes: 0.into(), ..rules };
        let credit = i128::from(award(&module(minutes), &rules).credit().unwrap().thousandths());
        let part = i128::from(rules.decimals.thousandths());
        let per_unit = i128::from(rules.minutes_per_unit.get());
        // Both sides in thousandths of a minute: how far the credit lies above the true quotient.
        let above = credit * per_unit - i128::from(minutes) * 1000;
        prop_assert_eq!(credit % part, 0);
        prop_assert!(-part * per_unit < 2 * above && 2 * above <= part * per_unit);
    }
}
