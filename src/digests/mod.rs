//! The message of a cohort: when it is due, what it says, and that each member gets it once.
//!
//! The truth is in Postgres: one run for each cohort and slot, one message for each member and run,
//! by unique keys, composed in one transaction into the outbox. The clock only asks what is due.

mod bring_over;
mod compose;
mod erase;
mod history;
mod html;
mod issue;
mod letter;
mod news;
mod preferences;
mod preview;
mod preview_views;
mod subject;
mod text;
mod tick;
mod token;
mod unsubscribe;

pub use bring_over::bring_over;
pub use erase::erase;
pub use tick::tick;

use crate::web::Routes;

/// The routes of this slice.
pub fn routes() -> Routes {
    Routes::new()
        .get("/assoc/cohorts/{slug}/digest", preview::show)
        .get("/assoc/cohorts/{slug}/digest.html", preview::html)
        .post("/assoc/cohorts/{slug}/digest/test", preview::send_test)
        .get("/u/{token}", unsubscribe::show)
        .post("/u/{token}", unsubscribe::stop)
        .post("/u/{token}/again", unsubscribe::again)
        .get("/me/email", preferences::show)
        .post("/me/email", preferences::save)
}
