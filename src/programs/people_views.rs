//! The list of those who are in a program, and the form to decide on their periods.

use chrono::{DateTime, Utc};
use maud::{Markup, html};
use uuid::Uuid;

use super::people::{DecisionForm, Row};
use super::said;
use crate::credit::programs::Program;
use crate::i18n::{Language, Words};
use crate::web::components::{Choice, Field, back};
use crate::web::{Frame, Nav, Problems};

/// What the page shows.
pub(super) struct Shown<'a> {
    pub program: &'a Program,
    pub rows: &'a [Row],
    pub next: Option<Uuid>,
    pub first: bool,
    pub done: Option<usize>,
    pub form: &'a DecisionForm,
    pub problems: &'a Problems,
    pub now: DateTime<Utc>,
}

/// The page.
pub(super) fn page(frame: &Frame, shown: &Shown<'_>) -> Markup {
    let words = frame.words;
    let rules = &shown.program.current(shown.now.date_naive()).rules;
    let path = format!("/assoc/programs/{}", shown.program.code);
    let main = html! {
        div.wrap.stack.g6 {
            (shown.problems.summary(words))
            @if let Some(done) = shown.done { p.note.ok role="status" { (words.fill("people-decided", &[("count", done.into())])) } }
            div.stack.g2 {
                (back(&path, &rules.program.name))
                h1 { (words.say("rules-people")) }
            }
            @if shown.rows.is_empty() {
                div.empty.stack { p { (words.say("people-none-enrolled")) } }
            } @else {
                form.stack.g5 method="post" action={ (path) "/people" } novalidate {
                    (table(words, shown))
                    (decision(words, shown))
                }
            }
            @if let Some(next) = shown.next {
                nav aria-label=(words.say("what-if-pages")) { a.btn.quiet.sm href={ (path) "/people?after=" (next) } { (words.say("page-next")) } }
            }
            @if !shown.first { p { a href={ (path) "/people" } { (words.say("people-first-page")) } } }
        }
    };
    frame.page(words.say("rules-people")).at(Nav::Association).error(!shown.problems.is_empty()).render(main)
}

fn table(words: Words, shown: &Shown<'_>) -> Markup {
    let english = words.lang(Language::English);
    html! {
        div.scroll { table #period {
            caption.vh { (words.say("rules-people")) }
            thead { tr {
                th scope="col" { (words.say("people-tick")) }
                th scope="col" { (words.say("what-if-who")) }
                th scope="col" { (words.say("people-stands")) }
                th scope="col" { (words.say("people-ends")) }
                th scope="col" { (words.say("people-state")) }
            } }
            tbody { @for Row { name, standing } in shown.rows {
                @let id = standing.kept.id.to_string();
                tr {
                    td { label.check { input type="checkbox" name="period" value=(id) checked[shown.form.period.contains(&id)]; span.vh { (name) } } }
                    th scope="row" { (name) br; span.small.soft lang=[english] { (standing.track.name) } br;
                        a.small href={ "/assoc/programs/" (shown.program.code) "/people/" (standing.enrollment.holder.uuid()) "/" (id) "/packet" } download {
                            (words.say("packet-get")) span.vh { ": " (name) }
                        }
                    }
                    td {
                        span lang=[english] { (standing.account.counted) " / " (said::amount(standing.account.required, &standing.account.unit)) }
                        @if standing.complete() { " " span.tag.ok { (words.say("what-if-complete")) } }
                    }
                    td { (words.short_date_and_year(standing.ends)) }
                    td { (words.fill("period-state", &[("state", standing.kept.state.word().into())])) }
                }
            } }
        } }
    }
}

fn decision(words: Words, shown: &Shown<'_>) -> Markup {
    html! {
        fieldset.stack.g4 {
            legend.h3 { (words.say("people-decide")) }
            label.check { input type="checkbox" name="all" value="yes" checked[shown.form.all == "yes"]; (words.say("people-all")) }
            (Choice { name: "decision", label: words.say("people-decision"), hint: None, problems: shown.problems, options: html! {
                option value="" { (words.say("people-decision-choose")) }
                @for word in ["extend", "renew", "return", "exempt"] {
                    option value=(word) selected[shown.form.decision == word] { (words.fill("people-decision-word", &[("decision", word.into())])) }
                }
            } })
            (Field { name: "to", label: words.say("people-to"), hint: Some(words.say("people-to-hint")), value: &shown.form.to, kind: "date", autocomplete: "off", problems: shown.problems })
            (Field { name: "reason", label: words.say("rules-reason"), hint: Some(words.say("people-reason-hint")), value: &shown.form.reason, kind: "textarea", autocomplete: "off", problems: shown.problems })
            div { button.btn { (words.say("people-save")) } }
        }
    }
}
