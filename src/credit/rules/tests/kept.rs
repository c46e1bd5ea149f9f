//! Rule sets and outcomes as they are kept, and as they were kept before.

use serde_json::json;

use super::*;

#[test]
fn a_rule_set_is_kept_as_json() {
    for code in ["nebraska", "nebraska-boards", "indiana", "iowa", "georgia", "wisconsin", "montana", "montana-2026"] {
        let rules = shipped(code);
        let kept = serde_json::to_value(&rules).unwrap();
        assert_eq!(RuleSet::from_json(code, &kept), Ok(rules), "{code}");
        assert!(matches!(RuleSet::from_json("other", &kept), Err(RuleSetError::Code { .. })));
    }
    assert!(matches!(RuleSet::from_json("x", &json!({})), Err(RuleSetError::Shape(_))));
}

#[test]
fn the_first_rule_sets_are_still_understood() {
    let kept = json!({
        "code": "contact-hour", "version": 1, "name": "Contact hours of 60 minutes", "unit": "contact hour",
        "minutes_per_unit": 60, "method": "exact", "decimals": 3, "min_minutes": 0, "effective_from": "2026-01-01",
        "sources": [{ "title": "A page", "url": "https://example.org", "read_on": "2026-11-21" }],
        "note": "A note.", "test": [{ "minutes": 60, "credit": "1" }],
    });
    let rules = RuleSet::from_json("contact-hour", &kept).unwrap();
    assert_eq!(award(&module(1, 50), &rules).credit(), award(&module(1, 50), &shipped("contact-hour")).credit());
    assert_eq!((rules.version.get(), rules.sources.len(), rules.note.as_deref()), (1, 1, Some("A note.")));
}

#[test]
fn the_first_outcomes_are_still_understood() {
    let rule = json!({
        "code": "contact-hour", "name": "Contact hours", "version": 1,
        "sources": [{ "title": "A page", "url": "https://example.org", "read_on": "2026-11-21" }],
    });
    let kept = json!({
        "outcome": "credit", "credit": "0.833",
        "explanation": {
            "minutes": 50, "taken_back": false, "credit": "0.833", "unit": "contact hour",
            "working": { "method": "exact", "minutes_per_unit": 60, "kept_to": 3 }, "rule": rule,
        },
    });
    let outcome: Outcome = serde_json::from_value(kept.clone()).unwrap();
    assert!(outcome.to_string().starts_with("50 minutes at 60 minutes to the contact hour make 0.833 contact hours"));
    assert_eq!(serde_json::to_value(&outcome).unwrap(), kept, "and are kept as they were");
}

#[test]
fn every_outcome_is_kept_as_json() {
    let rules = shipped("nebraska");
    let reading = Entry { kind: ActivityKind::Reading, ..module(4, 60) };
    let back = module(1, 60).reversal(id(5));
    let entries = [module(1, 60), module(2, 10), module(3, 90), reading, back];
    let period = Period::of(Span { starts: day("2026-01-01"), ends: day("2028-12-31") });
    for award in account(&entries, &rules, &rules.tracks[0], &period).awards {
        let kept = serde_json::to_value(&award.outcome).unwrap();
        assert_eq!(serde_json::from_value::<Outcome>(kept).unwrap(), award.outcome);
    }
}

#[test]
fn a_fault_in_a_file_is_named_with_its_line() {
    let text = shipped_text("iowa").replace("method = \"bands\"", "method = \"band\"");
    let line = text.lines().position(|line| line.starts_with("method")).unwrap() + 1;
    let said = RuleSet::parse("iowa", &text).unwrap_err().to_string();
    assert!(said.starts_with(&format!("iowa:{line}: `method` is \"band\"")), "{said}");
}
