//! The queue as a page.

use chrono::NaiveDate;
use chrono_tz::Tz;
use maud::{Markup, html};

use super::queue::{Due, Filter, Show};
use crate::activities::{self, KINDS, Listed};
use crate::i18n::Words;
use crate::web::Problems;
use crate::web::components::{Choice, back, icon};

/// The page. `open`: questions that wait for the same people. `done`: what was done just now, and with how many.
pub(super) fn view(
    words: Words,
    filter: &Filter,
    (all, due): (&[Listed], &Due),
    (waiting, open): (i64, i64),
    (today, zone): (NaiveDate, Tz),
    done: (&str, usize),
) -> Markup {
    // Who comes to decide is at the request that waits longest; who looks for something is at the search.
    let quick = filter.show == Show::Waiting && filter.kind.is_none() && filter.query.is_empty();
    html! {
        div.wrap.stack.g6 {
            (told(words, done))
            div.stack.g2 {
                (back("/assoc", words.say("association-title")))
                div.row.apart {
                    h1 { (words.say("requests-title")) }
                    div.row {
                        a.btn.quiet href="/assoc/questions" { (words.fill("questions-link", &[("count", open.into())])) }
                        a.btn.quiet href="/assoc/attendance" { (words.say("attendance-title")) }
                    }
                }
                p { (words.fill("requests-waiting", &[("count", waiting.into())])) }
                @if quick && !all.is_empty() { p.small.soft.noprint { (words.say("requests-keyboard")) } }
            }
            (form(words, filter))
            @if all.is_empty() {
                div.empty.stack {
                    p { (words.say(&format!("requests-empty-{}", filter.show.word()))) }
                    @if filter.kind.is_some() || !filter.query.is_empty() {
                        p { a href={ "/assoc/requests?show=" (filter.show.word()) } { (words.say("requests-without-filter")) } }
                    }
                }
            } @else {
                div.scroll tabindex="0" role="region" aria-label=(words.say("requests-title")) { table {
                    caption.vh { (words.say(&format!("requests-show-{}", filter.show.word()))) }
                    thead { tr {
                        th scope="col" { (words.say("requests-what")) }
                        th scope="col" { (words.say("requests-who")) }
                        th scope="col" { (words.say(if filter.show == Show::Decided { "requests-state" } else { "requests-due" })) }
                    } }
                    tbody { @for (index, listed) in all.iter().enumerate() { (row(words, filter.show, (listed, due), (today, zone), quick && index == 0)) } }
                } }
            }
        }
    }
}

fn told(words: Words, (done, count): (&str, usize)) -> Markup {
    let known = ["accepted", "returned", "rejected", "reversed", "event", "already"];
    html! {
        @if known.contains(&done) {
            p.note.ok role="status" { (words.fill(&format!("requests-done-{done}"), &[("count", count.into())])) }
        }
    }
}

fn form(words: Words, filter: &Filter) -> Markup {
    let none = Problems::new();
    let choice =
        |name, label: &str, options| Choice { name, label: words.say(label), hint: None, options, problems: &none };
    html! {
        form.row.low.noprint action="/assoc/requests" role="search" {
            (choice("show", "requests-show", html! {
                @for show in Show::ALL {
                    option value=(show.word()) selected[show == filter.show] { (words.say(&format!("requests-show-{}", show.word()))) }
                }
            }))
            (choice("kind", "add-kind", html! {
                option value="" { (words.say("requests-every-kind")) }
                @for kind in KINDS {
                    option value=(kind.as_str()) selected[filter.kind == Some(kind)] { (activities::kind(words, kind)) }
                }
            }))
            div.field.grow {
                label for="q" { (words.say("requests-search")) }
                input #q name="q" type="search" value=(filter.query) autocomplete="off";
            }
            button.btn.quiet { (icon("search")) " " (words.say("requests-look")) }
        }
    }
}

fn row(
    words: Words,
    show: Show,
    (listed, due): (&Listed, &Due),
    (today, zone): (NaiveDate, Tz),
    first: bool,
) -> Markup {
    let activity = &listed.activity;
    let claim = activity.sent();
    html! {
        @if let Some(claim) = claim {
            tr {
                th scope="row" {
                    a href=(activity.assoc_path()) autofocus[first] { (claim.title) }
                    div.small.plainly.soft {
                        (activities::kind(words, claim.kind)) ", " (claim.extent().short(words)) ", "
                        (claim.provider) ", " (words.short_date_and_year(claim.occurred_on))
                    }
                }
                td { (listed.name) br; span.small.soft { (listed.library) } }
                td {
                    @match activity.submitted_at.map(|at| due.day(activity.user_id, at, zone)) {
                        Some(due) if show == Show::Waiting => {
                            @if due < today { span.tag.no { (words.fill("requests-late", &[("days", (today - due).num_days().into())])) } " " }
                            (words.short_date(due))
                        }
                        _ => (activities::tag(words, activity.state)),
                    }
                }
            }
        }
    }
}
