//! My record as a page.

use chrono::NaiveDate;
use maud::{Markup, html};

use super::gather::Record;
use super::pages::Next;
use super::{credit_view, elsewhere, transcript};
use crate::aims;
use crate::coordinating;
use crate::credit::programs::{Left, Standing};
use crate::format::Topic;
use crate::i18n::{Language, Words};
use crate::measure::Minutes;
use crate::programs;
use crate::rooms;
use crate::web::components::{icon, shelf};
use crate::web::{Frame, Nav};

/// Minutes of learning that make a book.
const BOOK: u32 = 15;
/// Lines of the transcript that the record shows.
const LATEST: usize = 5;

/// What a topic is called.
pub fn name_of(words: Words, topic: Topic) -> String {
    words.say(&format!("topic-{}", topic.as_str()))
}

/// My record.
pub fn page(
    frame: &Frame,
    name: &str,
    (record, standings, left): (&Record, &[Standing], &[Left]),
    next: &Next,
    today: NaiveDate,
) -> Markup {
    let words = frame.words;
    let main = html! {
        div.wrap.stack.g6 {
            div.stack.g2 {
                h1 { (words.say("nav-record")) }
                p.read.h3.serif { (sentence(words, name, record)) }
                @if !record.lines.is_empty() && standings.is_empty() { p.soft.small { (words.say("record-no-goal")) } }
            }
            @if !record.lines.is_empty() || !record.totals.is_empty() { (figures(words, record)) }
            div.cols {
                div.stack.g7 {
                    (programs::summary(words, name, standings, left))
                    (shelves(words, record))
                    @if credit_view::has_any(record, &next.further) { (credit_view::credit(words, record, &next.further)) }
                    @if !record.periods.is_empty() { (credit_view::periods(words, &record.periods)) }
                    @if !record.lines.is_empty() { (latest(words, record, today)) }
                    @if !next.together.is_empty() { (rooms::attended_list(words, &next.together)) }
                    @if !next.elsewhere.is_empty() { (elsewhere::list(words, &next.elsewhere, today)) }
                    p.small.soft { (words.say("record-who")) }
                }
                (aside(words, record, next))
            }
        }
    };
    frame.page(words.say("nav-record")).at(Nav::Record).render(main)
}

/// Where the learner stands, in a sentence.
fn sentence(words: Words, name: &str, record: &Record) -> Markup {
    let name = name.split_whitespace().next().unwrap_or(name);
    let lessons = words.fill("record-lessons", &[("count", record.lessons.len().into())]);
    match record.totals.first() {
        None if record.lines.is_empty() => words.rich("record-sentence-new", &[("name", name.into())]),
        // All of it elsewhere, or together in a room.
        Some(total) if record.lines.is_empty() => words.rich(
            "record-sentence-further",
            &[
                ("name", name.into()),
                ("credit", total.credit.to_string().into()),
                ("unit", total.unit_in(words).into()),
            ],
        ),
        Some(total) => words.rich(
            "record-sentence-credit",
            &[
                ("name", name.into()),
                ("lessons", lessons.into()),
                ("credit", total.credit.to_string().into()),
                ("unit", total.unit_in(words).into()),
            ],
        ),
        None => words.rich("record-sentence-minutes", &[("name", name.into()), ("lessons", lessons.into())]),
    }
}

/// What it comes to.
pub fn figures(words: Words, record: &Record) -> Markup {
    let figure = |label: String, number: String| html! { div { dt { (label) } dd { (number) } } };
    let certificates = record.modules().filter(|(_, finished)| finished.certificate.is_some()).count();
    let certificates = certificates + record.periods.len();
    let (minutes, lessons) = (record.minutes().get(), record.lessons.len());
    html! {
        dl.figs {
            @for total in &record.totals {
                // By several rules, each number says by which.
                @let rule = (record.totals.len() > 1).then(|| total.name_in(words));
                div { dt { (total.unit_in(words)) @if let Some(rule) = rule { br; span.soft { (rule) } } } dd { (total.credit) } }
            }
            (figure(words.fill("record-figure-minutes", &[("count", minutes.into())]), minutes.to_string()))
            (figure(words.fill("record-figure-lessons", &[("count", lessons.into())]), lessons.to_string()))
            (figure(words.fill("record-figure-certificates", &[("count", certificates.into())]), certificates.to_string()))
        }
    }
}

fn shelves(words: Words, record: &Record) -> Markup {
    html! {
        section.stack aria-labelledby="shelves" {
            h2 #shelves { (words.say("record-shelves")) }
            @if record.shelves.is_empty() { (empty(words)) } @else {
                p.soft.small { (words.say("record-book")) }
                ul.stack.g5 {
                    @for (topic, minutes) in &record.shelves { li { (one_shelf(words, *topic, *minutes)) } }
                }
            }
        }
    }
}

