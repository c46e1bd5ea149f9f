//! What goes, what stays and why, said before anything is done.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use maud::{Markup, html};

use super::kept::Facts;
use crate::accounts::erasures::WAIT_DAYS;
use crate::i18n::Words;
use crate::web::components::{Field, back, icon};
use crate::web::{Frame, Problems};

/// What the page shows.
pub(super) struct Standing {
    /// What has to be typed.
    pub email: String,
    /// Their zone.
    pub zone: Tz,
    /// What would stay.
    pub facts: Facts,
    /// When they are erased, if they asked for it.
    pub due: Option<DateTime<Utc>>,
    /// Whether they have work to do for an organization.
    pub works_here: bool,
}

/// What goes, a line each.
const GOES: [&str; 5] =
    ["erase-goes-learning", "erase-goes-notes", "erase-goes-claims", "erase-goes-places", "erase-goes-name"];
/// What stays, a line each.
const STAYS: [&str; 4] =
    ["erase-stays-certificates", "erase-stays-entries", "erase-stays-decisions", "erase-stays-others"];

/// The page.
pub(super) fn page(frame: &Frame, standing: &Standing, typed: &str, problems: &Problems) -> Markup {
    let words = frame.words;
    let title = words.say("erase-title");
    let main = html! {
        div.wrap { div.read.stack.g6 {
            (problems.summary(words))
            div.stack.g2 { (back("/me", words.say("me-title"))) h1 { (title) } }
            @if let Some(due) = standing.due { (waiting(words, due, standing.zone)) }
            (what(words, standing))
            @if standing.works_here {
                p.panel { (words.say("erase-works-here")) }
            } @else if standing.due.is_none() {
                (form(words, typed, problems))
            }
        } }
    };
    frame.page(title).error(!problems.is_empty()).noindex().render(main)
}

fn waiting(words: Words, due: DateTime<Utc>, zone: Tz) -> Markup {
    html! {
        section.panel.stack.g3 aria-labelledby="waiting" {
            h2.h3 #waiting { (words.fill("erase-waiting", &[("due", words.moment(due, zone).into())])) }
            p { (words.say("erase-waiting-undo")) }
            form method="post" action="/me/erase/undo" { button.btn { (words.say("erase-undo")) } }
        }
    }
}

fn what(words: Words, standing: &Standing) -> Markup {
    let facts = &standing.facts;
    html! {
        section.stack.g3 aria-labelledby="goes" {
            h2.h3 #goes { (words.say("erase-goes")) }
            ul { @for key in GOES { li { (words.say(key)) } } }
            p { a href="/record/record.json" { (words.say("record-everything")) } }
        }
        section.stack.g3 aria-labelledby="stays" {
            h2.h3 #stays { (words.say("erase-stays")) }
            p { (words.fill("erase-stays-why", &[("years", facts.years.into())])) }
            ul { @for key in STAYS { li { (words.say(key)) } } }
            @if facts.kept.is_empty() {
                p { (words.say("erase-stays-none")) }
            } @else {
                ul { @for kept in &facts.kept {
                    li {
                        a href=(kept.certificate.path()) { (kept.certificate.facts.module.title) }
                        ": " (words.fill("erase-stays-until", &[("until", words.date(kept.until).into())]))
                    }
                } }
            }
        }
    }
}

fn form(words: Words, typed: &str, problems: &Problems) -> Markup {
    let email = Field {
        name: "email",
        label: words.say("erase-email"),
        hint: None,
        value: typed,
        kind: "email",
        autocomplete: "off",
        problems,
    };
    html! {
        form.panel.stack method="post" action="/me/erase" novalidate {
            p { (words.fill("erase-wait", &[("days", WAIT_DAYS.into())])) }
            (email)
            button.btn.danger { (words.say("erase-button")) }
        }
    }
}

/// The page behind the address in the mail: before and after the wish is taken back.
pub(super) fn undo(frame: &Frame, secret: &str, due: DateTime<Utc>, done: bool) -> Markup {
    let words = frame.words;
    let title = words.say(if done { "erase-undone-title" } else { "erase-undo-title" });
    let main = html! {
        div.wrap { div.read.stack.g5 {
            h1 { (title) }
            @if done {
                p { span.tag.ok { (icon("check")) (words.say("saved")) } " " (words.say("erase-undone")) }
                p { a href="/" { (words.say("signout-home")) } }
            } @else {
                p { (words.fill("erase-waiting", &[("due", words.moment(due, Tz::UTC).into())])) }
                form method="post" action={ "/erasure/" (secret) } { button.btn { (words.say("erase-undo")) } }
            }
        } }
    };
    frame.page(title).noindex().render(main)
}
