//! Parts that more than one slice shows.

mod fields;
mod icon;
mod progress;
mod seal;
mod shelf;

pub use fields::{Field, hidden};
pub use icon::icon;
pub use progress::{bar, ring, steps};
pub use seal::{Sign, seal};
pub use shelf::shelf;
