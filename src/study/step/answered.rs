//! A step after its answer: what was chosen and why, what would be better and why.

use maud::{Markup, PreEscaped, html};

use crate::format::{Check, Choice, StepBody};
use crate::progress::EventId;
use crate::study::player::Stage;
use crate::web::components::{hidden, icon};

/// The page.
pub fn view(stage: &Stage<'_>) -> Markup {
    let words = stage.visitor.frame.words;
    let step = stage.step;
    let state = stage.place.progress.step(&step.id);
    let empty = Vec::new();
    let chosen = state.and_then(|state| state.answer()).map_or(&empty, |answer| &answer.chosen);
    let (title, result) = match &step.body {
        StepBody::Check(check) => {
            let verdict = words.say(verdict(check, chosen));
            (format!("{verdict} {}", stage.title()), explanation(stage, check, chosen, &verdict))
        }
        StepBody::Reflection { prompt_html, model_html, .. } => {
            let mine = state.and_then(|state| state.written()).map_or("", |written| written.text.as_str());
            (stage.title(), comparison(stage, prompt_html, model_html, mine))
        }
        _ => (stage.title(), html! {}),
    };
    let main = html! {
        h1.read { (step.title) }
        (result)
        form #step.row method="post" action=(stage.place.step_path(stage.number)) data-step=(step.id) {
            (hidden("id", EventId::new().to_string()))
            button.btn name="do" value="next" { (words.say("carry-on")) " " (icon("next")) }
            " " a.btn.quiet href={ (stage.place.step_path(stage.number)) "?again=1" } { (words.say("try-it-again")) }
        }
    };
    stage.page(&title, "next", main)
}

/// Right, partly, or not quite: never "wrong".
fn verdict(check: &Check, chosen: &[String]) -> &'static str {
    let chosen: Vec<&str> = chosen.iter().map(String::as_str).collect();
    if check.is_right(&chosen) {
        "verdict-right"
    } else if check.several() && check.options.iter().any(|option| option.right && chosen.contains(&option.id.as_str()))
    {
        "verdict-partly"
    } else {
        "verdict-not-quite"
    }
}

fn explanation(stage: &Stage<'_>, check: &Check, chosen: &[String], verdict: &str) -> Markup {
    let words = stage.visitor.frame.words;
    let mine = |option: &&Choice| chosen.contains(&option.id);
    let better: Vec<&Choice> = check.options.iter().filter(|option| option.right && !mine(option)).collect();
    let others: Vec<&Choice> = check.options.iter().filter(|option| !option.right && !mine(option)).collect();
    html! {
        section.stack.read.g3 aria-labelledby="result" {
            h2.h3 #result tabindex="-1" data-result { (verdict) }
            p { (PreEscaped(&check.question_html)) }
            ul.list {
                @for option in check.options.iter().filter(mine) {
                    (row(option, &words.say("your-answer"), if option.right { "right" } else { "wrong" }))
                }
                @for option in better { (row(option, &words.say("better-answer"), "right")) }
            }
            @if !others.is_empty() {
                details {
                    summary { (words.fill("why-not-others", &[("count", others.len().into())])) }
                    ul.prose.small {
                        @for option in others { li { b { (PreEscaped(&option.text_html)) } " " (PreEscaped(&option.feedback_html)) } }
                    }
                }
            }
        }
    }
}

fn row(option: &Choice, label: &str, class: &'static str) -> Markup {
    html! {
        li.choice.(class) {
            (icon(if class == "right" { "check" } else { "cross" }))
            div {
                span.why { (label) } " " b { (PreEscaped(&option.text_html)) }
                div { (PreEscaped(&option.feedback_html)) }
            }
        }
    }
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
