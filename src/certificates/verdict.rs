//! The public page's answers: first the answer, then the facts, then the evidence.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use maud::{Markup, html};

use super::code::{Code, Typo};
use super::facts_list;
use super::queries::Certificate;
use super::state::State;
use super::verify::{Finding, Proven};
use crate::i18n::Words;
use crate::organizations::Organization;
use crate::web::components::{Field, Sign, icon, seal};
use crate::web::{Frame, Problems};

/// A code that was checked.
pub struct Checked<'a> {
    /// What was typed.
    pub typed: &'a str,
    /// The answer.
    pub finding: &'a Finding,
    /// Who issued it, or who runs this site.
    pub organization: Option<&'a Organization>,
    /// What proves it, where everything about it may be shown.
    pub proven: Option<&'a Proven>,
    /// What its owner is called today, where that is another name and they let it be said.
    pub also: Option<&'a str>,
    /// When it was checked.
    pub at: DateTime<Utc>,
    /// On whose clock.
    pub zone: Tz,
}

/// How an answer looks.
pub(super) struct Look {
    /// Its color.
    pub class: &'static str,
    /// The sign in its seal.
    pub sign: Option<Sign>,
    /// The message that is its heading; with `-means` behind it, what it means.
    pub key: &'static str,
    /// The words round the seal.
    pub rim: &'static str,
}

/// How the answer to a code looks.
pub(super) fn look(finding: &Finding) -> Look {
    let look = |class, sign, key, rim| Look { class, sign, key, rim };
    match finding {
        Finding::Found(_, State::Genuine) => look("good", Some(Sign::Check), "verify-genuine", "verify-rim-genuine"),
        Finding::Found(_, State::Private) => look("good", Some(Sign::Check), "verify-private", "verify-rim-genuine"),
        Finding::Found(_, State::PastDate(_)) => look("fair", Some(Sign::Clock), "verify-past", "verify-rim-past"),
        Finding::Found(_, State::Replaced(_)) => {
            look("fair", Some(Sign::Arrow), "verify-replaced", "verify-rim-replaced")
        }
        Finding::Found(_, State::Withdrawn(_)) => {
            look("poor", Some(Sign::Cross), "verify-withdrawn", "verify-rim-withdrawn")
        }
        Finding::Damaged(_) => look("poor", None, "verify-damaged", ""),
        Finding::Typo(_) => look("fair", None, "verify-typo", ""),
        Finding::NotFound => look("poor", None, "verify-not-found", ""),
    }
}

/// The answer.
pub fn page(frame: &Frame, checked: &Checked<'_>) -> Markup {
    let words = frame.words;
    let look = look(checked.finding);
    let name = checked.organization.map_or("", |organization| organization.body.name.as_str());
    let moment = words.moment(checked.at, checked.zone);
    let main = html! {
        div.wrap.stack.g5.mid {
            section.panel.stack.g5.verdict.(look.class) aria-labelledby="answer" {
                div.row.answer {
                    @if let Some(sign) = look.sign { (seal(sign, seal_text(checked.organization), &words.say(look.rim))) }
                    div.stack.g2.grow {
                        h1.h2 #answer { (words.say(look.key)) }
                        p { (words.fill(&format!("{}-means", look.key), &[("organization", name.into())])) }
                        p.small.soft { (words.fill("verify-checked", &[("moment", moment.into())])) }
                    }
                }
                @match checked.finding {
                    Finding::Found(certificate, state) => {
                        (found(words, checked.zone, certificate, state))
                        @if let Some(name) = checked.also { p { (words.fill("verify-also", &[("name", name.into())])) } }
                    }
                    Finding::Damaged(certificate) => dl.facts {
                        div { dt { (words.say("fact-code")) } dd { code { (certificate.code) } } }
                    },
                    Finding::Typo(typo) => (form(words, checked.typed, &problem(words, *typo))),
                    Finding::NotFound => (form(words, checked.typed, &Problems::new())),
                }
            }
            @if let (Finding::Found(certificate, _), Some(proven)) = (checked.finding, checked.proven) {
                (evidence(words, &certificate.code, proven, checked))
            }
            @if matches!(checked.finding, Finding::Found(..) | Finding::Damaged(_)) { (another(words)) }
            (wrong(words, checked.organization))
        }
    };
    let title = match checked.finding {
        Finding::Found(certificate, State::Genuine) => {
            words.fill("verify-title-genuine", &[("name", certificate.facts.learner.as_str().into())])
        }
        _ => words.say(look.key),
    };
    frame.page(title).noindex().beside_brand(issuer(words, checked.organization)).render(main)
}

