//! The page of one entry for whoever decides: what it is, what is open, what was decided, and the form.

use chrono_tz::Tz;
use maud::{Markup, html};

use super::form::DecisionForm;
use super::list_view::sources;
use crate::accounts::User;
use crate::activities::{self, Extent};
use crate::credit::programs::InAccount;
use crate::credit::rules::{Category, Grant, Origin, Outcome, counted};
use crate::credit::{CreditDecision, EntryFacts, outcome_in};
use crate::i18n::{Language, Words};
use crate::measure::Credit;
use crate::web::Problems;
use crate::web::components::{Choice, Field, back, hidden};

/// Whether a decision can be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stand {
    /// It can.
    Open,
    /// It is one's own: somebody else decides.
    Own,
    /// The period was accepted, or nothing had to be earned in it.
    Settled,
    /// The entry was taken back, or counts nothing for another reason.
    Overtaken,
}

/// What the page shows.
pub(super) struct Shown<'a> {
    pub account: &'a InAccount,
    pub title: String,
    pub learner: User,
    pub board: Option<String>,
    pub stand: Stand,
    pub grant: Grant,
    pub headings: Vec<&'a Category>,
    pub by_itself: Option<Outcome>,
    pub decisions: &'a [CreditDecision],
    pub form: &'a DecisionForm,
    pub problems: &'a Problems,
    pub zone: Tz,
    pub done: &'a str,
}

impl Shown<'_> {
    /// Whether a decision was taken just now, and not only tried.
    fn is_taken(&self) -> bool {
        matches!(self.done, "credit" | "none")
    }

    fn path(&self) -> String {
        let entry = &self.account.entry;
        format!("/assoc/questions/{}/{}/{}", self.account.standing.enrollment.program, entry.user_id, entry.id)
    }
}

/// The page.
pub(super) fn view(words: Words, shown: &Shown<'_>) -> Markup {
    let known = ["credit", "none", "already", "settled", "overtaken"];
    html! {
        div.wrap.stack.g6.mid {
            @if known.contains(&shown.done) { p.note.ok[shown.is_taken()].info[!shown.is_taken()] role="status" { (words.say(&format!("question-done-{}", shown.done))) } }
            (shown.problems.summary(words))
            div.stack.g2 {
                (back("/assoc/questions", words.say("questions-title")))
                h1 { (shown.title) }
                p {
                    b { (shown.learner.name) } @if !shown.learner.library.is_empty() { ", " (shown.learner.library) }
                    @if let Some(board) = &shown.board { ", " (words.fill("question-board", &[("board", board.as_str().into())])) }
                }
            }
            (facts(words, shown))
            (open(words, shown))
            @match shown.stand {
                Stand::Open => (form(words, shown)),
                Stand::Own => p.note.info { (words.say("question-own")) },
                Stand::Settled => p.note.info { (words.say("question-settled")) },
                Stand::Overtaken => p.note.info { (words.say("question-overtaken")) },
            }
            @if !shown.decisions.is_empty() { (history(words, shown)) }
        }
    }
}

fn facts(words: Words, shown: &Shown<'_>) -> Markup {
    let (entry, standing) = (&shown.account.entry, &shown.account.standing);
    let english = words.lang(Language::English);
    let fact = |key: &str, value: Markup| html! { div { dt { (words.say(key)) } dd { (value) } } };
    html! {
        section.stack aria-labelledby="said" {
            h2.h3 #said { (words.say("question-training")) }
            dl.facts {
                (fact("packet-program", html! { span lang=[english] { (standing.rules.program.name) } }))
                (fact("fact-period", html! { (words.fill("fact-days", &[("from", words.date(standing.kept.period.span.starts).into()), ("to", words.date(standing.ends).into())])) }))
                (fact("question-day", html! { (words.date(entry.occurred_on)) }))
                (fact("question-length", html! { (Extent::of_entry(entry.minutes, entry.stated()).said(words)) }))
                (fact("question-kind", html! { (activities::kind(words, entry.facts.kind)) }))
                @if let Some(provider) = provider(&entry.facts) { (fact("packet-provider", html! { (provider) })) }
            }
        }
    }
}

/// Who gave it, as people call them: what is from here names its provider by a slug, and what people did elsewhere by
/// the name that they wrote.
fn provider(facts: &EntryFacts) -> Option<&String> {
    match facts.origin {
        Origin::External => facts.provider.as_ref(),
        _ => facts.known_as.as_ref().or(facts.provider.as_ref()),
    }
}

