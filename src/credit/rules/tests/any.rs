//! What must hold for any entries.

use proptest::prelude::*;

use super::*;
use crate::format::Mode;

/// Rule sets that differ in everything that could disturb: bands, steps, groups, caps, flow, approval.
fn any_rules() -> impl Strategy<Value = (RuleSet, usize)> {
    let shipped = ["nebraska", "iowa", "indiana", "wisconsin", "montana", "georgia", "contact-hour"]
        .into_iter()
        .filter(|code| !shipped(code).tracks.is_empty())
        .map(|code| (shipped(code), 0));
    let grouped = [
        "method = \"exact\"\nscope = \"period\"",
        "method = \"step_down\"\nstep = \"0.5\"\nscope = \"activity\"",
    ]
    .into_iter()
    .map(|rounding| {
        let caps = "[[track.constraint]]\nname = \"Visits\"\nkind = \"max\"\nquantity = \"1.5\"\nkinds = [\"visit\"]\n";
        (with(rounding, "allow_pooling = true\n", caps), 0)
    });
    proptest::sample::select(shipped.chain(grouped).collect::<Vec<_>>())
}

fn any_entry() -> impl Strategy<Value = Entry> {
    let kinds = [
        ActivityKind::Course,
        ActivityKind::Webinar,
        ActivityKind::Academic,
        ActivityKind::Presenting,
        ActivityKind::Visit,
        ActivityKind::CityTraining,
        ActivityKind::Meeting,
    ];
    let modes = [Mode::Live, Mode::IndividualPassive, Mode::IndividualInteractive];
    let codes = ["administration", "collection", "public", "technology", "A", "C", "1", "2", "nonlibrary", "what"];
    let from = day("2025-12-01");
    (
        (any::<u128>(), 0_u64..420, 0_u16..400, proptest::sample::select(kinds.to_vec())),
        (proptest::sample::select(modes.to_vec()), proptest::sample::subsequence(codes.to_vec(), 0..4)),
        (proptest::option::of(0_u128..5), proptest::option::of(0_i64..4000), 0_u8..3, 0_u8..6),
    )
        .prop_map(move |((id, later, minutes, kind), (mode, categories), (part, stated, topic, odd))| {
            let occurred_on = from + chrono::Days::new(later);
            let minutes = Minutes::from(minutes);
            let hours = |thousandths| (StatedUnit::SemesterHour, Credit::from_thousandths(thousandths));
            Entry {
                kind,
                mode,
                categories: categories.into_iter().map(str::to_owned).collect(),
                parts: part.map(|content| Part { content: self::id(content), major: 0, minutes }).into_iter().collect(),
                stated: stated.filter(|_| kind == ActivityKind::Academic).map(hours),
                topic: Some(topic.to_string()),
                activity: (odd == 1).then(|| self::id(77)),
                origin: if odd == 2 { Origin::LooseLesson } else { Origin::Module },
                approved_on: (odd != 3).then_some(occurred_on),
                ..Entry::module(Uuid::from_u128(id), occurred_on, minutes)
            }
        })
}

fn any_entries() -> impl Strategy<Value = Vec<Entry>> {
    proptest::collection::vec(any_entry(), 0..40)
}

fn of_period(entries: &[Entry], (rules, track): &(RuleSet, usize)) -> Account {
    account(entries, rules, &rules.tracks[*track], &year())
}

/// Without any cap.
fn uncapped((rules, track): &(RuleSet, usize)) -> (RuleSet, usize) {
    let mut rules = rules.clone();
    for track in &mut rules.tracks {
        track.constraints.retain(|constraint| {
            !matches!(constraint.kind, ConstraintKind::Max { .. } | ConstraintKind::MaxShare { .. })
        });
    }
    (rules, *track)
}

