//! Pages about the site itself: help, accessibility, privacy, display settings, health.

use crate::web::Routes;

/// The routes of this slice.
pub fn routes() -> Routes {
    Routes::new()
}
