//! Carrel: a self-hosted learning management system for people who run a library alone.
//!
//! The modules stand in layers. **A module uses only modules above it**; `tests/it/architecture.rs`
//! holds that rule, so reading this file top to bottom is reading the program from its
//! foundation to its composition.

// 1 foundation: knows nothing of learning
pub mod error;
pub mod id;
pub mod time;
pub mod measure;
pub mod config;
pub mod token;
pub mod qr;
pub mod pdf;
pub mod pixels;
pub mod i18n;
pub mod text;
pub mod db;
pub mod postgres;

// a leaf of its own: lessons, modules and the rest as authors write them in files
pub mod format;

// another leaf: who was at a meeting, as the programs for meetings say it
pub mod attendance;

// 2 platform: how things are deferred, sent, shown
pub mod jobs;
pub mod mail;
pub mod store;
pub mod app;
pub mod web;

// 3 people
pub mod accounts;
pub mod organizations;
pub mod decisions;

// 4 library: lessons, modules and pathways, the files they come from, and how checks are asked
pub mod media;
pub mod lessons;
pub mod modules;
pub mod pathways;
pub mod content;
pub mod checks;

// 5 records: facts about learners; peers that never use each other
pub mod progress;
pub mod reviews;
pub mod notes;
pub mod aims;
pub mod credit;
pub mod activities;
pub mod certificates;
pub mod cohorts;

// 6 verbs: where records meet, one transaction each
pub mod study;
pub mod coordinating;
pub mod registrar;
pub mod programs;
pub mod deciding;
pub mod claiming;
pub mod validating;
pub mod recognizing;
pub mod rooms;

// 7 across: read many slices, write only their own tables
pub mod catalogue;
pub mod record;
pub mod digests;
pub mod admin;
pub mod device;
pub mod site;
pub mod association;
pub mod packet;
pub mod erasing;
pub mod standings;
pub mod reports;
pub mod joining;
pub mod exports;

// 8 composition
pub mod routes;
pub mod schedule;
pub mod registry;
pub mod serve;
pub mod demo;
pub mod doctor;
pub mod bench;
pub mod cli;
