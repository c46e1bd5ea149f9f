//! What a coordinator does: make a cohort, add its members, see how they are; and what a member does
//! in one: join, look, leave.

mod csv;
mod deliveries;
mod done;
mod emails;
mod forms;
mod invite;
mod journey;
pub mod list;
mod member;
mod overview;
mod pages;
mod paging;
mod people;
mod table;
mod views;
mod wording;

pub use deliveries::{Refused, Run, refused, runs};
pub use done::{Done, done_by};
pub use journey::{Journey, Leg, Next, Tally};
pub use pages::mine;
pub use views::member::panels;
pub use wording::{days, duration, slot, span};

use crate::web::Routes;

/// The routes of this slice. The form stands before the names it would hide behind.
pub fn routes() -> Routes {
    Routes::new()
        .get("/assoc/cohorts", pages::list)
        .get("/assoc/cohorts/new", pages::new)
        .post("/assoc/cohorts/new", pages::create)
        .get("/assoc/cohorts/{slug}", pages::show)
        .get("/assoc/cohorts/{slug}/members.csv", pages::export)
        .get("/assoc/cohorts/{slug}/settings", pages::settings)
        .post("/assoc/cohorts/{slug}/settings", pages::save)
        .get("/assoc/cohorts/{slug}/people", people::show)
        .post("/assoc/cohorts/{slug}/people", people::check)
        .post("/assoc/cohorts/{slug}/people/add", people::add)
        .post("/assoc/cohorts/{slug}/people/{person}/remove", people::remove)
        .post("/assoc/cohorts/{slug}/people/{person}/restore", people::restore)
        .get("/join/{code}", member::invitation)
        .post("/join/{code}", member::join)
        .get("/cohorts/{slug}", member::show)
        .post("/cohorts/{slug}/leave", member::leave)
}
