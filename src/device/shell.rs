//! `/offline`: what stands in for a page that can't be reached. It is the same for everybody; what it
//! shows of lessons comes from the device.

use actix_web::HttpResponse;
use maud::{Markup, html};

use crate::accounts::Visitor;
use crate::claiming;
use crate::i18n::Words;
use crate::web::components::icon;
use crate::web::{Frame, ok};

/// The page as the service worker asks for it: nobody's.
pub(super) async fn show(visitor: Visitor) -> HttpResponse {
    ok(page(&Frame::of_nobody(&visitor.frame.site, visitor.frame.words)))
}

/// The page.
pub(super) fn page(frame: &Frame) -> Markup {
    let words = frame.words;
    let main = html! {
        div.wrap.stack.g6.mid {
            div.stack.g2 {
                h1 { (words.say("offline-title")) }
                p.read { (words.say("offline-lead")) }
                p.note.info data-asked="/signout" hidden { (words.say("offline-signout")) }
            }
            section.stack.g3 aria-labelledby="here" {
                h2.h3 #here { (words.say("device-lessons")) }
                ul.stack.g3 data-device="lessons" {}
                noscript { p.soft { (words.say("device-needs-scripts")) } }
            }
            // Going to the same address tries it again.
            p { a.btn href="" { (words.say("try-again")) } }
            p data-adds hidden { a href="/record/add" { (words.say("add-title")) } }
            p { a href="/me/device" { (words.say("device-manage")) } }
        }
        (sentences(words))
        (paused(words))
        template data-add { (claiming::without_network(words)) }
    };
    let title = words.say("offline-title");
    frame.page(title).noindex().stands_in().script("player.js").script("offline.js").render(main)
}

/// What scripts say, on every page.
fn sentences(words: Words) -> Markup {
    let n = || "{n}".into();
    let kb = || "{kb}".into();
    let said = [
        ("saved", words.say("saved")),
        ("saving", words.say("saving")),
        ("offline", words.say("offline")),
        ("waiting", words.fill("waiting", &[("n", n())])),
        ("waiting-one", words.say("waiting-one")),
        ("failed", words.say("could-not-save")),
        ("again", words.say("try-again")),
        ("choose-first", words.say("choose-one-first")),
        ("draft-elsewhere", words.fill("draft-elsewhere", &[("answer", "{answer}".into())])),
        ("draft-here", words.fill("draft-here", &[("answer", "{answer}".into())])),
        ("leave", words.fill("leave", &[("n", n())])),
        ("leave-one", words.say("leave-one")),
        ("updated", words.say("updated")),
        ("reload", words.say("reload")),
        ("keep", words.fill("keep-all", &[("n", n()), ("kb", kb())])),
        ("keep-one", words.fill("keep-one", &[("kb", kb())])),
        ("keep-hint", words.say("keep-hint")),
        ("keeping", words.fill("keeping", &[("n", n()), ("total", "{total}".into())])),
        ("kept-here", words.fill("kept-here", &[("n", n())])),
        ("kept-here-one", words.say("kept-here-one")),
        ("keep-failed", words.say("keep-failed")),
        ("size", words.fill("device-size", &[("kb", kb())])),
        ("finished-here", words.say("finished-here")),
        ("at-step", words.fill("at-step", &[("n", n())])),
        ("spent", words.fill("spent", &[("n", n())])),
        ("spent-one", words.say("spent-one")),
        ("remove", words.say("device-remove")),
        ("nothing-kept", words.say("nothing-kept")),
        ("nothing-waits", words.say("nothing-waits")),
        ("last-sent", words.fill("last-sent", &[("at", "{at}".into())])),
        ("never-sent", words.say("never-sent")),
        ("copy", words.say("copy-words")),
        ("send-now", words.say("send-now")),
        ("space", words.fill("device-space", &[("kb", kb())])),
    ];
    html! { template data-words { @for (key, text) in said { p data-say=(key) { (text) } } } }
}

/// What is shown the moment a place is saved.
fn paused(words: Words) -> Markup {
    html! {
        template data-paused {
            main #main {
                div.wrap.stack.g5.mid {
                    h1 tabindex="-1" { (words.say("paused-title")) }
                    p role="status" data-status { (icon("check")) " " span {} }
                    p data-if="offline" { (words.say("paused-offline")) }
                    p { a.btn href="/" { (words.say("carry-on")) } }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

    #[test]
    fn it_names_nobody_and_says_all_that_scripts_ask_for() {
        for language in Language::ALL {
            let page = page(&Frame::of_nobody("Carrel", Words::of(language))).into_string();
            assert!(page.contains("data-person=\"\"") && page.contains("data-shell"), "{page}");
            assert!(!page.contains("Unknown localization"), "{page}");
        }
    }

    #[test]
    fn what_is_filled_in_later_still_has_its_gap() {
        let html = sentences(Words::default()).into_string();
        for gap in ["{n} things waiting", "{kb}", "{total}", "{at}", "{answer}"] {
            assert!(html.contains(gap), "{gap}: {html}");
        }
    }
}
