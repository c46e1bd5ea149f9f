//! The message of a cohort: when it is due, what it says, and that each member gets it once.

use crate::web::Routes;

/// The routes of this slice.
pub fn routes() -> Routes {
    Routes::new()
}
