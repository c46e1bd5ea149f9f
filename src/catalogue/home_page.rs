//! The home page as markup.

use maud::{Markup, html};

use super::home::{Home, Own};
use super::module_state::ModuleState;
use super::{Cards, TIMES, resume};
use crate::coordinating;
use crate::i18n::{Language, Words};
use crate::study;
use crate::web::components::{bar, dial, lamp};
use crate::web::{Frame, Nav};

/// Kept places that are listed besides the latest.
const ALSO: usize = 5;

/// The page.
pub(super) fn page(frame: &Frame, home: &Home) -> Markup {
    let words = frame.words;
    let cards = Cards { words, standing: &home.standing, signed_in: home.own.is_some() };
    let main = html! {
        div.wrap {
            (desk(words))
            @match (home.standing.begun.first(), &home.own) {
                (Some(place), _) => (resume::card(words, place)),
                (None, Some(own)) => div.resume { p.panel { (words.fill("home-hello", &[("name", own.first_name.as_str().into())])) } },
                (None, None) => div.resume { p.panel { (words.say("home-what")) } },
            }
            @let due = home.own.as_ref().map(|own| &own.due).filter(|due| !due.is_empty());
            // What is due stands before the lessons, so that a phone shows it first.
            div.cols.due[due.is_some()] {
                @if let Some(due) = due { (study::due_slip(words, due, true)) }
                section.stack aria-labelledby="begin" {
                    h2 #begin { (words.say(if home.standing.done.is_empty() { "home-begin" } else { "home-next-title" })) }
                    @if home.lessons.is_empty() { p { (words.say("home-begin-none")) } }
                    @else { (cards.list(&home.lessons)) }
                    p { a href="/lessons" { (words.say("home-all")) } }
                }
                aside.stack.g5 aria-label=(words.say("home-aside")) {
                    @if let Some(own) = &home.own { (own.aims.asked_back(words)) }
                    (also(words, home))
                    @if let Some(own) = &home.own { (coordinating::panels(words, &own.cohorts)) }
                    @if let Some(own) = &home.own { (month(words, own)) }
                    @match home.own.as_ref().and_then(|own| own.module.as_ref().map(|module| (own, module))) {
                        Some((own, module)) => (begun(words, own, module)),
                        None => (pathways(words)),
                    }
                }
            }
        }
    };
    frame.page(words.say("home-title")).description(words.say("home-description")).at(Nav::Lessons).render(main)
}

fn desk(words: Words) -> Markup {
    html! {
        div.desk {
            (lamp())
            h1 { (words.say("home-question")) }
            p { (words.say("home-pick")) }
            form.times action="/lessons" aria-label=(words.say("home-times")) {
                @for minutes in TIMES {
                    button name="minutes" value=(minutes) {
                        (dial(minutes))
                        div { b { (minutes) } " " span { (words.say("home-min")) } }
                    }
                    " "
                }
            }
        }
    }
}

/// The places besides the latest, each in a line.
fn also(words: Words, home: &Home) -> Markup {
    html! {
        @if home.standing.begun.len() > 1 {
            section.slip aria-labelledby="also" {
                h2 #also { (words.say("home-also")) }
                ul.slip-list {
                    @for place in home.standing.begun.iter().skip(1).take(ALSO) {
                        li {
                            a href=(place.path()) lang=[words.lang(place.speaks(words.language()))] { (place.edition.text(words.language()).title) } " "
                            span.stamp { (words.fill("card-step", &[("step", place.step.into()), ("total", place.edition.len().into())])) }
                        }
                    }
                }
            }
        }
    }
}

fn month(words: Words, own: &Own) -> Markup {
    html! {
        section.panel.stack.g2 aria-labelledby="month" {
            h2.h4 #month { (words.fill("home-month", &[("minutes", own.minutes.into())])) }
            p.small {
                @if own.count == 0 { (words.say("home-month-none")) }
                @else { (words.fill("home-month-lessons", &[("count", own.count.into())])) }
            }
            @for total in &own.totals {
                p.small { (words.rich("home-credit", &[
                    ("credit", total.credit.to_string().into()),
                    ("unit", total.unit_in(words).into()),
                    ("rule", total.name_in(words).into()),
                ])) }
            }
            (own.aims.goal(words))
            p.small { a href="/record" { (words.say("home-record")) } }
        }
    }
}

fn begun(words: Words, own: &Own, module: &ModuleState) -> Markup {
    let body = &module.edition.body;
    html! {
        section.panel.stack.g2 aria-labelledby="module" {
            h2.h4 #module lang=[words.lang(Language::English)] { a href=(module.edition.path()) { (body.title) } }
            (bar(module.percent()))
            p.small { (words.fill("module-lessons-done", &[("done", module.done.into()), ("total", module.total().into())])) }
            p.small {
                @match &own.next {
                    Some(next) => {
                        (words.say("home-next")) " "
                        a href=(next.path()) lang=[words.lang(next.speaks(words.language()))] { (next.text(words.language()).title) }
                    }
                    None => a href=(module.evaluation_path()) { (words.say("module-evaluate")) },
                }
            }
        }
    }
}

fn pathways(words: Words) -> Markup {
    html! {
        section.panel.stack.g2 aria-labelledby="pathways" {
            h2.h4 #pathways { (words.say("home-paths")) }
            p.small { (words.say("home-paths-why")) }
            p.small { a href="/paths" { (words.say("home-paths-link")) } }
        }
    }
}
