//! What a document says beside what was signed.

use serde_json::Value;

use super::super::facts::Facts;

/// A place where two facts differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Where, by the names of the fields, such as `module.title` or `credits.0.amount`.
    pub place: String,
    /// What was signed; nothing where it says nothing.
    pub signed: Option<String>,
    /// What is said instead; nothing where it says nothing.
    pub shown: Option<String>,
}

/// Every place where `shown` differs from what was `signed`, in order.
///
/// # Errors
/// None that can happen; what the JSON library reports.
pub fn differences(signed: &Facts, shown: &Facts) -> serde_json::Result<Vec<Difference>> {
    let (signed, shown) = (serde_json::to_value(signed)?, serde_json::to_value(shown)?);
    let mut found = Vec::new();
    compare(String::new(), Some(&signed), Some(&shown), &mut found);
    Ok(found)
}

fn compare(place: String, signed: Option<&Value>, shown: Option<&Value>, found: &mut Vec<Difference>) {
    if signed == shown {
        return;
    }
    let parts = parts(signed).into_iter().chain(parts(shown));
    let mut names: Vec<String> = parts.collect();
    names.sort();
    names.dedup();
    if names.is_empty() {
        found.push(Difference { place, signed: signed.and_then(text), shown: shown.and_then(text) });
        return;
    }
    for name in names {
        let inner = if place.is_empty() { name.clone() } else { format!("{place}.{name}") };
        compare(inner, part(signed, &name), part(shown, &name), found);
    }
}

/// The names of what is inside a value.
fn parts(value: Option<&Value>) -> Vec<String> {
    match value {
        Some(Value::Object(members)) => members.keys().cloned().collect(),
        Some(Value::Array(items)) => (0..items.len()).map(|at| at.to_string()).collect(),
        _ => Vec::new(),
    }
}

fn part<'v>(value: Option<&'v Value>, name: &str) -> Option<&'v Value> {
    match value? {
        Value::Object(members) => members.get(name),
        Value::Array(items) => items.get(name.parse::<usize>().ok()?),
        _ => None,
    }
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::certificates::facts::tests::ruth;

    #[test]
    fn what_was_altered_stands_beside_what_was_signed() {
        let mut shown = ruth();
        shown.learner = "Rita Okafor".into();
        shown.minutes = 500;
        shown.library = None;
        shown.topics.push("Technology".into());
        shown.credits[0].amount = "8.333".into();
        let found = differences(&ruth(), &shown).unwrap();
        let told: Vec<_> = found.iter().map(|d| (d.place.as_str(), d.signed.as_deref(), d.shown.as_deref())).collect();
        assert_eq!(
            told,
            [
                ("credits.0.amount", Some("0.833"), Some("8.333")),
                ("learner", Some("Ruth Okafor"), Some("Rita Okafor")),
                ("library", Some("Elm Creek Public Library"), None),
                ("minutes", Some("50"), Some("500")),
                ("topics.2", None, Some("Technology")),
            ]
        );
        assert_eq!(differences(&ruth(), &ruth()).unwrap(), []);
    }
}
