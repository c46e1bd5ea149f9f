//! All data of a site in one file, for its administrator: a ZIP with each table as lines of JSON and a manifest.
//!
//! It is for looking at and for moving away, not for restoring: what lets somebody in, or sign, stays behind.

mod tables;
mod write;

pub use tables::{Exported, TABLES};
pub use write::{Summary, export};
