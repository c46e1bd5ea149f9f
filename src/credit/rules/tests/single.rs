//! One entry by itself: length, kind, content.

use super::*;

#[test]
fn r1_minutes_are_whole_and_credit_is_exact() {
    let outcome = award(&module(1, 50), &shipped("contact-hour"));
    assert_eq!(outcome.credit().unwrap().thousandths(), 833);
    let most = Entry::module(id(1), day("2026-06-15"), Minutes::try_from(i32::MAX).unwrap());
    assert_eq!(award(&most, &plain("")).credit().unwrap().to_string(), "35791394.117");
}

#[test]
fn r2_the_sum_of_what_was_rounded_differs_from_what_is_rounded_in_sum() {
    let three = [1, 2, 3].map(|number| module(number, 50));
    assert_eq!(total(&awards(&three, &plain(""))).unwrap().to_string(), "2.499");
    assert_eq!(counted_in(&in_2026(&three, &plain(""))), "2.499");
    let together = with("method = \"exact\"\nscope = \"period\"", "", "");
    let account = in_2026(&three, &together);
    assert_eq!((counted_in(&account), of(&account, 2)), ("2.5".to_owned(), Some("0.834".to_owned())));
    let half = "method = \"step_down\"\nstep = \"0.5\"\nscope = \"activity\"";
    let conference = [1, 2, 3].map(|number| Entry { activity: Some(id(9)), ..module(number, 50) });
    assert_eq!(counted_in(&in_2026(&conference, &with(half, "", ""))), "2.5");
    assert_eq!(counted_in(&in_2026(&three, &with(half, "", ""))), "1.5");
}

#[test]
fn r2_an_activity_below_the_least_is_too_short_as_a_whole() {
    let rules = with("method = \"exact\"\nscope = \"activity\"\nmin_minutes = 30", "", "");
    let parts = |minutes| [1, 2].map(|number| Entry { activity: Some(id(9)), ..module(number, minutes) });
    assert_eq!(counted_in(&in_2026(&parts(20), &rules)), "0.667");
    let short = in_2026(&parts(10), &rules);
    assert_eq!(counted_in(&short), "0");
    assert!(said(&short, 1).starts_with("Too short to count: 20 minutes"), "{}", said(&short, 1));
}

#[test]
fn r3_what_is_too_short_is_told_so() {
    let rules = with("method = \"exact\"\nmin_minutes = 30", "", "");
    let told = award(&module(1, 29), &rules).to_string();
    let start = "Too short to count: 29 minutes, and the rule asks for at least 30 minutes. Add it to a module. Rule:";
    assert!(told.starts_with(start), "{told}");
    assert_eq!(award(&module(1, 30), &rules).credit().unwrap(), amount("0.5"));
}

fn lessons() -> Vec<Entry> {
    (1..=6).map(|number| Entry { origin: Origin::LooseLesson, ..module(number, 10) }).collect()
}

#[test]
fn r4_lessons_outside_a_module_never_pool() {
    let awards = awards(&lessons(), &plain(""));
    let refused = |award: &Award| matches!(award.outcome, Outcome::Refused { refusal: Refusal::OutsideModule, .. });
    assert_eq!((awards.len(), awards.iter().all(refused)), (6, true));
    assert_eq!(total(&awards), Some(Credit::ZERO));
    assert_eq!(counted_in(&in_2026(&lessons(), &plain(""))), "0");
}

#[test]
fn r4_they_pool_where_the_rule_set_says_so() {
    let rules = with("method = \"exact\"\nmin_minutes = 30", "allow_pooling = true\n", "");
    assert_eq!(counted_in(&in_2026(&lessons(), &rules)), "1");
    let two = in_2026(&lessons()[..2], &rules);
    assert_eq!(counted_in(&two), "0");
    let start =
        "Lessons outside a module count together. So far they are 20 minutes, and the rule asks for at least 30";
    assert!(said(&two, 1).starts_with(start), "{}", said(&two, 1));
    let three = in_2026(&lessons()[..3], &rules);
    let start = "Lessons outside a module count together: 20 minutes before and these 10 minutes make 0.5 hours, so this \
        one adds 0.5 hours.";
    assert!(said(&three, 3).starts_with(start), "{}", said(&three, 3));
}

