//! Periods: their days, how much they ask for, and which rules and track decide.

use super::*;

fn of_track(code: &str, track: &str, anchor: Option<&str>, on: &str) -> Option<(String, String)> {
    let rules = shipped(code);
    let found = span(rules.track(track).unwrap(), anchor.map(day), day(on))?;
    Some((found.starts.to_string(), found.ends.to_string()))
}

fn days(starts: &str, ends: &str) -> Option<(String, String)> {
    Some((starts.to_owned(), ends.to_owned()))
}

#[test]
fn r12_an_entry_lies_in_the_period_or_is_refused() {
    let on = |number, text: &str| Entry { occurred_on: day(text), ..module(number, 60) };
    let entries = [on(1, "2025-12-31"), on(2, "2026-01-01"), on(3, "2026-12-31"), on(4, "2027-01-01")];
    let account = in_2026(&entries, &plain(""));
    assert_eq!([1, 2, 3, 4].map(|number| of(&account, number).unwrap()), ["0", "1", "1", "0"]);
    let start = "This was on January 1, 2027, and the period runs from January 1, 2026 to December 31, 2026. Rule:";
    assert!(said(&account, 4).starts_with(start), "{}", said(&account, 4));
}

#[test]
fn r12_only_the_first_period_looks_further_back() {
    let rules = plain("[reporting]\nlookback_months_first_period = 6\n");
    let entry = Entry { occurred_on: day("2025-07-01"), ..module(1, 60) };
    let first = Period { first: true, ..year() };
    let counted = |entry: &Entry, period: &Period| {
        account(std::slice::from_ref(entry), &rules, &rules.tracks[0], period).counted.to_string()
    };
    assert_eq!((counted(&entry, &first), counted(&entry, &year())), ("1".to_owned(), "0".to_owned()));
    let before = Entry { occurred_on: day("2025-06-30"), ..entry };
    assert_eq!(counted(&before, &first), "0");
}

#[test]
fn r12_the_calendar_is_the_programs() {
    let instant = "2026-07-01T03:30:00Z".parse().unwrap();
    assert_eq!(shipped("georgia").program.time_zone.day(instant).to_string(), "2026-06-30");
    assert_eq!(shipped("national-ceu").program.time_zone.day(instant).to_string(), "2026-07-01");
}

#[test]
fn r14_nothing_is_carried_over_unless_the_rule_set_says_so() {
    let entries: Vec<Entry> = (1..=13).map(|number| module(number, 60)).collect();
    let period = Period { carried: amount("5"), ..year() };
    let rules = plain("");
    let account = account(&entries, &rules, &rules.tracks[0], &period);
    assert_eq!([account.counted, account.carried_in, account.carried_out], [amount("13"), Credit::ZERO, Credit::ZERO]);
    let rules = plain("[carry_over]\nmost = \"2\"\n");
    let account = super::account(&entries, &rules, &rules.tracks[0], &period);
    assert_eq!([account.counted, account.carried_in, account.carried_out], [amount("15"), amount("2"), amount("2")]);
    let few = super::account(&entries[..9], &rules, &rules.tracks[0], &period);
    assert_eq!([few.counted, few.carried_out], [amount("11"), amount("1")]);
}

#[test]
fn r15_newcomers_have_to_earn_less() {
    let rules = shipped("georgia");
    let required = |since: Option<&str>| {
        let span = Span { starts: day("2024-07-01"), ends: day("2026-06-30") };
        let period = Period { since: since.map(day), ..Period::of(span) };
        period.required(&rules.tracks[0]).to_string()
    };
    let found =
        [None, Some("2010-01-01"), Some("2024-07-01"), Some("2024-07-02"), Some("2025-07-01"), Some("2025-07-02")];
    assert_eq!(found.map(required), ["10", "10", "10", "5", "5", "0"]);
}

