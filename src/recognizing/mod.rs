//! Certificates of other authorities, recognized by a registrar (rule R24): by hand, each with its evidence and a
//! reason. It satisfies a whole period, or so many units of it; in the ledger it is training done elsewhere that the
//! rules of this one program see.

mod carry_out;
mod form;
mod pages;
mod view;

use crate::web::Routes;

/// The routes of this slice.
pub fn routes() -> Routes {
    Routes::new()
        .get("/assoc/programs/{code}/people/{holder}/{period}/recognize", pages::show)
        .post("/assoc/programs/{code}/people/{holder}/{period}/recognize", pages::recognize)
}