#[test]
fn r4_a_lesson_on_its_own_uses_up_nothing_of_a_module() {
    let rules = with("method = \"exact\"\nmin_minutes = 30", "allow_pooling = true\n", "");
    let part = Part { content: id(1000), major: 0, minutes: Minutes::from(10) };
    let alone = Entry { origin: Origin::LooseLesson, parts: vec![part], ..module(1, 10) };
    let whole = Entry { parts: vec![part], ..module(2, 30) };
    let account = in_2026(&[alone, whole], &rules);
    assert_eq!([1, 2].map(|number| of(&account, number).unwrap()), ["0", "0.5"]);
    assert!(said(&account, 1).starts_with("It counts already in this period"));
}

#[test]
fn r8_time_at_it_counts_only_where_the_rule_set_asks() {
    let quick = Entry { engaged_seconds: Some(14 * 60 + 59), ..module(1, 30) };
    assert_eq!(award(&quick, &plain("")).credit(), Some(amount("0.5")));
    let rules = plain("engaged_share = 50\n");
    let told = award(&quick, &rules).to_string();
    let (asked, measured) = ("The rule asks for at least 50% of its minutes", "the measured time is 14 minutes.");
    assert!(told.starts_with(&format!("{asked}, and {measured}")), "{told}");
    let enough = award(&Entry { engaged_seconds: Some(15 * 60), ..module(1, 30) }, &rules);
    assert_eq!(enough.credit(), Some(amount("0.5")));
    assert!(enough.to_string().contains("the measured time is 15 minutes."), "{enough}");
    assert_eq!(award(&module(1, 30), &rules).credit(), Some(amount("0.5")), "nobody measured it");
}

#[test]
fn r23_one_entry_counts_in_several_states() {
    let entry = module(1, 45);
    let credits = ["nebraska", "indiana", "iowa", "georgia", "national-ceu", "contact-hour"]
        .map(|code| award(&entry, &shipped(code)).credit().unwrap().to_string());
    assert_eq!(credits, ["1", "1", "0.5", "0.75", "0.1", "0.75"]);
}

#[test]
fn r29_what_is_undefined_is_a_question_and_never_a_number() {
    let outcome = award(&module(1, 90), &shipped("nebraska"));
    assert_eq!(outcome.credit(), None);
    let told = outcome.to_string();
    assert!(told.starts_with("No rule says what 90 minutes make. To ask the authority: What does a session"), "{told}");
    assert!(told.contains("Source: Earning Continuing Education Credits"), "{told}");

    let unknown = Entry { kind: ActivityKind::Reading, ..module(1, 60) };
    let told = award(&unknown, &shipped("nebraska")).to_string();
    assert!(told.starts_with("No rule says whether professional reading counts."), "{told}");
    let stated = Entry { stated: Some((StatedUnit::Video, Credit::ONE)), ..module(1, 0) };
    assert!(award(&stated, &plain("")).to_string().starts_with("No rule says what a video makes."));
    let between = award(&module(1, 45), &shipped("montana")).to_string();
    assert!(between.contains("no whole number of half hours"), "{between}");
}

#[test]
fn r29_what_a_person_decided_stands_in_for_the_rule() {
    let rules = shipped("nebraska");
    let period = Period::of(Span { starts: day("2026-01-01"), ends: day("2028-12-31") });
    let by = Some(("Nebraska Library Commission".to_owned(), day("2026-11-22")));
    let decided = |credit: &str| {
        Some(Decided { credit: amount(credit), category: None, reason: "By phone.".to_owned(), by: by.clone() })
    };
    let entry = |credit: &str| Entry { decided: decided(credit), ..module(1, 90) };
    let of = |entry: Entry| account(&[entry], &rules, &rules.tracks[0], &period);
    let given = of(entry("1.5"));
    let told = "Decided by Nebraska Library Commission on November 22, 2026: 1.5 CE credits. By phone.";
    assert_eq!(counted_in(&given), "1.5");
    assert!(said(&given, 1).starts_with(told), "{}", said(&given, 1));
    let refused = of(entry("0"));
    assert_eq!((counted_in(&refused).as_str(), refused.undecided().count()), ("0", 0));
    let none = "Decided by Nebraska Library Commission on November 22, 2026: no credit. By phone.";
    assert!(said(&refused, 1).starts_with(none), "{}", said(&refused, 1));
    // By itself, and taken back, it is the same.
    assert_eq!(award(&entry("1.5"), &rules).credit(), Some(amount("1.5")));
    assert_eq!(award(&entry("1.5").reversal(id(9)), &rules).credit(), Some(amount("-1.5")));
    assert_eq!(award(&entry("0"), &rules).credit(), Some(Credit::ZERO));
}

