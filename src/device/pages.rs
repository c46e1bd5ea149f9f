//! `/me/device`: what is on this device, what waits there, and how to install the site.

use actix_web::HttpResponse;
use maud::{Markup, html};

use crate::accounts::Visitor;
use crate::i18n::Words;
use crate::web::components::icon;
use crate::web::ok;

/// Browsers, by how each installs a site: the message `device-install-<key>`.
const BROWSERS: [&str; 4] = ["desk", "android", "iphone", "other"];

/// The page. It is the same for everybody: what it shows comes from the device.
pub(super) async fn show(visitor: Visitor) -> HttpResponse {
    let frame = &visitor.frame;
    let words = frame.words;
    let title = words.say("device-title");
    let main = html! {
        div.wrap.stack.g6.mid {
            div.stack.g2 {
                @if visitor.person.is_some() { p.kicker { a href="/me" { (icon("back")) " " (words.say("me-title")) } } }
                h1 { (title) }
                p.read { (words.say("device-lead")) }
            }
            noscript { div.note.info.stack.g2 {
                p { (words.say("device-unable")) }
                p { (words.say("device-needs-scripts")) }
                (on_paper(words))
            } }
            div.note.info.stack.g2 data-able="no" hidden {
                p { (words.say("device-unable")) }
                p { (words.say("device-unable-why")) }
                (on_paper(words))
            }
            div.stack.g6 data-able="yes" hidden { (lists(words)) }
            @if !frame.shared { (install(words)) }
            @else { p.note.info { (words.say("device-shared")) } }
        }
    };
    ok(frame.page(title).noindex().render(main))
}

/// How to do without.
fn on_paper(words: Words) -> Markup {
    html! { p { (words.say("device-print")) " " a href="/lessons" { (words.say("home-all")) } } }
}

fn lists(words: Words) -> Markup {
    html! {
        section.panel.stack.g3 aria-labelledby="waiting" {
            h2.h3 #waiting { (words.say("device-waiting")) }
            p role="status" data-device="count" {}
            ul.stack.g2 data-device="waiting" {}
            p.small.soft data-device="sent" {}
            div.row data-device="now" {}
        }
        section.panel.stack.g3 aria-labelledby="lessons" {
            h2.h3 #lessons { (words.say("device-lessons")) }
            p.small.soft { (words.say("device-lessons-how")) }
            ul.stack.g3 data-device="lessons" data-removable {}
            p.small.soft data-device="space" {}
        }
    }
}

fn install(words: Words) -> Markup {
    html! {
        section.stack.g3 aria-labelledby="install" {
            h2.h3 #install { (words.say("device-install")) }
            p { (words.say("device-install-why")) }
            div.prose { ul { @for key in BROWSERS { li { (words.rich(&format!("device-install-{key}"), &[])) } } } }
        }
    }
}
