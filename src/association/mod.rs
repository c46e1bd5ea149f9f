//! The association's front page: what waits for the roles that somebody has, and the ways there.

mod pages;

use crate::web::Routes;

/// The routes of this slice.
pub fn routes() -> Routes {
    Routes::new().get("/assoc", pages::show)
}
