//! The list of failed jobs.

use chrono_tz::Tz;
use maud::{Markup, html};

use super::{note, up, when};
use crate::i18n::Words;
use crate::jobs::Failed;

/// What the page shows.
pub(super) struct Shown<'a> {
    /// Jobs that were given up, latest first.
    pub failed: &'a [Failed],
    /// How many jobs wait or run.
    pub waiting: i64,
    pub zone: Tz,
    /// What was done just now.
    pub done: &'a str,
}

/// The page.
pub(super) fn view(words: Words, shown: &Shown<'_>) -> Markup {
    html! {
        div.wrap.stack.g6 {
            @match shown.done {
                "queued" => (note(words, true, "jobs-queued")),
                "discarded" => (note(words, true, "jobs-discarded")),
                "gone" => (note(words, false, "jobs-gone")),
                _ => {}
            }
            div.stack.g1 {
                (up(words, "/admin", "desk-title"))
                h1 { (words.say("jobs-title")) }
                p.soft { (words.fill("jobs-waiting", &[("count", shown.waiting.into())])) }
            }
            @if shown.failed.is_empty() {
                div.empty.stack {
                    h2.h3 { (words.say("jobs-empty-title")) }
                    p { (words.say("jobs-empty")) }
                    p { a href="/admin" { (words.say("outbox-empty-next")) } }
                }
            } @else {
                p { (words.say("jobs-lead")) }
                div.scroll { table {
                    caption { (words.fill("jobs-caption", &[("count", shown.failed.len().into())])) }
                    thead { tr {
                        th scope="col" { (words.say("jobs-kind")) }
                        th scope="col" { (words.say("jobs-error")) }
                        th scope="col" { (words.say("jobs-action")) }
                    } }
                    tbody { @for job in shown.failed { (row(words, job, shown.zone)) } }
                } }
            }
        }
    }
}

fn row(words: Words, job: &Failed, zone: Tz) -> Markup {
    let failed = when(words, job.failed_at.unwrap_or(job.created_at), zone);
    // What tells this button from the same one in the next row.
    let which = html! { span.vh { ": " (job.kind) ", " (failed) } };
    let path = format!("/admin/jobs/{}", job.id);
    html! {
        tr {
            th scope="row" {
                p { code { (job.kind) } }
                p.small.soft.plainly { (failed) }
            }
            td {
                p lang="en" { (job.last_error.as_deref().unwrap_or_default()) }
                p.small.soft { (words.fill("jobs-attempts", &[("count", job.attempts.into())])) }
            }
            td { div.row {
                form method="post" action={ (path) "/again" } { button.btn.quiet.sm { (words.say("jobs-again")) (which) } }
                form method="post" action={ (path) "/discard" } { button.btn.danger.sm { (words.say("jobs-discard")) (which) } }
            } }
        }
    }
}
