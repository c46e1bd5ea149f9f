//! My record: what a learner did, what it is worth and why, to read, print and take along.

use crate::web::Routes;

/// The routes of this slice.
pub fn routes() -> Routes {
    Routes::new()
}
