//! Reviews: checks that were answered come again before they are forgotten.
//!
//! A [`Card`] is a function of a learner's answers to one check; its numbers come from [`fsrs`]. At
//! most [`AT_MOST`] questions come a day, they can be switched off, and they never touch credit.

mod bring_over;
mod card;
mod erase;
mod fsrs;
mod queries;

pub use bring_over::bring_over;
pub use card::{Card, Recollection};
pub use erase::erase;
pub use fsrs::{Memory, RETENTION, Rating};
pub use queries::{Due, all, card, due, due_of_many, is_off, reviewed_since, switch, take};

/// So many questions a day at most: about two minutes.
pub const AT_MOST: i64 = 5;
