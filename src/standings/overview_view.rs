//! The overview as a page.

use maud::{Markup, html};

use super::around::NO_REGION;
use super::overview::{Named, Shown};
use super::suppress::{Counts, FEWEST};
use crate::credit::programs::State;
use crate::i18n::{Language, Words};
use crate::text::capital;
use crate::web::components::back;

/// Columns of figures: each state, and all.
const WIDTH: usize = State::ALL.len() + 1;

/// The page.
pub(super) fn page(words: Words, shown: &Shown<'_>) -> Markup {
    let people = shown.figures.last().copied().flatten();
    html! {
        div.wrap.stack.g6 {
            div.row.apart {
                div.stack.g2 {
                    (back("/assoc", words.say("association-title")))
                    h1 { (words.say("standing-title")) }
                    p.soft { (shown.around.organization.body.name) }
                }
                div.row.noprint {
                    @if shown.registrar {
                        a.btn href={ "/assoc/standing/people?" (query(shown, &[])) } { (words.say("standing-people")) }
                        a.btn.quiet href="/assoc/libraries" { (words.say("libraries-title")) }
                    }
                    a.btn.quiet href="/assoc/reports" { (words.say("reports-title")) }
                }
            }
            (choose(words, shown))
            @if people == Some(0) {
                div.empty.stack { h2.h3 { (words.say("standing-none-title")) } p { (words.say("standing-none")) } p { a href="/assoc/programs" { (words.say("standing-none-next")) } } }
            } @else {
                dl.figs {
                    @for (state, count) in State::ALL.iter().zip(&shown.figures) {
                        div { dt { (state_in(words, *state)) } dd { (number(words, *count)) } }
                    }
                }
                (how(words, shown))
                @if shown.asked.program().is_none() { (table(words, shown, "standing-by-program", &shown.by_program, |key| vec![("program", key.to_owned())], true)) }
                @if shown.asked.region().is_none() { (table(words, shown, "standing-by-region", &shown.by_region, region_key, false)) }
                (headings(words, shown))
                (libraries(words, shown))
            }
        }
    }
}

fn region_key(key: &str) -> Vec<(&'static str, String)> {
    vec![("region", if key.is_empty() { NO_REGION.to_owned() } else { key.to_owned() })]
}

/// A state as a page says it.
pub(super) fn state_in(words: Words, state: State) -> String {
    capital(&words.fill("standing-state", &[("state", state.word().into())]))
}

fn how(words: Words, shown: &Shown<'_>) -> Markup {
    let all = [&shown.by_program.1, &shown.by_region.1, &shown.by_heading.1, &shown.libraries.1];
    html! {
        details.how.read {
            summary { (words.say("standing-how")) }
            div.stack.g2 {
                p { (words.say("standing-how-track")) }
                p { (words.say("standing-how-others")) }
                p { (words.say("standing-how-fresh")) }
            }
        }
        @if all.into_iter().any(Counts::leaves_out) {
            p.note.info { span { (words.fill("standing-few", &[("fewest", FEWEST.into())])) } }
        }
    }
}

/// The address of this view with something else in it.
pub(super) fn query(shown: &Shown<'_>, other: &[(&'static str, String)]) -> String {
    let asked = shown.asked;
    let known = [("organization", &asked.organization), ("program", &asked.program), ("region", &asked.region)];
    let kept = known.into_iter().filter(|(name, _)| !other.iter().any(|(changed, _)| changed == name));
    let all = kept.map(|(name, value)| (name, value.clone())).chain(other.iter().cloned());
    let given: Vec<_> = all.filter(|(_, value)| !value.trim().is_empty()).collect();
    serde_html_form::to_string(given).unwrap_or_default()
}

fn choose(words: Words, shown: &Shown<'_>) -> Markup {
    html! {
        form.row.low.noprint method="get" action="/assoc/standing" {
            (shown.around.whose(words))
            (shown.around.fields(words, (&shown.asked.program, &shown.asked.region)))
            button.btn.quiet { (words.say("standing-show")) }
        }
    }
}

/// A count, or that it is left out.
pub(super) fn number(words: Words, count: Option<u64>) -> Markup {
    html! {
        @match count {
            Some(count) => (count),
            None => { span aria-hidden="true" { "–" } span.vh { (words.say("standing-hidden")) } }
        }
    }
}

/// The names of the figures. Whose they are stands above them, across: beside them a telephone would hide the last.
fn head(words: Words) -> Markup {
    html! {
        thead { tr {
            @for state in State::ALL { th.num scope="col" { (state_in(words, state)) } }
            th.num scope="col" { (capital(&words.say("standing-all"))) }
        } }
    }
}

