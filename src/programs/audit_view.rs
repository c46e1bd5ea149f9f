//! The list of what was drawn for audit, and what its owners are told on their own page.

use chrono::{DateTime, Utc};
use maud::{Markup, html};
use uuid::Uuid;

use super::audit::{Asked, AuditForm};
use super::said;
use crate::accounts::UserId;
use crate::credit::programs::{EnrollmentId, Holder, KeptPeriod, Program, Standing};
use crate::i18n::{Language, Words};
use crate::time::Zone;
use crate::web::components::{back, hidden, icon};
use crate::web::{Frame, Nav, Problems};

/// A period that was drawn.
pub(super) struct Row {
    /// Whose.
    pub name: String,
    /// What it came to.
    pub standing: Standing,
}

/// What the registrar's page shows.
pub(super) struct Shown<'a> {
    pub program: &'a Program,
    pub rows: &'a [Row],
    pub next: Option<Uuid>,
    pub asked: &'a Asked,
    pub me: UserId,
    pub form: &'a AuditForm,
    pub problems: &'a Problems,
    pub now: DateTime<Utc>,
}

/// The registrar's page.
pub(super) fn page(frame: &Frame, shown: &Shown<'_>) -> Markup {
    let words = frame.words;
    let rules = &shown.program.current(shown.now.date_naive()).rules;
    let path = format!("/assoc/programs/{}", shown.program.code);
    let rate = rules.approval.audit_rate.unwrap_or_default().get();
    let main = html! {
        div.wrap.stack.g6.mid {
            (shown.problems.summary(words))
            @if shown.asked.done.is_some() { p.note.ok role="status" { (words.say("audit-done")) } }
            div.stack.g2 {
                (back(&path, &rules.program.name))
                h1 { (words.say("audit-title")) }
                p { (words.fill("audit-about", &[("rate", rate.into())])) }
                @if rate > 0 {
                    details.small { summary { (words.say("audit-how")) } p { (words.fill("audit-drawing", &[("rate", rate.into())])) } }
                }
            }
            @if shown.rows.is_empty() { div.empty.stack { p { (words.say("audit-none")) } } }
            ul.stack.g5.plain { @for row in shown.rows { li.panel.stack.g3 { (one(words, shown, row)) } } }
            @if let Some(next) = shown.next {
                nav aria-label=(words.say("what-if-pages")) { a.btn.quiet.sm href={ (path) "/audit?after=" (next) } { (words.say("page-next")) } }
            }
        }
    };
    frame.page(words.say("audit-title")).at(Nav::Association).error(!shown.problems.is_empty()).render(main)
}

fn one(words: Words, shown: &Shown<'_>, row: &Row) -> Markup {
    let (standing, kept) = (&row.standing, &row.standing.kept);
    let id = kept.id.to_string();
    let field = format!("reason-{id}");
    let problem = shown.problems.of(&field);
    let typed = if shown.form.period == id { shown.form.reason.as_str() } else { "" };
    let path = format!("/assoc/programs/{}", shown.program.code);
    html! {
        div.stack.g1 {
            h2.h3 { (row.name) }
            p {
                span lang=[words.lang(Language::English)] { (standing.track.name) } ", " (span(words, kept)) ", "
                (said::amount(standing.account.counted, &standing.account.unit))
            }
            p.small.soft { (progress(words, standing.rules.program.time_zone, kept)) }
            p.small.soft { (words.fill("audit-number", &[("id", id.as_str().into())])) }
        }
        p { a.btn.quiet.sm href={ (path) "/people/" (standing.enrollment.holder.uuid()) "/" (id) "/packet" } download {
            (icon("download")) " " (words.say("packet-get")) span.vh { ": " (row.name) }
        } }
        @if standing.enrollment.holder == Holder::Person(shown.me) { p.note.info { (words.say("people-own")) "." } } @else {
        form.stack.g3.noprint method="post" action={ (path) "/audit" @if let Some(after) = shown.asked.after { "?after=" (after) } } novalidate {
            (hidden("holder", kept.holder.to_string().as_str()))
            (hidden("period", id.as_str()))
            div.field.bad[problem.is_some()] {
                label for=(field) { (words.say("rules-reason")) span.vh { ": " (row.name) } }
                @if let Some(problem) = problem { p.err id={ (field) "-problem" } { (problem) } }
                textarea id=(field) name="reason" rows="3" aria-describedby=[problem.map(|_| format!("{field}-problem"))] aria-invalid=[problem.map(|_| "true")] { (typed) }
            }
            div.row {
                button.btn name="do" value="passed" { (words.say("audit-pass")) span.vh { ": " (row.name) } }
                button.btn.quiet name="do" value="return" { (words.say("audit-return")) span.vh { ": " (row.name) } }
            }
        }
        }
    }
}

fn span(words: Words, kept: &KeptPeriod) -> String {
    let (from, to) = (kept.period.span.starts, kept.period.last_day());
    words.fill("program-span", &[("from", words.date(from).into()), ("to", words.date(to).into())])
}

/// How far an audit has come, in a sentence; nothing where there was none.
fn progress(words: Words, zone: Zone, kept: &KeptPeriod) -> String {
    let Some(audit) = kept.audit else { return String::new() };
    let (key, at) = match (audit.evidence_at, audit.audited_at) {
        (_, Some(at)) => ("audit-passed-on", at),
        (Some(at), None) => ("audit-evidence-on", at),
        (None, None) => ("audit-drawn-on", audit.drawn_at),
    };
    words.fill(key, &[("date", words.date(zone.day(at)).into())])
}

/// What the owner of a period is told about its audit, and the button that says everything is there.
pub(super) fn own(words: Words, zone: Zone, enrollment: EnrollmentId, periods: &[KeptPeriod]) -> Markup {
    html! {
        @for kept in periods.iter().filter(|kept| kept.audit.is_some()) {
            section.panel.stack.g3 aria-labelledby={ "audit-" (kept.id) } {
                h2.h4 id={ "audit-" (kept.id) } { (words.say("audit-own")) }
                p.small { (span(words, kept)) }
                p.small { (progress(words, zone, kept)) }
                @if kept.is_audited() && kept.audit.is_some_and(|audit| audit.evidence_at.is_none()) {
                    p.small { (words.say("audit-asks")) }
                    form method="post" action={ "/record/programs/" (enrollment) "/audit/" (kept.id) } {
                        button.btn { (words.say("audit-there")) }
                    }
                }
            }
        }
    }
}