pub(super) fn seal_text(organization: Option<&Organization>) -> &str {
    organization.map_or("", |organization| organization.body.seal_text.as_str())
}

pub(super) fn issuer(words: Words, organization: Option<&Organization>) -> String {
    match organization {
        Some(organization) => words.fill("verify-from", &[("organization", organization.body.name.as_str().into())]),
        None => words.say("verify-ask"),
    }
}

/// What may be said of a certificate in this state.
pub(super) fn found(words: Words, zone: Tz, certificate: &Certificate, state: &State) -> Markup {
    let facts = &certificate.facts;
    let day = |at: DateTime<Utc>| words.date(at.with_timezone(&zone).date_naive());
    html! {
        @if facts.example { p.note.warn { b { (words.say("verify-example")) } } }
        @match state {
            State::Genuine | State::PastDate(_) if certificate.details_public => {
                (facts_list::main(words, facts))
                details {
                    summary { (words.say("certificate-says")) }
                    (facts_list::details(words, facts))
                }
            }
            State::Genuine | State::PastDate(_) | State::Private => {
                (facts_list::bare(words, facts))
                p { (words.say("verify-ask-owner")) }
            }
            State::Replaced(newer) => {
                dl.facts {
                    div { dt { (words.say("fact-code")) } dd { code { (certificate.code) } } }
                    div { dt { (words.say("fact-issued")) } dd { (words.date(facts.issued_on)) } }
                }
                p { a href={ "/v/" (newer) } { (words.say("verify-see-newer")) } }
            }
            State::Withdrawn(withdrawal) => {
                dl.facts {
                    div { dt { (words.say("fact-code")) } dd { code { (certificate.code) } } }
                    div { dt { (words.say("fact-issued")) } dd { (words.date(facts.issued_on)) } }
                    div { dt { (words.say("fact-withdrawn")) } dd { (day(withdrawal.at)) } }
                    div { dt { (words.say("fact-reason")) } dd { (withdrawal.reason.public(words)) } }
                }
                p.small { (words.say("verify-withdrawn-owner")) }
            }
        }
    }
}

/// What proves it, to be checked by others.
fn evidence(words: Words, code: &Code, proven: &Proven, checked: &Checked<'_>) -> Markup {
    let logged = proven.entry.map(|(number, at)| {
        let moment = words.moment(at, checked.zone);
        words.fill("verify-logged", &[("number", number.saturating_add(1).into()), ("moment", moment.into())])
    });
    html! {
        section.panel.stack.g3 aria-labelledby="proof" {
            h2.h4 #proof { (words.say("verify-proof")) }
            p { (words.say("verify-proof-how")) }
            dl.facts.tight {
                div { dt { (words.say("verify-signed-by")) } dd.prose { code { (proven.did) } } }
                div { dt { (words.say("verify-key")) } dd.prose { code { (proven.key) } } }
                @if let Some(logged) = logged { div { dt { (words.say("verify-log")) } dd.prose { (logged) } } }
            }
            ul.noprint {
                li { a href={ "/v/" (code) "/credential.json" } download { (words.say("verify-credential")) } }
                li { a href={ "/v/" (code) ".jwt" } download { (words.say("verify-token")) } }
                li { a href={ "/v/" (code) ".json" } download { (words.say("verify-bundle")) } }
            }
        }
    }
}

