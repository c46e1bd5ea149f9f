//! What a device needs to mark an answer.

use serde::Serialize;

use crate::format::{Step, StepBody};

/// The key of a choice: every option, and which of them are right.
#[derive(Serialize)]
struct Choice<'a> {
    kind: &'static str,
    options: Vec<&'a str>,
    right: Vec<&'a str>,
}

/// The key of a step as JSON; a step without right answers has none.
pub fn of(step: &Step) -> Option<String> {
    let StepBody::Check(check) = &step.body else { return None };
    let options = check.options.iter().map(|option| option.id.as_str()).collect();
    let right = check.options.iter().filter(|option| option.right).map(|option| option.id.as_str()).collect();
    serde_json::to_string(&Choice { kind: "choice", options, right }).ok()
}
