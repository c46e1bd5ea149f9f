//! A step after any answer: everything that may be said of one, each part marked with what it fits.
//!
//! What is said of checks is marked in `checks`; `data-said` stays when something was written.

use maud::{Markup, PreEscaped, html};

use crate::checks;
use crate::format::StepBody;
use crate::study::player::Stage;
use crate::web::components::icon;

/// What is between header and foot; a step that says nothing of an answer has none.
pub fn main(stage: &Stage<'_>) -> Option<Markup> {
    let words = stage.visitor.frame.words;
    let said = match &stage.step.body {
        StepBody::Check(check) => checks::every_explanation(words, check),
        StepBody::Reflection { prompt_html, model_html, .. } => comparison(stage, prompt_html, model_html),
        _ => return None,
    };
    Some(html! {
        h1.read { (stage.step.title) }
        (stage.story())
        (said)
        form #step.row method="post" action=(stage.place.step_path(stage.number)) data-step=(stage.step.id) {
            button.btn name="do" value="next" { (stage.onward("carry-on")) " " (icon("next")) }
            " " a.btn.quiet href={ (stage.place.step_path(stage.number)) "?again=1" } { (words.say("try-it-again")) }
        }
    })
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
