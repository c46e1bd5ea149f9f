//! What tests stand on: a database of their own, the program in this process, and visitors to it.

mod app;
mod cluster;
mod controls;
mod database;
mod factory;
mod form;
mod lint;
mod mailbox;
mod page;
pub mod schema;
pub mod source;
mod visitor;

pub use app::TestApp;
pub use cluster::block_on;
pub use database::Database;
pub use factory::Someone;
pub use mailbox::Letter;
pub use page::Page;
pub use visitor::{Answer, Body, Visitor};

use std::path::PathBuf;

/// A path inside the repository.
pub fn repository(path: &str) -> PathBuf {
    // Cargo says where it runs; a copy of the repository may share its target directory.
    let root = std::env::var("CARGO_MANIFEST_DIR").unwrap_or_else(|_| env!("CARGO_MANIFEST_DIR").into());
    PathBuf::from(root).join(path)
}

/// Compares a file with what it must be, or with `CARREL_TEST_UPDATE=1` makes it so.
pub fn hold(path: &str, must_be: &str) {
    let file = repository(path);
    if std::env::var_os("CARREL_TEST_UPDATE").is_some() {
        std::fs::write(&file, must_be).unwrap();
        return;
    }
    let is = std::fs::read_to_string(&file).unwrap_or_default();
    let differs = is.lines().zip(must_be.lines()).enumerate().find(|(_, (is, must))| is != must);
    if let Some((line, (is, must))) = differs {
        panic!("{path}, line {}: is\n  {is}\nmust be\n  {must}\nCARREL_TEST_UPDATE=1 writes it anew", line + 1);
    }
    assert_eq!(is.lines().count(), must_be.lines().count(), "{path} has too many or too few lines");
}
