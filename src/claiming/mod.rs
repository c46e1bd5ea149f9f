//! What a learner does with training done elsewhere: add it, send it, answer a question, take it back.

mod add;
mod add_view;
mod decided_view;
mod duration;
mod facts_view;
mod kept;
mod request;
mod request_view;
mod send;
mod stated;
mod sweep;
mod typed;
mod upload;
mod worth;

pub use add::take;
pub use add_view::{teaches, without_network};
pub use decided_view::{Decided, decided};
pub use duration::read as minutes;
pub use facts_view::{facts, pictures};
pub use request::sent_file;
pub use stated::{amount, unit, unit_options, units};
pub use sweep::sweep;
pub use typed::Headings;
pub use upload::{Picked, Upload};
pub use worth::{entry, headings, of_accepted, of_claim, terms, worth_list};

use crate::web::Routes;

/// The routes of this slice.
pub fn routes() -> Routes {
    Routes::new()
        .get("/record/add", add::show)
        .post("/record/add", add::keep)
        .post("/record/add/kept", kept::deliver)
        .get("/record/requests/{id}", request::show)
        .post("/record/requests/{id}/send", request::send)
        .post("/record/requests/{id}/reply", request::reply)
        .post("/record/requests/{id}/withdraw", request::withdraw)
        .post("/record/requests/{id}/discard", request::discard)
        .get("/record/requests/{id}/files/{file}", request::file)
}
