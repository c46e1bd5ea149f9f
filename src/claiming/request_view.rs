//! The page of one piece of training done elsewhere: to check, to follow, to answer.

use chrono_tz::Tz;
use maud::{Markup, html};

use super::decided_view::{self, Decided};
use super::facts_view::{facts, pictures};
use super::request::latest_word;
use super::typed::Headings;
use super::upload;
use super::worth::worth_list;
use crate::accounts::UserId;
use crate::activities::{self, Activity, Claim, Extent, File, State, Step};
use crate::credit::{EntryFacts, Worth};
use crate::i18n::Words;
use crate::web::components::{Field, back};
use crate::web::{HelpLine, Problems};

/// What the page shows.
pub(super) struct Shown<'a> {
    pub activity: &'a Activity,
    pub claim: &'a Claim,
    /// What was changed since it was sent, and not sent yet.
    pub changed: Option<&'a Claim>,
    pub files: &'a [File],
    pub steps: &'a [Step],
    pub worth: &'a [Worth],
    pub headings: &'a [Headings],
    /// The name of who decided or asked; empty where nobody did.
    pub decider: &'a str,
    /// What was said when it was accepted, beside its parts.
    pub terms: Option<&'a EntryFacts>,
    /// Whose validators decide, and how to reach them.
    pub contact: HelpLine,
    /// Whose page it is.
    pub me: UserId,
    pub zone: Tz,
    /// The reply as it was typed.
    pub typed: &'a str,
    pub problems: &'a Problems,
}

/// The page.
pub(super) fn view(words: Words, shown: &Shown<'_>) -> Markup {
    let (activity, organization) = (shown.activity, shown.contact.organization.as_str());
    let draft = activity.state == State::Draft;
    html! {
        div.wrap.stack.g6.mid {
            (shown.problems.summary(words))
            div.stack.g2 {
                (back("/record", words.say("nav-record")))
                @if draft {
                    h1 { (words.say("request-check")) }
                    p { (words.fill("request-check-about", &[("organization", organization.into())])) }
                } @else {
                    h1 { (shown.claim.title) }
                    p { (activities::tag(words, activity.state)) " " (status(words, shown)) }
                }
            }
            @match activity.state {
                State::Returned => (question(words, shown)),
                State::Accepted | State::Rejected => (decision(words, shown)),
                _ => {}
            }
            section.stack aria-labelledby="said" {
                h2.h3 #said { (words.say("request-said")) }
                (facts(words, shown.changed.unwrap_or(shown.claim), shown.headings))
                @if shown.changed.is_some() { p.note.info { (words.say("request-changed")) } }
            }
            section.stack aria-labelledby="shown" {
                h2.h3 #shown { (words.say("request-evidence")) }
                (pictures(words, &activity.path(), shown.files))
            }
            @if !matches!(activity.state, State::Rejected | State::Withdrawn) {
                @let counts = activity.state == State::Accepted;
                section.panel.stack.g3 aria-labelledby="worth" {
                    h2.h4 #worth { (words.say(if counts { "worth-counts" } else { "worth-title" })) }
                    (worth_list(words, shown.worth))
                    @if !counts { p.small.soft { (words.fill("worth-about", &[("organization", organization.into())])) } }
                }
            }
            (actions(words, shown))
            @if !shown.steps.is_empty() { (history(words, shown)) }
        }
    }
}

fn status(words: Words, shown: &Shown<'_>) -> String {
    let organization = shown.contact.organization.as_str();
    let at = shown.activity.changed_at.with_timezone(&shown.zone).date_naive();
    let key = format!("request-status-{}", shown.activity.state.word());
    let values =
        [("organization", organization.into()), ("name", shown.decider.into()), ("date", words.date(at).into())];
    words.fill(&key, &values)
}

