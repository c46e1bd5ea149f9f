//! What a check brings before it is answered, and what is needed to mark it: for a device that has no
//! server to ask.

use maud::{Markup, PreEscaped, html};

use crate::checks;
use crate::format::{Check, Key, Step, StepBody};
use crate::i18n::Words;

/// The key of a step as JSON; a step without right answers has none.
pub fn key(step: &Step) -> Option<String> {
    let StepBody::Check(check) = &step.body else { return None };
    serde_json::to_string(&Key::of(check)).ok()
}

/// The hints of a check, and the turns of a case.
pub fn templates(words: Words, check: &Check, number: usize) -> Markup {
    let count = check.hints.len();
    html! {
        template data-further=(number) {
            @for (nth, hint) in (1..).zip(&check.hints) {
                p.note.info tabindex="-1" data-hint data-new {
                    b { (words.fill("check-hint", &[("number", nth.into()), ("count", count.into())])) } " "
                    span { (PreEscaped(hint)) }
                }
            }
            (checks::turns(words, check))
        }
    }
}
