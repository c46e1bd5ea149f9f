//! Pages about the site itself: help, accessibility, privacy, display settings, health.

mod display;
mod health;
mod help;
mod statements;

use crate::web::Routes;

/// The routes of this slice.
pub fn routes() -> Routes {
    Routes::new()
        .get("/help", help::show)
        .get("/accessibility", statements::accessibility)
        .get("/privacy", statements::privacy)
        .get("/about", statements::about)
        .get("/display", display::show)
        .post("/display", display::save)
        .get("/robots.txt", statements::robots)
        .get("/healthz", health::alive)
        .get("/readyz", health::ready)
}