/// The cells of a row; for registrars each leads to the people behind it.
fn cells(words: Words, shown: &Shown<'_>, row: &[Option<u64>], name: &str, key: &[(&'static str, String)]) -> Markup {
    let states = State::ALL.into_iter().map(Some).chain([None]);
    html! {
        @for (count, state) in row.iter().zip(states) {
            td.num {
                @if let (true, Some(people @ 1..)) = (shown.registrar, *count) {
                    @let other: Vec<_> = key.iter().cloned().chain(state.map(|state| ("state", state.word().to_owned()))).collect();
                    a href={ "/assoc/standing/people?" (query(shown, &other)) } {
                        (people) span.vh { ", " (name) @if let Some(state) = state { ", " (state_in(words, state)) } }
                    }
                } @else { (number(words, *count)) }
            }
        }
    }
}

fn table(
    words: Words,
    shown: &Shown<'_>,
    title: &str,
    (lines, counts): &(Vec<Named>, Counts),
    key: impl Fn(&str) -> Vec<(&'static str, String)>,
    english: bool,
) -> Markup {
    let lang = if english { words.lang(Language::English) } else { None };
    html! {
        div.scroll tabindex="0" role="region" aria-label=(words.say(title)) { table {
            caption { (words.say(title)) }
            (head(words))
            @for (at, line) in lines.iter().enumerate() {
                @let name = if line.name.is_empty() { words.say("standing-no-region") } else { line.name.clone() };
                tbody {
                    tr { th scope="rowgroup" colspan=(WIDTH) lang=[lang] { a href={ "/assoc/standing?" (query(shown, &key(&line.key))) } { (name) } } }
                    tr { (cells(words, shown, &counts.row(at), &name, &key(&line.key))) }
                }
            }
            @if lines.len() > 1 { tbody {
                tr { th scope="rowgroup" colspan=(WIDTH) { (words.say("standing-together")) } }
                tr { @for count in counts.totals() { td.num { (number(words, count)) } } }
            } }
        } }
    }
}

fn headings(words: Words, shown: &Shown<'_>) -> Markup {
    let (lines, counts) = &shown.by_heading;
    html! {
        @if !lines.is_empty() {
            div.scroll tabindex="0" role="region" aria-label=(words.say("standing-by-heading")) { table {
                caption { (words.say("standing-by-heading")) }
                thead { tr {
                    th scope="col" { (words.say("standing-heading")) }
                    th.num scope="col" { (capital(&words.say("standing-met"))) }
                    th.num scope="col" { (capital(&words.say("standing-short"))) }
                } }
                tbody { @for (at, line) in lines.iter().enumerate() { tr {
                    th scope="row" lang=[words.lang(Language::English)] { (line.name) }
                    @for count in counts.row(at).into_iter().take(2) { td.num { (number(words, count)) } }
                } } }
            } }
        }
    }
}

fn libraries(words: Words, shown: &Shown<'_>) -> Markup {
    let (libraries, counts) = &shown.libraries;
    html! {
        @if libraries.is_empty() {
            @if shown.asked.after.is_empty() && shown.registrar {
                div.empty.stack { h2.h3 { (words.say("libraries-none-title")) } p { (words.say("libraries-none")) } p { a href="/assoc/libraries" { (words.say("libraries-none-next")) } } }
            }
        } @else {
            div.scroll tabindex="0" role="region" aria-label=(words.say("standing-by-library")) { table #libraries {
                caption { (words.say("standing-by-library")) }
                (head(words))
                @for (at, library) in libraries.iter().enumerate() { tbody {
                    tr { th scope="rowgroup" colspan=(WIDTH) { (library.name) br; span.small.soft { (library.region) } } }
                    tr { (cells(words, shown, &counts.row(at), &library.name, &[("library", library.id.to_string())])) }
                } }
            } }
        }
        @if shown.next.is_some() || !shown.asked.after.is_empty() {
            nav.row.noprint aria-label=(words.say("standing-pages")) {
                @if !shown.asked.after.is_empty() { a href={ "/assoc/standing?" (query(shown, &[])) "#libraries" } { (words.say("standing-first")) } }
                @if let Some(next) = &shown.next { a.btn.quiet.sm href={ "/assoc/standing?" (query(shown, &[("after", next.clone())])) "#libraries" } { (words.say("standing-more-libraries")) } }
            }
        }
    }
}
