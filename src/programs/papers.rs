//! What one shows others of a period: its certificate, and the audit packet.

use maud::{Markup, html};

use super::mine_views::Shown;
use crate::certificates::{Certificate, For};
use crate::credit::programs::KeptPeriod;
use crate::i18n::Words;
use crate::web::components::icon;

/// Every period with its papers.
pub(super) fn papers(words: Words, shown: &Shown<'_>) -> Markup {
    let enrollment = shown.standing.enrollment.id;
    html! {
        section.panel.stack.g3 #papers aria-labelledby="papers-h" {
            h2.h4 #papers-h { (words.say("papers-title")) }
            p.small { (words.say("papers-says")) }
            ul.stack.g3.plain {
                @for kept in &shown.periods {
                    @let span = span(words, kept);
                    li.stack.g2 {
                        p {
                            @if kept.id == shown.standing.kept.id { b { (span) } } @else { a href={ "/record/programs/" (enrollment) "?period=" (kept.id) } { (span) } }
                            ", " (state(words, kept))
                        }
                        @if let Some(certificate) = of(&shown.certificates, kept) {
                            p {
                                a href=(certificate.path()) { (words.say("record-certificate")) span.vh { ": " (span) } }
                                @if certificate.withdrawn.is_some() { " " span.tag.no { (words.say("fact-withdrawn")) } }
                            }
                        }
                        p {
                            a.btn.quiet.sm href={ "/record/programs/" (enrollment) "/packet/" (kept.id) } download {
                                (icon("download")) " " (words.say("packet-get")) span.vh { ": " (span) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The latest certificate for a period.
fn of<'a>(certificates: &'a [Certificate], kept: &KeptPeriod) -> Option<&'a Certificate> {
    let period = For::Period { period: kept.id.uuid() };
    certificates.iter().find(|one| one.subject == period && one.superseded_by.is_none())
}

/// How far a period has come.
pub(super) fn state(words: Words, kept: &KeptPeriod) -> String {
    words.fill("period-state", &[("state", kept.state.word().into())])
}

/// The days of a period.
pub(super) fn span(words: Words, kept: &KeptPeriod) -> String {
    let (from, to) = (kept.period.span.starts, kept.period.last_day());
    words.fill("program-span", &[("from", words.date(from).into()), ("to", words.date(to).into())])
}
