//! Parts that more than one slice shows.

mod fields;
mod icon;
mod progress;
mod seal;

pub use fields::{Field, hidden};
pub use icon::icon;
pub use progress::{bar, ring, steps};
pub use seal::{Sign, seal};
