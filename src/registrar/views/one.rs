//! One certificate as a page.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use maud::{Markup, html};

use super::standing;
use crate::certificates::{self, Certificate, Entry, Reason};
use crate::decisions::Decision;
use crate::i18n::Words;
use crate::registrar::ground::Lacking;
use crate::registrar::one;
use crate::web::components::{back, icon};

/// What the page shows.
pub(in crate::registrar) struct Shown<'a> {
    pub entry: &'a Entry,
    /// The one that replaced it.
    pub newer: Option<&'a Certificate>,
    pub decisions: &'a [Decision],
    /// What was done just now.
    pub done: &'a str,
    /// Whether its withdrawal can still be taken back.
    pub undo: bool,
    /// What it lacks to be issued anew.
    pub lacking: Option<Lacking>,
    pub now: DateTime<Utc>,
    pub zone: Tz,
}

impl Shown<'_> {
    /// The page.
    pub fn render(&self, words: Words) -> Markup {
        let certificate = &self.entry.certificate;
        let facts = &certificate.facts;
        let path = one::path(certificate.id);
        let today = self.now.with_timezone(&self.zone).date_naive();
        html! {
            div.wrap.stack.g6 {
                @match self.done {
                    "withdrawn" => p.note.warn role="status" { (words.say("one-done-withdrawn")) },
                    "restored" => p.note.ok role="status" { (words.say("one-done-restored")) },
                    "issued" => p.note.ok role="status" { (words.say("one-done-issued")) },
                    _ => {}
                }
                div.stack.g2 {
                    (back("/assoc/certificates", words.say("register-title")))
                    h1 { (facts.learner) }
                    p.row { code { (certificate.code) } (standing(words, certificate, today)) }
                    p.soft { (self.entry.email) }
                }
                (self.state(words, &path))
                @if let Some(lacking) = self.lacking { p.note.warn { (words.say(lacking.key(certificate, self.undo))) } }
                @if certificate.stands() && self.lacking.is_none() && self.entry.name != facts.learner {
                    div.note.info.stack.g2 {
                        p { (words.fill("one-renamed", &[("name", self.entry.name.as_str().into())])) }
                        p { a href={ (path) "/again" } { (words.say("one-renamed-next")) } }
                    }
                }
                div.row {
                    @if certificate.superseded_by.is_none() && self.lacking.is_none() {
                        a.btn.quiet href={ (path) "/again" } { (words.say("one-again")) }
                    }
                    a.btn.quiet href={ (path) ".pdf" } { (icon("download")) " PDF" }
                    a.btn.quiet href={ "/v/" (certificate.code) } { (words.say("certificate-public-page")) }
                    @if certificate.stands() { a.btn.danger href={ (path) "/withdraw" } { (words.say("one-withdraw")) } }
                }
                div.cols.even {
                    section.panel.stack.g3 aria-labelledby="says" {
                        h2.h4 #says { (words.say("one-says")) }
                        (certificates::facts_in_short(words, facts))
                        details { summary { (words.say("certificate-says")) } (certificates::facts_in_full(words, facts)) }
                    }
                    (self.history(words))
                }
            }
        }
    }

    fn state(&self, words: Words, path: &str) -> Markup {
        let certificate = &self.entry.certificate;
        html! {
            @if let Some(withdrawal) = &certificate.withdrawn {
                div.note.no.stack.g3 {
                    p { (words.fill("one-withdrawn", &[("moment", words.moment(withdrawal.at, self.zone).into())])) }
                    p { (words.say("withdraw-public")) " “" (withdrawal.reason.public(words)) "”" }
                    @if !withdrawal.note.is_empty() { p { (words.say("desk-why")) ": " (withdrawal.note) } }
                    @if self.undo {
                        form.stack.g2 method="post" action={ (path) "/take-back" } {
                            p { (words.fill("one-undo-until", &[
                                ("moment", words.moment(withdrawal.final_at(), self.zone).into()),
                            ])) }
                            p { button.btn.quiet { (words.say("one-undo")) } }
                        }
                    }
                }
            }
            @if let Some(newer) = self.newer {
                p.note.info { a href=(one::path(newer.id)) { (words.fill("one-newer", &[("code", newer.code.to_string().into())])) } }
            }
        }
    }

    /// What was decided, the latest first, and at last that it was issued.
    fn history(&self, words: Words) -> Markup {
        let certificate = &self.entry.certificate;
        let decided = |outcome: &str| self.decisions.iter().any(|decision| decision.outcome == outcome);
        html! {
            section.panel.stack.g3 aria-labelledby="history" {
                h2.h4 #history { (words.say("one-history")) }
                ul.list.stack.g3 {
                    @for decision in self.decisions.iter().rev() { li { (self.decision(words, decision)) } }
                    @if !decided("issued") && !decided("issued_anew") {
                        li {
                            b { (words.say("decided-by-itself")) }
                            p.small.soft { (words.moment(certificate.issued_at, self.zone)) }
                        }
                    }
                }
            }
        }
    }

    fn decision(&self, words: Words, decision: &Decision) -> Markup {
        let key = format!("decided-{}", decision.outcome);
        let reason = decision.after["reason"].as_str().and_then(Reason::from_code);
        let other = |side: &serde_json::Value| side["code"].as_str().map(str::to_owned);
        html! {
            b { (words.say(&key)) }
            @if let Some(reason) = reason { p { (reason.public(words)) } }
            @match decision.outcome.as_str() {
                "replaced" => @if let Some(code) = other(&decision.after) { p { (words.fill("decided-by-code", &[("code", code.into())])) } },
                "issued_anew" => @if let Some(code) = other(&decision.before) { p { (words.fill("decided-for-code", &[("code", code.into())])) } },
                _ => {}
            }
            @if !decision.reason.is_empty() { p.said { (decision.reason) } }
            p.small.soft { (decision.actor_name) ", " (words.moment(decision.decided_at, self.zone)) }
        }
    }
}
