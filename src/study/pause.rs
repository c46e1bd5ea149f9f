//! `/l/{mark}/paused`: the place is saved, and how to come back to it.

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use maud::{Markup, html};

use super::place::{Place, just_read};
use crate::accounts::Visitor;
use crate::app::App;
use crate::error::Result;
use crate::web::components::{hidden, icon};
use crate::web::{Nav, ok};

/// `GET /l/{mark}/paused`
pub async fn show(visitor: Visitor, app: Data<App>, request: HttpRequest, mark: Path<String>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let place = Place::find(&mut conn, &app, &request, &visitor, &mark).await?;
    place.must_take(&visitor)?;
    Ok(ok(view(&app, &visitor, &place)))
}

fn view(app: &App, visitor: &Visitor, place: &Place) -> Markup {
    let frame = &visitor.frame;
    let words = frame.words;
    let lesson = place.text(visitor);
    let lang = place.lang(visitor);
    let number = place.number();
    let zone = visitor.person.as_ref().map_or(chrono_tz::UTC, |person| person.zone());
    let step = lesson.steps.get(number - 1);
    let main = html! {
        div.wrap.stack.g5.mid {
            div.stack.g2 {
                p.kicker { (icon("mark")) " "
                    @match (place.progress.last_at(), &visitor.person) {
                        (Some(at), Some(_)) => (words.fill("saved-at", &[("time", words.time(at, zone).into())])),
                        _ => (words.say("saved")),
                    }
                }
                h1 { (words.say("paused-title")) }
                p.read { (words.say("paused-nothing-lost")) }
            }
            div.cols.even {
                section.panel.stack aria-labelledby="here" {
                    h2.h3 #here { (words.say("paused-here")) }
                    dl.facts.tight {
                        div { dt { (words.say("paused-lesson")) } dd lang=[lang] { (lesson.title) } }
                        @if let Some(step) = step {
                            div { dt { (words.say("paused-on")) } dd {
                                (words.around(
                                    "paused-step",
                                    &[("step", number.into()), ("total", place.edition.len().into())],
                                    ("title", &step.title, place.speaks(visitor)),
                                ))
                            } }
                        }
                        @if let Some(fact) = just_read(lesson, number) { div { dt { (words.say("paused-read")) } dd lang=[lang] { (fact) } } }
                        div { dt { (words.say("paused-left")) } dd { (words.fill("about-minutes", &[("count", place.minutes_left(number).into())])) } }
                    }
                    p { a.btn href=(place.step_path(number)) { (words.say("carry-on")) " " (icon("next")) } }
                    @if visitor.person.is_some() {
                        details {
                            summary { (words.say("shared-computer")) }
                            form.stack.g2 method="post" action="/signout" {
                                p.small { (words.say("shared-computer-help")) }
                                button.btn.quiet { (words.say("sign-out-here")) }
                            }
                        }
                    }
                }
                (elsewhere(app, visitor, place, number))
            }
        }
    };
    frame.page(words.say("paused-page")).at(Nav::Lessons).noindex().render(main)
}

/// The other device: by QR code or by mail for someone with an account; else how to keep the place.
fn elsewhere(app: &App, visitor: &Visitor, place: &Place, number: usize) -> Markup {
    let words = visitor.frame.words;
    let path = place.step_path(number);
    let Some(person) = &visitor.person else {
        return html! {
            section.panel.stack aria-labelledby="keep" {
                h2.h3 #keep { (words.say("keep-title")) }
                p { (words.say("keep-day")) }
                p { a.btn.quiet href={ "/signin?next=" (path) } { (words.say("keep-sign-in")) } }
            }
        };
    };
    let address = crate::accounts::handoff::address(app, person, &path).ok();
    html! {
        section.panel.stack aria-labelledby="phone" {
            h2.h3 #phone { (words.say("phone-title")) }
            @if let Some(address) = address {
                div.row {
                    (crate::qr::svg(&address, &words.say("phone-qr")))
                    p.small { (words.say("phone-help")) }
                }
            }
            form method="post" action="/go" {
                (hidden("next", path.as_str()))
                button.btn.quiet { (icon("mail")) " " (words.say("phone-mail")) }
            }
        }
    }
}
