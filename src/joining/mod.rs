//! Two accounts of one person become one (rule R26): whoever signed up twice asks from the account that stays, the other
//! address says yes, and in one transaction all that is in the other account moves.
//!
//! Each slice brings its own tables over, as each erases its own. What was done stays as it was done: learning events of
//! both are kept, the same one once; ledger entries are brought behind those that are there, with their old chain to be
//! found again; certificates stay valid as they were issued. What both did of one module are two turns of it, which the
//! rules count once (rule R5); of a lesson outside a module that both had in the ledger the later line is taken back (rule
//! R21). Where somebody would have to decide which of two things holds, nothing is joined.

mod bring;
mod carry_out;
mod late;
mod pages;
mod programs;
mod refused;
mod repeats;
mod sums;
mod views;

pub use carry_out::{Joined, join};
pub use late::BringLate;
pub use refused::Refusal;
pub use sums::print;

use crate::web::Routes;

/// The routes of this slice.
pub fn routes() -> Routes {
    Routes::new()
        .get("/me/join", pages::show)
        .post("/me/join", pages::ask)
        .post("/me/join/prove", pages::prove)
        .post("/me/join/address/{account}", pages::let_go)
        .get("/me/join/{secret}", pages::confirm)
        .post("/me/join/{secret}", pages::carry_out)
}
