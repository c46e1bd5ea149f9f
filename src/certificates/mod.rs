//! Certificates: the facts each attests, its code, its states, its page, its PDF, its public page.
//!
//! The facts are copied when it is issued and never change; what becomes of it later (private,
//! replaced, withdrawn, past its date) stands beside them, and [`State`] is read from there.

mod attest;
pub mod badge;
pub mod bundle;
pub mod code;
mod credentials;
pub mod facts;
mod facts_list;
mod issue;
mod issuers;
mod limits;
pub mod log;
mod pages;
pub mod pdf;
mod queries;
mod register;
mod seal;
mod sheet;
mod state;
mod verdict;
mod verify;
mod words;

pub use code::{Code, Prefix, Typo};
pub use facts::Facts;
pub use issue::{Issued, New, issue};
pub use issuers::{keys_of, rotate};
pub use queries::{Certificate, CertificateId, of_module, of_user};
pub use state::{State, Withdrawal};

use crate::web::Routes;

/// The routes of this slice.
pub fn routes() -> Routes {
    Routes::new()
        .get("/c/{id}.pdf", pages::pdf)
        .get("/c/{id}", pages::show)
        .post("/c/{id}/details", pages::share)
        .get("/v", verify::ask)
        .get("/v/{code}", verify::answer)
}
