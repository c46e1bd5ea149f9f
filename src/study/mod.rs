//! What a learner does: open, answer, pause, complete, and all that follows from it.

use crate::web::Routes;

/// The routes of this slice.
pub fn routes() -> Routes {
    Routes::new()
}
