//! Reports over the ledger that the staff saves and runs again: a page that prints, CSV and XLSX; and the board
//! report.
//!
//! Registrars see persons. Everybody else sees sums, and none that speaks of fewer than five people.

mod board;
mod board_view;
mod bring_over;
mod figures;
mod form;
mod form_view;
mod guard;
mod list_page;
mod query;
mod report;
mod run_page;
mod run_view;
mod saved;
mod sheet;
mod statement;
mod workbook;

pub use bring_over::bring_over;

use crate::web::Routes;

/// The routes of this slice. Those with a name in them come before those that could hide them.
pub fn routes() -> Routes {
    Routes::new()
        .get("/assoc/reports", list_page::show)
        .get("/assoc/reports/new", form::ask)
        .post("/assoc/reports/new", form::create)
        .get("/assoc/reports/board", board::show)
        .get("/assoc/reports/{id}.csv", run_page::csv)
        .get("/assoc/reports/{id}.xlsx", run_page::xlsx)
        .get("/assoc/reports/{id}", run_page::show)
        .get("/assoc/reports/{id}/change", form::change)
        .post("/assoc/reports/{id}/change", form::save)
        .post("/assoc/reports/{id}/remove", list_page::remove)
}
