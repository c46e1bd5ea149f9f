//! A check for a device that is without the network: everything that may be said of any answer, each
//! part marked with what it fits, and the turns of a case. `static/js/mark.js` says what fits.
//!
//! `data-verdict` is `right`, `partly` or `wrong`. `data-mine` stays when that token is among the parts
//! of the mark, `data-other` when it isn't, `data-with` only when one of its tokens is. What was typed
//! belongs into `data-typed`.

use maud::{Markup, PreEscaped, html};

use super::asked::{moves_of, numbered};
use super::explained::text;
use super::given::Half;
use crate::format::{Check, Gap, Row, Task};
use crate::i18n::Words;
use crate::web::components::icon;

/// "Why not the other three?": from so many on, they are not counted in words.
const SAID_APART: usize = 4;

/// What is said after an answer, whichever it is.
pub fn every_explanation(words: Words, check: &Check) -> Markup {
    let verdict =
        |kind: &str, key: &str| html! { h2.h3 tabindex="-1" data-result data-verdict=(kind) { (words.say(key)) } };
    html! {
        section.stack.read.g3 {
            (verdict("right", "verdict-right"))
            (verdict("partly", "verdict-partly"))
            (verdict("wrong", "verdict-not-quite"))
            p { (PreEscaped(&check.question_html)) }
            @if let Task::Hotspot { picture, spots } = &check.task { (numbered(picture, spots)) }
            @if let Task::Order { right_html, other_html, .. } = &check.task {
                ol.list { @for row in &check.rows() { (placed(words, row)) } }
                div.prose data-verdict="right" { (PreEscaped(right_html)) }
                div.prose data-verdict="partly" { (PreEscaped(other_html)) }
                div.prose data-verdict="wrong" { (PreEscaped(other_html)) }
            } @else {
                @if let Task::Gaps { pieces_html, gaps } = &check.task { (filled(pieces_html, gaps)) }
                (rows(words, check))
            }
        }
    }
}

/// The text with every word that may be chosen in its gap.
fn filled(pieces_html: &[String], gaps: &[Gap]) -> Markup {
    html! {
        p {
            @for (at, piece) in pieces_html.iter().enumerate() {
                (PreEscaped(piece))
                @for option in gaps.get(at).into_iter().flat_map(|gap| &gap.options) {
                    b data-mine=(option.id) { (PreEscaped(&option.text_html)) }
                }
            }
        }
    }
}

fn rows(words: Words, check: &Check) -> Markup {
    let rows = check.rows();
    let turns = matches!(check.task, Task::Branching { .. });
    // The better move of a turn is named only to those who were there.
    let with = |row: &Row<'_>| {
        let same = rows.iter().filter(|other| turns && other.group == row.group);
        Some(same.map(|other| other.token.as_ref()).collect::<Vec<_>>().join(" ")).filter(|tokens| !tokens.is_empty())
    };
    let others: Vec<&Row<'_>> =
        rows.iter().filter(|row| !row.right && !row.feedback_html.is_empty() && !check.is_typed()).collect();
    html! {
        ul.list {
            @for row in &rows {
                li.choice.right[row.right].wrong[!row.right] data-mine=(row.token) {
                    (icon(if row.right { "check" } else { "cross" }))
                    div {
                        span.why { (words.say("your-answer")) } " "
                        b data-typed[check.is_typed()] { @if !check.is_typed() { (text(words, check, row)) } }
                        div { (PreEscaped(row.feedback_html)) }
                    }
                }
                @if row.right {
                    li.choice.right data-other=(row.token) data-with=[with(row)] {
                        (icon("check"))
                        div {
                            span.why { (words.say("better-answer")) } " " b { (text(words, check, row)) }
                            div { (PreEscaped(row.feedback_html)) }
                        }
                    }
                }
            }
        }
        @if !others.is_empty() {
            details data-others {
                // How many are left is known on the device alone.
                summary { @for left in 1..=SAID_APART { span data-left=(left) { (words.fill("why-not-others", &[("count", left.into())])) } } }
                ul.prose.small {
                    @for row in others {
                        li data-other=(row.token) data-with=[with(row)] { b { (text(words, check, row)) } " " (PreEscaped(row.feedback_html)) }
                    }
                }
            }
        }
    }
}

/// An item at a place it may be given.
fn placed(words: Words, row: &Row<'_>) -> Markup {
    let place = row.token.split_once('=').map_or("", |(_, place)| place);
    html! {
        li.choice.right[row.right].wrong[!row.right] data-mine=(row.token) {
            (icon(if row.right { "check" } else { "cross" }))
            div {
                span.why {
                    @if row.right { (words.say("check-in-place")) }
                    @else { (words.fill("check-out-of-place", &[("place", place.into())])) }
                }
                " " b { (row.group + 1) ". " (PreEscaped(&row.text_html)) }
            }
        }
    }
}

/// The turns of a case after the first, each in a template of its own. When the mark of a form names one
/// as `next`, its content takes the place of the form's `[data-answers]`, and the move that was made
/// stays in the form as a hidden `a`.
pub fn turns(words: Words, check: &Check) -> Markup {
    let Task::Branching { turns } = &check.task else { return html! {} };
    html! {
        @for turn in turns.iter().skip(1) {
            template data-turn=(turn.id) {
                h2.h4 tabindex="-1" data-new { (turn.title) }
                div.prose { (PreEscaped(&turn.prose_html)) }
                fieldset.stack.g2.ask tabindex="-1" data-answers {
                    legend { (PreEscaped(&turn.question_html)) }
                    (moves_of(words, turn, &Half::default()))
                }
            }
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::format::{StepBody, read};

    #[test]
    fn every_answer_to_every_check_that_ships_has_its_part() {
        let mut checks = 0;
        for files in read(std::path::Path::new("content")).lessons {
            for step in files.languages.values().flat_map(|lesson| &lesson.steps) {
                let StepBody::Check(check) = &step.body else { continue };
                let html = every_explanation(Words::default(), check).into_string();
                for answer in [check.right_answer(), check.other_answer()] {
                    let mark = check.mark(&answer);
                    assert!(mark.complete);
                    for token in mark.parts.keys() {
                        assert!(
                            html.contains(&format!("data-mine=\"{token}\"")),
                            "{token} of {} in {}",
                            step.id,
                            files.slug
                        );
                    }
                }
                checks += 1;
            }
        }
        assert!(checks > 100, "{checks}");
    }
}
