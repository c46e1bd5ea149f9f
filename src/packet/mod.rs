//! The audit packet: everything about one period of a person or a board in one signed ZIP, and checking such a packet
//! without us.
//!
//! What is in it is gathered once ([`gather`]), said once as a neutral document ([`summary`]) that becomes a page
//! and a PDF, and written as a stream ([`write`]): however large the evidence is, little of it is held at a time.

mod blocks;
mod check;
mod explanation;
mod form;
mod gather;
mod html;
mod lines;
mod manifest;
mod pages;
mod print;
mod readme;
mod spreadsheet;
mod stream;
mod summary;
mod write;

pub use check::{Found, Report, check, is_packet};
pub use manifest::Manifest;

use crate::web::Routes;

/// The routes of this slice.
pub fn routes() -> Routes {
    Routes::new()
        .get("/record/programs/{id}/packet/{period}", pages::mine)
        .get("/assoc/programs/{code}/people/{holder}/{period}/packet", pages::theirs)
}
