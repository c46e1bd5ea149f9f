//! Programs as people meet them: joining one, seeing where one stands in it and why, and what time asks of one;
//! and the registrar's side, where rules are read, approved and looked ahead with, and periods are decided.

mod ahead;
mod attest;
mod attested;
mod attested_view;
mod audit;
mod audit_view;
mod board;
mod boards;
mod boards_views;
mod decided_mail;
mod emails;
mod fills;
mod hand_in;
mod join;
mod join_views;
mod log;
mod mine;
mod mine_views;
mod papers;
mod people;
mod people_decide;
mod people_plan;
mod people_sure_view;
mod people_views;
mod place_views;
mod reminders;
mod rules;
mod rules_views;
mod said;
mod steps;
mod steps_view;
mod what_if_views;

use crate::web::Routes;
pub use mine_views::summary;
pub use reminders::tick;
pub use said::{finding as finding_in, period_ends};

/// The routes of this slice. Those with a name in them come after those that it could hide.
pub fn routes() -> Routes {
    Routes::new()
        .get("/record/programs", join::list)
        .get("/record/programs/new/{code}", join::show)
        .post("/record/programs/new/{code}", join::join)
        .get("/record/programs/{id}", mine::show)
        .post("/record/programs/{id}/position", mine::change)
        .post("/record/programs/{id}/attest", attest::ask)
        .post("/record/programs/{id}/submit", hand_in::hand_in)
        .post("/record/programs/{id}/leave", mine::leave)
        .post("/record/programs/{id}/audit/{period}", audit::answer)
        .get("/attest/{token}", attested::show)
        .post("/attest/{token}", attested::answer)
        .get("/assoc/periods", steps::list)
        .post("/assoc/periods", steps::decide)
        .get("/assoc/programs", rules::list)
        .get("/assoc/programs/{code}", rules::show)
        .get("/assoc/programs/{code}/people", people::list)
        .post("/assoc/programs/{code}/people", people::decide)
        .get("/assoc/programs/{code}/audit", audit::list)
        .post("/assoc/programs/{code}/audit", audit::decide)
        .get("/assoc/programs/{code}/boards", boards::list)
        .post("/assoc/programs/{code}/boards", boards::add)
        .get("/assoc/programs/{code}/boards/{board}", board::show)
        .post("/assoc/programs/{code}/boards/{board}/members", board::add_member)
        .post("/assoc/programs/{code}/boards/{board}/members/{person}/end", board::end)
        .post("/assoc/programs/{code}/boards/{board}/enroll", board::enroll)
        .get("/assoc/programs/{code}/{version}", rules::version)
        .post("/assoc/programs/{code}/{version}/approve", rules::approve)
        .post("/assoc/programs/{code}/{version}/retire", rules::retire)
        .get("/assoc/programs/{code}/{version}/what-if", ahead::what_if)
        .get("/assoc/ahead", ahead::list)
}
