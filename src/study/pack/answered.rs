//! A step after any answer: everything that may be said of one, each part marked with what it fits.
//!
//! `data-verdict` is `right`, `partly` or `wrong`; `data-mine` stays when that option was chosen and
//! `data-other` when it was not; `data-said` stays when something was written.

use maud::{Markup, PreEscaped, html};

use crate::format::{Check, Choice, StepBody};
use crate::study::player::Stage;
use crate::web::components::icon;

/// What is between header and foot; a step that says nothing of an answer has none.
pub fn main(stage: &Stage<'_>) -> Option<Markup> {
    let words = stage.visitor.frame.words;
    let said = match &stage.step.body {
        StepBody::Check(check) => explanation(stage, check),
        StepBody::Reflection { prompt_html, model_html, .. } => comparison(stage, prompt_html, model_html),
        _ => return None,
    };
    Some(html! {
        h1.read { (stage.step.title) }
        (said)
        form #step.row method="post" action=(stage.place.step_path(stage.number)) data-step=(stage.step.id) {
            button.btn name="do" value="next" { (words.say("carry-on")) " " (icon("next")) }
            " " a.btn.quiet href={ (stage.place.step_path(stage.number)) "?again=1" } { (words.say("try-it-again")) }
        }
    })
}

fn explanation(stage: &Stage<'_>, check: &Check) -> Markup {
    let words = stage.visitor.frame.words;
    let verdict = |kind: &str, words: String| html! { h2.h3 tabindex="-1" data-result data-verdict=(kind) { (words) } };
    let row = |option: &Choice, label: String| {
        html! {
            (icon(if option.right { "check" } else { "cross" }))
            div {
                span.why { (label) } " " b { (PreEscaped(&option.text_html)) }
                div { (PreEscaped(&option.feedback_html)) }
            }
        }
    };
    html! {
        section.stack.read.g3 {
            (verdict("right", words.say("verdict-right")))
            @if check.several() { (verdict("partly", words.say("verdict-partly"))) }
            (verdict("wrong", words.say("verdict-not-quite")))
            p { (PreEscaped(&check.question_html)) }
            ul.list {
                @for option in &check.options {
                    li.choice.(if option.right { "right" } else { "wrong" }) data-mine=(option.id) { (row(option, words.say("your-answer"))) }
                }
                @for option in check.options.iter().filter(|option| option.right) {
                    li.choice.right data-other=(option.id) { (row(option, words.say("better-answer"))) }
                }
            }
            details data-others {
                summary { (words.fill("why-not-others", &[("count", 0.into())])) }
                ul.prose.small {
                    @for option in check.options.iter().filter(|option| !option.right) {
                        li data-other=(option.id) { b { (PreEscaped(&option.text_html)) } " " (PreEscaped(&option.feedback_html)) }
                    }
                }
            }
        }
    }
}

fn comparison(stage: &Stage<'_>, prompt_html: &str, model_html: &str) -> Markup {
    let words = stage.visitor.frame.words;
    html! {
        section.stack.read.g3 {
            h2.h3 tabindex="-1" data-result { (words.say("thanks-compare")) }
            p { (PreEscaped(prompt_html)) }
            div.panel.stack.g2 data-said { h3.h4 { (words.say("your-words")) } p.said {} }
            div.panel.stack.g2 { h3.h4 { (words.say("our-words")) } div.prose { (PreEscaped(model_html)) } }
        }
    }
}
