//! Notes: what learners write down for themselves at a step of a lesson, and the steps they bookmark.
//!
//! There is one note at each step, and only its learner ever sees it. What is deleted can be brought
//! back for a day.

mod bring_over;
mod erase;
mod pages;
mod queries;
mod search;
mod views;
mod write;

pub use bring_over::bring_over;
pub use erase::erase;
pub use queries::{Note, of_step, purge};
pub use write::{LONGEST, Spot, bookmark, keep, keep_unless_changed};

use crate::web::Routes;

/// The routes of this slice.
pub fn routes() -> Routes {
    Routes::new()
        .get("/notes", pages::show)
        .post("/notes", pages::change)
        .post("/notes/delete", pages::delete)
        .post("/notes/restore", pages::restore)
}
