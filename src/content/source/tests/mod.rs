//! One good folder, and every way to break it.

mod good;
mod lessons;
mod noise;
mod shelf;
mod tables;
