//! Reviews: a question or two from lessons that were done, before they are forgotten.

pub mod deck;
mod list;
pub mod pages;
mod question;
pub mod when;

pub use deck::{Question, today};
pub use list::slip;