fn one_shelf(words: Words, topic: Topic, minutes: Minutes) -> Markup {
    let (books, rest) = (minutes.get() / BOOK, minutes.get() % BOOK);
    let said = match (books, rest) {
        (0, _) => words.fill("record-shelf-begun", &[("left", (BOOK - rest).into())]),
        (_, 0) => words.fill("record-shelf-books", &[("books", books.into())]),
        _ => words.fill("record-shelf-rest", &[("books", books.into()), ("rest", rest.into())]),
    };
    html! {
        div.row.apart.shelf-head {
            h3.h4 { (name_of(words, topic)) }
            p.small { b { (words.fill("minutes", &[("count", minutes.get().into())])) "." } " " span.soft { (said) } }
        }
        (shelf(topic.number(), books, rest > 0))
    }
}

/// Before the first lesson is finished.
pub fn empty(words: Words) -> Markup {
    html! {
        (shelf(1, 0, true))
        p { (words.say("record-empty")) }
        p { a.btn.noprint href="/" { (words.say("record-find")) } }
    }
}

fn latest(words: Words, record: &Record, today: NaiveDate) -> Markup {
    html! {
        section aria-labelledby="transcript" {
            div.row.apart {
                h2 #transcript { (words.say("transcript")) }
                div.row.noprint {
                    a.btn.quiet.sm href="/record/transcript" { (icon("print")) " " (words.say("record-print")) }
                    a.btn.quiet.sm href="/record/transcript.csv" { (icon("download")) " " (words.say("record-spreadsheet")) }
                }
            }
            table aria-labelledby="transcript" { (transcript::rows(words, record.lines.iter().take(LATEST), today)) }
            @if record.lines.len() > LATEST {
                p.noprint { a href="/record/transcript" { (words.fill("record-all", &[("count", record.lines.len().into())])) } }
            }
        }
    }
}

fn aside(words: Words, record: &Record, next: &Next) -> Markup {
    html! {
        aside.stack.g5.noprint aria-label=(words.say("record-next")) {
            @if !next.lessons.is_empty() {
                section.panel.stack.g3 aria-labelledby="unfinished" {
                    h2.h4 #unfinished { (words.say("record-unfinished")) }
                    ul.stack.g3.plain {
                        @for begun in &next.lessons {
                            li {
                                a href=(begun.path) { (words.around("record-carry-on", &[], ("title", &begun.title, begun.speaks))) } br;
                                span.small.soft { (words.fill("about-minutes-left", &[("count", begun.minutes_left.into())])) }
                            }
                        }
                    }
                }
            }
            @if !next.modules.is_empty() {
                section.panel.stack.g3 aria-labelledby="begun" {
                    h2.h4 #begun { (words.say("record-modules-begun")) }
                    ul.stack.g3.plain {
                        @for begun in &next.modules {
                            li {
                                a href=(begun.module.path()) lang=[words.lang(Language::English)] { (begun.module.body.title) } br;
                                span.small.soft { (left_of(words, begun.done, begun.module.lessons.len())) }
                            }
                        }
                    }
                }
            }
            @if let Some(card) = &next.lesson {
                section.panel.stack.g3 aria-labelledby="best" {
                    h2.h4 #best { (words.say("record-best-next")) }
                    p { a href=(card.path()) lang=[words.lang(card.speaks())] { b { (card.title) } } br;
                        span.small.soft {
                            (name_of(words, card.topic())) ", " (words.fill("minutes", &[("count", card.minutes.into())])) "."
                            @if card.credit { " " (words.say("record-counts")) }
                        }
                    }
                }
            }
            (elsewhere::panel(words))
            (coordinating::panels(words, &next.cohorts))
            (aims::goal_form(words, record.goal.0, record.goal.1))
            section.panel.stack.g3 aria-labelledby="notes" {
                h2.h4 #notes { a href="/notes" { (words.say("record-notes")) } }
                p.small { (words.say("record-notes-about")) }
            }
            @if !record.lines.is_empty() || !next.lessons.is_empty() {
                section.panel.stack.g3 aria-labelledby="take" {
                    h2.h4 #take { (words.say("record-take")) }
                    p.small { (words.say("record-take-about")) }
                    p { a.btn.quiet.sm href="/record/record.json" { (icon("download")) " " (words.say("record-everything")) } }
                }
            }
        }
    }
}

fn left_of(words: Words, done: usize, total: usize) -> String {
    if done == total {
        return words.say("record-evaluation-next");
    }
    words.fill("record-module-done", &[("done", done.into()), ("total", total.into())])
}
