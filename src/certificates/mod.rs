//! Certificates: the facts each attests, its code, its states, its page, its PDF, its public page.
//!
//! The facts are copied when it is issued and never change; what becomes of it later (private,
//! replaced, withdrawn, past its date) stands beside them, and [`State`] is read from there.

pub mod badge;
pub mod bundle;
pub mod code;
pub mod facts;
mod facts_list;
mod issue;
pub mod layout;
mod limits;
pub mod log;
mod pages;
pub mod pdf;
mod queries;
mod reason;
mod register;
pub mod sheet;
mod state;
mod subject;
mod verdict;
mod verify;
mod withdraw;
mod words;

pub use code::{Code, Prefix, Typo};
pub use facts::Facts;
pub use issue::{Issued, New, issue, reissue};
pub use pages::{as_pdf, look, served};
pub use queries::{Certificate, CertificateId, of_module, of_user};
pub use reason::Reason;
pub use register::{Entry, Search, Standing, entry, of_module_by, register};
pub use state::{State, Withdrawal};
pub use subject::For;
pub use withdraw::{UNDO, restore, withdraw};

use crate::web::Routes;

/// The routes of this slice.
pub fn routes() -> Routes {
    Routes::new()
        .get("/c/{id}.pdf", pages::pdf)
        .get("/c/{id}", pages::show)
        .get("/c/{id}/pictures/{hash}", pages::picture)
        .get("/certificates/{color}.css", pages::style)
        .post("/c/{id}/details", pages::share)
        .get("/v", verify::ask)
        .get("/v/{code}", verify::answer)
}
