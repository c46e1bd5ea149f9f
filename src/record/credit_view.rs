//! Credit and how it came about.

use maud::{Markup, html};

use super::gather::{Finished, Line, Record};
use crate::certificates::Certificate;
use crate::credit::Award;
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
        p.small.soft { (words.fill("record-finished-on", &[("date", words.date(line.on).into())])) }
        @for award in &finished.awards {
            p { (amount(words, award)) }
            details.how {
                summary { (words.say("record-how")) span.vh { ": " span lang=[words.lang(line.speaks)] { (line.title) } } }
                (steps(words, finished, award))
            }
        }
        (certificate(words, line, finished))
    }
}

fn amount(words: Words, award: &Award) -> Markup {
    match award.unit_in(words) {
        Some(unit) => html! { b { (award.credit) " " (unit) } },
        None => html! { b { (words.say("record-no-credit")) } },
    }
}

/// The steps from the module's minutes to the number, each with where it comes from (rule R28).
fn steps(words: Words, finished: &Finished, award: &Award) -> Markup {
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
        } }
    }
}

/// The way to the certificate of a module.
pub fn certificate(words: Words, line: &Line, finished: &Finished) -> Markup {
    html! {
        @if let Some(certificate) = &finished.certificate {
            p {
                a href=(certificate.path()) { (words.say("record-certificate")) span.vh { ": " span lang=[words.lang(line.speaks)] { (line.title) } } }
                @if certificate.withdrawn.is_some() { " " span.tag.no { (words.say("fact-withdrawn")) } }
            }
        }
    }
}

/// The certificates of accepted periods.
pub fn periods(words: Words, certificates: &[Certificate]) -> Markup {
    html! {
        section.stack #period-certificates aria-labelledby="period-certificates-h" {
            h2 #period-certificates-h { (words.say("record-periods")) }
            ul.stack.g3.plain {
                @for certificate in certificates {
                    @let facts = &certificate.facts;
                    @let lang = words.lang(Language::English);
                    li.panel.stack.g1 {
                        h3.h4 lang=[lang] { (facts.module.title) }
                        @if let Some(period) = &facts.period {
                            p.small.soft { (words.fill("fact-days", &[("from", words.date(period.from).into()), ("to", words.date(period.to).into())])) }
                        }
                        p {
                            a href=(certificate.path()) { (words.say("record-certificate")) span.vh { ": " span lang=[lang] { (facts.module.title) } } }
                            @if certificate.withdrawn.is_some() { " " span.tag.no { (words.say("fact-withdrawn")) } }
                        }
                    }
                }
            }
        }
    }
}
