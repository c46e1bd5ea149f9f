//! What if: which rules may come into force, and what one would change for whom.

use chrono::NaiveDate;
use maud::{Markup, html};

use super::rules_views::name;
use super::said;
use crate::credit::KeptRules;
use crate::credit::programs::{Change, Difference, Forecast, Program, Stand, State, Units};
use crate::credit::rules::Finding;
use crate::i18n::{Language, Words};
use crate::web::components::back;
use crate::web::{Frame, Nav};

/// How many changes a page shows.
pub(super) const A_PAGE: usize = 50;

/// Where somebody came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Back {
    /// The page of the rules.
    Rules,
    /// The list of those that wait.
    List,
}

/// The rules that wait for their approval, each by the code of its program.
pub(super) fn list(frame: &Frame, waiting: &[(String, KeptRules)]) -> Markup {
    let words = frame.words;
    let english = words.lang(Language::English);
    let main = html! {
        div.wrap.stack.g6 {
            div.stack.g2 {
                (back("/assoc", words.say("association-title")))
                h1 { (words.say("ahead-title")) }
                p.read { (words.say("ahead-lead")) }
            }
            @if waiting.is_empty() { div.empty.stack { p { (words.say("ahead-none")) } } }
            ul.stack.g3.plain {
                @for (code, kept) in waiting {
                    li.panel.stack.g1 {
                        h2.h4 lang=[english] { a href={ "/assoc/programs/" (code) "/" (name(kept)) "/what-if" } { (kept.rules.name) } }
                        p.small { (words.fill("ahead-version", &[
                            ("version", kept.rules.version.get().into()),
                            ("date", words.date(kept.rules.effective_from).into()),
                        ])) }
                        p.small.soft lang=[english] { (kept.rules.program.authority.as_deref().unwrap_or_default()) }
                    }
                }
            }
        }
    };
    frame.page(words.say("ahead-title")).at(Nav::Association).render(main)
}

/// The page.
pub(super) fn page(
    frame: &Frame,
    (program, kept, from): (&Program, &KeptRules, Back),
    forecast: &Forecast,
    rows: &[(String, &Change)],
    (page, today): (usize, NaiveDate),
) -> Markup {
    let words = frame.words;
    let path = format!("/assoc/programs/{}/{}", program.code, name(kept));
    let last = forecast.changes.len().div_ceil(A_PAGE).max(1);
    let figure = |label: &str, number: usize| html! { div { dt { (words.say(label)) } dd { (number) } } };
    let main = html! {
        div.wrap.stack.g6 {
            div.stack.g2 {
                @match from {
                    Back::Rules => (back(&path, &kept.rules.name)),
                    Back::List => (back("/assoc/ahead", words.say("ahead-title"))),
                }
                h1 { (words.say("what-if-title")) }
                p.read { (words.fill("what-if-lead", &[("rules", kept.rules.name.as_str().into()), ("version", kept.rules.version.get().into())])) }
            }
            dl.figs {
                (figure("what-if-enrolled", forecast.enrolled))
                (figure("what-if-changed", forecast.changed))
                (figure("what-if-completed", forecast.completed))
                (figure("what-if-uncompleted", forecast.uncompleted))
            }
            @if forecast.counting > 0 {
                p.note { (words.fill("what-if-counting", &[("count", forecast.counting.into())])) }
            }
            @if forecast.enrolled == 0 { p { (words.say("what-if-nobody")) } }
            @else if forecast.changed == 0 && today < kept.rules.effective_from {
                p { (words.fill("what-if-later", &[("date", words.date(kept.rules.effective_from).into())])) }
            }
            @else if forecast.changed == 0 { p { (words.say("what-if-nothing")) } }
            @else {
                div.scroll tabindex="0" role="region" aria-labelledby="changes" {
                    table {
                        caption.vh #changes { (words.say("what-if-changes")) }
                        thead { tr { th scope="col" { (words.say("what-if-who")) } th scope="col" { (words.say("what-if-before")) } th scope="col" { (words.say("what-if-after")) } th scope="col" { (words.say("what-if-how")) } } }
                        tbody {
                            @for (who, change) in rows {
                                tr { th scope="row" { (who) } td { (stand(words, change.before.as_ref())) } td { (stand(words, change.after.as_ref())) } td { (how(words, change)) } }
                            }
                        }
                    }
                }
                @if last > 1 {
                    nav.row aria-label=(words.say("what-if-pages")) {
                        @if page > 1 { a.btn.quiet.sm href={ (path) "/what-if?page=" (page - 1) } { (words.say("page-before")) } }
                        span.small { (words.fill("page-of", &[("page", page.into()), ("pages", last.into())])) }
                        @if page < last { a.btn.quiet.sm href={ (path) "/what-if?page=" (page + 1) } { (words.say("page-next")) } }
                    }
                }
                @if forecast.changed > forecast.changes.len() {
                    p.small.soft { (words.fill("what-if-more", &[("named", forecast.changes.len().into()), ("changed", forecast.changed.into())])) }
                }
            }
        }
    };
    frame.page(words.say("what-if-title")).at(Nav::Association).render(main)
}

