//! Headings: exclusive ones share credit (rule R9), caps hold (R10), the mode decides (R11).

use super::*;
use crate::format::Mode;

const CATEGORIES: &str = "[[category]]\ncode = \"a\"\nname = \"A\"\naxis = \"topic\"\nexclusive = true\n\
    [[category]]\ncode = \"b\"\nname = \"B\"\naxis = \"topic\"\nexclusive = true\n\
    [[category]]\ncode = \"c\"\nname = \"C\"\naxis = \"topic\"\nexclusive = true\n\
    [[category]]\ncode = \"tech\"\nname = \"Technology\"\naxis = \"format\"\nexclusive = false\n";

/// The plain program with four categories, and constraints as `kind name quantity`.
fn rules(constraints: &[(&str, &str, &str)]) -> RuleSet {
    let table = |(kind, categories, quantity): &(&str, &str, &str)| {
        let listed: Vec<String> = categories.split('+').map(|code| format!("\"{code}\"")).collect();
        format!(
            "[[track.constraint]]\nname = \"{kind} {categories}\"\nkind = \"{kind}\"\nquantity = \"{quantity}\"\n\
             categories = [{}]\n",
            listed.join(", ")
        )
    };
    with("method = \"exact\"", CATEGORIES, &constraints.iter().map(table).collect::<String>())
}

fn about(number: u128, hours: u16, categories: &str) -> Entry {
    let categories = categories.split('+').filter(|code| !code.is_empty()).map(str::to_owned).collect();
    Entry { categories, ..module(number, hours * 60) }
}

fn headings(account: &Account) -> Vec<String> {
    account.headings.iter().map(|heading| heading.credit.to_string()).collect()
}

#[test]
fn r9_exclusive_credit_goes_where_a_minimum_needs_it() {
    let rules = rules(&[("min", "a", "2"), ("min", "b", "2"), ("min", "c", "2")]);
    // Taken greedily in order, the first would go to A, and nothing would be left for it.
    let entries = [about(1, 2, "a+b"), about(2, 2, "a+c"), about(3, 2, "a")];
    let account = in_2026(&entries, &rules);
    assert_eq!(headings(&account), ["2", "2", "2", "0"]);
    assert!(account.findings.iter().all(Finding::met), "{:?}", account.findings);
    assert_eq!(counted_in(&account), "6");
}

#[test]
fn r9_one_entry_may_be_split_and_the_rest_is_elective() {
    let rules = rules(&[("min", "a", "2"), ("min", "b", "3")]);
    let account = in_2026(&[about(1, 7, "a+b"), about(2, 1, "")], &rules);
    assert_eq!(counted_in(&account), "8");
    let [a, b] = [0, 1].map(|place| account.headings[place].credit);
    assert!(a >= amount("2") && b >= amount("3") && a.checked_add(b) == Some(amount("7")), "{a} {b}");
    assert!(account.findings.iter().all(Finding::met));
}

#[test]
fn r9_an_overlay_counts_besides() {
    let rules = rules(&[("min", "a", "4"), ("min", "tech", "3")]);
    let account = in_2026(&[about(1, 3, "a+tech"), about(2, 1, "a")], &rules);
    assert_eq!(
        (headings(&account), counted_in(&account)),
        (vec!["4".into(), "0".into(), "0".into(), "3".into()], "4".into())
    );
    assert!(account.findings.iter().all(Finding::met));
}

#[test]
fn r10_a_cap_holds_after_conversion_and_is_named() {
    let rules = rules(&[("max", "a", "3")]);
    let account = in_2026(&[about(1, 2, "a"), about(2, 2, "a"), about(3, 2, "a"), about(4, 1, "b")], &rules);
    assert_eq!([1, 2, 3, 4].map(|number| of(&account, number).unwrap()), ["2", "1", "0", "1"]);
    assert!(said(&account, 2).contains("“max a” counts up to 3 hours, so 1 is left out. That leaves 1 hour."));
    assert_eq!(headings(&account)[0], "3");
}

#[test]
fn r10_capped_credit_moves_to_another_heading_if_it_can() {
    let rules = rules(&[("max", "a", "1")]);
    let account = in_2026(&[about(1, 2, "a"), about(2, 2, "a+b")], &rules);
    assert_eq!((headings(&account)[..2].to_vec(), counted_in(&account)), (vec!["1".into(), "2".into()], "3".into()));
    assert!(said(&account, 1).contains("so 1 is left out"));
}

#[test]
fn r10_a_cap_over_several_headings_holds_together() {
    let rules = rules(&[("max", "a+b", "3"), ("min", "c", "1")]);
    let account = in_2026(&[about(1, 2, "a"), about(2, 2, "b"), about(3, 4, "b+c")], &rules);
    let inside: Credit = Credit::checked_sum(account.headings[..2].iter().map(|heading| heading.credit)).unwrap();
    assert!(inside <= amount("3"), "{inside}");
    assert!(account.findings.iter().all(Finding::met));
    let none = in_2026(&[about(1, 2, "tech"), about(2, 2, "tech")], &self::rules(&[("max", "tech", "0")]));
    assert_eq!(counted_in(&none), "0");
}

