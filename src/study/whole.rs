//! `/l/{mark}/all`: the whole lesson on one page, for print and for those who read ahead.

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use maud::{Markup, PreEscaped, html};

use super::place::Place;
use super::source::source as source_line;
use crate::accounts::Visitor;
use crate::app::App;
use crate::checks;
use crate::error::Result;
use crate::format::{Check, Step, StepBody};
use crate::i18n::Words;
use crate::study::recording::{self, Sort};
use crate::web::components::back;
use crate::web::{Nav, ok};

/// `GET /l/{mark}/all`
pub async fn show(visitor: Visitor, app: Data<App>, request: HttpRequest, mark: Path<String>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let place = Place::find(&mut conn, &app, &request, &visitor, &mark).await?;
    place.must_take(&visitor)?;
    let frame = &visitor.frame;
    let words = frame.words;
    let lesson = place.text(&visitor);
    let lang = place.lang(&visitor);
    let asked: Vec<(usize, &Check)> = (1..)
        .zip(&lesson.steps)
        .filter_map(|(number, step)| if let StepBody::Check(check) = &step.body { Some((number, check)) } else { None })
        .collect();
    let main = html! {
        article.wrap.lesson.stack.g6 {
            div.stack.g2 {
                (back(&place.edition.path(), words.say("all-back")))
                h1 lang=[lang] { (lesson.title) }
                p.read { (words.around("cover-after", &[], ("objective", &lesson.objective, place.speaks(&visitor)))) }
                @if lang.is_some() { p.small.soft { (words.say("only-english")) } }
                @if lesson.legal_note { p.small.soft { (words.say("legal-note")) } }
            }
            @for (number, step) in (1..).zip(&lesson.steps) { (one(words, lang, number, step)) }
            section.read.stack.answers {
                h2 { (words.say("all-answers")) }
                @for (number, check) in asked { (answers(words, number, check)) }
            }
            section.read.small.stack.g2 {
                h2.h4 { (words.say("sources")) }
                ol { @for source in &lesson.sources { li id={ "s-" (source.id) } {
                    (source_line(words, source, place.edition.original()))
                } } }
            }
        }
    };
    let title = words.fill("all-title", &[("title", lesson.title.as_str().into())]);
    Ok(ok(frame.page(title).at(Nav::Lessons).noindex().render(main)))
}

fn one(words: Words, lang: Option<&str>, number: usize, step: &Step) -> Markup {
    html! {
        section.read.stack {
            h2 { (number) ". " span lang=[lang] { (step.title) } }
            @if !step.prose_html.is_empty() { div.prose { (PreEscaped(&step.prose_html)) } }
            @match &step.body {
                StepBody::Picture(picture) => figure lang=[lang] {
                    img src=(picture.url) alt=(picture.alt) width=(picture.width) height=(picture.height);
                    @if !picture.caption_html.is_empty() { figcaption.small.soft { (PreEscaped(&picture.caption_html)) } }
                },
                StepBody::Audio(recording) => (recording::whole(words, recording, Sort::Audio, lang)),
                StepBody::Video(recording) => (recording::whole(words, recording, Sort::Video, lang)),
                StepBody::Check(check) => (checks::printed(words, check)),
                StepBody::Reflection { prompt_html, .. } => {
                    p { b { (PreEscaped(prompt_html)) } }
                    div.lines aria-hidden="true" { i {} i {} i {} }
                }
                StepBody::TryIt { items } => {
                    p { b { (words.say("try-it-title")) } }
                    ul.boxes { @for item in items { li { (PreEscaped(&item.text_html)) } } }
                }
                StepBody::Reading | StepBody::Case => {}
            }
        }
    }
}

fn answers(words: Words, number: usize, check: &Check) -> Markup {
    html! {
        div.stack.g2 {
            h3.h4 { (words.fill("all-answer", &[("step", number.into())])) }
            (checks::printed_answers(words, check))
        }
    }
}
