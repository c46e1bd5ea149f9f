//! Aims: what a learner means to do. How many lessons a week, and what to try at the desk.
//!
//! A goal is never missed: it can rest, and nothing is counted over weeks. An intention is asked back
//! two weeks after it was written, and once more when the answer was "not yet".

mod bring_over;
mod erase;
mod goal;
mod intentions;
mod pages;
mod views;

pub use bring_over::bring_over;
pub use erase::erase;
pub use goal::{Goal, MOST, Week, goal_of, rest, set};
pub use intentions::{Asked, asked, intend};
pub use views::{asked_back, goal_form, sentence};

use crate::web::Routes;

/// The routes of this slice.
pub fn routes() -> Routes {
    Routes::new().post("/goal", pages::goal).post("/intentions", pages::answer)
}