#[test]
fn r30_onboarding_and_basic_skills_give_nothing_where_they_are_excluded() {
    let skill = Entry { teaches: vec![Exclusion::BasicSkill], ..module(1, 60) };
    let told = award(&skill, &shipped("pennsylvania")).to_string();
    assert!(told.starts_with("The rule does not count basic skills."), "{told}");
    assert_eq!(award(&skill, &shipped("georgia")).credit(), Some(Credit::ONE));
    let welcome = Entry { teaches: vec![Exclusion::Onboarding], ..module(1, 60) };
    assert!(award(&welcome, &shipped("pennsylvania")).to_string().contains("introduces new people"));
}

#[test]
fn outside_their_days_rules_decide_nothing() {
    let rules = plain("effective_to = 2026-12-31\n");
    let on = |text: &str, origin| award(&Entry { occurred_on: day(text), origin, ..module(1, 50) }, &rules);
    for text in ["2020-01-01", "2026-12-31"] {
        assert!(matches!(on(text, Origin::Module), Outcome::Credit { .. }), "{text}");
    }
    for (text, starts) in [
        ("2019-12-31", "This was on December 31, 2019, but these rules begin on January 1, 2020."),
        ("2027-01-01", "This was on January 1, 2027, but these rules ended on December 31, 2026."),
    ] {
        // Even what would be refused is not theirs to refuse.
        let outcome = on(text, Origin::LooseLesson);
        assert!(outcome.to_string().starts_with(starts), "{outcome}");
        assert_eq!(outcome.credit(), None);
    }
}

#[test]
fn things_are_counted_where_hours_are_not() {
    let text = shipped_text("contact-hour")
        .replace("name = \"contact hour\"\nminutes = 60", "name = \"class\"\ncounts_items = true")
        .replace("\"exact\"", "\"count\"");
    let rules = RuleSet::parse("contact-hour", &text).unwrap();
    let told = award(&module(1, 90), &rules).to_string();
    assert!(told.starts_with("It counts as 1 class."), "{told}");
}

#[test]
fn r29_what_can_be_given_goes_by_the_steps_and_the_best_rate_of_the_rules() {
    let grant = |code: &str, entry: Entry| {
        let rules = shipped(code);
        let Grant { step, most } = Grant::of(&entry, &rules, &rules.tracks[0]);
        format!("{most} in steps of {step}")
    };
    // Twenty minutes make a half, so ninety make two and a quarter, up to the next half.
    assert_eq!(grant("nebraska", module(1, 90)), "2.5 in steps of 0.5");
    assert_eq!(grant("iowa", module(1, 75)), "1.5 in steps of 0.5");
    assert_eq!(grant("georgia", module(1, 45)), "0.75 in steps of 0.01");
    // What is stated has no minutes: no more than is asked for at all.
    let stated = Entry { stated: Some((StatedUnit::Video, Credit::ONE)), ..module(1, 0) };
    assert_eq!(grant("nebraska", stated), "45 in steps of 0.5");
    assert_eq!(grant("nebraska", module(1, 60_000)), "45 in steps of 0.5");
    let rules = shipped("nebraska");
    let given = Grant::of(&module(1, 90), &rules, &rules.tracks[0]);
    let allowed = |text: &str| given.allows(amount(text));
    assert_eq!(["0.5", "2.5"].map(allowed), [true, true]);
    assert_eq!(["0", "-0.5", "0.25", "3", "0.001"].map(allowed), [false; 5]);
}
