//! What a coordinator does: make a cohort, invite its members, write to them.

use crate::web::Routes;

/// The routes of this slice.
pub fn routes() -> Routes {
    Routes::new()
}
