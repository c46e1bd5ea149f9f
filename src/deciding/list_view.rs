//! The list of what waits, as a page.

use maud::{Markup, html};

use crate::activities::{self, Extent};
use crate::credit::programs::{Place, Waiting};
use crate::credit::rules::{Question, RuleSet};
use crate::credit::{LedgerEntry, question_in};
use crate::i18n::{Language, Words};
use crate::web::components::back;

/// An entry that waits, with all that is said about it.
pub(super) struct Row<'a> {
    pub waiting: &'a Waiting,
    pub entry: &'a LedgerEntry,
    pub title: String,
    pub rules: &'a RuleSet,
    pub question: Question,
}

/// Where one of them is decided.
pub(super) fn path(waiting: &Waiting) -> String {
    format!("/assoc/questions/{}/{}/{}", waiting.program, waiting.person, waiting.entry)
}

/// The page. `done`: what was done just now.
pub(super) fn view(
    words: Words,
    rows: &[Row<'_>],
    count: i64,
    (first, next): (bool, Option<&Place>),
    done: &str,
) -> Markup {
    html! {
        div.wrap.stack.g6 {
            @if ["credit", "none"].contains(&done) { p.note.ok role="status" { (words.say(&format!("question-done-{done}"))) } }
            div.stack.g2 {
                (back("/assoc", words.say("association-title")))
                h1 { (words.say("questions-title")) }
                p.read { (words.say("questions-lead")) }
                @if !rows.is_empty() { p { (words.fill("questions-waiting", &[("count", count.into())])) } }
            }
            @if rows.is_empty() {
                div.empty.stack { p { (words.say("questions-empty")) } }
            } @else {
                ul.list.stack.g3 { @for one in rows { (row(words, one)) } }
            }
            @if let Some((on, after, program)) = next {
                nav aria-label=(words.say("what-if-pages")) {
                    a.btn.quiet.sm href={ "/assoc/questions?on=" (on) "&after=" (after) "&program=" (program) } { (words.say("page-next")) }
                }
            }
            @if !first { p { a href="/assoc/questions" { (words.say("people-first-page")) } } }
        }
    }
}

fn row(words: Words, Row { waiting, entry, title, rules, question }: &Row<'_>) -> Markup {
    let english = words.lang(Language::English);
    html! {
        li.panel.stack.g2 {
            h2.h4 { a href=(path(waiting)) { (title) } }
            p.small.soft {
                (activities::kind(words, entry.facts.kind)) ", " (Extent::of_entry(entry.minutes, entry.stated()).short(words)) ", "
                (words.short_date_and_year(waiting.occurred_on))
            }
            p { (waiting.name) @if !waiting.library.is_empty() { span.small.soft { ", " (waiting.library) } } }
            p.small { b lang=[english] { (rules.program.name) } }
            p.small { (question_in(words, question)) }
            p.small { (sources(words, rules)) }
        }
    }
}

/// Where the rules were read.
pub(super) fn sources(words: Words, rules: &RuleSet) -> Markup {
    let english = words.lang(Language::English);
    html! {
        (words.say("questions-source")) " "
        @for (index, source) in rules.sources.iter().enumerate() {
            @if index > 0 { ", " }
            a href=(source.url) rel="noreferrer" lang=[english] { (source.title) }
        }
    }
}