fn question(words: Words, shown: &Shown<'_>) -> Markup {
    let path = shown.activity.path();
    html! {
        @if let Some(step) = latest_word(shown.steps) {
            div.note.info.stack.g2 {
                p { (words.fill("request-asks", &[("name", shown.decider.into())])) }
                p.said { (step.reason) }
            }
        }
        form.stack method="post" action={ (path) "/reply" } enctype="multipart/form-data" novalidate {
            (Field {
                name: "text",
                label: words.say("request-reply"),
                hint: None,
                value: shown.typed,
                kind: "textarea",
                autocomplete: "off",
                problems: shown.problems,
            })
            (more_evidence(words, shown.problems))
            div.row {
                button.btn { (words.say("request-reply-send")) }
                a.btn.quiet href={ "/record/add?id=" (shown.activity.id) } { (words.say("request-change")) }
            }
        }
    }
}

fn more_evidence(words: Words, problems: &Problems) -> Markup {
    let problem = problems.of("evidence");
    html! {
        div.field.bad[problem.is_some()] {
            label for="evidence" { (words.say("request-more-evidence")) }
            p.hint #evidence-hint { (upload::hint(words)) }
            @if let Some(problem) = problem { p.err #evidence-problem { (problem) } }
            input #evidence name="evidence" type="file" accept="image/jpeg,image/png,image/webp,image/gif,application/pdf" multiple
                aria-describedby=(if problem.is_some() { "evidence-hint evidence-problem" } else { "evidence-hint" })
                aria-invalid=[problem.map(|_| "true")];
        }
    }
}

/// What was decided, with its reason.
fn decision(words: Words, shown: &Shown<'_>) -> Markup {
    let Some(step) = latest_word(shown.steps) else { return html! {} };
    let class = if shown.activity.state == State::Accepted { "ok" } else { "warn" };
    let (counts, claimed) = (Extent::of_parts(&step.parts), shown.claim.extent());
    let (claim, terms, headings) = (shown.claim, shown.terms, shown.headings);
    let view = Decided { claim, step, by: shown.decider, terms, headings, zone: shown.zone };
    let key = format!("request-decided-{}", step.did.word());
    let values = [
        ("organization", shown.contact.organization.as_str().into()),
        ("name", shown.decider.into()),
        ("count", counts.count().into()),
        ("amount", counts.said(words).into()),
    ];
    html! {
        div.note.stack.g2.(class) {
            p { (words.fill(&key, &values)) }
            @if !step.parts.is_empty() && counts != claimed {
                p { (words.fill("request-in-part", &[("claimed", claimed.said(words).into()), ("count", counts.count().into()), ("amount", counts.said(words).into())])) }
            }
            (decided_view::decided(words, &view))
            @if view.differs() {
                p { (words.fill("request-more", &values)) " " a href={ "mailto:" (shown.contact.email) } { (shown.contact.email) } }
            }
        }
    }
}

fn actions(words: Words, shown: &Shown<'_>) -> Markup {
    let (activity, path) = (shown.activity, shown.activity.path());
    html! {
        div.row.noprint {
            @match activity.state {
                State::Draft => {
                    form method="post" action={ (path) "/send" } { button.btn { (words.say("request-send")) } }
                    a.btn.quiet href={ "/record/add?id=" (activity.id) } { (words.say("request-change")) }
                    form method="post" action={ (path) "/discard" } { button.btn.plain { (words.say("request-discard")) } }
                }
                State::Submitted | State::Returned => {
                    form method="post" action={ (path) "/withdraw" } { button.btn.plain { (words.say("request-withdraw")) } }
                }
                State::Accepted | State::Rejected | State::Withdrawn => {
                    a.btn.quiet href={ "/record/add?again=" (activity.id) } { (words.say("request-again")) }
                }
            }
        }
    }
}

/// Everything that happened, the first thing first.
fn history(words: Words, shown: &Shown<'_>) -> Markup {
    html! {
        section.stack aria-labelledby="history" {
            h2.h3 #history { (words.say("request-history")) }
            ol.stack.g3.plain {
                @for step in shown.steps {
                    li {
                        p {
                            b { (words.say(&format!("activity-did-{}", step.did.word()))) } " "
                            span.small.soft {
                                @if step.actor == shown.me { (words.say("request-you")) } @else { (words.say("request-validator")) }
                                ", " (words.moment(step.at, shown.zone))
                            }
                        }
                        @if !step.reason.is_empty() { p.said { (step.reason) } }
                    }
                }
            }
        }
    }
}
