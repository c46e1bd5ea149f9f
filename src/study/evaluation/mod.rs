//! The evaluation that closes a module: all questions on one page, explanations after sending.

pub mod pages;
mod mark;
mod send;
mod views;
