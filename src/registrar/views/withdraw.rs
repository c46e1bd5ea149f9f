//! The form that withdraws a certificate.

use maud::{Markup, html};

use super::note;
use crate::certificates::{Entry, Reason};
use crate::i18n::Words;
use crate::registrar::one;
use crate::registrar::withdraw::Typed;
use crate::web::Problems;
use crate::web::components::{Field, back};

/// The page.
pub(in crate::registrar) fn form(words: Words, entry: &Entry, typed: &Typed, problems: &Problems) -> Markup {
    let certificate = &entry.certificate;
    let path = one::path(certificate.id);
    let values = [
        ("name", certificate.facts.learner.as_str().into()),
        ("module", certificate.facts.module.title.as_str().into()),
        ("code", certificate.code.to_string().into()),
    ];
    html! {
        div.wrap.stack.g5.mid {
            (problems.summary(words))
            div.stack.g2 { (back(&path, &certificate.facts.learner)) h1 { (words.say("withdraw-title")) } }
            p { (words.rich("withdraw-which", &values)) }
            p { (words.say("withdraw-means")) }
            form.stack.g5 method="post" action={ (path) "/withdraw" } novalidate {
                (reasons(words, typed, problems))
                div.panel.stack.g2 {
                    h2.h4 { (words.say("withdraw-preview")) }
                    p { b { (words.say("verify-withdrawn")) } }
                    p { (words.say("withdraw-preview-facts")) }
                    p { (words.say("withdraw-preview-name")) }
                }
                (note(words, &typed.note, problems))
                (Field {
                    name: "code",
                    label: words.fill("withdraw-code", &values),
                    hint: Some(words.say("withdraw-code-hint")),
                    value: &typed.code,
                    kind: "text",
                    autocomplete: "off",
                    problems,
                })
                p.small.soft { (words.say("withdraw-undo")) }
                div.row { button.btn.danger { (words.say("withdraw-do")) } a.btn.plain href=(path) { (words.say("cancel")) } }
            }
        }
    }
}

/// The reasons in the words that the public reads.
fn reasons(words: Words, typed: &Typed, problems: &Problems) -> Markup {
    let problem = problems.of("reason");
    html! {
        fieldset.stack.g3.bad[problem.is_some()] {
            legend.h3 { (words.say("withdraw-reason")) }
            p.hint { (words.say("withdraw-reason-hint")) " " (words.say("withdraw-credit-hint")) }
            @if let Some(problem) = problem { p.err { (problem) } }
            @for (number, reason) in Reason::ALL.into_iter().enumerate() {
                label.check {
                    input id=[(number == 0).then_some("reason")] type="radio" name="reason" value=(reason.code())
                        checked[typed.reason == reason.code()];
                    (reason.public(words))
                }
            }
        }
    }
}
