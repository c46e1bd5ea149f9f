//! What a supervisor is shown of somebody's period, and the form in which they answer.

use std::collections::HashMap;

use maud::{Markup, html};

use super::attested::AnswerForm;
use super::said;
use crate::activities::Extent;
use crate::credit::EntryId;
use crate::credit::programs::{Attestation, Standing};
use crate::credit::rules::Outcome;
use crate::i18n::{Language, Words};
use crate::measure::Credit;
use crate::web::components::{Field, hidden};
use crate::web::{Frame, Problems};

/// Why nothing can be said any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ends {
    /// They attested.
    Attested,
    /// They declined.
    Declined,
    /// The time of the link is over.
    Old,
    /// It was handed in, or somebody else was asked.
    NotNeeded,
}

/// What the page shows.
pub(super) struct Shown<'a> {
    pub attestation: &'a Attestation,
    /// Whose period it is.
    pub name: &'a str,
    pub first: &'a str,
    pub standing: &'a Standing,
    pub titles: &'a HashMap<EntryId, (String, Option<String>)>,
    pub ended: Option<Ends>,
    pub form: &'a AnswerForm,
    pub problems: &'a Problems,
    /// Whether something else counts than what they saw.
    pub changed: bool,
}

/// The page.
pub(super) fn page(frame: &Frame, shown: &Shown<'_>) -> Markup {
    let words = frame.words;
    let name = [("name", shown.name.into()), ("first", shown.first.into())];
    let main = html! {
        div.wrap.stack.g6.mid {
            (shown.problems.summary(words))
            @if shown.changed { p.note.warn role="alert" { (words.fill("attest-changed", &name)) } }
            h1 { (words.fill("attest-title", &name)) }
            @match shown.ended {
                Some(ended) => { p.note.info role="status" { (end(words, ended, shown)) } }
                None => {
                    p.read { (words.fill("attest-about", &[("supervisor", shown.attestation.name.as_str().into()), ("first", shown.first.into())])) }
                    (facts(words, shown))
                    (entries(words, shown.standing, shown.titles))
                    (form(words, shown))
                }
            }
        }
    };
    let failed = shown.changed || !shown.problems.is_empty();
    frame.page(words.fill("attest-title", &name)).noindex().error(failed).render(main)
}

fn end(words: Words, ended: Ends, shown: &Shown<'_>) -> String {
    let key = match ended {
        Ends::Attested => "attest-end-attested",
        Ends::Declined => "attest-end-declined",
        Ends::Old => "attest-end-old",
        Ends::NotNeeded => "attest-end-not-needed",
    };
    words.fill(key, &[("name", shown.name.into()), ("first", shown.first.into())])
}

fn facts(words: Words, shown: &Shown<'_>) -> Markup {
    let (standing, account) = (shown.standing, &shown.standing.account);
    let english = words.lang(Language::English);
    let fact = |key: &str, value: Markup| html! { div { dt { (words.say(key)) } dd { (value) } } };
    let span = words.fill(
        "fact-days",
        &[("from", words.date(standing.kept.period.span.starts).into()), ("to", words.date(standing.ends).into())],
    );
    html! {
        dl.facts {
            (fact("packet-who", html! { (shown.name) }))
            (fact("packet-program", html! { span lang=[english] { (standing.rules.program.name) } }))
            @if let Some(authority) = &standing.rules.program.authority { (fact("packet-authority", html! { span lang=[english] { (authority) } })) }
            (fact("fact-position", html! { span lang=[english] { (standing.track.name) } }))
            (fact("fact-period", html! { (span) }))
            (fact("attest-required", html! { (said::amount(account.required, &account.unit)) }))
            (fact("attest-counted", html! { b { (said::amount(account.counted, &account.unit)) } }))
            @if account.missing() > Credit::ZERO { (fact("attest-missing", html! { (said::amount(account.missing(), &account.unit)) })) }
        }
    }
}

/// What counted in a period, as a table to read.
pub(super) fn entries(
    words: Words,
    standing: &Standing,
    titles: &HashMap<EntryId, (String, Option<String>)>,
) -> Markup {
    html! {
        @if standing.entries.is_empty() { p { (words.say("program-no-entries")) } } @else {
            div.scroll tabindex="0" role="region" aria-label=(words.say("program-entries")) { table {
                caption { (words.say("program-entries")) }
                thead { tr {
                    th scope="col" { (words.say("record-what")) }
                    th scope="col" { (words.say("attest-counts")) }
                } }
                tbody { @for counted in standing.counted() {
                    tr {
                        th scope="row" {
                            (titles.get(&counted.entry.id).map(|(title, _)| title.as_str()).unwrap_or_default())
                            br; span.small.soft {
                                (words.short_date_and_year(counted.entry.occurred_on)) ", "
                                (Extent::of_entry(counted.entry.minutes, counted.entry.stated()).said(words))
                            }
                        }
                        td { (worth(words, counted.outcome, &standing.account.unit)) }
                    }
                } }
            } }
        }
    }
}

/// "1 CE credit", or that it counts nothing, or that somebody has to decide.
pub(super) fn worth(words: Words, outcome: &Outcome, unit: &str) -> String {
    match outcome {
        Outcome::Credit { credit, .. } => said::amount(*credit, unit),
        Outcome::Refused { .. } => words.say("record-no-credit"),
        Outcome::NeedsDecision { .. } => words.say("program-undecided"),
    }
}

fn form(words: Words, shown: &Shown<'_>) -> Markup {
    html! {
        form.panel.stack.g4 method="post" novalidate {
            // What is hidden comes first: what follows it keeps no distance.
            (hidden("print", shown.standing.print()))
            h2.h3 { (words.say("attest-say")) }
            p { (words.fill("attest-means", &[("first", shown.first.into())])) }
            (Field {
                name: "remark",
                label: words.say("attest-remark"),
                hint: Some(words.fill("attest-remark-hint", &[("first", shown.first.into())])),
                value: &shown.form.remark,
                kind: "textarea",
                autocomplete: "off",
                problems: shown.problems,
            })
            div.row {
                button.btn name="do" value="attest" { (words.say("attest-yes")) }
                button.btn.quiet name="do" value="decline" { (words.say("attest-no")) }
            }
        }
    }
}
