//! The rules of the house, held over the source: layers, owners of tables, faces, and the length of files.
//!
//! Each rule takes sources and returns what breaks it, so that a broken sample can be shown to be named.

mod files;
mod layers;
mod ownership;

use crate::harness::source::{Source, files};

fn sources() -> Vec<Source> {
    files("src", &["rs"])
}

#[test]
fn a_module_uses_only_modules_above_it() {
    none(layers::upward(&Source::read("src/lib.rs"), &sources()));
}

#[test]
fn records_never_use_each_other() {
    none(layers::between_records(&Source::read("src/lib.rs"), &sources()));
}

#[test]
fn a_slice_is_used_by_its_face_only() {
    none(layers::behind_the_face(&sources()));
}

#[test]
fn a_table_is_written_only_by_its_owner() {
    none(ownership::foreign_writes(&sources()));
    none(ownership::foreign_writes_in_sql(&files("src", &["rs", "sql"])));
}

#[test]
fn every_table_has_an_owner() {
    none(ownership::without_owner(&Source::read("src/schema/src/lib.rs")));
}

#[test]
fn files_are_short_and_begin_by_saying_what_they_are() {
    let mut all = files("src", &["rs"]);
    all.extend(files("tests", &["rs", "js", "mjs"]));
    all.extend(files("benches", &["rs"]));
    all.extend(files("static/js", &["js"]));
    none(files::faults(&all));
}

#[test]
fn nothing_is_left_to_be_done_and_nothing_asks_the_system_for_the_time() {
    let mut all = files("src", &["rs", "ftl", "sql", "sh"]);
    all.extend(files("static", &["js", "css"]));
    all.extend(files("migrations", &["sql"]));
    none(files::left_over(&all));
}

#[track_caller]
fn none(faults: Vec<String>) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}
