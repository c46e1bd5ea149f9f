//! Who was at a live event, from the report of the program that it was held with: first what would be
//! entered and who is not known, then exactly that.

mod enter;
mod form;
mod pages;
mod plan;
mod views;

use crate::web::Routes;

/// The routes of this part.
pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/assoc/attendance", pages::show)
        .post("/assoc/attendance", pages::check)
        .post("/assoc/attendance/again", pages::check_again)
        .post("/assoc/attendance/enter", pages::enter)
}
