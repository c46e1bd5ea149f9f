//! What the person who runs the site sees: mail, jobs, content.

use crate::web::Routes;

/// The routes of this slice.
pub fn routes() -> Routes {
    Routes::new()
}
