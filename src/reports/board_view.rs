//! The board report as a page that prints on one sheet.

use chrono::NaiveDate;
use maud::{Markup, html};

use super::board::{Asked, Topic, Whole};
use crate::i18n::Words;
use crate::organizations::Organization;
use crate::standings::{FEWEST, choice};
use crate::text::capital;
use crate::web::Problems;
use crate::web::components::{Field, back};

/// What the page shows.
pub(super) struct Shown<'a> {
    pub asked: &'a Asked,
    pub all: &'a [Organization],
    pub organization: &'a Organization,
    /// Whether small numbers are left out.
    pub guarded: bool,
    pub days: (NaiveDate, NaiveDate),
    pub whole: Whole,
    pub topics: &'a [Topic],
    pub problems: &'a Problems,
    pub today: NaiveDate,
}

/// Minutes as hours and minutes, so that nothing is rounded.
fn hours(words: Words, minutes: i64) -> String {
    words.fill("board-duration", &[("hours", (minutes / 60).into()), ("minutes", (minutes % 60).abs().into())])
}

/// The page.
pub(super) fn page(words: Words, shown: &Shown<'_>) -> Markup {
    let few = |people: i64| shown.guarded && u64::try_from(people).unwrap_or_default() < FEWEST;
    let days = [("from", words.date(shown.days.0).into()), ("to", words.date(shown.days.1).into())];
    let field = |name, label: &str, value| Field {
        name,
        label: words.say(label),
        hint: None,
        value,
        kind: "date",
        autocomplete: "off",
        problems: shown.problems,
    };
    html! {
        div.wrap.stack.g6.mid {
            (shown.problems.summary(words))
            div.stack.g2 {
                (back("/assoc/reports", words.say("reports-title")))
                h1 { (words.say("board-title")) }
                p { (shown.organization.body.name) br; (words.fill("report-from-to", &days)) }
            }
            form.row.low.noprint method="get" action="/assoc/reports/board" {
                (choice(words, shown.all, shown.organization))
                (field("from", "report-from", &shown.asked.from))
                (field("to", "report-to", &shown.asked.to))
                button.btn.quiet { (words.say("standing-show")) }
            }
            @if shown.problems.is_empty() {
                @if shown.whole.people == 0 {
                    div.empty.stack { h2.h3 { (words.say("board-none-title")) } p { (words.say("board-none")) } }
                } @else if few(shown.whole.people) {
                    p.note.info { span { (words.fill("report-few", &[("fewest", FEWEST.into())])) } }
                } @else { (figures(words, shown)) (topics(words, shown)) }
            }
            p.small.soft { (words.fill("report-made", &[("date", words.date(shown.today).into())])) " " (words.say("board-how")) }
        }
    }
}

fn figures(words: Words, shown: &Shown<'_>) -> Markup {
    let whole = shown.whole;
    html! {
        dl.figs {
            div { dt { (words.say("board-people")) } dd { (whole.people) } }
            div { dt { (words.say("board-trained")) } dd { (hours(words, whole.minutes)) } }
            div { dt { (words.say("board-modules")) } dd { (whole.modules) } }
            div { dt { (words.say("board-elsewhere")) } dd { (whole.elsewhere) } }
        }
    }
}

fn topics(words: Words, shown: &Shown<'_>) -> Markup {
    let few = |people: i64| shown.guarded && u64::try_from(people).unwrap_or_default() < FEWEST;
    let mut hidden: Vec<bool> = shown.topics.iter().map(|topic| few(topic.people)).collect();
    // One line alone would come back by subtraction from what stands above.
    if hidden.iter().filter(|hidden| **hidden).count() == 1 {
        let open = shown.topics.iter().enumerate().filter(|(at, _)| !hidden[*at]).min_by_key(|(_, topic)| topic.people);
        if let Some((at, _)) = open {
            hidden[at] = true;
        }
    }
    let name = |topic: &str| match topic {
        "" => words.say("report-no-category"),
        topic => words.say(&format!("topic-{topic}")),
    };
    html! {
        table {
            caption { (words.say("board-topics")) }
            thead { tr { th scope="col" { (words.say("report-category")) } th.num scope="col" { (capital(&words.say("board-people"))) } th.num scope="col" { (capital(&words.say("board-hours"))) } } }
            tbody { @for (topic, hidden) in shown.topics.iter().zip(&hidden) { tr {
                th scope="row" { (name(&topic.topic)) }
                @if *hidden {
                    @for _ in 0..2 { td.num { span aria-hidden="true" { "–" } span.vh { (words.say("standing-hidden")) } } }
                } @else { td.num { (topic.people) } td.num { (hours(words, topic.minutes)) } }
            } } }
        }
        @if hidden.iter().any(|hidden| *hidden) { p.small.soft { (words.fill("report-few", &[("fewest", FEWEST.into())])) } }
    }
}
