//! Credit and how it came about.

use chrono::{DateTime, NaiveDate, Utc};
use maud::{Markup, html};

use super::gather::{Finished, Line, Record};
use crate::certificates::Certificate;
use crate::credit::{Award, Earlier};
use crate::i18n::{Language, Words};
use crate::text::full_stop;

/// The credit of each finished module, with its explanation.
pub fn credit(words: Words, record: &Record) -> Markup {
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
            @if record.modules().nth(1).is_some() { p.small.soft { (words.say("record-total-how")) } }
            ul.stack.g3.plain {
                @for (line, finished) in record.modules() { li.panel.stack.g2 { (module(words, line, finished)) } }
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
        @for award in &finished.awards {
            p { b { (award.said_in(words)) } }
            details.how {
                summary { (words.say("record-how")) span.vh { ": " span lang=[words.lang(line.speaks)] { (line.title) } } }
                (steps(words, line, finished, award))
            }
        }
        (certificate(words, line, finished))
    }
}

/// The steps from the module's minutes to the number, each with where it comes from (rule R28).
fn steps(words: Words, line: &Line, finished: &Finished, award: &Award) -> Markup {
    let rule = award.rule();
    let body = &finished.module.body;
    html! {
        div.prose.small { ol {
            li { (words.fill("record-step-minutes", &[
                ("minutes", body.minutes.into()),
                ("lessons", body.lessons.len().into()),
                ("evaluation", body.evaluation_minutes.into()),
            ])) }
            li { (award.reason_in(words)) }
            li {
                (words.fill("record-step-rule", &[("rule", award.rule_in(words).into()), ("version", rule.version.get().into())]))
                ul {
                    @for source in &rule.sources {
                        li { a href=(source.url) rel="noreferrer" { (source.title) } (full_stop(&source.title)) " " (words.fill("read-on", &[("date", words.date(source.read_on).into())])) }
                    }
                }
            }
            @if let Some(since) = since(line, finished, award) {
                li {
                    (words.fill("record-step-since", &[("date", words.date(since).into())]))
                    @for earlier in &award.earlier { " " (earlier_in(words, finished, earlier)) }
                }
            }
        } }
    }
}

/// Since when it is so, where that is later than the day on which the module was finished.
fn since(line: &Line, finished: &Finished, award: &Award) -> Option<NaiveDate> {
    let since = award.at.with_timezone(&finished.zone).date_naive();
    Some(since).filter(|since| *since > line.on || !award.earlier.is_empty())
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
