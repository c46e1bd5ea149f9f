//! What a learner does: open, answer, pause, complete, and all that follows from it.

mod complete_module;
mod facts;

pub use complete_module::{Done, Finished, Missing, complete_module};

use crate::web::Routes;

/// The routes of this slice.
pub fn routes() -> Routes {
    Routes::new()
}
