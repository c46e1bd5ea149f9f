//! What a validator does: decide on training done elsewhere, one at a time or one event at once, and
//! enter who was at an event.

mod attendance;
mod decide;
mod emails;
mod event;
mod event_view;
mod forms;
mod likeness;
mod pages;
mod queue;
mod queue_view;
mod request_view;

use crate::accounts::Validator;
use crate::organizations::OrganizationId;
use crate::web::Routes;

/// The routes of this slice. Those with a name in them come after those that it could hide.
pub fn routes() -> Routes {
    Routes::new()
        .get("/assoc/requests", queue::show)
        .get("/assoc/requests/event/{id}", event::show)
        .post("/assoc/requests/event/{id}", event::check)
        .post("/assoc/requests/event/{id}/accept", event::accept)
        .get("/assoc/requests/{id}", pages::show)
        .post("/assoc/requests/{id}/accept", pages::accept)
        .post("/assoc/requests/{id}/ask", pages::ask)
        .post("/assoc/requests/{id}/reject", pages::reject)
        .post("/assoc/requests/{id}/reverse", pages::reverse)
        .get("/assoc/requests/{id}/files/{file}", pages::file)
        .and(attendance::routes())
}

/// The organizations that a validator decides for.
fn ours(validator: &Validator) -> Vec<OrganizationId> {
    validator.organizations.iter().map(|id| OrganizationId::from_uuid(*id)).collect()
}
