//! Parts that more than one slice shows.

mod back;
mod card;
mod dial;
mod fields;
mod icon;
mod lamp;
mod progress;
mod seal;
mod shelf;
mod who;

pub use back::back;
pub use card::{Card, State, mark, topic};
pub use dial::dial;
pub use fields::{Choice, Field, hidden, plain};
pub use icon::icon;
pub use lamp::lamp;
pub use progress::{bar, ring, steps};
pub use seal::{Sign, seal};
pub use shelf::{shelf, shelf_toward};
pub use who::{Who, everybody};
