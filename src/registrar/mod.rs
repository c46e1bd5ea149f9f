//! The registrar's desk: the register of certificates, withdrawing, issuing anew, issuing many, layouts. And the page of
//! a certificate for its owner, who chooses the programs that it names: then it is issued anew.
//!
//! Whatever is done to a certificate happens in one transaction with the decision that says who did it
//! and why, the entry in the log, and the message to its owner.

mod again;
mod anew;
mod bring_over;
mod chosen;
mod chosen_page;
mod eligible;
mod erase;
mod follow;
mod ground;
mod issue_pages;
mod keys;
mod layout_form;
mod layout_pages;
mod letters;
mod list;
mod named;
mod one;
mod period;
mod period_facts;
mod recount;
mod run;
mod run_pages;
mod run_rows;
mod sample;
mod settle;
mod takeback;
mod views;
mod withdraw;

pub use bring_over::bring_over;
pub use erase::erase;
pub use follow::follow;
pub use keys::rotate_keys;
pub use period::{certify, certify_at_once, take_back as take_back_periods};
pub use recount::{accepted_before, after_taking_back, recognized_no_more};
pub use run::IssueCertificates;
pub use settle::By;

use crate::accounts::Registrar;
use crate::organizations::OrganizationId;
use crate::web::Routes;

/// The routes of this slice. Those with a name in them come before those that could hide them.
pub fn routes() -> Routes {
    Routes::new()
        .get("/assoc/certificates", list::show)
        .get("/assoc/certificates/issue", issue_pages::choose)
        .post("/assoc/certificates/issue", issue_pages::start)
        .post("/assoc/certificates/again", again::check)
        .post("/assoc/certificates/again/start", again::start)
        .get("/assoc/certificates/runs/{run}", run_pages::show)
        .post("/assoc/certificates/runs/{run}/{what:stop|go-on}", run_pages::change)
        .get("/assoc/certificates/pictures/{hash}", layout_pages::picture)
        .get("/assoc/certificates/layout", layout_pages::choose)
        .get("/assoc/certificates/layout/{slug}", layout_pages::show)
        .post("/assoc/certificates/layout/{slug}", layout_pages::save)
        .post("/assoc/certificates/layout/{slug}/preview", layout_pages::preview)
        .post("/assoc/certificates/layout/{slug}/preview.pdf", layout_pages::preview_pdf)
        .get("/assoc/certificates/{id}.pdf", one::pdf)
        .get("/assoc/certificates/{id}", one::show)
        .get("/assoc/certificates/{id}/withdraw", withdraw::ask)
        .post("/assoc/certificates/{id}/withdraw", withdraw::send)
        .post("/assoc/certificates/{id}/take-back", takeback::send)
        .get("/assoc/certificates/{id}/again", anew::ask)
        .post("/assoc/certificates/{id}/again", anew::send)
        .get("/c/{id}", chosen_page::show)
        .get("/c/{id}/programs", chosen_page::ask)
        .post("/c/{id}/programs", chosen_page::send)
}

/// The organizations whose certificates this registrar keeps.
fn mine(registrar: &Registrar) -> Vec<OrganizationId> {
    registrar.organizations.iter().map(|id| OrganizationId::from_uuid(*id)).collect()
}
