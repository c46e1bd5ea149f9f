//! The lesson's cover: what it is for, how long it takes, start or carry on.

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use maud::{Markup, html};
use serde::Deserialize;

use super::place::Place;
use super::review;
use crate::accounts::Visitor;
use crate::app::App;
use crate::error::Result;
use crate::i18n::Language;
use crate::modules;
use crate::progress::{Event, EventId, Kind};
use crate::web::components::{hidden, icon, steps};
use crate::web::{Form, Nav, ok, see_other};

/// `GET /l/{mark}`
pub async fn show(visitor: Visitor, app: Data<App>, request: HttpRequest, mark: Path<String>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let place = Place::find(&mut conn, &app, &request, &visitor, &mark).await?;
    let modules = modules::containing(&mut conn, &app, place.edition.lesson_id).await?;
    // Before a lesson is begun there is room for what is due from others.
    let due = match &visitor.person {
        Some(person) if place.progress.started_at().is_none() => review::today(&mut conn, &app, person).await?.len(),
        _ => 0,
    };
    Ok(ok(view(&visitor, &place, &modules, due)))
}

/// What the start button sends.
#[derive(Deserialize)]
pub struct Start {
    id: EventId,
}

/// `POST /l/{mark}`: start.
pub async fn start(
    visitor: Visitor,
    app: Data<App>,
    request: HttpRequest,
    mark: Path<String>,
    form: Form<Start>,
) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let mut place = Place::find(&mut conn, &app, &request, &visitor, &mark).await?;
    place.must_take(&visitor)?;
    let opened = Event { id: form.0.id, at: app.now(), device: None, kind: Kind::Opened };
    place.record(&mut conn, &app, &request, &visitor, &[opened], None).await?;
    Ok(see_other(place.step_path(place.number())))
}

fn view(visitor: &Visitor, place: &Place, modules: &[std::sync::Arc<modules::Edition>], due: usize) -> Markup {
    let frame = &visitor.frame;
    let words = frame.words;
    let lesson = place.text(visitor);
    let lang = place.lang(visitor);
    let path = place.edition.path();
    let begun = place.progress.started_at().is_some();
    let total = place.edition.len();
    let number = place.number();
    let topic = format!("topic-{}", lesson.topic.as_str());
    let main = html! {
        div.wrap.stack.g6.mid {
            div.stack.g2 {
                p.kicker { (words.say(&topic)) ", " span.code { (lesson.mark.as_str()) } }
                h1 lang=[lang] { (lesson.title) }
                p.read.lead { (words.around("cover-after", &[], ("objective", &lesson.objective, place.speaks(visitor)))) }
                @if lang.is_some() { p.small.soft { (words.say("only-english")) } }
            }
            @if due > 0 {
                p.note.info { (words.fill("review-before", &[("count", due.into())])) " "
                    a href="/r/next" { (words.fill("review-before-link", &[("minutes", due.div_ceil(2).into())])) } }
            }
            section.panel.stack aria-label=(words.say("cover-begin")) {
                @if place.completed_at.is_some() {
                    p.note.ok { b { (words.say("cover-done")) } " " span { (words.say("cover-done-again")) } }
                    div.row {
                        a.btn href={ (path) "/done" } { (words.say("cover-see-done")) }
                        a.btn.quiet href={ (path) "/1" } { (words.say("cover-read-again")) }
                    }
                } @else if begun {
                    p { (words.fill("cover-kept", &[("step", number.into()), ("total", total.into())])) " "
                        span.soft { (words.fill("about-minutes-left", &[("count", place.minutes_left(number).into())])) "." } }
                    (steps(number, total))
                    p { a.btn href=(place.step_path(number)) { (words.say("carry-on")) " " (icon("next")) } }
                } @else if place.may_take(visitor) {
                    p { (words.fill("cover-length", &[("minutes", lesson.minutes.into()), ("steps", total.into())])) }
                    form method="post" action=(path) {
                        (hidden("id", EventId::new().to_string()))
                        button.btn { (words.say("cover-start")) " " (icon("next")) }
                    }
                } @else {
                    p { (words.fill("cover-length", &[("minutes", lesson.minutes.into()), ("steps", total.into())])) }
                    p { (words.say("cover-sign-in-first")) }
                    p { a.btn href={ "/signin?next=" (path) } { (words.say("cover-sign-in")) } }
                }
                @if place.changed { p.small.soft { (words.say("cover-changed")) } }
            }
            @if place.may_take(visitor) { p data-keep={ "/packs?lesson=" (lesson.mark.in_address()) } hidden {} }
            dl.facts {
                div { dt { (words.say("cover-minutes")) } dd { (words.fill("minutes", &[("count", lesson.minutes.into())])) } }
                @for module in modules {
                    div { dt { (words.say("cover-part-of")) } dd {
                        a href=(module.path()) lang=[words.lang(Language::English)] { (module.body.title) } ", "
                        (words.fill("minutes", &[("count", module.body.minutes.into())]))
                    } }
                }
                div { dt { (words.say("cover-author")) } dd lang=[lang] { (lesson.author) } }
                div { dt { (words.say("cover-reviewed")) } dd { (words.date(lesson.reviewed_on)) } }
                div { dt { (words.say("cover-license")) } dd { (lesson.license) } }
            }
            @if lesson.legal_note { p.note.info { (words.say("legal-note")) } }
            ul.small.stack.g2 {
                @if place.may_take(visitor) {
                    li { a href={ (path) "/all" } { (words.say("cover-all")) } }
                    li { a href={ (path) "/handout" } { (words.say("handout-link")) } }
                }
                li { a href={ (path) "/quality" } { (words.say("quality-of-lesson")) } }
            }
        }
    };
    frame.page(&lesson.title).at(Nav::Lessons).render(main)
}