fn open(words: Words, shown: &Shown<'_>) -> Markup {
    let standing = &shown.account.standing;
    html! {
        section.panel.stack.g3 aria-labelledby="open" {
            h2.h4 #open { (words.say(if shown.decisions.is_empty() { "question-open" } else { "question-now" })) }
            p { (outcome_in(words, &shown.account.outcome)) }
            @if let Some(outcome) = &shown.by_itself {
                p.small { (words.say("question-by-itself")) " " (outcome_in(words, outcome)) }
            }
            p.small { (sources(words, &standing.rules)) }
            @if !standing.confirmed { p.small { (words.say("program-draft-says")) } }
        }
    }
}

fn form(words: Words, shown: &Shown<'_>) -> Markup {
    let Shown { form, problems, grant, .. } = shown;
    let unit = shown.account.standing.rules.unit.name.as_str();
    let said = |credit: Credit| format!("{credit} {}", counted(credit, unit));
    let hint =
        words.fill("question-amount-hint", &[("step", said(grant.step).into()), ("most", said(grant.most).into())]);
    html! {
        form.panel.stack.g4 method="post" action=(shown.path()) novalidate {
            h2.h3 { (words.say(if shown.decisions.is_empty() { "decide-title" } else { "question-correct" })) }
            (hidden("after", &form.after))
            (Choice { name: "decision", label: words.say("question-decision"), hint: None, problems, options: html! {
                option value="" { (words.say("people-decision-choose")) }
                @for word in ["credit", "none"] {
                    option value=(word) selected[form.decision == word] { (words.say(&format!("question-decision-{word}"))) }
                }
            } })
            (Field { name: "amount", label: words.fill("question-amount", &[("unit", counted(Credit::ZERO, unit).into())]), hint: Some(hint), value: &form.amount, kind: "text", autocomplete: "off", problems })
            @if !shown.headings.is_empty() {
                (Choice { name: "category", label: words.say("question-heading"), hint: Some(words.say("question-heading-hint")), problems, options: html! {
                    option value="" { (words.say("people-decision-choose")) }
                    @for heading in &shown.headings {
                        option value=(heading.code) selected[form.category == heading.code] lang=[words.lang(Language::English)] { (heading_name(heading)) }
                    }
                } })
            }
            (Field { name: "reason", label: words.say("question-reason"), hint: Some(words.fill("decide-read", &[("name", shown.learner.first_name().into())])), value: &form.reason, kind: "textarea", autocomplete: "off", problems })
            div { button.btn { (words.say("question-save")) } }
        }
    }
}

/// The name, and the code before it where people know it by that: "B: Not for credit, planned".
fn heading_name(heading: &Category) -> String {
    let Category { code, name, .. } = heading;
    if code.chars().count() == 1 { format!("{code}: {name}") } else { name.clone() }
}

fn history(words: Words, shown: &Shown<'_>) -> Markup {
    let rules = &shown.account.standing.rules;
    let unit = rules.unit.name.as_str();
    let heading = |decision: &CreditDecision| {
        rules.categories.iter().find(|heading| Some(&heading.code) == decision.category.as_ref())
    };
    html! {
        section.stack aria-labelledby="history" {
            h2.h3 #history { (words.say("rules-history")) }
            ol.stack.g3.plain {
                @for decision in shown.decisions {
                    li.stack.g1 {
                        p {
                            b {
                                @if decision.credit > Credit::ZERO { (decision.credit) " " (counted(decision.credit, unit)) }
                                @else { (words.say("record-no-credit")) }
                                @if let Some(heading) = heading(decision) { ", " span lang=[words.lang(Language::English)] { (heading_name(heading)) } }
                            } " "
                            span.small.soft { (decision.actor_name) ", " (decision.organization) ", " (words.moment(decision.at, shown.zone)) }
                        }
                        p.said { (decision.reason) }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_gave_it_is_named_as_people_call_them() {
        let named = |origin: Origin, provider: &str, known_as: Option<&str>| {
            let (provider, known_as) = (Some(provider.to_owned()), known_as.map(str::to_owned));
            let facts = EntryFacts { origin, provider, known_as, ..EntryFacts::default() };
            super::provider(&facts).cloned().unwrap_or_default()
        };
        assert_eq!(named(Origin::Module, "home", Some("Tallgrass")), "Tallgrass");
        assert_eq!(named(Origin::Module, "home", None), "home");
        assert_eq!(named(Origin::External, "Tallgrass", Some("home")), "Tallgrass");
    }
}
