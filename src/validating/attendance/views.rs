//! The pages of a report: the form, and what would be entered.

use maud::{Markup, html};

use super::form::{Event, EventForm};
use super::plan::{Outcome, Plan, Planned};
use crate::activities;
use crate::attendance::{Fault, FaultKind, Report};
use crate::cohorts::Said;
use crate::i18n::Words;
use crate::organizations::Organization;
use crate::web::Problems;
use crate::web::components::{Choice, Field, Who, back, everybody, hidden, plain};

/// The form of an event and its report.
pub(super) fn form(
    words: Words,
    organizations: &[Organization],
    form: &EventForm,
    problems: &Problems,
    entered: Option<usize>,
) -> Markup {
    let field = plain(words, problems);
    html! {
        div.wrap.stack.g5.mid {
            @if let Some(entered) = entered { p.note.ok role="status" { (words.fill("attendance-entered", &[("count", entered.into())])) } }
            (problems.summary(words))
            div.stack.g2 {
                (back("/assoc/requests", words.say("requests-title")))
                h1 { (words.say("attendance-title")) }
                p.read { (words.say("attendance-about")) }
            }
            form.stack.g5 method="post" action="/assoc/attendance" enctype="multipart/form-data" novalidate {
                @if organizations.len() > 1 {
                    (Choice { name: "organization", label: words.say("attendance-organization"), hint: None, problems, options: html! { @for one in organizations { option value=(one.slug) selected[one.slug == form.organization] { (one.body.name) } } } })
                }
                (report_field(words, problems))
                (Field { hint: Some(words.say("attendance-from-report")), ..field("title", "add-title-label", "text", &form.title) })
                (field("provider", "add-provider", "text", &form.provider))
                (Field { hint: Some(words.say("attendance-from-report")), ..field("held_on", "add-date", "date", &form.held_on) })
                (Field { hint: Some(words.say("attendance-most-hint")), ..field("most", "event-most", "text", &form.most) })
                (Choice { name: "kind", label: words.say("add-kind"), hint: None, problems, options: html! {
                    @for kind in EventForm::kinds() {
                        option value=(kind.as_str()) selected[form.kind == kind.as_str()] { (activities::kind(words, kind)) }
                    }
                } })
                (Field { hint: Some(words.say("attendance-outcome-hint")), ..field("outcome", "attendance-outcome", "text", &form.outcome) })
                p { button.btn { (words.say("attendance-read")) } }
            }
        }
    }
}

