//! The end of a lesson that was finished without a network.

use maud::{Markup, html};

use crate::format::Lesson;
use crate::i18n::Words;
use crate::web::components::icon;

/// The page, inside of its body.
pub fn page(words: Words, lesson: &Lesson, path: &str) -> Markup {
    html! {
        a.skip href="#main" { (words.say("skip-to-main")) }
        header.player { div.wrap { div.stack.g2 {
            p.kicker { (lesson.title) }
            p.sync role="status" data-status { (icon("check")) " " span { (words.say("offline")) } }
        } } }
        main #main data-finished {
            div.wrap.stack.g6.mid {
                div.stack.g2 {
                    p.kicker { (icon("check")) " " (words.say("done-kicker")) }
                    h1 { (lesson.title) }
                    p.read.lead { (words.fill("done-can", &[("objective", lesson.objective.as_str().into())])) }
                }
                div.note.ok { p { (words.say("offline-finish")) } p { (words.say("offline-finish-more")) } }
                div.row {
                    a.btn href="/" { (words.say("done-for-now")) } " "
                    a.btn.quiet href={ (path) "/done" } { (words.say("cover-see-done")) }
                }
            }
        }
    }
}
