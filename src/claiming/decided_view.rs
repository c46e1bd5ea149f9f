//! What was decided about training: how much counts under which headings, how much does not, who said so and why.

use chrono_tz::Tz;
use maud::{Markup, html};

use super::typed::Headings;
use crate::activities::{Claim, Did, Extent, Part, Step};
use crate::credit::EntryFacts;
use crate::i18n::{Language, Words};

/// A decision, for those whose training it is about and for those who decide.
#[derive(Clone, Copy)]
pub struct Decided<'a> {
    /// What was claimed.
    pub claim: &'a Claim,
    /// The step that decided.
    pub step: &'a Step,
    /// The name of who took it.
    pub by: &'a str,
    /// What was said when it was accepted, beside its parts.
    pub terms: Option<&'a EntryFacts>,
    /// The headings that its owner may claim.
    pub headings: &'a [Headings],
    /// The zone of who reads it.
    pub zone: Tz,
}

impl Decided<'_> {
    /// Whether it was accepted, and otherwise than it was claimed.
    pub fn differs(&self) -> bool {
        !self.step.parts.is_empty() && self.step.parts != [self.claim.whole()]
    }
}

/// Who decided and why; of what was accepted, each part with its headings, what does not count, and on which terms.
pub fn decided(words: Words, shown: &Decided<'_>) -> Markup {
    let step = shown.step;
    html! {
        @if !step.parts.is_empty() { (parts(words, shown)) }
        @if let Some(terms) = shown.terms { (conditions(words, shown.claim, terms)) }
        @if !step.reason.is_empty() { p.said { (step.reason) } }
        @else if matches!(step.did, Did::Accepted | Did::AcceptedAgain) && shown.differs() { p.small.soft { (words.say("decided-no-reason")) } }
        p.small.soft { (words.fill("decided-by", &[("did", step.did.word().into()), ("name", shown.by.into()), ("moment", words.moment(step.at, shown.zone).into())])) }
    }
}

fn parts(words: Words, shown: &Decided<'_>) -> Markup {
    let left = shown.claim.extent().without(Extent::of_parts(&shown.step.parts));
    let left = left.filter(|left| *left != Extent::default());
    html! {
        table {
            caption.vh { (words.say("decided-parts")) }
            thead { tr {
                th scope="col" { (words.say("decided-amount")) }
                th scope="col" { (words.say("decided-under")) }
            } }
            tbody {
                @for part in &shown.step.parts { tr {
                    th scope="row" { (part.extent().said(words)) }
                    td { (under(words, part, shown.headings)) }
                } }
                @if let Some(left) = left { tr {
                    th scope="row" { (left.said(words)) }
                    td { span.tag.no { (words.say("decided-not")) } }
                } }
            }
        }
    }
}

/// The headings of a part, one below the other.
fn under(words: Words, part: &Part, headings: &[Headings]) -> Markup {
    let named = Headings::named(headings, &part.categories);
    let english = words.lang(Language::English);
    html! {
        @if named.is_empty() { (words.say("decided-no-heading")) }
        @for (index, name) in named.iter().enumerate() { @if index > 0 { br; } span lang=[english] { (name) } }
    }
}

/// On which terms it was accepted, where those are not what was claimed.
fn conditions(words: Words, claim: &Claim, terms: &EntryFacts) -> Markup {
    let fact = |key: &str, value: String| html! { div { dt { (words.say(key)) } dd { (value) } } };
    let teaches = terms.teaches.iter().map(|one| words.say(&format!("teaches-{}", one.as_str())));
    let otherwise = terms.teaches != claim.teaches;
    html! {
        @if terms.late_reason.is_some() || terms.approved_on.is_some() || otherwise {
            dl.facts {
                @if let Some(late) = &terms.late_reason { (fact("decide-late", late.clone())) }
                @if let Some(day) = terms.approved_on { (fact("decide-approved", words.date(day))) }
                @if otherwise && terms.teaches.is_empty() { (fact("add-teaches", words.say("decided-teaches-neither"))) }
                @else if otherwise { (fact("add-teaches", teaches.collect::<Vec<_>>().join(", "))) }
            }
        }
    }
}
