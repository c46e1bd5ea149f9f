//! `/manifest.webmanifest`: what a device needs to install the site.

use actix_web::HttpResponse;
use serde_json::json;

use super::icons::Icon;
use crate::accounts::Visitor;

/// The manifest, in the reader's language. Browsers look for it on every page: once a day is enough.
pub(super) async fn show(visitor: Visitor) -> HttpResponse {
    let frame = &visitor.frame;
    let words = frame.words;
    let shortcut = |name: String, url: &str| json!({ "name": name, "url": url });
    let icons: Vec<_> = Icon::ALL.iter().map(|icon| icon.in_manifest()).collect();
    let manifest = json!({
        "id": "/",
        "name": frame.site,
        "short_name": frame.site,
        "description": words.say("home-description"),
        "lang": words.language().tag(),
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": "#faf5e9",
        "theme_color": "#1d5540",
        "icons": icons,
        "shortcuts": [shortcut(words.say("carry-on"), "/carry-on"), shortcut(words.say("due-today"), "/r")],
    });
    HttpResponse::Ok()
        .content_type("application/manifest+json")
        .insert_header(("cache-control", "private, max-age=86400"))
        .body(manifest.to_string())
}
