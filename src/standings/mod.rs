//! Who is on track, by program, region, library and heading: an overview of sums for everybody on the staff, and
//! lists of persons for registrars. Who works where is for people to say and for this slice's list of libraries to
//! find.

mod around;
mod libraries_page;
mod overview;
mod overview_view;
mod people_page;
mod people_view;
mod suppress;
mod typed;
mod whose;

pub use suppress::{Counts, FEWEST};
pub use whose::{choice, ours};

use crate::web::Routes;

/// The routes of this slice.
pub fn routes() -> Routes {
    Routes::new()
        .get("/assoc/standing", overview::show)
        .get("/assoc/standing/people", people_page::show)
        .get("/assoc/libraries", libraries_page::show)
        .post("/assoc/libraries", libraries_page::save)
}