#[test]
fn r10_a_share_and_a_kind_can_be_capped_too() {
    let track = "[[track.constraint]]\nname = \"Half\"\nkind = \"max_share\"\nshare = 50\nmodes = [\"individual_passive\"]\n\
        [[track.constraint]]\nname = \"Visits\"\nkind = \"max\"\nquantity = \"1\"\nkinds = [\"visit\"]\n\
        [[track.constraint]]\nname = \"Providers\"\nkind = \"min_distinct\"\nof = \"provider\"\ncount = 2\n";
    let rules = with("method = \"exact\"", "", track);
    let passive = Entry { mode: Mode::IndividualPassive, provider: Some("one".to_owned()), ..about(1, 8, "") };
    let visit = Entry { kind: ActivityKind::Visit, provider: Some("one".to_owned()), ..about(2, 3, "") };
    let account = in_2026(&[passive, visit], &rules);
    assert_eq!([1, 2].map(|number| of(&account, number).unwrap()), ["5", "1"]);
    let unmet: Vec<String> = account.findings.iter().filter(|finding| !finding.met()).map(Finding::sentence).collect();
    assert_eq!(unmet, ["Providers: at least 2 different ones, and there are 1, so 1 are missing."]);
}

#[test]
fn r10_an_equivalence_has_a_cap_of_its_own() {
    let rules = plain("[[equivalence]]\nfrom = \"semester_hour\"\nfactor = \"15\"\ncap = \"20\"\n");
    let stated = |number| Entry { stated: Some((StatedUnit::SemesterHour, Credit::ONE)), ..about(number, 0, "") };
    let account = in_2026(&[stated(1), stated(2)], &rules);
    assert_eq!([1, 2].map(|number| of(&account, number).unwrap()), ["15", "5"]);
    assert!(said(&account, 2).contains("“semester hours” counts up to 20 hours, so 10 is left out."));
}

#[test]
fn r10_what_one_axis_leaves_out_counts_on_no_other() {
    let given = "[[category]]\ncode = \"online\"\nname = \"Online\"\naxis = \"format\"\nexclusive = true\n";
    let track =
        "[[track.constraint]]\nname = \"Online\"\nkind = \"max\"\nquantity = \"1\"\ncategories = [\"online\"]\n";
    let rules = with("method = \"exact\"", &format!("{CATEGORIES}{given}"), track);
    let account = in_2026(&[about(1, 3, "a+online"), about(2, 1, "a")], &rules);
    assert_eq!(
        (headings(&account), counted_in(&account).as_str()),
        (["2", "0", "0", "0", "1"].map(str::to_owned).to_vec(), "2")
    );
}

#[test]
fn r11_the_mode_decides_the_category_where_the_rule_set_says_so() {
    let rules = shipped("wisconsin");
    let period = Period::of(Span { starts: day("2026-01-01"), ends: day("2030-12-31") });
    let webinar = |number, mode| Entry {
        kind: ActivityKind::Webinar,
        mode,
        approved_on: Some(day("2026-06-01")),
        ..module(number, 60)
    };
    let entries = [webinar(1, Mode::Live), webinar(2, Mode::GroupDiscussion), webinar(3, Mode::IndividualPassive)];
    let account = account(&entries, &rules, &rules.tracks[0], &period);
    assert_eq!(headings(&account), ["0", "2", "1", "0"]);
    let asked = |mode| self::account_of(&rules, &period, webinar(1, mode));
    assert_eq!(of(&asked(Mode::IndividualInteractive), 1), None, "no page says B or C");
    let named = Entry { categories: vec!["B".to_owned()], ..webinar(1, Mode::IndividualInteractive) };
    assert_eq!(headings(&account_of(&rules, &period, named))[1], "1", "a validator said B");
}

#[test]
fn r11_self_directed_learning_is_approved_beforehand_whatever_else_it_is_about() {
    let rules = shipped("wisconsin");
    let period = Period::of(Span { starts: day("2026-01-01"), ends: day("2030-12-31") });
    let alone = |categories: &[&str]| {
        let categories = categories.iter().map(|code| (*code).to_owned()).collect();
        let entry = Entry { kind: ActivityKind::Webinar, mode: Mode::IndividualPassive, categories, ..module(1, 60) };
        of(&account_of(&rules, &period, entry), 1)
    };
    assert_eq!([alone(&[]), alone(&["technology"]), alone(&["C"])], [None, None, None]);
    assert_eq!(alone(&["B"]).as_deref(), Some("1"), "a validator called it something else");
}

fn account_of(rules: &RuleSet, period: &Period, entry: Entry) -> Account {
    account(&[entry], rules, &rules.tracks[0], period)
}
