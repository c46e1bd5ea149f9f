//! The list of what waits for a validator, and whose turn it is, in a sentence.

use std::collections::HashMap;

use maud::{Markup, html};

use super::steps::StepForm;
use super::{attested_view, said};
use crate::credit::EntryId;
use crate::credit::programs::{Standing, Turn};
use crate::i18n::{Language, Words};
use crate::web::components::{back, hidden};
use crate::web::{Frame, Nav, Problems};

/// A period that waits.
pub(super) struct Row {
    /// Whose.
    pub name: String,
    pub standing: Standing,
    pub turn: Turn,
    pub titles: HashMap<EntryId, (String, Option<String>)>,
    /// Whether it is the validator's own.
    pub own: bool,
}

/// What the page shows.
pub(super) struct Shown<'a> {
    pub rows: &'a [Row],
    /// How many come after those.
    pub more: usize,
    pub done: &'a str,
    pub form: &'a StepForm,
    pub problems: &'a Problems,
}

/// The page.
pub(super) fn page(frame: &Frame, shown: &Shown<'_>) -> Markup {
    let words = frame.words;
    let main = html! {
        div.wrap.stack.g6.mid {
            (shown.problems.summary(words))
            @if !shown.done.is_empty() { p.note.ok role="status" { (words.fill("steps-done", &[("done", shown.done.into())])) } }
            div.stack.g2 {
                (back("/assoc", words.say("association-title")))
                h1 { (words.say("steps-title")) }
                p { (words.say("steps-about")) }
            }
            @if shown.rows.is_empty() { div.empty.stack { p { (words.say("steps-none")) } } }
            ul.stack.g5.plain { @for row in shown.rows { li.panel.stack.g3 { (one(words, shown, row)) } } }
            @if shown.more > 0 { p { (words.fill("steps-more", &[("count", shown.more.into())])) } }
        }
    };
    frame.page(words.say("steps-title")).at(Nav::Association).error(!shown.problems.is_empty()).render(main)
}

/// Whose turn it is, and until when.
pub(super) fn turn(words: Words, turn: &Turn) -> String {
    let role = turn.role.as_str();
    match turn.due {
        Some(due) => words.fill("steps-turn-due", &[("role", role.into()), ("date", words.date(due).into())]),
        None => words.fill("steps-turn", &[("role", role.into())]),
    }
}

fn one(words: Words, shown: &Shown<'_>, row: &Row) -> Markup {
    let (standing, account) = (&row.standing, &row.standing.account);
    let english = words.lang(Language::English);
    let id = standing.kept.id.to_string();
    let (field, typed) = (format!("note-{id}"), if shown.form.period == id { shown.form.note.as_str() } else { "" });
    let problem = shown.problems.of(&field);
    let span = words.fill(
        "program-span",
        &[("from", words.date(standing.kept.period.span.starts).into()), ("to", words.date(standing.ends).into())],
    );
    html! {
        div.stack.g1 {
            h2.h3 { (row.name) }
            p { span lang=[english] { (standing.rules.program.name) ", " (standing.track.name) } ", " (span) }
            p { (account.counted) " / " (said::amount(account.required, &account.unit)) }
            p.small { (turn(words, &row.turn)) }
        }
        details.small {
            summary { (words.say("program-entries")) span.vh { ": " (row.name) } }
            (attested_view::entries(words, standing, &row.titles))
        }
        @if row.own { p.note.info { (words.say("steps-own")) } } @else {
            form.stack.g3.noprint method="post" action="/assoc/periods" novalidate {
                (hidden("period", id.as_str()))
                div.field.bad[problem.is_some()] {
                    label for=(field) { (words.say("steps-note")) span.vh { ": " (row.name) } }
                    p.hint id={ (field) "-hint" } { (words.fill("steps-note-hint", &[("name", row.name.as_str().into())])) }
                    @if let Some(problem) = problem { p.err id={ (field) "-problem" } { (problem) } }
                    textarea id=(field) name="note" rows="3" aria-describedby={ (field) "-hint" @if problem.is_some() { " " (field) "-problem" } } aria-invalid=[problem.map(|_| "true")] { (typed) }
                }
                div.row {
                    button.btn name="do" value="pass" { (words.say("steps-pass")) span.vh { ": " (row.name) } }
                    button.btn.quiet name="do" value="return" { (words.say("steps-return")) span.vh { ": " (row.name) } }
                }
            }
        }
    }
}
