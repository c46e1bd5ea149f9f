//! What a learner does: open, answer, pause, complete, and all that follows from it.
//!
//! Lessons are taken with or without an account: a visitor's events travel in a signed cookie
//! ([`trail`]) and are recorded when they sign in.

mod ahead;
mod at_hand;
mod complete_module;
mod cover;
mod done;
mod evaluation;
mod facts;
mod feedback_form;
mod handout;
mod loose;
mod module_done;
mod pack;
mod pause;
mod place;
mod player;
mod recall;
mod record;
mod recording;
mod review;
mod source;
mod step;
mod sync;
mod trail;
mod turns;
mod what_now;
mod whole;

pub use ahead::ahead;
pub use at_hand::has_time;
pub use complete_module::{Done, Finished, Missing, complete_module};
pub use facts::{Sources, credit_lines};
pub use loose::{EnterLessons, enter_all_lessons, enter_lessons};
pub use pack::{Pack, pack};

use crate::web::Routes;
pub use record::record;
pub use review::{Question, slip as due_slip, today as due_today};
pub use source::source;
pub use trail::keep_on_arrival;
pub use turns::{Turns, Why, worth_to};

/// The routes of this slice.
pub fn routes() -> Routes {
    Routes::new()
        .get("/l/{mark}/{step:[0-9]+}", step::pages::show)
        .post("/l/{mark}/{step:[0-9]+}", step::pages::send)
        .get("/l/{mark}", cover::show)
        .post("/l/{mark}", cover::start)
        .get("/l/{mark}/paused", pause::show)
        .get("/l/{mark}/done", done::show)
        .get("/l/{mark}/all", whole::show)
        .get("/l/{mark}/handout", handout::show)
        .get("/l/{mark}/handout.pdf", handout::file)
        .get("/l/{mark}/pack/{version}", pack::show)
        .post("/l/{mark}/{step:[0-9]+}/{keep:note|bookmark|no-bookmark}", step::note::keep)
        .post("/sync", sync::sync)
        .get("/r", review::pages::show)
        .get("/r/next", review::pages::next)
        .post("/r/switch", review::pages::switch)
        .get("/r/{mark}/{step}", review::pages::ask)
        .post("/r/{mark}/{step}", review::pages::answer)
        .get("/m/{slug}/evaluation", evaluation::pages::show)
        .post("/m/{slug}/evaluation", evaluation::pages::send)
        .get("/m/{slug}/feedback", feedback_form::show)
        .post("/m/{slug}/feedback", feedback_form::send)
        .get("/m/{slug}/done", module_done::show)
}
