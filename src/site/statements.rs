//! `/accessibility`, `/privacy` and `/about`: statements in plain words. And the one for robots.

use actix_web::HttpResponse;
use maud::{Markup, html};

use crate::accounts::Visitor;
use crate::i18n::Words;
use crate::web::{Frame, ok};

/// A part of a statement: the message `<key>-title` heads it, `<key>` opens it, and `<key>-1` and
/// so on are its points.
struct Part {
    key: &'static str,
    points: usize,
}

const fn part(key: &'static str, points: usize) -> Part {
    Part { key, points }
}

const ACCESSIBILITY: [Part; 4] = [
    part("accessibility-aim", 0),
    part("accessibility-works", 6),
    part("accessibility-lacks", 3),
    part("accessibility-tell", 0),
];

const PRIVACY: [Part; 8] = [
    part("privacy-stored", 6),
    part("privacy-not-stored", 5),
    part("privacy-who", 6),
    part("privacy-long", 5),
    part("privacy-cookies", 5),
    part("privacy-device", 3),
    part("privacy-yours", 4),
    part("privacy-responsible", 0),
];

const ABOUT: [Part; 3] = [part("about-carrel", 0), part("about-lessons", 0), part("about-program", 0)];

/// What works for whom, and what doesn't yet.
pub async fn accessibility(visitor: Visitor) -> HttpResponse {
    statement(&visitor.frame, "accessibility", &ACCESSIBILITY)
}

/// What is stored, who sees it, how long.
pub async fn privacy(visitor: Visitor) -> HttpResponse {
    statement(&visitor.frame, "privacy", &PRIVACY)
}

/// What this is.
pub async fn about(visitor: Visitor) -> HttpResponse {
    statement(&visitor.frame, "about", &ABOUT)
}

fn statement(frame: &Frame, key: &str, parts: &[Part]) -> HttpResponse {
    let words = frame.words;
    let title = words.say(&format!("{key}-title"));
    let main = html! {
        div.wrap.stack.g6.mid {
            h1 { (title) }
            p { (words.say(&format!("{key}-lead"))) }
            @for part in parts { (section(frame, words, part)) }
        }
    };
    ok(frame.page(title).render(main))
}

fn section(frame: &Frame, words: Words, part: &Part) -> Markup {
    let organization = frame.help.as_ref().map_or(frame.site.as_str(), |help| help.organization.as_str());
    let values = [("organization", organization.into()), ("version", env!("CARGO_PKG_VERSION").into())];
    html! {
        section.stack.g3 {
            h2 { (words.say(&format!("{}-title", part.key))) }
            p { (words.rich(part.key, &values)) }
            @if part.points > 0 {
                div.prose { ul {
                    @for point in 1..=part.points { li { (words.rich(&format!("{}-{point}", part.key), &values)) } }
                } }
            }
        }
    }
}

/// What search engines need not look at: what belongs to one person, and what only does something.
/// The catalogue and open lessons are theirs to find.
const ROBOTS: &str = "\
User-agent: *
Disallow: /v/
Disallow: /signin
Disallow: /go/
Disallow: /join/
Disallow: /me
Disallow: /offline
Disallow: /packs
Disallow: /carry-on
Disallow: /record
Disallow: /notes
Disallow: /certificates
Disallow: /assoc
Disallow: /admin
Disallow: /display
Disallow: /healthz
Disallow: /readyz
";

/// The file for search engines.
pub async fn robots() -> HttpResponse {
    HttpResponse::Ok()
        .content_type("text/plain; charset=utf-8")
        .insert_header(("cache-control", "public, max-age=86400"))
        .body(ROBOTS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_statement_has_all_its_words() {
        let values = [("organization", "Tallgrass".into()), ("version", "1".into())];
        let said = |key: &str| !Words::default().fill(key, &values).contains("Unknown localization");
        for part in ACCESSIBILITY.iter().chain(&PRIVACY).chain(&ABOUT) {
            let points = (1..=part.points).map(|point| format!("{}-{point}", part.key));
            for key in points.chain([part.key.to_owned(), format!("{}-title", part.key)]) {
                assert!(said(&key), "{key}");
            }
            assert!(!said(&format!("{}-{}", part.key, part.points + 1)), "{} has more points than are shown", part.key);
        }
    }
}