proptest! {
    #[test]
    fn the_order_of_entries_does_not_matter(
        (entries, shuffled) in any_entries().prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle())),
        rules in any_rules(),
    ) {
        prop_assert_eq!(of_period(&entries, &rules), of_period(&shuffled, &rules));
        prop_assert_eq!(awards(&entries, &rules.0), awards(&shuffled, &rules.0));
    }

    #[test]
    fn a_cap_never_raises(entries in any_entries(), rules in any_rules(), cap in 0_i64..20_000, place in 0_usize..4) {
        let free = of_period(&entries, &uncapped(&rules));
        prop_assert!(of_period(&entries, &rules).counted <= free.counted);
        let mut capped = rules.clone();
        let categories = rules.0.categories.get(place).map(|category| category.code.clone()).into_iter().collect();
        capped.0.tracks[0].constraints.push(Constraint {
            name: "One more".to_owned(),
            kind: ConstraintKind::Max { quantity: Credit::from_thousandths(cap) },
            select: Selector { categories, ..Selector::default() },
            note: None,
            source: None,
        });
        let after = of_period(&entries, &capped);
        prop_assert!(after.counted <= of_period(&entries, &rules).counted);
        prop_assert!(after.findings.last().unwrap().have <= Credit::from_thousandths(cap), "the cap holds");
    }

    #[test]
    fn no_cap_is_ever_exceeded(entries in any_entries(), rules in any_rules()) {
        for finding in of_period(&entries, &rules).findings {
            prop_assert!(finding.asked != Asked::AtMost || finding.have <= finding.quantity, "{}", finding);
        }
    }

    #[test]
    fn working_it_out_again_changes_nothing(entries in any_entries(), rules in any_rules()) {
        let first = of_period(&entries, &rules);
        prop_assert_eq!(&of_period(&entries, &rules), &first);
        let kept = serde_json::to_value(&rules.0).unwrap();
        let again = (RuleSet::from_json(&rules.0.code, &kept).unwrap(), rules.1);
        prop_assert_eq!(&of_period(&entries, &again), &first);
    }

    #[test]
    fn a_reversal_undoes_exactly(entries in any_entries(), more in any_entries(), rules in any_rules()) {
        let undo = |entry: &Entry| entry.reversal(Uuid::from_u128(!entry.id.as_u128()));
        let both: Vec<Entry> = entries.iter().cloned().chain(more.iter().flat_map(|one| [one.clone(), undo(one)])).collect();
        let (without, with) = (of_period(&entries, &rules), of_period(&both, &rules));
        prop_assert_eq!(with.counted, without.counted);
        prop_assert_eq!(with.headings, without.headings);
        prop_assert_eq!(with.findings, without.findings);
        for award in &without.awards {
            prop_assert!(with.awards.contains(award));
        }
        let alone: Vec<Entry> = more.iter().flat_map(|one| [one.clone(), undo(one)]).collect();
        prop_assert_eq!(total(&awards(&alone, &rules.0)), Some(Credit::ZERO));
    }

    #[test]
    fn the_total_is_the_sum_of_the_trace(entries in any_entries(), rules in any_rules()) {
        let account = of_period(&entries, &rules);
        prop_assert_eq!(total(&account.awards), account.counted.checked_sub(account.carried_in));
        for award in &account.awards {
            let Outcome::Credit { credit, explanation } = &award.outcome else { continue };
            prop_assert!(*credit >= Credit::ZERO);
            prop_assert_eq!(*credit, explanation.credit);
            let capped = explanation.adjustments.iter().filter_map(|adjustment| match adjustment {
                Adjustment::Capped { by, cap, .. } => {
                    assert!(!cap.is_empty(), "the trace names the cap");
                    Some(*by)
                }
                _ => None,
            });
            prop_assert!(capped.into_iter().all(|by| by > Credit::ZERO));
        }
        let exclusive = rules.0.categories.iter().zip(&account.headings).filter(|(category, _)| category.exclusive);
        let sum = Credit::checked_sum(exclusive.map(|(_, heading)| heading.credit)).unwrap();
        prop_assert!(sum <= account.counted, "exclusive headings share what there is");
    }

    #[test]
    fn more_training_never_makes_less(entries in any_entries(), one in any_entry(), rules in any_rules()) {
        // Where lengths add up, the sum may become one of which no page says anything.
        let alone = rules.0.rounding.scope == Scope::Session;
        let kind = if one.kind == ActivityKind::Presenting { ActivityKind::Webinar } else { one.kind };
        let one = Entry { id: Uuid::max(), kind, parts: Vec::new(), origin: Origin::Module, ..one };
        let before = of_period(&entries, &rules).counted;
        let all: Vec<Entry> = entries.into_iter().chain([one]).collect();
        prop_assert!(!alone || of_period(&all, &rules).counted >= before);
    }

    #[test]
    fn credit_is_the_nearest_part_and_the_upper_of_two(minutes in 0..i32::MAX, per in 1_u32..10_000, decimals in 1_u8..4) {
        let mut rules = plain("");
        rules.unit.minutes = per.try_into().ok();
        rules.unit.decimals = Decimals::try_from(decimals).unwrap();
        let entry = Entry::module(id(1), day("2026-06-15"), Minutes::try_from(minutes).unwrap());
        let credit = i128::from(award(&entry, &rules).credit().unwrap().thousandths());
        let (part, per) = (i128::from(rules.unit.decimals.thousandths()), i128::from(per));
        // Both sides in thousandths of a minute: how far the credit lies above the true quotient.
        let above = credit * per - i128::from(minutes) * 1000;
        prop_assert_eq!(credit % part, 0);
        prop_assert!(-part * per < 2 * above && 2 * above <= part * per);
    }

    #[test]
    fn periods_follow_each_other_without_a_gap(first in 0_u64..20_000, later in 0_u64..20_000, months in 1_u32..120) {
        let start = day("1970-01-01") + chrono::Days::new(first);
        let rules = plain("");
        let track = Track { months, ..rules.tracks[0].clone() };
        let on = start + chrono::Days::new(later);
        let found = span(&track, Some(start), on).unwrap();
        prop_assert!(found.starts <= on && on <= found.ends);
        let next = span(&track, Some(start), found.ends.succ_opt().unwrap()).unwrap();
        prop_assert_eq!(next.starts, found.ends.succ_opt().unwrap());
    }
}
