//! The forms that issue certificates anew: one, or several.

use maud::{Markup, html};

use super::{note, tell};
use crate::certificates::Entry;
use crate::i18n::Words;
use crate::registrar::again::{Sorted, Ticked};
use crate::registrar::anew::Typed;
use crate::registrar::one;
use crate::web::Problems;
use crate::web::components::{Field, back, hidden};

/// The page for one.
pub(in crate::registrar) fn form(words: Words, entry: &Entry, typed: &Typed, problems: &Problems) -> Markup {
    let certificate = &entry.certificate;
    let path = one::path(certificate.id);
    let field = |name, label: &str, hint: &str, value| Field {
        name,
        label: words.say(label),
        hint: Some(words.say(hint)),
        value,
        kind: "text",
        autocomplete: "off",
        problems,
    };
    let means = if certificate.withdrawn.is_some() { "again-means-withdrawn" } else { "again-means" };
    html! {
        div.wrap.stack.g5.mid {
            (problems.summary(words))
            div.stack.g2 { (back(&path, &certificate.facts.learner)) h1 { (words.say("again-title")) } }
            p { (words.rich("withdraw-which", &[
                ("name", certificate.facts.learner.as_str().into()),
                ("module", certificate.facts.module.title.as_str().into()),
                ("code", certificate.code.to_string().into()),
            ])) }
            p { (words.say(means)) }
            form.stack.g5 method="post" action={ (path) "/again" } novalidate {
                (field("learner", "again-name", "again-name-hint", &typed.learner))
                (field("library", "again-library", "again-library-hint", &typed.library))
                (note(words, &typed.note, problems))
                div.row { button.btn { (words.say("again-do")) } a.btn.plain href=(path) { (words.say("cancel")) } }
            }
        }
    }
}

/// The page for several: what is printed now, and what will be.
pub(in crate::registrar) fn several(words: Words, sorted: &Sorted, ticked: &Ticked, problems: &Problems) -> Markup {
    let entries = &sorted.entries;
    html! {
        div.wrap.stack.g5.mid {
            (problems.summary(words))
            div.stack.g2 { (back("/assoc/certificates", words.say("register-title"))) h1 { (words.say("several-title")) } }
            @if !sorted.left_out.is_empty() {
                div.note.warn.stack.g2 {
                    p { (words.say("several-left-out")) }
                    ul { @for (entry, lacking) in &sorted.left_out { li {
                        a href=(one::path(entry.certificate.id)) { (entry.certificate.facts.learner) ", " (entry.certificate.code) }
                        ": " (words.say(lacking.key(&entry.certificate, false)))
                    } } }
                }
            }
            @if entries.is_empty() {
                div.empty.stack {
                    h2.h3 { (words.say("several-none-title")) }
                    p { (words.say("several-none")) }
                }
            } @else {
                p { (words.fill("several-means", &[("count", entries.len().into())])) }
                div.scroll { table {
                    caption.vh { (words.say("several-title")) }
                    thead { tr {
                        th scope="col" { (words.say("several-now")) }
                        th scope="col" { (words.say("several-then")) }
                        th scope="col" { (words.say("fact-code")) }
                    } }
                    tbody { @for entry in entries { tr {
                        th scope="row" { (entry.certificate.facts.learner) }
                        td {
                            (entry.name)
                            @if entry.name != entry.certificate.facts.learner { " " span.tag.info { (words.say("several-new-name")) } }
                        }
                        td { code { (entry.certificate.code) } }
                    } } }
                } }
                form.stack.g5 method="post" action="/assoc/certificates/again/start" novalidate {
                    @for entry in entries { (hidden("certificate", entry.certificate.id.to_string())) }
                    (note(words, &ticked.note, problems))
                    (tell(words, ticked.tell == "yes"))
                    div.row {
                        button.btn { (words.fill("several-do", &[("count", entries.len().into())])) }
                        a.btn.plain href="/assoc/certificates" { (words.say("cancel")) }
                    }
                }
            }
        }
    }
}
