//! A case, turn by turn: what happened so far, and the moves there are now.

use maud::{Markup, PreEscaped, html};

use super::New;
use crate::checks::given::Half;
use crate::format::{Move, Turn};
use crate::i18n::Words;
use crate::web::components::hidden;

/// The turns that were passed, each with the move that was made, and the turn that is next.
fn walk<'t>(turns: &'t [Turn], half: &Half<'_>) -> (Vec<(&'t Turn, &'t Move)>, Option<&'t Turn>) {
    let (mut passed, mut turn) = (Vec::new(), turns.first());
    // A move that ends in a question mark is picked and not made.
    for token in half.chosen.iter().filter(|token| !token.ends_with('?')) {
        let Some(here) = turn else { break };
        let Some(made) = here.moves.iter().find(|each| each.choice.id == *token) else { break };
        passed.push((here, made));
        turn = made.to.as_ref().and_then(|to| turns.iter().find(|turn| turn.id == *to));
    }
    // A half-made way never ends; one that does was tampered with, and begins again.
    if turn.is_none() { (Vec::new(), turns.first()) } else { (passed, turn) }
}

/// The turn that is next.
pub fn turn<'t>(turns: &'t [Turn], half: &Half<'_>) -> Option<&'t Turn> {
    walk(turns, half).1
}

/// What happened so far.
pub fn story(words: Words, turns: &[Turn], half: &Half<'_>, new: bool) -> Markup {
    let (passed, now) = walk(turns, half);
    let told = |turn: &Turn| html! { @if !turn.prose_html.is_empty() { div.prose { (PreEscaped(&turn.prose_html)) } } };
    html! {
        @if !passed.is_empty() {
            @for (turn, made) in &passed {
                @if !turn.title.is_empty() { h2.h4 { (turn.title) } }
                (told(turn))
                p.note.info { (words.say("check-path-you")) " " b { (PreEscaped(&made.choice.text_html)) } }
                (hidden("a", &made.choice.id))
            }
            @if let Some(now) = now {
                h2.h4 id=(New::Turn.as_str()) tabindex="-1" data-new[new] { (now.title) }
                (told(now))
            }
        }
    }
}

/// The moves there are now.
pub fn moves(words: Words, turns: &[Turn], half: &Half<'_>) -> Markup {
    html! { @if let Some(turn) = turn(turns, half) { (moves_of(words, turn, half)) } }
}

/// The moves of one turn.
pub fn moves_of(words: Words, turn: &Turn, half: &Half<'_>) -> Markup {
    html! {
        p.hint { (words.say("check-path")) }
        @for each in &turn.moves {
            @let token = format!("{}?", each.choice.id);
            div { label.choice {
                input type="radio" name="a" value=(token) checked[half.chosen.contains(&token)];
                " " span { (PreEscaped(&each.choice.text_html)) }
            } }
        }
    }
}
