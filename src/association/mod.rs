//! The association's front page: what waits for the roles that somebody has, and the ways there.

mod change;
mod log_page;
mod pages;

use crate::web::Routes;

/// The routes of this slice.
pub fn routes() -> Routes {
    Routes::new()
        .get("/assoc", pages::show)
        .get("/assoc/decisions", log_page::show)
        .get("/assoc/decisions.csv", log_page::export)
}
