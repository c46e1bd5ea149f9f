//! The list of those who are in a program, and the form to decide on their periods.

use chrono::{DateTime, Utc};
use maud::{Markup, html};
use uuid::Uuid;

use super::people::{Asked, DecisionForm, Row};
use super::{hand_in, papers, said, steps_view};
use crate::credit::programs::{HandedIn, Holder, Left, PeriodState, Program};
use crate::credit::rules::ApprovalMode;
use crate::i18n::{Language, Words};
use crate::text::capital;
use crate::web::components::{Choice, Field, back};
use crate::web::{Frame, Nav, Problems};

/// What the page shows.
pub(super) struct Shown<'a> {
    pub program: &'a Program,
    pub rows: &'a [Row],
    /// Who left it with something accepted, by name, the last first.
    pub left: &'a [(String, Left)],
    pub next: Option<Uuid>,
    pub asked: &'a Asked,
    /// How many handed something in that waits, and for whom; none where nobody did.
    pub waiting: Option<&'a HandedIn>,
    pub form: &'a DecisionForm,
    pub problems: &'a Problems,
    pub now: DateTime<Utc>,
}

/// The page.
pub(super) fn page(frame: &Frame, shown: &Shown<'_>) -> Markup {
    let words = frame.words;
    let rules = &shown.program.current(shown.now.date_naive()).rules;
    let (code, asked) = (shown.program.code.as_str(), shown.asked);
    let path = format!("/assoc/programs/{code}");
    let main = html! {
        div.wrap.stack.g6 {
            (shown.problems.summary(words))
            @if let Some(left) = asked.left.filter(|left| *left > 0) { p.note.warn role="status" { (words.fill("steps-left", &[("count", left.into())])) } }
            @if let Some(done) = asked.done { p.note.ok role="status" { (words.fill("people-decided", &[("count", done.into())])) } }
            div.stack.g2 {
                (back(&path, &rules.program.name))
                h1 { (words.say("rules-people")) }
            }
            @if asked.only_handed_in() { p { (said_of(words, shown.waiting)) " " a href={ (path) "/people" } { (words.say("people-everybody")) } } }
            @else if let Some(waiting) = shown.waiting { p { (waits(words, waiting)) } }
            @if rules.approval.mode == ApprovalMode::AuditOnly { p { a href={ (path) "/audit" } { (words.say("audit-title")) } } }
            @if shown.rows.is_empty() {
                @if !asked.only_handed_in() { div.empty.stack { p { (words.say("people-none-enrolled")) } } }
            } @else {
                form.stack.g5 method="post" action=(asked.address(code, asked.after)) novalidate {
                    (table(words, shown))
                    (decision(words, shown))
                }
            }
            @if let Some(next) = shown.next {
                nav aria-label=(words.say("what-if-pages")) { a.btn.quiet.sm href=(asked.address(code, Some(next))) { (words.say("page-next")) } }
            }
            @if !shown.left.is_empty() { (left(words, shown)) }
            @if asked.after.is_some() { p { a href=(asked.address(code, None)) { (words.say("people-first-page")) } } }
        }
    };
    frame.page(words.say("rules-people")).at(Nav::Association).error(!shown.problems.is_empty()).render(main)
}

/// How many wait for the registrar, and how many for a validator first.
fn said_of(words: Words, waiting: Option<&HandedIn>) -> String {
    let (registrar, validators) = waiting.map_or((0, 0), |waiting| (waiting.for_registrar, waiting.for_validators));
    let mut said = words.fill("people-handed-in", &[("count", registrar.into())]);
    if validators > 0 {
        said = format!("{said} {}", words.fill("people-with-validators", &[("count", validators.into())]));
    }
    said
}

/// The same, leading to them.
pub(super) fn waits(words: Words, waiting: &HandedIn) -> Markup {
    let said = said_of(words, Some(waiting));
    html! { a href={ "/assoc/programs/" (waiting.program) "/people?handed_in=yes" } { (said) } }
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
            } }
            tbody { @for Row { name, standing, attestation, turn } in shown.rows {
                @let id = standing.kept.id.to_string();
                tr {
                    td { label.check { input type="checkbox" name="period" value=(id) checked[shown.form.period.contains(&id)]; span.vh { (name) @if standing.kept.state == PeriodState::Lapsed { ", " (state(words, PeriodState::Lapsed)) } } } }
                    th scope="row" { (name) br; span.small.soft lang=[english] { (standing.track.name) } br;
                        a.small href={ "/assoc/programs/" (shown.program.code) "/people/" (standing.enrollment.holder.uuid()) "/" (id) "/packet" } download {
                            (words.say("packet-get")) span.vh { ": " (name) }
                        }
                        @if let (Holder::Person(person), false) = (standing.enrollment.holder, standing.kept.state.is_settled()) {
                            br; a.small href={ "/assoc/programs/" (shown.program.code) "/people/" (person) "/" (id) "/recognize" } {
                                (words.say("recognize-title")) span.vh { ": " (name) }
                            }
                        }
                    }
                    td {
                        span lang=[english] { (said::of_what(standing)) }
                        @if standing.complete() { " " span.tag.ok { (capital(&words.say("what-if-complete"))) } }
                        br; (state(words, standing.kept.state))
                        @if let Some(turn) = turn { p.small { (steps_view::turn(words, turn)) } }
                        @if let Some(attestation) = attestation { (hand_in::answer(words, standing, attestation)) }
                    }
                    td { (words.short_date_and_year(standing.ends)) }
                }
            } }
        } }
    }
}

/// Those who have left the program, with the packets of what was accepted.
fn left(words: Words, shown: &Shown<'_>) -> Markup {
    html! {
        section.stack.g2 aria-labelledby="left" {
            h2.h3 #left { (words.say("people-left")) }
            ul.stack.g1 {
                @for (name, left) in shown.left {
                    @for kept in &left.settled {
                        li {
                            (name) ", " (papers::span(words, kept)) ", " (papers::state(words, kept)) " "
                            a.small href={ "/assoc/programs/" (shown.program.code) "/people/" (kept.holder) "/" (kept.id) "/packet" } download {
                                (words.say("packet-get")) span.vh { ": " (name) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// How far a period has come; an open one is nothing to speak of.
fn state(words: Words, state: PeriodState) -> Markup {
    let tag = match state {
        PeriodState::Open => "small soft",
        PeriodState::Submitted => "tag warn",
        PeriodState::Renewed | PeriodState::Exempt => "tag ok",
        PeriodState::Lapsed => "tag no",
    };
    html! { span.(tag) { (capital(&words.fill("period-state", &[("state", state.word().into())]))) } }
}

fn decision(words: Words, shown: &Shown<'_>) -> Markup {
    html! {
        fieldset.stack.g4.mid {
            legend.h3 { (words.say("people-decide")) }
            label.check { input type="checkbox" name="all" value="yes" checked[shown.form.all == "yes"]; (words.say(if shown.asked.only_handed_in() { "people-all-handed-in" } else { "people-all" })) }
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
