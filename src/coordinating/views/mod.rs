//! The pages of cohorts as markup: no queries, no clock.

pub(super) mod cohort;
mod form;
pub(super) mod member;
mod paging;
pub(super) mod people;
mod shelf;
mod table;

use chrono::{DateTime, Utc};
use maud::{Markup, html};

pub(super) use form::{new, settings};

use super::wording::span;
use crate::cohorts::Listed;
use crate::i18n::Words;
use crate::web::components::icon;

/// A coordinator's cohorts.
pub(super) fn list(words: Words, all: &[Listed], now: DateTime<Utc>) -> Markup {
    html! {
        div.wrap.stack.g6 {
            div.row.apart {
                h1 { (words.say("cohorts-title")) }
                div.row {
                    a.btn.quiet href="/assoc/rooms" { (words.say("rooms-title")) }
                    @if !all.is_empty() { a.btn href="/assoc/cohorts/new" { (icon("plus")) (words.say("cohorts-new")) } }
                }
            }
            @if all.is_empty() {
                div.empty.stack {
                    h2.h3 { (words.say("cohorts-empty-title")) }
                    p { (words.say("cohorts-empty")) }
                    p { a.btn href="/assoc/cohorts/new" { (words.say("cohorts-new")) } }
                }
            } @else {
                table {
                    caption.vh { (words.say("cohorts-title")) }
                    thead { tr {
                        th scope="col" { (words.say("cohorts-column-name")) }
                        th scope="col" { (words.say("cohorts-column-digest")) }
                        th.num scope="col" { (words.say("cohorts-column-people")) }
                    } }
                    tbody { @for item in all { (row(words, item, now)) } }
                }
            }
        }
    }
}

fn row(words: Words, item: &Listed, now: DateTime<Utc>) -> Markup {
    let cohort = &item.cohort;
    let next = cohort.digest_next_at.filter(|_| !cohort.is_over(now));
    html! {
        tr {
            th scope="row" {
                a href=(cohort.assoc_path()) { (cohort.name) }
                br;
                span.small.soft { (span(words, cohort)) }
            }
            td { @match next {
                Some(at) => (super::slot(words, at, cohort.time_zone)),
                None => (words.say(if cohort.is_over(now) { "cohorts-over" } else { "cohorts-no-digest" })),
            } }
            td.num { (item.members) }
        }
    }
}