fn stand(words: Words, stand: Option<&Stand>) -> Markup {
    html! {
        @match stand {
            None => span.soft { (words.say("what-if-no-rules")) },
            Some(stand) => {
                span lang=[words.lang(Language::English)] { (stand.counted) " / " (said::amount(stand.required, &stand.unit)) }
                @if stand.complete { " " span.tag.ok { (words.say("what-if-complete")) } }
                @if !stand.gives_credit { br; span.small.soft { (words.say("what-if-only-shown")) } }
                @if stand.undecided > 0 { br; span.small.soft { (words.fill("what-if-undecided", &[("count", stand.undecided.into())])) } }
            }
        }
    }
}

/// What differs, each in a sentence, so that nobody has to guess why.
fn how(words: Words, change: &Change) -> Markup {
    let sentences: Vec<String> = match (&change.before, &change.after) {
        (None, Some(_)) => vec![words.say("what-if-rules-begin")],
        (Some(_), None) => vec![words.say("what-if-rules-end")],
        _ => change.differences().iter().map(|difference| sentence(words, difference)).collect(),
    };
    html! { ul.plain.stack.g1.small { @for sentence in &sentences { li { (sentence) } } } }
}

fn sentence(words: Words, difference: &Difference) -> String {
    let units = |(credit, unit): &Units| said::amount(*credit, unit);
    let from_to = |key: &str, before: String, after: String| {
        words.fill(key, &[("before", before.into()), ("after", after.into())])
    };
    match difference {
        Difference::GivesCredit(true) => words.say("what-if-counts"),
        Difference::GivesCredit(false) => words.say("what-if-counts-no-more"),
        Difference::Required(before, after) => from_to("what-if-required", units(before), units(after)),
        Difference::Counted(before, after) => from_to("what-if-counted", units(before), units(after)),
        Difference::Finding(before, after) => finding(words, before.as_deref(), after.as_deref()),
        Difference::Heading(name, before, after) => words.fill(
            "what-if-heading",
            &[
                ("name", name.as_str().into()),
                ("before", before.to_string().into()),
                ("after", after.to_string().into()),
            ],
        ),
        Difference::Undecided(before, after) => {
            words.fill("what-if-waits", &[("before", (*before).into()), ("after", (*after).into())])
        }
        Difference::State(before, after) => {
            let state = |state: &State| words.fill("standing-state", &[("state", state.word().into())]);
            from_to("what-if-state", state(before), state(after))
        }
    }
}

/// What a constraint finds then, whether it is met, and what it found until now.
fn finding(words: Words, before: Option<&Finding>, after: Option<&Finding>) -> String {
    let met = |finding: Option<&Finding>| finding.is_none_or(Finding::met);
    let plain = |finding: &Finding| said::finding(words, &Finding { note: None, ..finding.clone() });
    let key = match (met(before), met(after)) {
        (true, false) => "what-if-unmet",
        (false, true) => "what-if-met",
        _ => "what-if-finds",
    };
    let was = before.map_or_else(|| words.say("what-if-no-constraint"), plain);
    let is = after.map_or_else(|| words.say("what-if-no-constraint"), plain);
    words.fill(key, &[("was", was.into()), ("is", is.into())])
}
