//! A check on paper: to be answered with a pencil, and its answers for the last page.

use maud::{Markup, PreEscaped, html};

use super::asked::numbered;
use super::explained::text;
use crate::format::{Check, Row, Task, shuffled};
use crate::i18n::Words;

/// The question with boxes and lines.
pub fn printed(words: Words, check: &Check) -> Markup {
    html! {
        p { b { (PreEscaped(&check.question_html)) } }
        @match &check.task {
            Task::Choose => (boxes(check.rows().iter())),
            Task::Hotspot { picture, spots } => {
                (numbered(picture, spots))
                ol { @for option in &check.options { li { (PreEscaped(&option.text_html)) } } }
            }
            Task::TrueFalse { .. } => {
                ul.boxes { li { (words.say("check-true")) } li { (words.say("check-false")) } }
                p { (words.say("check-why")) }
                (boxes(check.rows().iter().filter(|row| row.group == 1)))
            }
            Task::Number { unit, .. } => p { "____ " (unit) },
            Task::ShortText { .. } => div.lines aria-hidden="true" { i {} },
            Task::Order { items, .. } => {
                p.small { (words.fill("check-order", &[("count", items.len().into())])) }
                ul.boxes { @for at in shuffled(items.iter().map(|item| item.id.as_str())) { li { (PreEscaped(&items[at].text_html)) } } }
            }
            Task::Match { pairs, goals } => {
                ul { @for pair in pairs { li { (PreEscaped(&pair.item.text_html)) " ____" } } }
                p.small { (words.say("check-match")) }
                ul { @for at in shuffled(goals.iter().map(|goal| goal.id.as_str())) { li { (PreEscaped(&goals[at].text_html)) } } }
            }
            Task::Gaps { pieces_html, gaps } => {
                p { @for (at, piece) in pieces_html.iter().enumerate() {
                    (PreEscaped(piece)) @if at < gaps.len() { "____ (" (at + 1) ")" }
                } }
                ol { @for gap in gaps { li {
                    (gap.options.iter().map(|option| option.plain.as_str()).collect::<Vec<_>>().join(" / "))
                } } }
            }
            Task::Branching { turns } => @for (group, turn) in turns.iter().enumerate() {
                @if group > 0 {
                    h3.h4 { (turn.title) }
                    div.prose { (PreEscaped(&turn.prose_html)) }
                    p { b { (PreEscaped(&turn.question_html)) } }
                }
                ul.boxes { @for each in &turn.moves { li {
                    (PreEscaped(&each.choice.text_html))
                    @if let Some(next) = each.to.as_ref().and_then(|to| turns.iter().find(|turn| turn.id == *to)) { " → " i { (next.title) } }
                } } }
            },
        }
    }
}

fn boxes<'r>(rows: impl Iterator<Item = &'r Row<'r>>) -> Markup {
    html! { ul.boxes { @for row in rows { li { (PreEscaped(&row.text_html)) } } } }
}

/// What is right, and why, and why the rest is not.
pub fn printed_answers(words: Words, check: &Check) -> Markup {
    let typed = check.is_typed();
    html! {
        @if let Task::Order { items, right_html, .. } = &check.task {
            ol.prose.small { @for item in items { li { (PreEscaped(&item.text_html)) } } }
            div.prose.small { (PreEscaped(right_html)) }
        } @else {
            ul.prose.small {
                @for row in check.rows().iter().filter(|row| row.right || (!typed && !row.feedback_html.is_empty())) {
                    li {
                        @if row.right { b { (words.say("better-answer")) ": " } }
                        (text(words, check, row)) " " (PreEscaped(row.feedback_html))
                    }
                }
            }
        }
    }
}
