//! Radios and checkboxes: options, spots on a picture, true or false.

use maud::{Markup, PreEscaped, html};

use crate::checks::given::Half;
use crate::format::{Check, Choice, StepPicture};
use crate::i18n::Words;

/// Options of which one or several are right.
pub fn options(words: Words, check: &Check, half: &Half<'_>) -> Markup {
    html! {
        p.hint { (how_many(words, check)) }
        @for option in &check.options { (choice(kind(check), "a", option, None, half)) }
    }
}

/// The same for what is shown on a picture; the numbers tie the options to their spots.
pub fn spots(words: Words, check: &Check, picture: &StepPicture, spots: &[(u32, u32)], half: &Half<'_>) -> Markup {
    html! {
        p.hint { (words.say("check-spots")) " " (how_many(words, check)) }
        (numbered(picture, spots))
        @for (number, option) in (1..).zip(&check.options) { (choice(kind(check), "a", option, Some(number), half)) }
    }
}

/// True or false, and the reason.
pub fn true_false(words: Words, check: &Check, half: &Half<'_>) -> Markup {
    html! {
        p.hint { (words.say("check-truth")) }
        @for (token, key) in [("true", "check-true"), ("false", "check-false")] {
            div { label.choice {
                input type="radio" name="b" value=(token) checked[half.chosen.iter().any(|known| known == token)];
                " " span { (words.say(key)) }
            } }
        }
        fieldset.stack.g2 {
            legend { (words.say("check-why")) }
            @for option in &check.options { (choice("radio", "a", option, None, half)) }
        }
    }
}

/// A picture with numbers on it, drawn as one.
pub fn numbered(picture: &StepPicture, spots: &[(u32, u32)]) -> Markup {
    // A tenth of the shorter side is easy to read and hides little.
    let size = picture.width.min(picture.height).div_ceil(10).max(8);
    let view = format!("0 0 {} {}", picture.width, picture.height);
    html! {
        figure {
            svg.spots viewBox=(view) width=(picture.width) height=(picture.height) role="img" aria-label=(picture.alt) {
                image href=(picture.url) width=(picture.width) height=(picture.height) {}
                @for (number, (x, y)) in (1_u32..).zip(spots) {
                    circle cx=(x) cy=(y) r=(size.div_ceil(2)) fill="#1d5540" stroke="#fffdf7" stroke-width=(size.div_ceil(16)) {}
                    text x=(x) y=(y) font-size=(size * 3 / 4) font-weight="600" fill="#fffdf7" text-anchor="middle" dominant-baseline="central" { (number) }
                }
            }
            @if !picture.caption_html.is_empty() { figcaption.small.soft { (PreEscaped(&picture.caption_html)) } }
        }
    }
}

fn how_many(words: Words, check: &Check) -> String {
    if check.several() {
        words.fill("choose-several", &[("count", check.right_count().into())])
    } else {
        words.say("choose-one")
    }
}

fn kind(check: &Check) -> &'static str {
    if check.several() { "checkbox" } else { "radio" }
}

fn choice(kind: &str, name: &str, option: &Choice, number: Option<u32>, half: &Half<'_>) -> Markup {
    html! {
        div { label.choice {
            input type=(kind) name=(name) value=(option.id) checked[half.chosen.contains(&option.id)];
            " " span { @if let Some(number) = number { b { (number) "." } " " } (PreEscaped(&option.text_html)) }
        } }
    }
}
