//! Credit and how it came about.

use chrono::{DateTime, Utc};
use maud::{Markup, html};

use super::further::Further;
use super::gather::{Finished, Line, Record};
use crate::certificates::Certificate;
use crate::credit::{Award, Earlier};
use crate::i18n::{Language, Words};
use crate::text::full_stop;

/// Whether there is any credit to speak of, or to wait for.
pub fn has_any(record: &Record, further: &[Further]) -> bool {
    record.modules().next().is_some() || further.iter().any(|one| !one.awards.is_empty())
}

/// The credit of each finished module, and of what counted further, with its explanation.
pub fn credit(words: Words, record: &Record, further: &[Further]) -> Markup {
    let count = record.modules().count() + further.len();
    html! {
        section.stack aria-labelledby="credit" {
            h2 #credit { (words.say("record-credit")) }
            @for total in &record.totals {
                p { (words.rich("record-total", &[
                    ("credit", total.credit.to_string().into()),
                    ("unit", total.unit_in(words).into()),
                    ("rule", total.name_in(words).into()),
                ])) }
            }
            @if count > 1 { p.small.soft { (words.say("record-total-how")) } }
            ul.stack.g3.plain {
                @for (line, finished) in record.modules() { li.panel.stack.g2 { (module(words, line, finished)) } }
                @for one in further.iter().filter(|one| !one.awards.is_empty()) {
                    li.panel.stack.g2 { (elsewhere(words, one)) }
                }
            }
        }
    }
}

fn module(words: Words, line: &Line, finished: &Finished) -> Markup {
    html! {
        h3.h4 lang=[words.lang(line.speaks)] { a href=(line.path) { (line.title) } }
        p.small.soft {
            (words.fill("record-finished-on", &[("date", words.date(line.on).into())]))
            @if finished.turn > 1 { " " span.tag { (words.say("record-module-again")) } }
        }
        @let body = &finished.module.body;
        @let minutes = words.fill("record-step-minutes", &[
            ("minutes", body.minutes.into()),
            ("lessons", body.lessons.len().into()),
            ("evaluation", body.evaluation_minutes.into()),
        ]);
        @for award in &finished.awards {
            (how(words, (&line.title, line.speaks), award, (Some(&minutes), since(words, line, finished, award))))
        }
        (certificate(words, line, finished))
    }
}

/// What was done together in a room, or elsewhere.
fn elsewhere(words: Words, one: &Further) -> Markup {
    let title = (one.title.as_str(), words.language());
    html! {
        h3.h4 { (one.title) }
        p.small.soft { (one.kind) ", " (words.date(one.on)) }
        @for award in &one.awards { (how(words, title, award, (None, None))) }
    }
}

/// What a rule makes of something, and the steps to the number, each with where it comes from (rule R28); with what stands
/// before and after them.
fn how(
    words: Words,
    (title, speaks): (&str, Language),
    award: &Award,
    (first, last): (Option<&str>, Option<Markup>),
) -> Markup {
    let (rule, name) = (award.rule(), award.rule_in(words));
    html! {
        p { b { (award.said_in(words)) } span.small.soft { ", " (name) } }
        details.how {
            summary {
                (words.say("record-how"))
                span.vh { ": " span lang=[words.lang(speaks)] { (title) } ", " (name) }
            }
            div.prose.small { ol {
                @if let Some(first) = first { li { (first) } }
                li { (award.reason_in(words)) }
                li {
                    (words.fill("record-step-rule", &[("rule", name.as_str().into()), ("version", rule.version.get().into())]))
                    ul {
                        @for source in &rule.sources {
                            li { a href=(source.url) rel="noreferrer" { (source.title) } (full_stop(&source.title)) " " (words.fill("read-on", &[("date", words.date(source.read_on).into())])) }
                        }
                    }
                }
                @if let Some(last) = last { li { (last) } }
            } }
        }
    }
}
/// Since when it is so, where that is later than the day on which the module was finished, and what it was before.
fn since(words: Words, line: &Line, finished: &Finished, award: &Award) -> Option<Markup> {
    let since = award.at.with_timezone(&finished.zone).date_naive();
    (since > line.on || !award.earlier.is_empty()).then(|| {
        html! {
            (words.fill("record-step-since", &[("date", words.date(since).into())]))
            @for earlier in &award.earlier { " " (earlier_in(words, finished, earlier)) }
        }
    })
}

/// What it was before, and by which version of the rules.
fn earlier_in(words: Words, finished: &Finished, earlier: &Earlier) -> String {
    let day = |at: DateTime<Utc>| words.date(at.with_timezone(&finished.zone).date_naive());
    let values = [
        ("from", day(earlier.since).into()),
        ("to", day(earlier.until).into()),
        ("credit", earlier.credit_in(words).into()),
        ("version", earlier.version.get().into()),
        ("rule", earlier.rule_in(words).into()),
    ];
    words.fill(if earlier.decided { "record-step-decided" } else { "record-step-earlier" }, &values)
}

/// That a certificate was withdrawn, or until when it holds.
fn holds(words: Words, certificate: &Certificate, expired: bool) -> Markup {
    html! {
        @if certificate.withdrawn.is_some() { " " span.tag.no { (words.say("fact-withdrawn")) } }
        @else if let Some(last) = certificate.facts.expires_on {
            @let values = [("date", words.date(last).into())];
            @if expired { " " span.tag.warn { (words.fill("record-good-until-past", &values)) } }
            @else { " " span.small.soft { (words.fill("record-good-until", &values)) } }
        }
    }
}

/// The way to the certificate of a module.
pub fn certificate(words: Words, line: &Line, finished: &Finished) -> Markup {
    html! {
        @if let Some(certificate) = &finished.certificate {
            p {
                a href=(certificate.path()) { (words.say("record-certificate")) span.vh { ": " span lang=[words.lang(line.speaks)] { (line.title) } } }
                (holds(words, certificate, finished.expired))
                @if finished.expired && finished.open {
                    " " a href=(line.path) { (words.say("take-again")) span.vh { ": " span lang=[words.lang(line.speaks)] { (line.title) } } }
                }
            }
        }
    }
}

/// The certificates of accepted periods.
pub fn periods(words: Words, certificates: &[(Certificate, bool)]) -> Markup {
    html! {
        section.stack #period-certificates aria-labelledby="period-certificates-h" {
            h2 #period-certificates-h { (words.say("record-periods")) }
            ul.stack.g3.plain {
                @for (certificate, expired) in certificates {
                    @let facts = &certificate.facts;
                    @let lang = words.lang(Language::English);
                    li.panel.stack.g1 {
                        h3.h4 lang=[lang] { (facts.module.title) }
                        @if let Some(period) = &facts.period {
                            p.small.soft { (words.fill("fact-days", &[("from", words.date(period.from).into()), ("to", words.date(period.to).into())])) }
                        }
                        p {
                            a href=(certificate.path()) { (words.say("record-certificate")) span.vh { ": " span lang=[lang] { (facts.module.title) } } }
                            (holds(words, certificate, *expired))
                        }
                    }
                }
            }
        }
    }
}
