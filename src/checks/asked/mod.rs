//! Asking: the question with its fields, the hints, and how sure one is.

mod branching;
mod choices;
mod lists;
mod typed;

pub(super) use branching::moves_of;
pub(super) use choices::numbered;

use maud::{Markup, PreEscaped, html};
use serde::Deserialize;

use super::given::{Confidence, Half};
use crate::format::{Check, Task};
use crate::i18n::Words;
use crate::web::components::hidden;

/// What is new on the page after a button that doesn't end the check; the focus goes there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum New {
    /// The last hint.
    Hint,
    /// The turn of a case.
    Turn,
}

impl New {
    /// Its id on the page, and its word in the address.
    pub fn as_str(self) -> &'static str {
        match self {
            New::Hint => "hint",
            New::Turn => "turn",
        }
    }
}

/// The fields of a check, to stand in a form. `problem` says what is missing.
pub fn question(words: Words, check: &Check, half: &Half<'_>, problem: Option<&str>, new: Option<New>) -> Markup {
    html! {
        @if let Task::Branching { turns } = &check.task { (branching::story(words, turns, half, new == Some(New::Turn))) }
        fieldset #answers.stack.g2.ask.bad[problem.is_some()] tabindex="-1" data-answers {
            legend { (legend(check, half)) }
            @if let Some(problem) = problem { p.err { (problem) } }
            @match &check.task {
                Task::Choose => (choices::options(words, check, half)),
                Task::Hotspot { picture, spots } => (choices::spots(words, check, picture, spots, half)),
                Task::TrueFalse { .. } => (choices::true_false(words, check, half)),
                Task::Number { unit, .. } => (typed::number(words, unit, half)),
                Task::ShortText { .. } => (typed::words(words, half)),
                Task::Order { items, .. } => (lists::order(words, items, half)),
                Task::Match { pairs, goals } => (lists::matching(words, pairs, goals, half)),
                Task::Gaps { pieces_html, gaps } => (lists::gaps(words, pieces_html, gaps, half)),
                Task::Branching { turns } => (branching::moves(words, turns, half)),
            }
        }
        (hints(words, check, half, new == Some(New::Hint)))
        @if !matches!(check.task, Task::Branching { .. }) { (sure(words, half)) }
    }
}

/// In a case each turn has a question of its own.
fn legend(check: &Check, half: &Half<'_>) -> Markup {
    let html = match &check.task {
        Task::Branching { turns } => branching::turn(turns, half).map(|turn| &turn.question_html),
        _ => None,
    };
    html! { (PreEscaped(html.unwrap_or(&check.question_html))) }
}

/// The words on the button that sends the answer.
pub fn button(words: Words, check: &Check) -> String {
    words.say(if matches!(check.task, Task::Branching { .. }) { "check-path-do" } else { "check-my-answer" })
}

/// The button that asks for a hint, while there is one.
pub fn hint_button(words: Words, check: &Check, half: &Half<'_>) -> Markup {
    html! {
        @if usize::from(half.hints) < check.hints.len() {
            button.btn.quiet name="do" value="hint" formnovalidate {
                (words.say(if half.hints == 0 { "check-give-hint" } else { "check-more-hint" }))
            }
        }
    }
}

/// The hints that were asked for so far.
fn hints(words: Words, check: &Check, half: &Half<'_>, new: bool) -> Markup {
    let count = check.hints.len();
    let last = usize::from(half.hints).min(count);
    html! {
        @for (number, hint) in (1..).zip(check.hints.iter().take(last)) {
            @let new = new && number == last;
            p.note.info id=[new.then_some(New::Hint.as_str())] tabindex=[new.then_some("-1")] data-new[new] {
                b { (words.fill("check-hint", &[("number", number.into()), ("count", count.into())])) } " "
                span { (PreEscaped(hint)) }
            }
        }
        @if last > 0 { (hidden("hints", last.to_string())) }
    }
}

fn sure(words: Words, half: &Half<'_>) -> Markup {
    html! {
        fieldset.sure {
            legend.small { b { (words.say("check-sure")) } " " span.soft { (words.say("check-sure-hint")) } }
            @for level in Confidence::ALL {
                label.check {
                    input type="radio" name="sure" value=(level.as_str()) checked[half.sure == Some(level)];
                    " " span { (words.say(&format!("check-sure-{}", level.as_str()))) }
                }
                " "
            }
        }
    }
}

/// What stands in a half-made answer, in plain words, for "You had begun to answer".
pub fn said(words: Words, check: &Check, half: &Half<'_>) -> String {
    let chosen = |id: &str| half.chosen.iter().any(|token| token.trim_end_matches('?') == id);
    let options = || check.options.iter().filter(|option| chosen(&option.id)).map(|option| option.plain.clone());
    let mut said: Vec<String> = match &check.task {
        Task::Choose | Task::Hotspot { .. } => options().collect(),
        Task::TrueFalse { .. } => {
            let truth = ["true", "false"].into_iter().filter(|word| chosen(word));
            truth.map(|word| words.say(&format!("check-{word}"))).chain(options()).collect()
        }
        Task::Number { .. } | Task::ShortText { .. } => vec![half.text.trim().to_owned()],
        Task::Order { items, .. } => {
            let mut placed: Vec<(&str, &str)> = Vec::new();
            for token in half.chosen.iter().filter_map(|token| token.split_once('=')) {
                placed
                    .extend(items.iter().filter(|item| item.id == token.0).map(|item| (token.1, item.plain.as_str())));
            }
            placed.sort_unstable();
            placed.into_iter().map(|(place, words)| format!("{place}. {words}")).collect()
        }
        Task::Match { pairs, goals } => {
            let tokens = half.chosen.iter().filter_map(|token| token.split_once('='));
            let named = tokens.filter_map(|(left, right)| {
                let left = pairs.iter().find(|pair| pair.item.id == left)?;
                let right = goals.iter().find(|goal| goal.id == right)?;
                Some(format!("{} → {}", left.item.plain, right.plain))
            });
            named.collect()
        }
        Task::Gaps { gaps, .. } => {
            let options = gaps.iter().flat_map(|gap| &gap.options);
            options.filter(|option| chosen(&option.id)).map(|option| option.plain.clone()).collect()
        }
        Task::Branching { turns } => {
            let moves = turns.iter().flat_map(|turn| &turn.moves).map(|each| &each.choice);
            moves.filter(|choice| chosen(&choice.id)).map(|choice| choice.plain.clone()).collect()
        }
    };
    // Within a row only the last keeps its period.
    if let Some((_, before)) = said.split_last_mut() {
        for part in before {
            part.truncate(part.trim_end_matches(['.', ';', ',']).len());
        }
    }
    said.join("; ")
}
