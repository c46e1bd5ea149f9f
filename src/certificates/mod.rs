//! Certificates: the facts each attests, its code, its states, its page, its PDF, its public page.
//!
//! The facts are copied when it is issued and never change; what becomes of it later (private,
//! replaced, withdrawn, past its date) stands beside them, and [`State`] is read from there.

mod attest;
mod backfill;
pub mod badge;
mod bring_over;
pub mod bundle;
pub mod code;
mod credential_pages;
mod credentials;
mod drawing;
mod dropped;
mod dropped_page;
mod erase;
mod evidence;
pub mod facts;
mod facts_list;
mod forms;
mod issue;
mod issuer_pages;
mod issuers;
pub mod layout;
mod limits;
mod listing;
pub mod log;
mod log_pages;
pub mod offline;
mod pages;
mod papers;
pub mod pdf;
mod queries;
mod reason;
mod register;
mod seal;
mod sheet;
mod state;
mod statement;
mod subject;
mod verdict;
mod verify;
mod withdraw;
mod words;

pub use backfill::{AttestCertificates, attest_missing};
pub use badge::{Fault, KnownKeys, PublicKey};
pub use bring_over::{bring_over, last_turns};
pub use bundle::{Finding, Holds};
pub use code::{Code, Prefix, Typo};
pub use erase::erase;
pub use facts::Facts;
pub use facts_list::{details as facts_in_full, lines as facts_in_lines, main as facts_in_short};
pub use issue::{Issued, MakeFacts, New, issue, issue_all, reissue};
pub use issuers::{hold_issuers, keys_of, rotate};
pub use listing::{Entry, Search, Standing, entry, of_module_by, of_periods, register};
pub use pages::{as_pdf, look, own, page, served};
#[cfg(test)]
pub(crate) use papers::tests as example;
pub use papers::{Held, Papers, Part, Proven, check_papers, papers};
pub use queries::{Certificate, CertificateId, of_module, of_turn, of_user};
pub use reason::Reason;
pub use sheet::{Dress, sheet};
pub use state::{State, Withdrawal};
pub use statement::{Notary, notary, open_statement};
pub use subject::For;
pub use withdraw::{UNDO, restore, withdraw};

use crate::web::Routes;

/// The routes of this slice. The page of a certificate for its owner is where they choose what it names, among what a
/// record of its own says: it stands with those who issue anew.
pub fn routes() -> Routes {
    Routes::new()
        .get("/c/{id}.pdf", pages::pdf)
        .get("/c/{id}/pictures/{hash}", pages::picture)
        .get("/certificates/{color}.css", pages::style)
        .post("/c/{id}/details", pages::share)
        .get("/v", verify::ask)
        .post("/v", dropped::check)
        .get("/v/{code}.json", credential_pages::bundle)
        .get("/v/{code}.jwt", credential_pages::token)
        .get("/v/{code}", verify::answer)
        .get("/v/{code}/credential.json", credential_pages::credential)
        .get("/v/{code}/facts.json", credential_pages::facts)
        .get("/issuers/{slug}", issuer_pages::profile)
        .get("/issuers/{slug}/did.json", issuer_pages::did)
        .get("/issuers/{slug}/jwks.json", issuer_pages::jwks)
        .get("/issuers/{slug}/keys.json", issuer_pages::keys)
        .get("/issuers/{slug}/achievements/{hash}", issuer_pages::achievement)
        .get("/issuers/{slug}/status/{list}", issuer_pages::status)
        .get("/issuers/{slug}/log/head", log_pages::head)
        .get("/issuers/{slug}/log/entries", log_pages::entries)
        .get("/issuers/{slug}/log/inclusion", log_pages::inclusion)
        .get("/issuers/{slug}/log/consistency", log_pages::consistency)
}
