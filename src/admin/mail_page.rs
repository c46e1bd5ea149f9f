//! The list of messages.

use chrono_tz::Tz;
use maud::{Markup, html};

use super::{up, when};
use crate::i18n::Words;
use crate::mail::{Listed, Status};

/// What the page shows.
pub(super) struct Shown<'a> {
    /// The latest messages, latest first.
    pub messages: &'a [Listed],
    /// The name of the mail server, if there is one.
    pub mail_server: Option<&'a str>,
    /// Where mail is kept without one.
    pub folder: String,
    pub zone: Tz,
}

/// The page.
pub(super) fn view(words: Words, shown: &Shown<'_>) -> Markup {
    html! {
        div.wrap.stack.g6 {
            div.stack.g1 {
                (up(words, "/admin", "desk-title"))
                h1 { (words.say("outbox-title")) }
                @match shown.mail_server {
                    Some(host) => p.soft { (words.fill("outbox-server", &[("host", host.into())])) },
                    None => {}
                }
            }
            @if shown.mail_server.is_none() { (kept_in_files(words, &shown.folder)) }
            @if shown.messages.is_empty() {
                div.empty.stack {
                    h2.h3 { (words.say("outbox-empty-title")) }
                    p { (words.say("outbox-empty")) }
                    p { a href="/admin" { (words.say("outbox-empty-next")) } }
                }
            } @else {
                div.scroll { table {
                    caption { (words.fill("outbox-caption", &[("count", shown.messages.len().into())])) }
                    thead { tr {
                        th scope="col" { (words.say("outbox-subject")) }
                        th scope="col" { (words.say("outbox-to")) }
                        th scope="col" { (words.say("outbox-when")) }
                        th scope="col" { (words.say("outbox-status")) }
                    } }
                    tbody { @for message in shown.messages { (row(words, message, shown.zone)) } }
                } }
            }
        }
    }
}

fn kept_in_files(words: Words, folder: &str) -> Markup {
    html! {
        div.note.info.stack.g2 {
            p { (words.say("outbox-files-title")) }
            p { (words.fill("outbox-files", &[("folder", folder.into())])) }
            p.small { (words.say("outbox-files-advice")) }
        }
    }
}

fn row(words: Words, message: &Listed, zone: Tz) -> Markup {
    html! {
        tr {
            th scope="row" { a href={ "/admin/mail/" (message.id) } { (message.subject) } }
            td { p { (message.to_address) } @if !message.to_name.is_empty() { p.small.soft { (message.to_name) } } }
            td { (when(words, message.queued_at, zone)) }
            td { (status(words, &message.status(), zone)) }
        }
    }
}

/// What became of a message, in words.
pub(super) fn status(words: Words, status: &Status, zone: Tz) -> Markup {
    let at = |at| [("when", when(words, at, zone).into())];
    html! {
        @match status {
            Status::Waiting(None) => span.tag { (words.say("outbox-waiting")) },
            Status::Waiting(Some(why)) => {
                span.tag.warn { (words.say("outbox-waiting")) }
                p.small { (why) " " (words.say("outbox-tried-again")) }
            },
            Status::Sent(sent) => span.tag.ok { (words.fill("outbox-sent", &at(*sent))) },
            Status::GivenUp(given_up, why) => {
                span.tag.no { (words.fill("outbox-given-up", &at(*given_up))) }
                p.small { (why) }
            },
        }
    }
}
