//! `/l/{mark}/done`: what you can do now, where the minutes went, what comes next.

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use maud::{Markup, html};

use super::at_hand;
use super::place::Place;
use super::what_now::{self, Part, Suggestions};
use crate::accounts::Visitor;
use crate::app::App;
use crate::error::Result;
use crate::format::StepBody;
use crate::i18n::Language;
use crate::lessons;
use crate::modules;
use crate::progress;
use crate::web::components::icon;
use crate::web::{Nav, ok, see_other};

/// `GET /l/{mark}/done`
pub async fn show(visitor: Visitor, app: Data<App>, request: HttpRequest, mark: Path<String>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let place = Place::find(&mut conn, &app, &request, &visitor, &mark).await?;
    place.must_take(&visitor)?;
    if place.completed_at.is_none() {
        let open = place.progress.first_open(&place.outline).unwrap_or(0);
        return Ok(see_other(place.step_path(open + 1)));
    }
    let mut parts = Vec::new();
    for module in modules::containing(&mut conn, &app, place.edition.lesson_id).await? {
        let done = match &visitor.person {
            Some(person) => progress::completed_lessons(&mut conn, person.id, &module.lessons).await?,
            None => vec![place.edition.lesson_id],
        };
        let left: Vec<_> = module.lessons.iter().copied().filter(|lesson| !done.contains(lesson)).collect();
        let cards = lessons::cards(&mut conn, visitor.frame.words.language(), &left).await?;
        parts.push(Part { module, done: done.len(), next: cards.into_iter().next() });
    }
    let seconds = match &visitor.person {
        Some(person) => progress::seconds_spent(&mut conn, person.id, place.edition.lesson_id).await?,
        None => 0,
    };
    let left = at_hand::minutes_left(&request, &app);
    let suggestions = what_now::suggest(&mut conn, &app, &visitor, place.edition.lesson_id, &parts, left).await?;
    Ok(ok(view(&visitor, &place, &parts, &suggestions, seconds)))
}

/// `seconds` is the engaged time that the learner's devices measured.
fn view(visitor: &Visitor, place: &Place, parts: &[Part], suggestions: &Suggestions, seconds: u64) -> Markup {
    let frame = &visitor.frame;
    let words = frame.words;
    let lesson = place.text(visitor);
    let topic = words.say(&format!("topic-{}", lesson.topic.as_str()));
    let main = html! {
        div.wrap.stack.g6.mid {
            div.stack.g2 {
                p.kicker { (icon("check")) " " (words.say("done-kicker")) }
                h1 lang=[place.lang(visitor)] { (lesson.title) }
                p.read.lead { (words.around("done-can", &[], ("objective", &lesson.objective, place.speaks(visitor)))) }
            }
            @if visitor.person.is_some() {
                p.note.ok { b { (words.fill("done-minutes", &[("minutes", lesson.minutes.into()), ("topic", topic.as_str().into())])) } " "
                    span { a href="/record" { (words.say("done-see-record")) } } }
            } @else {
                div.note.info {
                    p { (words.say("done-keep-title")) }
                    p { (words.say("done-keep")) }
                    p { a.btn href={ "/signin?next=" (place.edition.path()) "/done" } { (words.say("keep-sign-in")) } }
                }
            }
            @if seconds >= 60 {
                p.small.soft { (words.fill("done-time", &[("minutes", ((seconds + 30) / 60).into())])) }
            }
            @for part in parts {
                section.panel.stack.g2 {
                    h2.h4 lang=[words.lang(Language::English)] { a href=(part.module.path()) { (part.module.body.title) } }
                    p { (words.fill("done-module", &[("done", part.done.into()), ("total", part.module.lessons.len().into())])) }
                    @if visitor.person.is_some() && part.next.is_none() { p { (words.say("done-module-ready")) } }
                }
            }
            (plan(visitor, place))
            (what_now::view(words, suggestions, visitor.person.is_none()))
            p.small { a href={ (place.edition.path()) "/handout" } { (icon("print")) " " (words.say("handout-link")) } }
        }
    };
    frame
        .page(words.fill("done-page", &[("title", lesson.title.as_str().into())]))
        .at(Nav::Lessons)
        .noindex()
        .render(main)
}

/// What the learner meant to do at the desk, in their own words.
fn plan(visitor: &Visitor, place: &Place) -> Markup {
    let words = visitor.frame.words;
    let plans = place.text(visitor).steps.iter().filter(|step| matches!(step.body, StepBody::TryIt { .. }));
    let said =
        plans.filter_map(|step| place.progress.step(&step.id)?.written().map(|draft| draft.text.trim().to_owned()));
    html! {
        @for text in said.filter(|text| !text.is_empty()) {
            section.panel.stack.g2 {
                h2.h4 { (words.say("done-plan")) }
                p.said { (text) }
                @if visitor.person.is_some() { p.hint { (words.say("done-plan-asked")) } }
            }
        }
    }
}
