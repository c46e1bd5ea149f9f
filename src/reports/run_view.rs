//! A report as a page that prints.

use chrono::NaiveDate;
use maud::{Markup, html};

use super::figures::{cells, labels, name};
use super::query::{Figures, Line};
use super::report::{Group, Report};
use super::saved::Saved;
use crate::activities;
use crate::i18n::{Language, Words};
use crate::standings::FEWEST;
use crate::text::capital;
use crate::web::components::back;

/// What the page shows.
pub(super) struct Shown<'a> {
    pub saved: &'a Saved,
    pub lines: &'a [Line],
    /// Of each line, in its order.
    pub figures: &'a [Option<Figures>],
    /// All of them together.
    pub total: Option<Figures>,
    /// How many lines are shown, where there are more.
    pub more: Option<usize>,
    /// How many lines a workbook takes, where there were more.
    pub too_long: Option<u32>,
    /// Whether the reader may see these lines at all.
    pub allowed: bool,
    /// Whether small numbers are left out.
    pub guarded: bool,
    /// The library that it is narrowed to.
    pub library: Option<&'a str>,
    /// By whose rules credit is counted.
    pub measure: Option<&'a str>,
    pub unit: Option<&'a str>,
    /// Whether lessons outside a module count together by them, of which no report knows (rule R4).
    pub pools: bool,
    pub days: (Option<NaiveDate>, Option<NaiveDate>),
    pub today: NaiveDate,
}

/// The page.
pub(super) fn page(words: Words, shown: &Shown<'_>) -> Markup {
    let path = format!("/assoc/reports/{}", shown.saved.id);
    html! {
        div.wrap.stack.g6 {
            @if let Some(most) = shown.too_long { p.note.warn role="status" { (words.fill("report-too-long", &[("count", most.into())])) } }
            div.row.apart {
                div.stack.g2 {
                    (back("/assoc/reports", words.say("reports-title")))
                    h1 { (shown.saved.name) }
                    p.soft { (words.fill("report-made", &[("date", words.date(shown.today).into())])) }
                }
                @if shown.allowed {
                    div.row.noprint {
                        a.btn href={ (path) ".csv" } { (words.say("report-csv")) }
                        a.btn.quiet href={ (path) ".xlsx" } { (words.say("report-xlsx")) }
                        a.btn.quiet href={ (path) "/change" } { (words.say("report-change")) }
                    }
                }
            }
            (asked(words, shown))
            @if shown.pools { p.note.info { span { (words.say("report-no-lessons")) } } }
            @if !shown.allowed {
                p.note.info { span { (words.say("report-persons")) } }
            } @else if shown.lines.is_empty() {
                div.empty.stack { h2.h3 { (words.say("report-none-title")) } p { (words.say("report-none")) } p { a href={ (path) "/change" } { (words.say("report-none-next")) } } }
            } @else {
                (table(words, shown))
                @if let Some(most) = shown.more { p { (words.fill("report-more", &[("count", most.into())])) } }
                @if shown.guarded { p.small.soft { (words.fill("report-few", &[("fewest", FEWEST.into())])) } }
            }
            form.noprint method="post" action={ (path) "/remove" } { button.btn.quiet.sm { (words.say("report-remove")) } }
        }
    }
}

/// What was asked, so that a printed page says what it is.
fn asked(words: Words, shown: &Shown<'_>) -> Markup {
    let report: &Report = &shown.saved.report;
    let english = words.lang(Language::English);
    let date = |day: NaiveDate| words.date(day);
    let days = match shown.days {
        (Some(from), Some(to)) => words.fill("report-from-to", &[("from", date(from).into()), ("to", date(to).into())]),
        (Some(from), None) => words.fill("report-from-on", &[("from", date(from).into())]),
        (None, Some(to)) => words.fill("report-until", &[("to", date(to).into())]),
        (None, None) => words.fill("report-span", &[("span", "always".into())]),
    };
    let region = Some(report.region.as_str()).filter(|region| !region.is_empty());
    let topic = report.topic.map(|topic| words.say(&format!("topic-{}", topic.as_str())));
    let kind = report.kind.map(|kind| activities::kind(words, kind));
    let mode = report.mode.map(|mode| capital(&activities::mode(words, mode)));
    html! {
        dl.facts.tight {
            div { dt { (words.say("report-days")) } dd { (days) } }
            @if let Some(measure) = shown.measure {
                div { dt { (words.say("report-measure")) } dd lang=[english] { (measure) @if let Some(unit) = shown.unit { " (" (unit) ")" } } }
            }
            @if let Some(library) = shown.library { div { dt { (words.say("standing-library")) } dd { (library) } } }
            @if let Some(region) = region { div { dt { (words.say("standing-region")) } dd { (region) } } }
            @if let Some(topic) = topic { div { dt { (words.say("report-category")) } dd { (topic) } } }
            @if let Some(kind) = kind { div { dt { (words.say("report-kind")) } dd { (kind) } } }
            @if let Some(mode) = mode { div { dt { (words.say("report-mode")) } dd { (mode) } } }
        }
    }
}

fn table(words: Words, shown: &Shown<'_>) -> Markup {
    let report = &shown.saved.report;
    let labels = labels(words, report.group);
    html! {
        div.scroll tabindex="0" role="region" aria-label=(shown.saved.name) { table {
            caption.vh { (shown.saved.name) }
            thead { tr {
                @for label in &labels { th scope="col" { (label) } }
                @for column in &report.columns { th.num scope="col" { (name(words, *column)) } }
            } }
            tbody {
                @for (line, figures) in shown.lines.iter().zip(shown.figures) { tr {
                    @for (at, cell) in cells(words, report, line).into_iter().enumerate() {
                        // A day is short, and people don't read it as files have it.
                        @if let (0, Group::Entry, Some(day)) = (at, report.group, line.day) { td { (words.short_date_and_year(day)) } }
                        @else if at == 0 { th scope="row" { (cell) } } @else { td { (cell) } }
                    }
                    @for column in &report.columns { td.num {
                        @match figures {
                            Some(figures) => (figures.text(*column)),
                            None => { span aria-hidden="true" { "–" } span.vh { (words.say("standing-hidden")) } }
                        }
                    } }
                } }
                @if let Some(total) = shown.total { tr {
                    th scope="row" colspan=(labels.len()) { (words.say("standing-together")) }
                    @for column in &report.columns { td.num { b { (total.text(*column)) } } }
                } }
            }
        } }
    }
}
