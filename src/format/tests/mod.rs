//! One good folder, and every way to break it.

mod around;
mod good;
mod kinds;
mod lessons;
mod noise;
mod recordings;
mod rules;
pub(in crate::format) mod shelf;
mod tables;
mod together;
