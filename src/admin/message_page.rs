//! One message.

use chrono_tz::Tz;
use maud::{Markup, html};

use super::links::linked;
use super::mail_page::status;
use super::{note, up};
use crate::i18n::Words;
use crate::mail::{Message, Status};

/// What the page shows.
pub(super) struct Shown<'a> {
    pub message: &'a Message,
    /// The sender of all mail.
    pub from: String,
    /// Whether the text may be read here.
    pub open: bool,
    /// Whether addresses in the text are links.
    pub linked: bool,
    pub zone: Tz,
    /// What was done just now.
    pub done: &'a str,
}

/// The page.
pub(super) fn view(words: Words, shown: &Shown<'_>) -> Markup {
    let message = shown.message;
    let path = format!("/admin/mail/{}", message.id);
    html! {
        div.wrap.stack.g6.mid {
            @match shown.done {
                "queued" => (note(words, true, "message-queued")),
                "not" => (note(words, false, "message-not-queued")),
                _ => {}
            }
            div.stack.g1 {
                (up(words, "/admin/mail", "outbox-title"))
                h1 { (message.subject) }
            }
            (facts(words, shown))
            @if let Status::GivenUp(..) = message.status() {
                form.stack.g2 method="post" action={ (path) "/again" } {
                    p { button.btn { (words.say("message-again")) } }
                    p.small.soft { (words.say("message-again-hint")) }
                }
            }
            section.stack aria-labelledby="text-title" {
                h2.h3 #text-title { (words.say("message-text")) }
                @if shown.open {
                    pre.panel { @if shown.linked { (linked(&message.text_body)) } @else { (message.text_body) } }
                    @if message.html_body.is_some() { p { a href={ (path) "/html" } { (words.say("message-html")) } } }
                } @else {
                    p.note.info { (words.say("message-closed")) }
                }
            }
        }
    }
}

fn facts(words: Words, shown: &Shown<'_>) -> Markup {
    let message = shown.message;
    let to = match message.to_name.as_str() {
        "" => message.to_address.clone(),
        name => format!("{name} <{}>", message.to_address),
    };
    let reply_to = message.reply_to.as_deref();
    html! {
        dl.facts {
            div { dt { (words.say("outbox-status")) } dd { (status(words, &message.status(), shown.zone)) } }
            div { dt { (words.say("outbox-to")) } dd { (to) } }
            div { dt { (words.say("message-from")) } dd { (shown.from) } }
            @if let Some(reply_to) = reply_to { div { dt { (words.say("message-reply-to")) } dd { (reply_to) } } }
            div { dt { (words.say("message-written")) } dd { (words.moment(message.queued_at, shown.zone)) } }
            div { dt { (words.say("message-kind")) } dd { code { (message.kind) } } }
        }
        details {
            summary { (words.say("message-headers")) }
            dl.facts {
                div { dt { "Message-ID" } dd { code { (message.message_id) } } }
                @for (name, value) in message.headers() { div { dt { (name) } dd { code { (value) } } } }
            }
        }
    }
}
