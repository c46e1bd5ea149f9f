//! The figures of one lesson beside what the gate asks, and its sources.

use chrono::NaiveDate;
use maud::{Markup, html};

use super::length::{clock, live, method};
use super::quality::{Due, Measured};
use super::quality_page::{decimal, due};
use crate::format::{Figures, Reading};
use crate::i18n::{Language, Words};
use crate::study;
use crate::web::components::back;
use crate::web::{Frame, Nav};

/// The page.
pub(super) fn page(frame: &Frame, lesson: &Measured, today: NaiveDate) -> Markup {
    let words = frame.words;
    let text = lesson.edition.text(words.language());
    let speaks = lesson.edition.speaks(words.language());
    let title = words.fill("quality-one-title", &[("title", text.title.as_str().into())]);
    let main = html! {
        div.wrap.stack.g6.mid {
            div.stack.g2 {
                (back(&lesson.edition.path(), words.say("quality-back")))
                h1 { (words.around("quality-one-title", &[], ("title", &text.title, speaks))) }
                p.read { (words.say("quality-one-what")) }
            }
            dl.facts {
                div { dt { (words.say("quality-mark")) } dd { (text.mark.as_str()) } }
                div { dt { (words.say("quality-review-by")) } dd {
                    (words.date(text.review_by)) (due(words, Due::on(today, text.review_by)))
                } }
                div { dt { (words.say("cover-reviewed")) } dd { (words.date(text.reviewed_on)) } }
                div { dt { (words.say("length-how")) } dd { (method(words, text.pilot.as_ref(), text.reviewed_on)) } }
                div { dt { (words.say("length-people")) } dd { (live(words, lesson.live)) } }
                div { dt { (words.say("cover-author")) } dd lang=[words.lang(speaks)] { (text.author) } }
                div { dt { (words.say("cover-license")) } dd { (text.license) } }
            }
            div.scroll tabindex="0" role="region" aria-label=(words.say("quality-figures")) { (figures(words, lesson)) }
            section.read.stack.g2 aria-labelledby="sources" {
                h2.h3 #sources { (words.say("quality-sources")) }
                ol { @for each in &text.sources {
                    li id={ "s-" (each.id) } { (study::source(words, each, lesson.edition.original())) }
                } }
            }
            p.small.noprint { a href="/lessons/quality" { (words.say("quality-of-all")) } }
        }
    };
    frame.page(title).at(Nav::Lessons).render(main)
}

/// A row for each figure: a column for each language, and what the gate asks.
fn figures(words: Words, lesson: &Measured) -> Markup {
    let row = |name: &str, gate: &str, figure: &dyn Fn(&Figures) -> String| {
        html! {
            tr {
                th scope="row" { (words.say(name)) }
                @for figures in lesson.figures.values() { td.num { (figure(figures)) } }
                td { @if !gate.is_empty() { (words.say(gate)) } }
            }
        }
    };
    html! {
        table {
            caption { (words.say("quality-figures")) }
            thead { tr {
                td {}
                @for language in lesson.figures.keys() {
                    th.num scope="col" { (words.say(match language {
                        Language::English => "quality-english",
                        Language::Spanish => "quality-spanish",
                    })) }
                }
                th scope="col" { (words.say("quality-gate")) }
            } }
            tbody {
                (row("quality-stated", "quality-gate-stated", &|figures| figures.minutes.to_string()))
                (row("quality-nominal", "", &|figures| clock(figures.nominal_seconds)))
                (row("quality-estimate", "quality-gate-estimate", &|figures| clock(figures.seconds)))
                (row("quality-words", "", &|figures| figures.words.to_string()))
                (row("quality-checks", "", &|figures| figures.checks.to_string()))
                (row("quality-words-a-check", "quality-gate-words-a-check", &|figures| figures.words_a_check().to_string()))
                (row("quality-reading", "quality-gate-reading", &|figures| reading(words, figures)))
                (row("quality-sources", "quality-gate-sources", &|figures| figures.sources.to_string()))
            }
        }
    }
}

fn reading(words: Words, figures: &Figures) -> String {
    match figures.reading {
        Some(Reading::Grade(grade)) => words.fill("quality-as-grade", &[("figure", decimal(grade).into())]),
        Some(Reading::Ease(ease)) => words.fill("quality-as-ease", &[("figure", decimal(ease).into())]),
        None => "–".to_owned(),
    }
}
