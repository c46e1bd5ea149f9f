//! My record: what a learner did, what it is worth and why, to read, print and take along.
//!
//! Minutes belong to lessons, credit belongs to modules: a module's line has credit and a
//! certificate, and its minutes are those of its lessons.

mod credit_view;
mod csv;
mod elsewhere;
mod everything;
mod further;
mod gather;
mod pages;
mod transcript;
mod views;

pub use everything::{TABLES, everything};

use crate::web::Routes;

/// The routes of this slice.
pub fn routes() -> Routes {
    Routes::new()
        .get("/record", pages::show)
        .get("/record/transcript", pages::transcript)
        .get("/record/transcript.csv", pages::spreadsheet)
        .get("/record/record.json", pages::download)
}
