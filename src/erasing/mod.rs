//! Erasing a person: what each slice keeps of them goes, in one transaction, but for what was signed and
//! what that rests on, which stays as long as the rules of their programs have records kept.

mod carry_out;
mod kept;
mod pages;
mod views;

pub use carry_out::{erase, tick, try_out};
pub use kept::{Kept, kept};

use crate::web::Routes;

/// The routes of this slice.
pub fn routes() -> Routes {
    Routes::new()
        .get("/me/erase", pages::show)
        .post("/me/erase", pages::ask)
        .post("/me/erase/undo", pages::undo)
        .get("/erasure/{secret}", pages::show_undo)
        .post("/erasure/{secret}", pages::undo_by_secret)
}
