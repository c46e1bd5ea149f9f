//! The facts of a certificate as lists on a page.

use maud::{Markup, html};

use super::facts::{Counted, Facts, Period};
use crate::i18n::{Language, Words};

fn row(label: String, value: Markup) -> Markup {
    html! { div { dt { (label) } dd.prose { (value) } } }
}

/// The `lang` attribute of what a certificate says, when the page speaks another language.
fn lang(words: Words, facts: &Facts) -> Option<&'static str> {
    words.lang(Language::from_tag(&facts.language))
}

/// What someone who checks a certificate looks for first.
pub fn main(words: Words, facts: &Facts) -> Markup {
    let lang = lang(words, facts);
    html! {
        dl.facts {
            (row(words.say("fact-awarded-to"), html! { b { (facts.learner) } }))
            @if let Some(library) = &facts.library { (row(words.say("fact-library"), html! { (library) })) }
            (row(words.say("fact-for"), html! { span lang=[lang] { (facts.module.title) } }))
            @if let Some(period) = &facts.period {
                (row(words.say("fact-period"), html! { (words.fill("fact-days", &[("from", words.date(period.from).into()), ("to", words.date(period.to).into())])) }))
                (row(words.say("fact-position"), html! { span lang=[lang] { (period.track) } }))
            }
            (row(words.say("fact-time"), html! { b { (words.fill("minutes", &[("count", facts.minutes.into())])) } }))
            @for credit in &facts.credits {
                @let (amount, rest) = credit.said();
                (row(words.say("fact-credit"), html! { span lang=[lang] { b { (amount) } (rest) } }))
            }
            (row(words.say(if facts.period.is_some() { "fact-accepted" } else { "fact-completed" }), html! { (words.date(facts.completed_on)) }))
            (dates(words, facts))
            (row(words.say("fact-signed"), html! { (facts.signatory.name) ", " span lang=[lang] { (facts.signatory.title) } }))
            (row(words.say("fact-code"), html! { code { (facts.code) } }))
        }
    }
}

/// The same as lines of a label and what it stands for, to compare with a page in print.
pub fn lines(words: Words, facts: &Facts) -> Vec<(String, String)> {
    let mut lines = vec![("fact-provider", facts.provider.name.clone()), ("fact-awarded-to", facts.learner.clone())];
    lines.extend(facts.library.clone().map(|library| ("fact-library", library)));
    lines.push(("fact-for", facts.module.title.clone()));
    if let Some(period) = &facts.period {
        let days = [("from", words.date(period.from).into()), ("to", words.date(period.to).into())];
        lines.extend([("fact-period", words.fill("fact-days", &days)), ("fact-position", period.track.clone())]);
    }
    lines.push(("fact-time", words.fill("minutes", &[("count", facts.minutes.into())])));
    for credit in &facts.credits {
        let (amount, rest) = credit.said();
        lines.push(("fact-credit", format!("{amount}{rest}")));
    }
    let done = if facts.period.is_some() { "fact-accepted" } else { "fact-completed" };
    lines.extend([(done, words.date(facts.completed_on)), ("fact-issued", words.date(facts.issued_on))]);
    lines.extend(facts.expires_on.map(|last| ("fact-good-until", words.date(last))));
    for one in std::iter::once(&facts.signatory).chain(&facts.cosignatories) {
        lines.push(("fact-signed", format!("{}, {}", one.name, one.title)));
    }
    lines.push(("fact-code", facts.code.to_string()));
    lines.into_iter().map(|(label, value)| (words.say(label), value)).collect()
}

/// What may be said of one whose owner keeps it private.
pub fn bare(words: Words, facts: &Facts) -> Markup {
    html! {
        dl.facts {
            (row(words.say("fact-provider"), html! { (facts.provider.name) }))
            (dates(words, facts))
            (row(words.say("fact-code"), html! { code { (facts.code) } }))
        }
    }
}

fn dates(words: Words, facts: &Facts) -> Markup {
    html! {
        (row(words.say("fact-issued"), html! { (words.date(facts.issued_on)) }))
        @if let Some(last) = facts.expires_on { (row(words.say("fact-good-until"), html! { (words.date(last)) })) }
    }
}

/// Everything else that it attests.
pub fn details(words: Words, facts: &Facts) -> Markup {
    let lang = lang(words, facts);
    let module = &facts.module;
    html! {
        dl.facts.tight {
            (row(words.say("fact-about"), html! {
                p lang=[lang] { (module.description) }
                @if !module.objectives.is_empty() {
                    p { (words.say("fact-objectives")) }
                    ul lang=[lang] { @for objective in &module.objectives { li { (objective) } } }
                }
            }))
            @match &facts.period {
                Some(period) => (counted(words, period, lang)),
                None => (taught(words, facts, lang)),
            }
            @for credit in &facts.credits {
                (row(words.say("fact-credit"), html! { span lang=[lang] { (credit.explanation) " " (credit.rules) } }))
            }
            @if facts.period.is_none() { (row(words.say("fact-instructor"), html! { (facts.instructor) })) }
            (row(words.say("fact-provider"), provider(words, facts)))
            @match &facts.period {
                Some(period) => (row(words.say("fact-rules"), html! { code { (period.rules) } ", " (words.fill("rules-version", &[("version", module.version.into())])) })),
                None => (row(words.say("fact-version"), html! { (module.version) br; span.small { "SHA-256 " code { (module.hash) } } })),
            }
        }
    }
}

/// How a module was taught.
fn taught(words: Words, facts: &Facts, lang: Option<&'static str>) -> Markup {
    html! {
        (row(words.say("fact-topics"), html! { span lang=[lang] { (facts.topics.join(", ")) } }))
        (row(words.say("fact-delivery"), html! { span lang=[lang] { (facts.delivery) } }))
        (row(words.say("fact-evaluation"), html! { span lang=[lang] { (facts.assessment.rule) ". " (facts.assessment.result) "." } }))
    }
}

/// What counted in a period.
fn counted(words: Words, period: &Period, lang: Option<&'static str>) -> Markup {
    let list = |all: &[Counted]| {
        html! { ul { @for one in all { li {
            span lang=[lang] { (one.name) }
            @if let Some(on) = one.on { ", " (words.date(on)) }
            ": " span lang=[lang] { (one.amount) }
        } } } }
    };
    html! {
        @if !period.headings.is_empty() { (row(words.say("fact-headings"), list(&period.headings))) }
        @if !period.entries.is_empty() { (row(words.say("fact-counted"), list(&period.entries))) }
    }
}

fn provider(words: Words, facts: &Facts) -> Markup {
    let provider = &facts.provider;
    let address = provider.address.iter().chain([&provider.contact]).chain(&provider.website);
    html! {
        (provider.name)
        @for line in address { br; (line) }
        @if let Some(number) = &provider.approval_number {
            br; (words.fill("fact-approval", &[("number", number.as_str().into())]))
        }
        @for one in &facts.module.approvals {
            br; (words.fill("fact-approval-by", &[("number", one.number.as_str().into()), ("by", one.by.as_str().into())]))
        }
    }
}
