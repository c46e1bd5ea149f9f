//! The transcript: everything, by year, to print.

use chrono::{Datelike, NaiveDate};
use maud::{Markup, html};

use super::credit_view;
use super::elsewhere::{self, Elsewhere};
use super::gather::{Did, Line, Record};
use super::views::{figures, name_of};
use crate::i18n::Words;
use crate::measure::Minutes;
use crate::rooms::{self, Attended};
use crate::web::components::back;
use crate::web::{Frame, Nav};

/// The whole transcript, totals first; then what they did together with others, and elsewhere where it was accepted.
pub fn page(
    frame: &Frame,
    name: &str,
    record: &Record,
    (together, accepted): (&[Attended], &[Elsewhere]),
    today: NaiveDate,
) -> Markup {
    let words = frame.words;
    let years: Vec<&[Line]> = record.lines.chunk_by(|a, b| a.on.year() == b.on.year()).collect();
    let main = html! {
        div.wrap.stack.g6 {
            div.stack.g2 {
                (back("/record", words.say("nav-record")))
                h1 { (words.say("transcript")) }
                p { (words.fill("transcript-of", &[("name", name.into()), ("date", words.date(today).into())])) }
                p.small.soft.noprint { (words.say("transcript-print")) " "
                    a href="/record/transcript.csv" { (words.say("record-spreadsheet")) } }
            }
            @if record.lines.is_empty() && together.is_empty() && accepted.is_empty() { (super::views::empty(words)) } @else {
                (figures(words, record))
                (topics(words, record))
                @for lines in years {
                    @if let Some(first) = lines.first() {
                        @let minutes: Minutes = lines.iter().map(Line::counted).sum();
                        table {
                            caption { (words.fill("transcript-year", &[("year", first.on.year().to_string().into()), ("minutes", minutes.get().into())])) }
                            (rows(words, lines.iter(), today))
                        }
                    }
                }
                @if !together.is_empty() { (rooms::attended_list(words, together)) }
                @if !accepted.is_empty() { (elsewhere::list(words, accepted, today)) }
            }
        }
    };
    frame.page(words.say("transcript")).at(Nav::Record).render(main)
}

fn topics(words: Words, record: &Record) -> Markup {
    html! {
        dl.facts {
            @for (topic, minutes) in &record.shelves {
                div { dt { (name_of(words, *topic)) } dd { (words.fill("minutes", &[("count", minutes.get().into())])) } }
            }
        }
    }
}

/// Head and body of a table of lines.
pub fn rows<'a>(words: Words, lines: impl Iterator<Item = &'a Line>, today: NaiveDate) -> Markup {
    html! {
        thead { tr {
            th scope="col" { (words.say("record-date")) }
            th scope="col" { (words.say("record-what")) }
            th.num scope="col" { (words.say("record-time")) }
        } }
        tbody { @for line in lines { (row(words, line, today)) } }
    }
}

fn row(words: Words, line: &Line, today: NaiveDate) -> Markup {
    let date =
        if line.on.year() == today.year() { words.short_date(line.on) } else { words.short_date_and_year(line.on) };
    html! {
        tr {
            td { (date) }
            th scope="row" {
                a href=(line.path) lang=[words.lang(line.speaks)] { (line.title) }
                div.small.plainly {
                    @match &line.did {
                        Did::Lesson { counted, .. } => {
                            span.soft { (name_of(words, line.topic)) }
                            @if !counted { " " span.tag { (words.say("record-again")) } }
                        }
                        Did::Module(finished) => {
                            span.soft { (words.say("record-module")) }
                            @if finished.turn > 1 { " " span.tag { (words.say("record-module-again")) } }
                            @for award in &finished.awards {
                                @if award.is_open() || award.unit_in(words).is_some() { br; b { (award.said_in(words)) } span.soft { ", " (award.rule_in(words)) } }
                            }
                            (credit_view::certificate(words, line, finished))
                        }
                    }
                }
            }
            td.num {
                @match line.did {
                    Did::Lesson { minutes, counted: true } => (words.fill("minutes-short", &[("count", minutes.get().into())])),
                    Did::Lesson { .. } => span.soft { (words.fill("minutes-short", &[("count", 0.into())])) },
                    Did::Module(_) => {}
                }
            }
        }
    }
}
