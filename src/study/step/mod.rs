//! One step of a lesson: its page, what it sends, and what comes back.

pub mod pages;
mod answered;
mod ask;
mod send;

pub use send::Sent;