fn report_field(words: Words, problems: &Problems) -> Markup {
    let problem = problems.of("report");
    html! {
        div.field.bad[problem.is_some()] {
            label for="report" { (words.say("attendance-report")) }
            p.hint #report-hint { (words.say("attendance-report-hint")) }
            @if let Some(problem) = problem { p.err #report-problem { (problem) } }
            input #report name="report" type="file" accept=".csv,text/csv"
                aria-describedby=(if problem.is_some() { "report-hint report-problem" } else { "report-hint" })
                aria-invalid=[problem.map(|_| "true")];
        }
    }
}

/// The form again, unseen.
fn along(form: &EventForm) -> Markup {
    html! {
        (hidden("organization", form.organization.as_str()))
        (hidden("title", form.title.as_str()))
        (hidden("provider", form.provider.as_str()))
        (hidden("held_on", form.held_on.as_str()))
        (hidden("most", form.most.as_str()))
        (hidden("kind", form.kind.as_str()))
        (hidden("outcome", form.outcome.as_str()))
        (hidden("report", form.report.as_str()))
    }
}

/// What would be entered. `changed`: it is not what was shown before.
pub(super) fn plan(
    words: Words,
    event: &Event,
    report: &Report,
    form: &EventForm,
    plan: &Plan,
    changed: bool,
) -> Markup {
    let (entries, open) = (plan.entries(), plan.open());
    html! {
        div.wrap.stack.g5.mid {
            @if changed { p.note.warn role="alert" { (words.say("attendance-changed")) } }
            div.stack.g2 {
                (back("/assoc/attendance", words.say("attendance-title")))
                h1 { (words.say("attendance-check")) }
                p { (words.fill("event-about", &[("title", event.title.as_str().into()), ("date", words.date(event.held_on).into())])) }
                p { (words.fill("attendance-summary", &[("entries", entries.into()), ("open", open.into())])) }
            }
            @if !report.faults.is_empty() { (faults(words, &report.faults)) }
            form.stack.g5 method="post" action="/assoc/attendance/again" {
                (along(form))
                div.scroll tabindex="0" role="region" aria-label=(words.say("attendance-check")) { table {
                    caption.vh { (words.say("attendance-check")) }
                    thead { tr {
                        th scope="col" { (words.say("attendance-shown-as")) }
                        th scope="col" { (words.say("attendance-happens")) }
                    } }
                    tbody { @for line in &plan.lines { (row(words, form, line)) } }
                } }
                (everybody(plan.people.iter().map(|one| (one.name.as_str(), one.email.as_str()))))
                p { button.btn.quiet { (words.say("attendance-again")) } }
            }
            @if entries > 0 {
                form.stack method="post" action="/assoc/attendance/enter" {
                    (along(form))
                    @for who in &form.who { (hidden("who", who.as_str())) }
                    (hidden("print", plan.print(event)))
                    @if open > 0 { p.small.soft { (words.fill("attendance-open", &[("count", open.into())])) } }
                    p { button.btn { (words.fill("attendance-enter", &[("count", entries.into())])) } }
                }
            }
        }
    }
}

fn row(words: Words, form: &EventForm, line: &Planned) -> Markup {
    let number = line.attendee.lines.first().copied().unwrap_or_default();
    let said = form.said(number);
    let lines: Vec<String> = line.attendee.lines.iter().map(u64::to_string).collect();
    html! {
        tr {
            th scope="row" {
                (line.attendee.name) br;
                span.small.soft {
                    @if !line.attendee.email.is_empty() { (line.attendee.email) br; }
                    (words.fill("minutes-short", &[("count", line.attendee.minutes.into())])) ", "
                    (words.fill("attendance-lines", &[("count", lines.len().into()), ("lines", lines.join(", ").into())]))
                }
            }
            td.stack.g2 {
                p { (outcome(words, line)) }
                @if let Some(person) = &line.person {
                    p { (person.name) @if !person.library.is_empty() { br; span.small.soft { (person.library) } } }
                }
                (Who {
                    words,
                    number: number.to_string(),
                    name: &line.attendee.name,
                    typed: said.as_ref().map_or("", Said::typed),
                    nobody: said == Some(Said::Nobody),
                    open: line.is_open(),
                    problem: match (&said, &line.outcome) {
                        (Some(_), Outcome::Unknown) => Some(words.say("who-unknown")),
                        (Some(_), Outcome::Several) => Some(words.say("who-several")),
                        _ => None,
                    },
                })
            }
        }
    }
}

fn outcome(words: Words, line: &Planned) -> Markup {
    let (tag, key) = match &line.outcome {
        Outcome::Enter(_) => ("ok", "attendance-outcome-enter"),
        Outcome::Already => ("quiet", "attendance-outcome-already"),
        Outcome::Own => ("quiet", "attendance-outcome-own"),
        Outcome::TooShort => ("quiet", "attendance-outcome-short"),
        Outcome::Unknown => ("warn", "attendance-outcome-unknown"),
        Outcome::Several => ("warn", "attendance-outcome-several"),
        Outcome::LeftOut => ("quiet", "attendance-outcome-left"),
    };
    let minutes = if let Outcome::Enter(minutes) = &line.outcome { minutes.get() } else { 0 };
    html! {
        span.tag.(tag) { (words.fill(key, &[("minutes", minutes.into())])) }
        @if line.claimed { br; span.small { (words.say("attendance-claimed")) } }
    }
}

fn faults(words: Words, faults: &[Fault]) -> Markup {
    html! {
        div.note.warn.stack.g2 {
            p { (words.fill("attendance-faults", &[("count", faults.len().into())])) }
            ul { @for fault in faults { li {
                (words.fill("attendance-fault", &[("line", fault.line.into()), ("what", what(words, &fault.what).into())]))
            } } }
        }
    }
}

fn what(words: Words, fault: &FaultKind) -> String {
    match fault {
        FaultKind::Nobody => words.say("attendance-fault-nobody"),
        FaultKind::Time(text) => words.fill("attendance-fault-time", &[("text", text.as_str().into())]),
        FaultKind::Backwards => words.say("attendance-fault-backwards"),
        FaultKind::NoLength => words.say("attendance-fault-no-length"),
        FaultKind::Length(text) => words.fill("attendance-fault-length", &[("text", text.as_str().into())]),
    }
}
