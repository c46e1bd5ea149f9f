//! The pages of a sheet: the form, what would be entered, and that it is too late.

use maud::{Markup, html};

use super::Room;
use super::paper::{Outcome, Plan, Planned, SheetForm};
use crate::cohorts::Said;
use crate::i18n::Words;
use crate::web::Problems;
use crate::web::components::{Field, Who, back, everybody, hidden};

fn head(words: Words, room: &Room) -> Markup {
    html! {
        div.stack.g2 {
            (back(&room.path(), words.say("room-lead-title")))
            h1 { (words.say("paper-title")) }
        }
    }
}

/// That it is too late.
pub(super) fn late(words: Words, room: &Room) -> Markup {
    html! {
        div.wrap.stack.g5.mid {
            (head(words, room))
            p.note.warn { (words.fill("room-sheet-late", &[("date", words.date(room.last_day()).into())])) }
        }
    }
}

/// The form.
pub(super) fn form(words: Words, room: &Room, form: &SheetForm, problems: &Problems) -> Markup {
    html! {
        div.wrap.stack.g5.mid {
            (problems.summary(words))
            (head(words, room))
            form.stack.g5 method="post" action={ (room.path()) "/paper" } novalidate {
                (Field {
                    name: "lines",
                    label: words.say("paper-lines"),
                    hint: Some(words.fill("paper-lines-hint", &[("date", words.date(room.last_day()).into())])),
                    value: &form.lines,
                    kind: "textarea",
                    autocomplete: "off",
                    problems,
                })
                p { button.btn { (words.say("paper-check")) } }
            }
        }
    }
}

/// What would be entered. `changed`: it is not what was shown before.
pub(super) fn plan(words: Words, room: &Room, form: &SheetForm, plan: &Plan, changed: bool) -> Markup {
    let (entries, open) = (plan.entries(), plan.open());
    html! {
        div.wrap.stack.g5.mid {
            @if changed { p.note.warn role="alert" { (words.say("attendance-changed")) } }
            (head(words, room))
            p { (words.fill("paper-summary", &[("entries", entries.into()), ("open", open.into())])) }
            form.stack.g5 method="post" action={ (room.path()) "/paper" } {
                (hidden("lines", form.lines.as_str()))
                div.scroll tabindex="0" role="region" aria-label=(words.say("paper-title")) { table {
                    caption.vh { (words.say("paper-title")) }
                    thead { tr {
                        th scope="col" { (words.say("paper-on-sheet")) }
                        th scope="col" { (words.say("attendance-happens")) }
                    } }
                    tbody { @for line in &plan.lines { (row(words, form, line)) } }
                } }
                (everybody(plan.people.iter().map(|one| (one.name.as_str(), one.email.as_str()))))
                p { button.btn.quiet { (words.say("attendance-again")) } }
            }
            @if entries > 0 {
                form.stack method="post" action={ (room.path()) "/paper/enter" } {
                    (hidden("lines", form.lines.as_str()))
                    @for who in &form.who { (hidden("who", who.as_str())) }
                    (hidden("print", plan.print()))
                    @if open > 0 { p.small.soft { (words.fill("paper-open", &[("count", open.into())])) } }
                    p { (words.say(promise(room))) }
                    p { button.btn { (words.fill("attendance-enter", &[("count", entries.into())])) } }
                }
            }
        }
    }
}

/// What it means to enter somebody: that they were there, or that they wait with the others on the list.
fn promise(room: &Room) -> &'static str {
    let waits = room.attested_at.is_none() && !room.is_on_paper();
    if waits { "paper-waits" } else { "paper-attests" }
}

fn row(words: Words, form: &SheetForm, planned: &Planned) -> Markup {
    let line = &planned.line;
    let said = form.said(line.number);
    html! {
        tr {
            th scope="row" {
                (line.who)
                @if let Some(answer) = &line.answer { br; span.small.soft { (answer) } }
            }
            td.stack.g2 {
                p { (outcome(words, planned)) }
                @if let Some(person) = &planned.person {
                    p { (person.name) @if !person.library.is_empty() { br; span.small.soft { (person.library) } } }
                }
                (Who {
                    words,
                    number: line.number.to_string(),
                    name: &line.who,
                    typed: said.as_ref().map_or("", Said::typed),
                    nobody: said == Some(Said::Nobody),
                    open: planned.is_open(),
                    problem: match (&said, planned.outcome) {
                        (Some(_), Outcome::Unknown) => Some(words.say("who-unknown")),
                        (Some(_), Outcome::Several) => Some(words.say("who-several")),
                        _ => None,
                    },
                })
            }
        }
    }
}

fn outcome(words: Words, planned: &Planned) -> Markup {
    let (tag, key) = match planned.outcome {
        Outcome::Enter if planned.line.answer.is_some() => ("ok", "paper-enter"),
        Outcome::Enter => ("ok", "paper-enter-silent"),
        Outcome::Already => ("quiet", "attendance-outcome-already"),
        Outcome::Own => ("quiet", "paper-own"),
        Outcome::TakenOff => ("no", "room-state-off"),
        Outcome::Unknown => ("warn", "attendance-outcome-unknown"),
        Outcome::Several => ("warn", "attendance-outcome-several"),
        Outcome::LeftOut => ("quiet", "attendance-outcome-left"),
    };
    html! { span.tag.(tag) { (words.say(key)) } }
}
