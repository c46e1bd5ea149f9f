//! Finding a lesson: home, the catalogue with its filters and search, modules and pathways.

use crate::web::Routes;

/// The routes of this slice.
pub fn routes() -> Routes {
    Routes::new()
}
