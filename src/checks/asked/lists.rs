//! Lists to pick from: places, partners, missing words. No dragging, no scripts.

use maud::{Markup, PreEscaped, html};

use crate::checks::given::Half;
use crate::format::{Gap, Pair, Tile, shuffled};
use crate::i18n::Words;

/// Items, each with the place it should have.
pub fn order(words: Words, items: &[Tile], half: &Half<'_>) -> Markup {
    html! {
        p.hint { (words.fill("check-order", &[("count", items.len().into())])) }
        @for item in shuffled(items.iter().map(|item| item.id.as_str())).into_iter().filter_map(|at| items.get(at)) {
            div.pick.check {
                select.short id={ "a-" (item.id) } name="a" {
                    option value="" { (words.say("check-place")) }
                    @for place in 1..=items.len() {
                        @let token = format!("{}={place}", item.id);
                        option value=(token) selected[half.chosen.contains(&token)] { (place) }
                    }
                }
                " " label for={ "a-" (item.id) } { (PreEscaped(&item.text_html)) }
            }
        }
    }
}

/// Left sides, each with the list of right sides.
pub fn matching(words: Words, pairs: &[Pair], goals: &[Tile], half: &Half<'_>) -> Markup {
    let order = shuffled(goals.iter().map(|goal| goal.id.as_str()));
    html! {
        p.hint { (words.say("check-match")) }
        @for pair in pairs {
            div.pick {
                label for={ "a-" (pair.item.id) } { (PreEscaped(&pair.item.text_html)) }
                select id={ "a-" (pair.item.id) } name="a" {
                    option value="" { (words.say("check-pick")) }
                    @for goal in order.iter().filter_map(|at| goals.get(*at)) {
                        @let token = format!("{}={}", pair.item.id, goal.id);
                        option value=(token) selected[half.chosen.contains(&token)] { (goal.plain) }
                    }
                }
            }
        }
    }
}

/// A text with a list at each gap.
pub fn gaps(words: Words, pieces_html: &[String], gaps: &[Gap], half: &Half<'_>) -> Markup {
    html! {
        p.hint { (words.say("check-gaps")) }
        p.gaps {
            @for (at, piece) in pieces_html.iter().enumerate() {
                (PreEscaped(piece))
                @if let Some(gap) = gaps.get(at) {
                    select.short id={ "a-" (gap.id) } name="a" aria-label=(words.fill("check-gap", &[("number", (at + 1).into())])) {
                        option value="" { (words.say("check-pick")) }
                        @for option in &gap.options {
                            option value=(option.id) selected[half.chosen.contains(&option.id)] { (option.plain) }
                        }
                    }
                }
            }
        }
    }
}
