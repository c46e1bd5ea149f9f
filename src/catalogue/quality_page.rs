//! The figures of all lessons as a table.

use std::sync::Arc;

use chrono::NaiveDate;
use maud::{Markup, html};

use super::length::{self, clock};
use super::quality::{Due, Measured};
use super::quality_order::{Column, Order};
use crate::format::Figures;
use crate::i18n::{Language, Words};
use crate::modules::Edition;
use crate::progress::Median;
use crate::web::components::back;
use crate::web::{Frame, Nav};

/// The page.
pub(super) fn page(
    frame: &Frame,
    (lessons, modules): (&[Measured], &[Arc<Edition>]),
    order: Order,
    today: NaiveDate,
) -> Markup {
    let words = frame.words;
    let main = html! {
        div.wrap.stack.g5 {
            div.stack.g2 {
                (back("/lessons", words.say("find-all")))
                h1 { (words.say("quality-title")) }
                p.read { (words.say("quality-what")) }
                p.read.small.soft { (words.say("quality-how")) }
            }
            (far_off(words, lessons, modules))
            @if lessons.is_empty() { p.panel { (words.say("find-empty")) } }
            @else { div.scroll tabindex="0" role="region" aria-label=(words.say("quality-title")) { table {
                caption { (words.fill("find-count", &[("count", lessons.len().into())])) }
                thead { tr { @for column in Column::ALL { (heading(words, order, column)) } } }
                tbody { @for lesson in lessons { (row(words, lesson, today)) } }
            } } }
        }
    };
    frame.page(words.say("quality-title")).description(words.say("quality-what")).at(Nav::Lessons).render(main)
}

/// What takes people much longer or shorter than it says: the lessons, and these modules.
fn far_off(words: Words, lessons: &[Measured], modules: &[Arc<Edition>]) -> Markup {
    let off: Vec<&Measured> = lessons.iter().filter(|lesson| lesson.live.is_some_and(|live| live.deviates())).collect();
    html! {
        @if !off.is_empty() || !modules.is_empty() {
            div.note.warn.stack.g2 {
                p { (words.fill("length-far-off", &[("count", (off.len() + modules.len()).into())])) }
                ul {
                    @for lesson in off {
                        @let text = lesson.edition.text(words.language());
                        li { a href={ (lesson.edition.path()) "/quality" } lang=[words.lang(lesson.edition.speaks(words.language()))] { (text.title) } }
                    }
                    @for module in modules { li { a href=(module.path()) lang=[words.lang(Language::English)] { (module.body.title) } } }
                }
            }
        }
    }
}

fn heading(words: Words, order: Order, column: Column) -> Markup {
    let name = words.say(match column {
        Column::Lesson => "quality-lesson",
        Column::Minutes => "quality-minutes",
        Column::Words => "quality-words",
        Column::Grade => "quality-grade",
        Column::Checks => "quality-checks",
        Column::WordsACheck => "quality-words-a-check",
        Column::Sources => "quality-sources",
        Column::ReviewBy => "quality-review-by",
        Column::Languages => "quality-languages",
    });
    let sorted = order.aria(column);
    html! {
        th.num[column.is_number()] scope="col" aria-sort=[sorted] {
            a href=(order.link(column)) { (name) }
            @if sorted.is_some() { span aria-hidden="true" { @if order.down { " ↓" } @else { " ↑" } } }
        }
    }
}

fn row(words: Words, lesson: &Measured, today: NaiveDate) -> Markup {
    let text = lesson.edition.text(words.language());
    let own = lesson.edition.languages.contains_key(&words.language());
    let original = lesson.edition.original();
    html! {
        tr {
            th scope="row" {
                span.code.small { (original.mark.as_str()) } br;
                a href={ (lesson.edition.path()) "/quality" } lang=[(!own).then_some("en")] { (text.title) }
            }
            @if let Some(figures) = lesson.original() { (numbers(words, figures, lesson.live)) }
            td {
                (words.short_date_and_year(original.review_by)) (due(words, Due::on(today, original.review_by)))
                p.small.soft { (words.fill("quality-reviewed", &[("date", words.short_date_and_year(original.reviewed_on).into())])) }
            }
            td { (languages(words, lesson)) }
        }
    }
}

fn numbers(words: Words, figures: &Figures, live: Option<Median>) -> Markup {
    html! {
        td.num {
            (figures.minutes) p.small.soft { (clock(figures.seconds)) }
            @if let Some(live) = live {
                p.small { (words.fill("length-measured", &[("median", length::seconds(&live).into())])) (length::off(words, &live)) }
            }
        }
        td.num { (figures.words) }
        td.num { @match figures.reading { Some(reading) => (decimal(reading.figure())), None => "–" } }
        td.num { (figures.checks) }
        td.num { (figures.words_a_check()) }
        td.num { (figures.sources) }
    }
}

/// A mark beside a review that is due or soon will be.
pub(super) fn due(words: Words, due: Due) -> Markup {
    html! {
        @match due {
            Due::Now => { " " span.tag.warn { (words.say("quality-due")) } }
            Due::In(days) => { " " span.tag.info { (words.fill("quality-due-in", &[("days", days.into())])) } }
            Due::Later => {}
        }
    }
}

fn languages(words: Words, lesson: &Measured) -> String {
    let names = lesson.figures.keys().map(|language| match language {
        Language::English => words.say("quality-english"),
        Language::Spanish => words.say("quality-spanish"),
    });
    names.collect::<Vec<_>>().join(", ")
}

/// One place after the point.
pub(super) fn decimal(figure: f64) -> String {
    format!("{figure:.1}")
}
