//! The device at hand: what is installed and kept on it, what waits there to be sent.
//!
//! This slice stores nothing. What a device keeps is on the device; here are the pages that show it and
//! the files that make a browser keep anything: the service worker, the manifest, the icons.

mod carry_on;
mod icons;
mod manifest;
mod packs;
mod pages;
mod seal;
mod shell;
mod worker;

use crate::web::Routes;

/// The routes of this slice.
pub fn routes() -> Routes {
    Routes::new()
        .get("/sw.js", worker::show)
        .get("/manifest.webmanifest", manifest::show)
        .get("/icons/{name}", icons::show)
        .get("/offline", shell::show)
        .get("/packs", packs::list)
        .get("/carry-on", carry_on::go)
        .get("/me/device", pages::show)
        .get("/me/seal", seal::show)
}
