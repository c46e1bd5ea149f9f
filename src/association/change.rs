//! What was before and after a decision, as lines that people read instead of data.

use maud::{Markup, html};
use serde_json::Value;

use crate::i18n::{Language, Words};

/// A part of what was decided about, with its value before and after; what stayed is left out.
#[derive(Debug, PartialEq, Eq)]
struct Line {
    part: String,
    before: Option<String>,
    after: Option<String>,
}

/// The lines as a list; that nothing is known, where there are none.
pub(super) fn list(words: Words, before: &Value, after: &Value) -> Markup {
    let lines = lines(before, after);
    html! {
        @if lines.is_empty() { p { (words.say("log-no-change")) } }
        @else {
            dl.facts.tight {
                @for line in &lines {
                    div {
                        dt lang=[words.lang(Language::English)] { (line.part) }
                        dd {
                            @if let Some(before) = &line.before { p { (words.say("log-before")) ": " (before) } }
                            @if let Some(after) = &line.after { p { (words.say("log-after")) ": " (after) } }
                        }
                    }
                }
            }
        }
    }
}

fn lines(before: &Value, after: &Value) -> Vec<Line> {
    let (mut old, mut new) = (Vec::new(), Vec::new());
    leaves("", before, &mut old);
    leaves("", after, &mut new);
    let value = |all: &[(String, String)], part: &str| {
        all.iter().find(|(name, _)| name == part).map(|(_, value)| value.clone())
    };
    let added = new.iter().filter(|(part, _)| !old.iter().any(|(name, _)| name == part));
    let parts = old.iter().chain(added).map(|(part, _)| part);
    let line = |part: &String| Line { part: part.clone(), before: value(&old, part), after: value(&new, part) };
    parts.map(line).filter(|line| line.before != line.after).collect()
}

/// Every value that is in it somewhere, by the way there: `claim title`.
fn leaves(way: &str, value: &Value, into: &mut Vec<(String, String)>) {
    let below = |name: &str| format!("{way} {}", name.replace('_', " ")).trim().to_owned();
    match value {
        Value::Null => {}
        Value::Object(parts) => {
            for (name, part) in parts {
                leaves(&below(name), part, into);
            }
        }
        Value::Array(all) if all.iter().all(|one| !one.is_object() && !one.is_array()) => {
            let all: Vec<String> = all.iter().map(plain).collect();
            push(way, &all.join(", "), into);
        }
        Value::Array(all) => {
            for (index, one) in all.iter().enumerate() {
                leaves(&below(&(index + 1).to_string()), one, into);
            }
        }
        one => push(way, &plain(one), into),
    }
}

fn push(way: &str, text: &str, into: &mut Vec<(String, String)>) {
    if !text.is_empty() {
        into.push((way.to_owned(), text.to_owned()));
    }
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_stayed_is_left_out_and_what_changed_stands_beside_what_it_was() {
        let before = json!({ "state": "submitted", "claim": { "title": "Weeding", "minutes": 90 }, "none": null });
        let after = json!({ "state": "accepted", "claim": { "title": "Weeding", "minutes": 60 }, "new_parts": [{ "minutes": 60 }] });
        let said: Vec<String> = lines(&before, &after)
            .into_iter()
            .map(|Line { part, before, after }| {
                format!("{part}: {} > {}", before.unwrap_or_default(), after.unwrap_or_default())
            })
            .collect();
        assert_eq!(said, ["claim minutes: 90 > 60", "state: submitted > accepted", "new parts 1 minutes:  > 60"]);
    }

    #[test]
    fn nothing_is_said_of_nothing() {
        for nothing in [json!(null), json!({}), json!({ "a": [] })] {
            assert_eq!(lines(&nothing, &json!({})), []);
        }
    }
}
