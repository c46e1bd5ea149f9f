//! A step to read and answer.

use maud::{Markup, PreEscaped, html};

use crate::checks::{self, New};
use crate::format::{StepBody, StepPicture, TryItem};
use crate::progress::{Draft, EventId};
use crate::study::place::just_read;
use crate::study::player::Stage;
use crate::study::recording::{self, Sort};
use crate::web::Problems;
use crate::web::components::{hidden, icon};

/// The page. `back` shows the cue for someone who comes back after a break; `new` is what a hint or a
/// move brought.
pub fn view(stage: &Stage<'_>, problems: &Problems, back: bool, new: Option<New>) -> Markup {
    stage.page(&stage.title(), enter(stage), !problems.is_empty(), main(stage, problems, back, new))
}

/// What the Enter key does.
pub fn enter(stage: &Stage<'_>) -> &'static str {
    match &stage.step.body {
        StepBody::Check(_) | StepBody::Reflection { .. } => "check",
        _ => "next",
    }
}

/// What is between header and foot.
pub fn main(stage: &Stage<'_>, problems: &Problems, back: bool, new: Option<New>) -> Markup {
    let step = stage.step;
    let state = stage.place.progress.step(&step.id);
    let empty = Draft::default();
    let draft = state.and_then(|state| state.draft());
    let earlier = state.and_then(|state| state.earlier_draft()).map(|draft| picked(stage, draft)).unwrap_or_default();
    let before = draft.or_else(|| state.and_then(|state| state.written()));
    let half = before.unwrap_or(&empty).half();
    let words = stage.visitor.frame.words;
    let drafted_at = state.and_then(|state| state.draft_at()).map(|at| at.to_rfc3339());
    html! {
        (problems.summary(words))
        h1.read lang=[stage.lang()] { (step.title) }
        @if back { (cue(stage, draft)) }
        @if !earlier.is_empty() { p.note.info.read { (words.around("earlier-draft", &[], ("answer", &earlier, stage.place.speaks(stage.visitor)))) } }
        @if !step.prose_html.is_empty() { div.read { div.prose { (PreEscaped(&step.prose_html)) } } }
        @match &step.body {
            StepBody::Picture(picture) => (figure(picture, stage.lang())),
            StepBody::Audio(recording) => (recording::player(words, recording, Sort::Audio, stage.lang())),
            StepBody::Video(recording) => (recording::player(words, recording, Sort::Video, stage.lang())),
            _ => {}
        }
        form #step.stack.read.g5 method="post" action=(stage.place.step_path(stage.number)) data-step=(step.id) data-at=[drafted_at] {
            (hidden("id", EventId::new().to_string()))
            @match &step.body {
                StepBody::Check(check) => (checks::question(words, check, &half, problems.of("answers"), new)),
                StepBody::Reflection { prompt_html, .. } => (reflection(stage, prompt_html, before.unwrap_or(&empty))),
                StepBody::TryIt { items } => (try_it(stage, items, before.unwrap_or(&empty))),
                StepBody::Reading | StepBody::Case | StepBody::Picture(_) | StepBody::Audio(_) | StepBody::Video(_) => {}
            }
            div.row {
                @match &step.body {
                    StepBody::Check(check) => {
                        button.btn name="do" value="check" { (checks::button(words, check)) } " "
                        (checks::hint_button(words, check, &half))
                    }
                    StepBody::Reflection { .. } => button.btn name="do" value="check" { (words.say("compare-with-ours")) },
                    _ => button.btn name="do" value="next" { (stage.onward("continue")) " " (icon("next")) },
                }
                @if stage.number > 1 {
                    " " a.btn.plain href=(stage.place.step_path(stage.number - 1)) { (words.say("back")) }
                }
            }
        }
    }
}

/// What someone needs to find the thread again.
fn cue(stage: &Stage<'_>, draft: Option<&Draft>) -> Markup {
    let words = stage.visitor.frame.words;
    let fact = just_read(stage.lesson, stage.number);
    let picked = draft.map(|draft| picked(stage, draft)).unwrap_or_default();
    html! {
        @if fact.is_some() || !picked.is_empty() {
            div.note.info.read.stack.g2 {
                p { (words.say("welcome-back")) }
                @if let Some(fact) = fact { p { (words.around("you-had-just-read", &[], ("fact", fact, stage.place.speaks(stage.visitor)))) } }
                @if !picked.is_empty() { p { (words.around("you-had-picked", &[], ("answer", &picked, stage.place.speaks(stage.visitor)))) } }
                @if stage.number > 1 {
                    p.small { a href=(stage.place.step_path(stage.number - 1)) {
                        (words.fill("see-step-again", &[("step", (stage.number - 1).into())]))
                    } }
                }
            }
        }
    }
}

fn picked(stage: &Stage<'_>, draft: &Draft) -> String {
    match &stage.step.body {
        StepBody::Check(check) => checks::said(stage.visitor.frame.words, check, &draft.half()),
        _ => draft.text.clone(),
    }
}

fn figure(picture: &StepPicture, lang: Option<&str>) -> Markup {
    html! {
        figure.read lang=[lang] {
            img src=(picture.url) alt=(picture.alt) width=(picture.width) height=(picture.height) loading="lazy";
            @if !picture.caption_html.is_empty() { figcaption.small.soft { (PreEscaped(&picture.caption_html)) } }
        }
    }
}

fn reflection(stage: &Stage<'_>, prompt_html: &str, draft: &Draft) -> Markup {
    let words = stage.visitor.frame.words;
    html! {
        div.field.ask {
            label.h3.serif for="text" { (PreEscaped(prompt_html)) }
            p.hint #text-hint { (words.say("reflection-hint")) }
            textarea #text name="text" rows="5" aria-describedby="text-hint" { (draft.text) }
        }
    }
}

fn try_it(stage: &Stage<'_>, items: &[TryItem], draft: &Draft) -> Markup {
    let words = stage.visitor.frame.words;
    html! {
        fieldset.stack.g2.ask data-answers {
            legend { (words.say("try-it-title")) }
            p.hint { (words.say("try-it-hint")) }
            @for item in items {
                div { label.choice {
                    input type="checkbox" name="a" value=(item.id) checked[draft.chosen.contains(&item.id)];
                    " " span { (PreEscaped(&item.text_html)) }
                } }
            }
        }
        div.field {
            label for="text" { (words.say("plan-title")) }
            p.hint #text-hint { (words.say("plan-hint")) }
            textarea #text name="text" rows="3" aria-describedby="text-hint" { (draft.text) }
        }
    }
}
