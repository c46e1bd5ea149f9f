//! What the rules of a program leave open, decided by whoever answers for it: the list of entries that wait, and one
//! of them with the question, its source and the form.

mod emails;
mod form;
mod list;
mod list_view;
mod question;
mod question_view;

use crate::web::Routes;
pub use list::how_many_wait;

/// The routes of this slice.
pub fn routes() -> Routes {
    Routes::new()
        .get("/assoc/questions", list::show)
        .get("/assoc/questions/{program}/{person}/{entry}", question::show)
        .post("/assoc/questions/{program}/{person}/{entry}", question::decide)
}
