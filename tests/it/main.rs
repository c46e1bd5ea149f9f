//! Tests of the whole program: its pages, its structure, its database, its words.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::as_conversions, missing_docs)]

mod harness;

mod accounts;
mod activities;
mod admin;
mod aims;
mod architecture;
mod catalogue;
mod certificates;
mod checks;
mod cohorts;
mod credentials;
mod credit;
mod device;
mod digests;
mod erasing;
mod exports;
mod fuzz;
mod handout;
mod harness_itself;
mod jobs;
mod languages;
mod large_cohort;
mod layouts;
mod locales;
mod mail;
mod migrations;
mod notes;
mod packet;
mod permissions;
mod programs;
mod quality;
mod readme;
mod record;
mod registrar;
mod reports;
mod reviews;
mod rooms;
mod rules;
mod standing;
mod study;
mod studying;
mod sync;
mod validating;
