//! Content: files in the repository and what the database makes of them.

pub mod source;
