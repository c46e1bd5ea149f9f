//! Answers that are typed.

use maud::{Markup, html};

use crate::checks::given::Half;
use crate::i18n::Words;

/// A number with its unit.
pub fn number(words: Words, unit: &str, half: &Half<'_>) -> Markup {
    let label = match unit {
        "" => words.say("check-your-answer"),
        unit => words.fill("check-your-answer-in", &[("unit", unit.into())]),
    };
    field(&label, &words.say("check-number"), "decimal", half)
}

/// A word or a few.
pub fn words(words: Words, half: &Half<'_>) -> Markup {
    field(&words.say("check-your-answer"), &words.say("check-text"), "text", half)
}

fn field(label: &str, hint: &str, mode: &str, half: &Half<'_>) -> Markup {
    html! {
        div.field {
            label for="text" { (label) }
            p.hint #text-hint { (hint) }
            input #text.short name="text" value=(half.text) inputmode=(mode) maxlength="200" autocomplete="off"
                autocapitalize="off" spellcheck="false" aria-describedby="text-hint";
        }
    }
}
