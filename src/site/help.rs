//! `/help`: ten short answers, then whom to call.

use actix_web::HttpResponse;
use maud::{Markup, html};

use crate::accounts::Visitor;
use crate::i18n::Words;
use crate::web::components::icon;
use crate::web::{HelpLine, Nav, ok};

/// What people ask most, most pressing first: the message `help-<key>` asks, `help-<key>-answer` answers.
const QUESTIONS: [&str; 10] =
    ["patron", "device", "sign-in", "length", "wrong", "credit", "certificate", "coordinator", "mail", "data"];

/// The page.
pub async fn show(visitor: Visitor) -> HttpResponse {
    let frame = &visitor.frame;
    let words = frame.words;
    let main = html! {
        div.wrap.stack.g6.mid {
            h1 { (words.say("help-title")) }
            nav aria-label=(words.say("help-questions")) {
                ul { @for key in QUESTIONS { li { a href={ "#" (key) } { (words.say(&format!("help-{key}"))) } } } }
            }
            @for key in QUESTIONS {
                section.stack.g2 {
                    h2.h3 id=(key) { (words.say(&format!("help-{key}"))) }
                    p { (words.rich(&format!("help-{key}-answer"), &[])) }
                }
            }
            (person(words, frame.help.as_ref()))
        }
    };
    ok(frame.page(words.say("help-title")).at(Nav::Help).render(main))
}

/// The person behind the answers.
fn person(words: Words, line: Option<&HelpLine>) -> Markup {
    html! {
        section.panel.stack.g3 {
            h2.h3 { (words.say("help-person-title")) }
            @match line {
                Some(line) => {
                    p {
                        (words.fill("help-person", &[
                            ("person", line.person.as_str().into()),
                            ("organization", line.organization.as_str().into()),
                            ("hours", line.hours_in(words).into()),
                        ]))
                    }
                    div.row {
                        @if !line.phone.is_empty() { a.btn href={ "tel:" (line.phone) } { (icon("phone")) (line.phone) } }
                        @if !line.email.is_empty() { a.btn.quiet href={ "mailto:" (line.email) } { (icon("mail")) (line.email) } }
                    }
                }
                None => p { (words.say("help-nobody")) },
            }
        }
    }
}
