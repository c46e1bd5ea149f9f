//! Tests of the whole program: its pages, its structure, its database, its words.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::as_conversions, missing_docs)]

mod harness;

mod architecture;
mod certificates;
mod credit;
mod harness_itself;
mod locales;
mod migrations;
mod permissions;
mod readme;
mod record;
mod studying;