#[test]
fn r15_a_newcomer_needs_no_more_of_one_thing_than_in_all() {
    let track = "[[track.proration]]\nmonths_under = 6\nquantity = \"2\"\n\
        [[track.constraint]]\nname = \"Workshops\"\nkind = \"min\"\nquantity = \"5\"\nkinds = [\"workshop\"]\n";
    let rules = with("method = \"exact\"", "", track);
    let workshop = Entry { kind: ActivityKind::Workshop, occurred_on: day("2026-11-15"), ..module(1, 120) };
    let period = Period { since: Some(day("2026-11-01")), ..year() };
    assert!(account(&[workshop], &rules, &rules.tracks[0], &period).complete());
}

#[test]
fn r16_an_extension_moves_the_end_and_keeps_the_old_one() {
    let rules = plain("");
    let extended = Some(Extended { to: day("2027-12-31"), reason: "By the program, for everybody.".to_owned() });
    let period = Period { extended, ..year() };
    let late = Entry { occurred_on: day("2027-12-31"), ..module(1, 60) };
    assert_eq!(account(&[late], &rules, &rules.tracks[0], &period).counted, Credit::ONE);
    assert_eq!((period.last_day(), period.span.ends), (day("2027-12-31"), day("2026-12-31")));
    let shorter = Some(Extended { to: day("2026-03-01"), reason: String::new() });
    assert_eq!(Period { extended: shorter, ..year() }.last_day(), day("2026-12-31"));
    let track = Track { grace_days: 30, ..rules.tracks[0].clone() };
    assert_eq!(renewable_until(&track, &period), day("2028-01-30"));
}

#[test]
fn r17_the_position_held_longest_decides_in_indiana_and_the_latest_elsewhere() {
    let held =
        |track: &str, from: &str, to: Option<&str>| Held { track: track.to_owned(), from: day(from), to: to.map(day) };
    let period = Period::of(Span { starts: day("2024-01-01"), ends: day("2028-12-31") });
    let positions = [
        held("assistant", "2020-01-01", Some("2025-12-31")),
        held("director", "2026-01-01", Some("2026-12-31")),
        held("head", "2027-01-01", Some("2027-06-30")),
        held("assistant", "2027-07-01", Some("2027-12-31")),
        held("head", "2028-01-01", None),
    ];
    let rules = shipped("indiana");
    let decides = |rules: &RuleSet, held: &[Held]| deciding_track(rules, held, &period).map(|track| track.code.clone());
    assert_eq!(decides(&rules, &positions).as_deref(), Some("assistant"));
    let latest = RuleSet { position_change: PositionChange::Latest, ..rules.clone() };
    assert_eq!(decides(&latest, &positions).as_deref(), Some("head"));
    assert_eq!(decides(&rules, &[held("head", "2029-01-01", None)]), None);
}

#[test]
fn r18_rules_decide_for_periods_that_begin_under_them() {
    let versions = [shipped("montana"), shipped("montana-2026")];
    let of_year = |starts: &str| {
        let starts = day(starts);
        Period::of(Span { starts, ends: span(&versions[0].tracks[0], Some(starts), starts).unwrap().ends })
    };
    let decides =
        |starts: &str| rules_for(&versions, &of_year(starts), day("2027-05-01")).map(|rules| rules.code.as_str());
    assert_eq!(decides("2026-06-30"), Some("montana"));
    assert_eq!(decides("2026-07-01"), Some("montana-2026"));
    assert_eq!(decides("2021-12-31"), None);
}

#[test]
fn r18_open_periods_change_over_only_where_the_newer_rules_say_so() {
    let mut versions = [shipped("montana"), shipped("montana-2026")];
    let succession = versions[1].succession.as_mut().unwrap();
    succession.open_periods_change = true;
    succession.categories = vec![("old".to_owned(), "technology".to_owned())];
    let period = Period::of(Span { starts: day("2024-01-01"), ends: day("2027-12-31") });
    assert_eq!(rules_for(&versions, &period, day("2026-06-30")).unwrap().code, "montana");
    let rules = rules_for(&versions, &period, day("2026-07-01")).unwrap();
    assert_eq!(rules.code, "montana-2026");
    let provider = Some("montana-state-library".to_owned());
    let entry = Entry { categories: vec!["old".to_owned()], provider, ..module(1, 60) };
    let account = account(&[entry], rules, &rules.tracks[0], &period);
    assert_eq!(account.headings[3].credit, Credit::ONE, "the old category is the new one now");
}

