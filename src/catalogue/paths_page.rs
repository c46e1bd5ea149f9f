//! Pathways as markup.

use maud::{Markup, html};

use super::module_state::ModuleState;
use super::paths::Walk;
use crate::format::Stage;
use crate::i18n::{Language, Words};
use crate::lessons::Edition;
use crate::web::components::icon;
use crate::web::{Frame, Nav};

/// All pathways, by stage.
pub(super) fn all(frame: &Frame, walks: &[Walk], signed_in: bool) -> Markup {
    let words = frame.words;
    let stages = [Stage::NewStaff, Stage::EmergingManager, Stage::Experienced];
    let main = html! {
        div.wrap.stack.g6 {
            div.stack.g2 { h1 { (words.say("paths-title")) } p.read { (words.say("paths-what")) } }
            @if walks.is_empty() { div.panel.stack.g2 { p { (words.say("paths-none")) } p { a href="/lessons" { (words.say("home-all")) } } } }
            @if !walks.is_empty() { ul.grid {
                @for stage in stages {
                    @for walk in walks.iter().filter(|walk| walk.pathway.body.stage == stage) { (entry(words, walk, signed_in)) }
                }
            } }
        }
    };
    frame.page(words.say("paths-title")).description(words.say("paths-what")).at(Nav::Paths).render(main)
}

fn entry(words: Words, walk: &Walk, signed_in: bool) -> Markup {
    html! {
        li.panel.stack.g2 {
            @let stage = stage_name(words, walk.pathway.body.stage);
            @if stage != walk.pathway.body.title { p.kicker { (stage) } }
            h2.h3 lang=[words.lang(Language::English)] { a href=(walk.pathway.path()) { (walk.pathway.body.title) } }
            p lang=[words.lang(Language::English)] { (walk.pathway.body.summary) }
            p.meta {
                span { (icon("clock")) " " b { (words.fill("minutes", &[("count", walk.minutes().into())])) } } " "
                span { (words.fill("paths-modules", &[("count", walk.modules.len().into())])) } " "
                @if signed_in { (progress(words, walk)) }
            }
        }
    }
}

fn progress(words: Words, walk: &Walk) -> Markup {
    html! {
        @if walk.next().is_none() && !walk.modules.is_empty() { span.tag.ok { (words.say("card-done")) } }
        @else if walk.done() > 0 {
            span.tag.warn { (words.fill("paths-done", &[("done", walk.done().into()), ("total", walk.modules.len().into())])) }
        }
    }
}

/// One pathway. The lesson is the one to go on with.
pub(super) fn one(frame: &Frame, walk: &Walk, lesson: Option<&Edition>, signed_in: bool) -> Markup {
    let words = frame.words;
    let body = &walk.pathway.body;
    let main = html! {
        div.wrap.stack.g6.mid {
            div.stack.g2 {
                p.kicker { (words.say("paths-kicker")) }
                h1 lang=[words.lang(Language::English)] { (body.title) }
                p.read lang=[words.lang(Language::English)] { (body.summary) }
            }
            dl.facts {
                div { dt { (words.say("paths-stage")) } dd { (stage_name(words, body.stage)) } }
                div { dt { (words.say("paths-audience")) } dd lang=[words.lang(Language::English)] { (body.audience) } }
                div { dt { (words.say("paths-minutes")) } dd { (words.fill("paths-minutes-in-all", &[("minutes", walk.minutes().into()), ("count", walk.modules.len().into())])) } }
            }
            section.stack.g3 aria-labelledby="modules" {
                h2 #modules { (words.say("paths-in-order")) }
                ol.path { @for (index, module) in walk.modules.iter().enumerate() { (line(words, walk, Some(index + 1), module, signed_in)) } }
            }
            (next(words, walk, lesson))
            p data-keep={ "/packs?path=" (walk.pathway.slug) } hidden {}
            @if !walk.electives.is_empty() {
                section.stack.g3 aria-labelledby="electives" {
                    h2 #electives { (words.say("paths-electives")) }
                    ul.path { @for module in &walk.electives { (line(words, walk, None, module, signed_in)) } }
                }
            }
        }
    };
    frame.page(body.title.as_str()).description(body.summary.as_str()).at(Nav::Paths).render(main)
}

fn line(words: Words, walk: &Walk, number: Option<usize>, module: &ModuleState, signed_in: bool) -> Markup {
    let body = &module.edition.body;
    let is_next = walk.next().is_some_and(|next| next.edition.id == module.edition.id);
    html! {
        li {
            @match number {
                Some(number) => span.n aria-hidden="true" { (number) },
                None => span.n aria-hidden="true" { "+" },
            }
            div.stack.g1 {
                h3.h4 lang=[words.lang(Language::English)] { a href=(module.edition.path()) { (body.title) } }
                p lang=[words.lang(Language::English)] { (body.summary) }
                p.meta {
                    b { (words.fill("minutes", &[("count", body.minutes.into())])) } " "
                    @if signed_in {
                        span { (words.fill("module-lessons-done", &[("done", module.done.into()), ("total", module.total().into())])) }
                    } @else {
                        span { (words.fill("paths-lessons", &[("count", module.total().into())])) }
                    }
                }
            }
            @if module.completed { span.tag.ok { (words.say("card-done")) } }
            @else if is_next && signed_in { span.tag.info { (words.say("paths-next")) } }
        }
    }
}

/// The one button: the next lesson, or the evaluation when only that is left.
fn next(words: Words, walk: &Walk, lesson: Option<&Edition>) -> Markup {
    html! {
        @match (walk.next(), lesson) {
            (Some(module), Some(lesson)) => p {
                @let key = if module.is_begun() { "record-carry-on" } else { "paths-start" };
                a.btn href=(lesson.path()) {
                    span { (words.around(key, &[], ("title", &module.edition.body.title, Language::English))) }
                    " " (icon("next"))
                }
            },
            (Some(module), None) => p { a.btn href=(module.evaluation_path()) { (words.say("module-evaluate")) " " (icon("next")) } },
            (None, _) => p { (words.say("paths-finished")) " " a href="/record" { (words.say("home-record")) } },
        }
    }
}

fn stage_name(words: Words, stage: Stage) -> String {
    match stage {
        Stage::NewStaff => words.say("paths-new-staff"),
        Stage::EmergingManager => words.say("paths-emerging-manager"),
        Stage::Experienced => words.say("paths-experienced"),
    }
}
