//! A step after its answer: what was chosen and why, what would be better and why.

use maud::{Markup, PreEscaped, html};

use crate::checks;
use crate::format::StepBody;
use crate::progress::EventId;
use crate::study::player::Stage;
use crate::web::components::{hidden, icon};

/// The page. `again` says when the question comes again, to who was not right.
pub fn view(stage: &Stage<'_>, again: Option<&str>) -> Markup {
    let words = stage.visitor.frame.words;
    let step = stage.step;
    let state = stage.place.progress.step(&step.id);
    let empty = Vec::new();
    let chosen = state.and_then(|state| state.answer()).map_or(&empty, |answer| &answer.chosen);
    let (title, result) = match &step.body {
        StepBody::Check(check) => {
            let verdict = checks::verdict(words, &check.mark(chosen));
            (format!("{verdict} {}", stage.title()), checks::explanation(words, check, chosen))
        }
        StepBody::Reflection { prompt_html, model_html, .. } => {
            let mine = state.and_then(|state| state.written()).map_or("", |written| written.text.as_str());
            (stage.title(), comparison(stage, prompt_html, model_html, mine))
        }
        _ => (stage.title(), html! {}),
    };
    let main = html! {
        h1.read lang=[stage.lang()] { (step.title) }
        (stage.story())
        (result)
        @if let Some(again) = again {
            div.note.info.read { p { (words.fill("review-again", &[("when", again.into())])) } p { (words.say("review-again-why")) } }
        }
        form #step.row method="post" action=(stage.place.step_path(stage.number)) data-step=(step.id) {
            (hidden("id", EventId::new().to_string()))
            button.btn name="do" value="next" { (stage.onward("carry-on")) " " (icon("next")) }
            " " a.btn.quiet href={ (stage.place.step_path(stage.number)) "?again=1" } { (words.say("try-it-again")) }
        }
    };
    stage.page(&title, "next", false, main)
}

fn comparison(stage: &Stage<'_>, prompt_html: &str, model_html: &str, mine: &str) -> Markup {
    let words = stage.visitor.frame.words;
    html! {
        section.stack.read.g3 aria-labelledby="result" {
            h2.h3 #result tabindex="-1" data-result { (words.say("thanks-compare")) }
            p { (PreEscaped(prompt_html)) }
            @if !mine.trim().is_empty() {
                div.panel.stack.g2 { h3.h4 { (words.say("your-words")) } p.said { (mine) } }
            }
            div.panel.stack.g2 { h3.h4 { (words.say("our-words")) } div.prose { (PreEscaped(model_html)) } }
        }
    }
}
