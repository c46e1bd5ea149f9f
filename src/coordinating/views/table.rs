//! The table of a cohort's members, with what it can be narrowed to.

use maud::{Markup, html};

use super::cohort::Shown;
use super::paging::paging;
use crate::cohorts::{Cohort, Standing};
use crate::coordinating::table::{Order, Row, places};
use crate::coordinating::wording::standing_words;
use crate::i18n::Words;
use crate::web::Problems;
use crate::web::components::{Choice, Field};

/// The section: what to look for, who was found, and what the words mean.
pub(super) fn table(words: Words, shown: &Shown<'_>) -> Markup {
    let ends = shown.overview.pace.expected.is_some();
    let path = shown.cohort.assoc_path();
    html! {
        section.stack aria-labelledby="hand-title" {
            h2 #hand-title { (words.say("hand-title")) }
            (find(words, shown, &path))
            @if shown.asked.narrows() { p role="status" { (words.fill("hand-found", &[("people", shown.table.found.into())])) } }
            @if shown.table.rows.is_empty() {
                p { (words.say("standing-nobody")) " " a href=(path) { (words.say("standing-nobody-next")) } }
            } @else {
                div.scroll { table aria-labelledby="hand-title" {
                    thead { tr {
                        th scope="col" { (words.say("hand-person")) }
                        th scope="col" { (words.say("hand-status")) }
                        th.num scope="col" { (words.fill("hand-minutes", &[("of", shown.overview.pace.minutes.into())])) }
                    } }
                    tbody { @for row in &shown.table.rows { (one(words, shown.cohort, row)) } }
                } }
            }
            (paging(words, shown.table.pages, &path, &shown.asked.query(), "hand-title"))
            p.small.soft { (words.say("hand-rule")) " " (words.say(if ends { "hand-rule-end" } else { "hand-rule-open" })) }
            p.small.soft { (words.say("hand-privacy")) }
        }
    }
}

fn find(words: Words, shown: &Shown<'_>, path: &str) -> Markup {
    let (asked, none) = (shown.asked, Problems::new());
    let ends = shown.overview.pace.expected.is_some();
    let everywhere = html! {
        option value="" { (words.say("hand-any")) }
        @for (word, key) in places(ends) { option value=(word) selected[word == asked.place] { (words.say(key)) } }
    };
    let orders = html! {
        @for order in Order::ALL { option value=(order.word()) selected[order == asked.order()] { (words.say(order.key())) } }
    };
    let choice =
        |name, key: &str, options| Choice { name, label: words.say(key), hint: None, options, problems: &none };
    html! {
        form.row.low.noprint role="search" action=(path) {
            (Field { name: "q", label: words.say("hand-find"), hint: None, value: &asked.q, kind: "search", autocomplete: "off", problems: &none })
            (choice("where", "hand-status", everywhere))
            (choice("order", "hand-order", orders))
            button.btn.quiet { (words.say("hand-go")) }
        }
    }
}

fn one(words: Words, cohort: &Cohort, row: &Row) -> Markup {
    let (member, stand) = (&row.member, row.stand);
    let day = |at| words.short_date(cohort.time_zone.day(at));
    let seen = match (stand.standing, stand.tally.last_active) {
        (Standing::Finished, Some(at)) => words.fill("hand-finished", &[("date", day(at).into())]),
        (_, Some(at)) => words.fill("hand-last", &[("date", day(at).into())]),
        (_, None) => words.fill("hand-joined", &[("date", day(member.joined_at).into())]),
    };
    let library = Some(member.library.as_str()).filter(|library| !library.is_empty());
    html! {
        tr {
            th scope="row" {
                (member.name)
                br;
                span.small.soft { @if let Some(library) = library { (library) ". " } (seen) }
            }
            td { span.tag.(tag(stand.standing)) { (standing_words(words, stand.standing)) } }
            td.num { (stand.tally.minutes) }
        }
    }
}

fn tag(standing: Standing) -> &'static str {
    match standing {
        Standing::Finished | Standing::OnTrack | Standing::Active => "ok",
        Standing::Behind => "warn",
        Standing::Quiet(_) | Standing::NotStarted => "no",
    }
}
