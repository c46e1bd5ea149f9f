//! Carrel: a self-hosted learning management system for people who run a library alone.
//!
//! The modules stand in layers. **A module uses only modules above it**; `tests/it/architecture.rs`
//! holds that rule, so reading this file top to bottom is reading the program from its
//! foundation to its composition.

// 1 foundation: knows nothing of learning
pub mod measure;
pub mod postgres;
pub mod qr;
pub mod text;
pub mod time;

// 4 library: lessons, modules and pathways, and the files they come from
pub mod content;

// 5 records: facts about learners; peers that never use each other
pub mod certificates;
pub mod credit;
