//! The page of a cohort's digest for its coordinator.

use maud::{Markup, html};
use uuid::Uuid;

use crate::accounts::zone_name;
use crate::cohorts::Cohort;
use crate::coordinating::{Refused, Run, days, slot};
use crate::i18n::Words;
use crate::mail::Outgoing;
use crate::web::components::{back, hidden};

/// What the page shows.
pub(super) struct Shown<'a> {
    pub cohort: &'a Cohort,
    pub message: &'a Outgoing,
    pub runs: &'a [Run],
    pub refused: &'a [Refused],
    pub email: &'a str,
    pub test_id: Uuid,
    pub tested: bool,
    pub over: bool,
}

/// The page.
pub(super) fn view(words: Words, shown: &Shown<'_>) -> Markup {
    let cohort = shown.cohort;
    let path = cohort.assoc_path();
    html! {
        div.wrap.stack.g6.mid {
            @if shown.tested { p.note.ok role="status" { (words.fill("preview-tested", &[("email", shown.email.into())])) } }
            div.stack.g1 {
                (back(&path, &cohort.name))
                h1 { (words.say("preview-heading")) }
                @match (cohort.digest_next_at, cohort.digest_rhythm) {
                    _ if shown.over => p.soft { (words.say("cohort-digest-over")) },
                    (Some(at), Some(rhythm)) => {
                        p.soft { (words.fill("preview-next", &[
                            ("slot", slot(words, at, cohort.time_zone).into()),
                            ("zone", zone_name(words, cohort.time_zone.name()).into()),
                            ("days", days(words, rhythm).into()),
                        ])) }
                    }
                    _ => p.soft { (words.say("cohort-digest-off")) },
                }
            }
            p { (words.say("preview-about")) }
            p.row {
                a href={ (path) "/settings#note" } { (words.say("preview-note")) }
                a href={ (path) "/settings#digest" } { (words.say("preview-days")) }
            }
            section.stack aria-labelledby="text-title" {
                h2.h3 #text-title { (words.say("preview-text")) }
                dl.facts.tight { div { dt { (words.say("preview-subject")) } dd { (shown.message.subject) } } }
                pre.panel.scroll { (shown.message.text) }
                p { a href={ (path) "/digest.html" } { (words.say("preview-html")) } }
            }
            form.stack.g3 method="post" action={ (path) "/digest/test" } {
                (hidden("id", shown.test_id.to_string()))
                p { button.btn { (words.say("preview-test")) } }
                p.small.soft { (words.fill("preview-test-hint", &[("email", shown.email.into())])) }
            }
            (runs(words, shown))
        }
    }
}

fn runs(words: Words, shown: &Shown<'_>) -> Markup {
    let zone = shown.cohort.time_zone;
    html! {
        section.stack aria-labelledby="runs-title" {
            h2.h3 #runs-title { (words.say("preview-runs")) }
            @if shown.runs.is_empty() {
                p.soft { (words.say("preview-runs-none")) }
            } @else {
                div.scroll { table aria-labelledby="runs-title" {
                    thead { tr {
                        th scope="col" { (words.say("preview-run-slot")) }
                        th.num scope="col" { (words.say("preview-run-members")) }
                        th.num scope="col" { (words.say("preview-run-messages")) }
                        th scope="col" { (words.say("preview-run-became")) }
                    } }
                    tbody { @for run in shown.runs { tr {
                        th scope="row" { (slot(words, run.slot_at, zone)) }
                        td.num { (run.members) }
                        td.num { (run.messages) }
                        td { (became(words, run)) }
                    } } }
                } }
            }
            @if !shown.refused.is_empty() {
                h3.h4 { (words.say("preview-refused")) }
                ul { @for letter in shown.refused {
                    li { (words.short_date(zone.day(letter.slot_at))) ": " (letter.name) ", " (letter.address) ". " (letter.why) }
                } }
            }
        }
    }
}

fn became(words: Words, run: &Run) -> String {
    if run.missed {
        return words.say("preview-run-missed");
    }
    if run.messages == 0 {
        return words.say("preview-run-no-news");
    }
    let values = [("sent", run.sent.into()), ("waiting", run.waiting().into()), ("refused", run.given_up.into())];
    words.fill("preview-run-counts", &values)
}
