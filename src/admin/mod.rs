//! What the person who runs the site sees: how things stand, mail, failed jobs, the content folder.

mod content_check;
mod content_page;
mod desk;
mod desk_page;
mod figures;
mod jobs_page;
mod links;
mod mail_page;
mod message_page;
mod messages;
mod roles;
mod work;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use maud::{Markup, html};
use serde::Deserialize;

use crate::i18n::Words;
use crate::web::Routes;
pub use content_check::take_in_rules;
pub use roles::give_role;

/// The routes of this slice.
pub fn routes() -> Routes {
    Routes::new()
        .get("/admin", desk::show)
        .get("/admin/mail", messages::list)
        .get("/admin/mail/{id}", messages::show)
        .get("/admin/mail/{id}/html", messages::html)
        .post("/admin/mail/{id}/again", messages::send_again)
        .get("/admin/jobs", work::list)
        .post("/admin/jobs/{id}/again", work::run_again)
        .post("/admin/jobs/{id}/discard", work::discard)
        .get("/admin/content", content_check::show)
        .post("/admin/content", content_check::load)
}

/// What was done just now, in the address of the page that says so.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct After {
    done: String,
}

/// "Nov 18, 9:00 a.m."
fn when(words: Words, at: DateTime<Utc>, zone: Tz) -> String {
    format!("{}, {}", words.short_date(at.with_timezone(&zone).date_naive()), words.time(at, zone))
}

/// What came of the button that was pressed on the page before.
fn note(words: Words, went_well: bool, key: &str) -> Markup {
    html! { p.note.(if went_well { "ok" } else { "warn" }) role="status" { (words.say(key)) } }
}

/// The way back.
fn up(words: Words, href: &str, key: &str) -> Markup {
    html! { p.small { a href=(href) { (words.say(key)) } } }
}