/// The way to the next check.
pub(super) fn another(words: Words) -> Markup {
    html! {
        section.panel.stack.g3.noprint aria-labelledby="another" {
            h2.h4 #another { (words.say("verify-another")) }
            (form(words, "", &Problems::new()))
            (file_form(words, &Problems::new()))
        }
    }
}

/// The field for a PDF. A file may be dropped on it.
pub(super) fn file_form(words: Words, problems: &Problems) -> Markup {
    let problem = problems.of("file");
    let described = if problem.is_some() { "file-hint file-problem" } else { "file-hint" };
    html! {
        form.row.low method="post" action="/v" enctype="multipart/form-data" {
            div.field.grow.bad[problem.is_some()] {
                label for="file" { (words.say("verify-file")) }
                p.hint #file-hint { (words.say("verify-file-hint")) }
                @if let Some(problem) = problem { p.err #file-problem { (problem) } }
                input #file name="file" type="file" accept="application/pdf,.pdf" aria-describedby=(described)
                    aria-invalid=[problem.map(|_| "true")];
            }
            button.btn.quiet { (icon("search")) " " (words.say("verify-file-check")) }
        }
    }
}

fn problem(words: Words, typo: Typo) -> Problems {
    let sentence = match typo {
        Typo::Length { found } => words.fill("verify-typo-length", &[("found", found.into())]),
        Typo::Character { wrong, place } => {
            words.fill("verify-typo-character", &[("wrong", wrong.to_string().into()), ("place", place.into())])
        }
        Typo::Check => words.say("verify-typo-check"),
    };
    let mut problems = Problems::new();
    problems.add("code", sentence);
    problems
}

pub(super) fn form(words: Words, typed: &str, problems: &Problems) -> Markup {
    let field = Field {
        name: "code",
        label: words.say("verify-code"),
        hint: Some(words.say("verify-code-hint")),
        value: typed,
        kind: "text",
        autocomplete: "off",
        problems,
    };
    html! {
        form.row.low action="/v" {
            div.grow { (field) }
            button.btn.quiet { (icon("search")) " " (words.say("verify-check")) }
        }
    }
}

/// Whom to tell.
pub(super) fn wrong(words: Words, organization: Option<&Organization>) -> Markup {
    html! {
        @if let Some(organization) = organization {
            p.small.soft {
                (words.fill("verify-wrong", &[("organization", organization.body.name.as_str().into())])) " "
                a href={ "mailto:" (organization.body.contact_email) } { (organization.body.contact_email) } ", "
                a href={ "tel:" (organization.body.contact_phone) } { (organization.body.contact_phone) } "."
            }
        }
    }
}

/// The page with the one field.
/// `sent` says that it was sent, with nothing in it.
pub fn form_page(frame: &Frame, organization: Option<&Organization>, sent: bool) -> Markup {
    let mut problems = Problems::new();
    if sent {
        problems.add("code", frame.words.say("verify-code-empty"));
    }
    form_page_with(frame, organization, &problems)
}

/// The page with its fields, and what must change in them.
pub(super) fn form_page_with(frame: &Frame, organization: Option<&Organization>, problems: &Problems) -> Markup {
    let words = frame.words;
    let main = html! {
        div.wrap.stack.g5.mid {
            (problems.summary(words))
            section.panel.stack.g5 {
                h1.h2 { (words.say("verify-ask")) }
                p { (words.say("verify-ask-how")) }
                (form(words, "", problems))
                (file_form(words, problems))
            }
        }
    };
    frame
        .page(words.say("verify-ask"))
        .error(!problems.is_empty())
        .noindex()
        .beside_brand(issuer(words, organization))
        .render(main)
}

/// Too many codes from one network.
pub fn too_many(frame: &Frame, organization: Option<&Organization>, seconds: u64) -> Markup {
    let words = frame.words;
    let main = html! {
        div.wrap.stack.g5.mid {
            h1 { (words.say("problem-many-title")) }
            p { (words.fill("problem-many", &[("minutes", seconds.div_ceil(60).max(1).into())])) }
            (wrong(words, organization))
        }
    };
    frame.page(words.say("problem-many-title")).noindex().beside_brand(issuer(words, organization)).render(main)
}
