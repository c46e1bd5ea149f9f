//! The list of persons as a page.

use maud::{Markup, html};

use super::overview_view::state_in;
use super::people_page::Shown;
use crate::credit::programs::State;
use crate::credit::rules::counted;
use crate::i18n::{Language, Words};
use crate::web::Problems;
use crate::web::components::{Choice, Field, back, hidden};

/// The page.
pub(super) fn page(words: Words, shown: &Shown<'_>) -> Markup {
    html! {
        div.wrap.stack.g6 {
            div.stack.g2 {
                (back("/assoc/standing", words.say("standing-title")))
                h1 { (words.say("standing-people-title")) }
                p.soft { (shown.around.organization.body.name) @if let Some(library) = shown.library { ", " (library) } }
            }
            (find(words, shown))
            @if shown.people.is_empty() {
                div.empty.stack { h2.h3 { (words.say("standing-nobody-title")) } p { (words.say("standing-nobody")) } p { a href="/assoc/standing/people" { (words.say("standing-nobody-next")) } } }
            } @else { (table(words, shown)) }
            (pages(words, shown))
        }
    }
}

fn find(words: Words, shown: &Shown<'_>) -> Markup {
    let (asked, none) = (shown.asked, Problems::new());
    html! {
        form.row.low.noprint role="search" method="get" action="/assoc/standing/people" {
            (shown.around.whose(words))
            (Field { name: "q", label: words.say("standing-name"), hint: None, value: &asked.q, kind: "search", autocomplete: "off", problems: &none })
            (shown.around.fields(words, (&asked.program, &asked.region)))
            (Choice { name: "state", label: words.say("standing-where"), hint: None, problems: &none, options: html! {
                option value="" { (words.say("standing-anywhere")) }
                @for state in State::ALL { option value=(state.word()) selected[state.word() == asked.state] { (state_in(words, state)) } }
            } })
            @if !asked.library.is_empty() { (hidden("library", &asked.library)) }
            button.btn.quiet { (words.say("standing-show")) }
        }
    }
}

fn class(state: State) -> &'static str {
    match state {
        State::Complete | State::OnTrack => "tag ok",
        State::Behind => "tag warn",
        State::NotBegun => "tag no",
        State::NeedsDecision => "tag info",
    }
}

fn table(words: Words, shown: &Shown<'_>) -> Markup {
    let english = words.lang(Language::English);
    html! {
        div.scroll tabindex="0" role="region" aria-label=(words.say("standing-people-title")) { table {
            caption.vh { (words.say("standing-people-title")) }
            thead { tr {
                th scope="col" { (words.say("standing-who")) }
                th scope="col" { (words.say("standing-where")) }
            } }
            // Two columns, so that a telephone shows what counts as well.
            tbody { @for one in shown.people { tr {
                th scope="row" {
                    (one.name) br; span.small.soft { (one.library.as_deref().unwrap_or_default()) }
                    br; span.small lang=[english] { (shown.around.program(&one.program)) }
                }
                td {
                    span class=(class(one.state())) { (state_in(words, one.state())) }
                    br; (words.say("standing-counts")) ": " span lang=[english] { (one.counted) " / " (one.required) " " (counted(one.required, &one.unit)) }
                    br; span.small { (words.say("standing-until")) " " (words.short_date_and_year(one.ends)) }
                }
            } } }
        } }
    }
}

fn pages(words: Words, shown: &Shown<'_>) -> Markup {
    let asked = shown.asked;
    let kept = [
        ("organization", &asked.organization),
        ("q", &asked.q),
        ("program", &asked.program),
        ("region", &asked.region),
        ("library", &asked.library),
        ("state", &asked.state),
    ];
    let kept: Vec<_> = kept.into_iter().filter(|(_, value)| !value.is_empty()).collect();
    let first = serde_html_form::to_string(&kept).unwrap_or_default();
    html! {
        @if shown.more || !asked.holder.is_empty() {
            nav.row.noprint aria-label=(words.say("standing-pages")) {
                @if !asked.holder.is_empty() { a href={ "/assoc/standing/people?" (first) } { (words.say("standing-first")) } }
                @if let (true, Some(last)) = (shown.more, shown.people.last()) {
                    @let next = serde_html_form::to_string([("name", &last.name), ("holder", &last.holder.to_string()), ("enrollment", &last.enrollment.to_string())]).unwrap_or_default();
                    a.btn.quiet.sm href={ "/assoc/standing/people?" (first) "&" (next) } rel="next" { (words.say("page-next")) }
                }
            }
        }
    }
}
