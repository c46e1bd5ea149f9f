//! One step of a lesson: its page, what it sends, and what comes back.

pub mod pages;
pub(super) mod ask;
mod answered;
mod send;

pub use send::{Do, Sent};
