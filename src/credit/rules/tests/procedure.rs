//! Reporting, approval, and what a kind may be.

use super::*;

fn reported(number: u128, on: &str) -> Entry {
    Entry { reported_on: Some(day(on)), ..module(number, 60) }
}

#[test]
fn r13_what_is_reported_late_needs_a_reason() {
    let rules = plain("[reporting]\nwithin_days = 90\n");
    let in_time = reported(1, "2026-09-13");
    let late = reported(2, "2026-09-14");
    let excused = Entry { late_reason: Some("She was ill.".to_owned()), ..reported(3, "2026-12-01") };
    let account = in_2026(&[in_time, late, excused, module(4, 60)], &rules);
    assert_eq!(of(&account, 1).as_deref(), Some("1"));
    assert_eq!(of(&account, 2), None);
    assert!(said(&account, 2).starts_with("It was reported after 91 days, and the rule asks for 90."));
    assert_eq!((of(&account, 3).as_deref(), of(&account, 4).as_deref()), (Some("1"), Some("1")));
    assert_eq!(account.undecided().count(), 1);
}

#[test]
fn approval_has_to_come_before_where_the_program_asks() {
    let rules = plain("[approval]\nmode = \"pre_approved_provider\"\nproviders = [\"known\"]\n");
    let by = |number, provider: &str, approved: Option<&str>| Entry {
        provider: Some(provider.to_owned()),
        approved_on: approved.map(day),
        ..module(number, 60)
    };
    let entries = [
        by(1, "known", None),
        by(2, "other", None),
        by(3, "other", Some("2026-06-15")),
        by(4, "other", Some("2026-06-16")),
    ];
    let account = in_2026(&entries, &rules);
    assert_eq!(of(&account, 1).as_deref(), Some("1"));
    assert_eq!(of(&account, 2), None);
    assert_eq!(of(&account, 3).as_deref(), Some("1"));
    assert_eq!(of(&account, 4).as_deref(), Some("0"));
    assert!(said(&account, 4).starts_with("It was approved on June 16, 2026, and the rule asks for that before"));
    let everybody = plain("[approval]\nmode = \"prior_approval\"\n");
    assert_eq!(of(&in_2026(&entries[..1], &everybody), 1), None);
}

#[test]
fn r6_business_meetings_do_not_count() {
    let meeting = Entry { kind: ActivityKind::Meeting, ..module(1, 60) };
    for code in ["georgia", "texas", "montana"] {
        let rules = shipped(code);
        let entry = Entry { occurred_on: rules.effective_from, ..meeting.clone() };
        let told = award(&entry, &rules).to_string();
        assert!(told.starts_with("The rule does not count a business meeting."), "{code}: {told}");
    }
}

#[test]
fn nobody_is_asked_about_what_can_not_count_anyway() {
    let rules = plain("[reporting]\nwithin_days = 90\n[kinds]\nrefused = [\"meeting\"]\ncounted = [\"course\"]\n");
    let late = Entry { kind: ActivityKind::Meeting, ..reported(1, "2027-12-01") };
    assert_eq!(of(&in_2026(&[late], &rules), 1).as_deref(), Some("0"));
}