#[test]
fn r27_periods_are_counted_in_calendar_dates() {
    assert_eq!(of_track("nebraska", "librarian", Some("2024-02-10"), "2024-02-10"), days("2024-02-10", "2027-02-09"));
    assert_eq!(of_track("nebraska", "librarian", Some("2024-02-10"), "2027-02-09"), days("2024-02-10", "2027-02-09"));
    assert_eq!(of_track("nebraska", "librarian", Some("2024-02-10"), "2027-02-10"), days("2027-02-10", "2030-02-09"));
    assert_eq!(of_track("nebraska", "librarian", Some("2024-02-10"), "2024-02-09"), None);
    assert_eq!(of_track("nebraska", "librarian", None, "2024-02-09"), None);
    assert_eq!(of_track("georgia", "librarian", None, "2026-06-30"), days("2024-07-01", "2026-06-30"));
    assert_eq!(of_track("georgia", "librarian", None, "2026-07-01"), days("2026-07-01", "2028-06-30"));
    assert_eq!(of_track("georgia", "librarian", None, "2025-12-31"), days("2024-07-01", "2026-06-30"));
    assert_eq!(of_track("texas", "director", Some("2020-10-01"), "2018-11-22"), days("2018-10-01", "2019-09-30"));
    assert_eq!(of_track("pennsylvania", "staff", Some("2025-01-01"), "2026-12-31"), days("2025-01-01", "2026-12-31"));
}

#[test]
fn r27_a_29_february_falls_back_and_comes_again() {
    let leap = Some("2024-02-29");
    assert_eq!(of_track("nebraska", "librarian", leap, "2027-02-27"), days("2024-02-29", "2027-02-27"));
    assert_eq!(of_track("nebraska", "librarian", leap, "2027-02-28"), days("2027-02-28", "2030-02-27"));
    assert_eq!(of_track("montana", "director", leap, "2028-02-29"), days("2028-02-29", "2032-02-28"));
    let last = MonthDay::try_from("02-29".to_owned()).unwrap();
    assert_eq!([2023, 2024].map(|year| last.in_year(year).unwrap().to_string()), ["2023-02-28", "2024-02-29"]);
    for wrong in ["02-30", "13-01", "2-9", "0229", "00-10"] {
        assert!(MonthDay::try_from(wrong.to_owned()).is_err(), "{wrong}");
    }
}

#[test]
fn r18_the_rules_that_a_period_began_with_judge_all_its_days() {
    let rules = plain("effective_to = 2026-05-31\n");
    let entry = module(1, 60);
    let by = |begun: Option<&str>| judged(&entry, &[], &rules, begun.map(day));
    assert!(matches!(by(None), Outcome::NeedsDecision { .. }), "by its own day");
    assert_eq!(by(Some("2026-01-01")).credit(), Some(Credit::ONE));
    assert_eq!(in_2026(std::slice::from_ref(&entry), &rules).counted, Credit::ONE);
}

#[test]
fn r29_rules_that_had_ended_when_a_period_began_decide_nothing_in_it() {
    let rules = plain("effective_to = 2025-12-31\n");
    let account = in_2026(&[module(1, 60)], &rules);
    assert_eq!((account.counted, account.undecided().count()), (Credit::ZERO, 1));
    let told = "This was on June 15, 2026, but these rules ended on December 31, 2025.";
    assert!(said(&account, 1).starts_with(told), "{}", said(&account, 1));
    assert_eq!(judged(&module(1, 60), &[], &rules, Some(day("2026-01-01"))).to_string(), said(&account, 1));
    // What has no place in the period is refused all the same.
    let before = Entry { occurred_on: day("2025-12-31"), ..module(1, 60) };
    assert_eq!(of(&in_2026(&[before], &rules), 1).as_deref(), Some("0"));
}
