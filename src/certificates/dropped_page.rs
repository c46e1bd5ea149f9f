//! What is said of a PDF: first the answer, then what was altered beside the truth.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use maud::{Markup, html};

use super::bundle::Difference;
use super::dropped::{Answer, Ours};
use super::facts_list;
use super::state::State;
use super::verdict::{self, Look};
use super::verify::Finding;
use crate::i18n::Words;
use crate::organizations::Organization;
use crate::web::Frame;
use crate::web::components::{Sign, seal};

/// The names of facts by how their places begin; the first that fits counts.
const NAMES: [(&str, &str); 18] = [
    ("learner", "fact-awarded-to"),
    ("library", "fact-library"),
    ("module.title", "fact-for"),
    ("module.version", "fact-version"),
    ("module.hash", "fact-version"),
    ("module", "fact-about"),
    ("period", "fact-period"),
    ("minutes", "fact-time"),
    ("credits", "fact-credit"),
    ("completed_on", "fact-completed"),
    ("issued_on", "fact-issued"),
    ("expires_on", "fact-good-until"),
    ("signatory", "fact-signed"),
    ("code", "fact-code"),
    ("provider", "fact-provider"),
    ("topics", "fact-topics"),
    ("assessment", "fact-evaluation"),
    ("instructor", "fact-instructor"),
];

/// The page.
pub(super) fn page(frame: &Frame, answer: &Answer, organization: Option<&Organization>, now: DateTime<Utc>) -> Markup {
    let words = frame.words;
    let zone = organization.map_or(Tz::UTC, Organization::zone);
    let look = look(answer);
    let name = organization.map_or("", |organization| organization.body.name.as_str());
    let main = html! {
        div.wrap.stack.g5.mid {
            section.panel.stack.g5.verdict.(look.class) aria-labelledby="answer" {
                div.row.answer {
                    @if let Some(sign) = look.sign { (seal(sign, verdict::seal_text(organization), &words.say(look.rim))) }
                    div.stack.g2.grow {
                        h1.h2 #answer { (words.say(look.key)) }
                        p { (words.fill(&format!("{}-means", look.key), &[("organization", name.into())])) }
                        p.small.soft { (words.fill("verify-checked", &[("moment", words.moment(now, zone).into())])) }
                    }
                }
                @match answer {
                    Answer::Bare | Answer::NotOurs => {}
                    Answer::Forged(code) => p { a href={ "/v/" (code) } { (words.say("verify-file-see")) } },
                    Answer::Ours(ours) => (ours_part(words, ours, zone)),
                }
            }
            (verdict::another(words))
            (verdict::wrong(words, organization))
        }
    };
    frame.page(words.say(look.key)).noindex().beside_brand(verdict::issuer(words, organization)).render(main)
}

fn look(answer: &Answer) -> Look {
    let look = |class, sign, key, rim| Look { class, sign, key, rim };
    let ours = match answer {
        Answer::Bare => return look("fair", None, "verify-file-bare", ""),
        Answer::NotOurs => return look("poor", None, "verify-file-other", ""),
        Answer::Forged(_) => return look("poor", Some(Sign::Cross), "verify-file-forged", "verify-rim-false"),
        Answer::Ours(ours) => ours,
    };
    let state = match &ours.finding {
        Finding::Found(_, state) => state,
        other => return verdict::look(other),
    };
    match state {
        State::Withdrawn(_) | State::Replaced(_) => verdict::look(&ours.finding),
        _ if !ours.altered.is_empty() => look("poor", Some(Sign::Cross), "verify-file-altered", "verify-rim-false"),
        State::PastDate(_) => verdict::look(&ours.finding),
        State::Genuine | State::Private if ours.same => {
            look("good", Some(Sign::Check), "verify-file-genuine", "verify-rim-genuine")
        }
        State::Genuine | State::Private => look("fair", None, "verify-file-resaved", ""),
    }
}

fn ours_part(words: Words, ours: &Ours, zone: Tz) -> Markup {
    let Finding::Found(certificate, state) = &ours.finding else { return html! {} };
    html! {
        @match state {
            State::Withdrawn(_) | State::Replaced(_) => (verdict::found(words, zone, certificate, state)),
            State::Genuine | State::Private | State::PastDate(_) => {
                @if certificate.facts.example { p.note.warn { b { (words.say("verify-example")) } } }
                @if !ours.altered.is_empty() { (altered(words, &ours.altered)) }
                h2.h4 { (words.say("verify-file-signed")) }
                // Who has the file has the signed part in it, which says all of this.
                (facts_list::main(words, &certificate.facts))
                details {
                    summary { (words.say("certificate-says")) }
                    (facts_list::details(words, &certificate.facts))
                }
                p { a href={ "/v/" (certificate.code) } { (words.say("verify-file-see")) } }
            }
        }
    }
}

/// What the file says beside what was signed, one below the other, so that a narrow window shows both.
fn altered(words: Words, places: &[Difference]) -> Markup {
    html! {
        div.stack.g3 {
            h2.h4 #altered { (words.say("verify-file-differences")) }
            dl.facts aria-labelledby="altered" {
                @for place in places {
                    div {
                        dt { (name(words, &place.place)) }
                        dd.prose {
                            p { (words.say("verify-file-as-signed")) ": " b { (value(words, &place.place, place.signed.as_deref())) } }
                            p { (words.say("verify-file-as-shown")) ": " del { (value(words, &place.place, place.shown.as_deref())) } }
                        }
                    }
                }
            }
        }
    }
}

/// What a fact says there, with its unit where it is a number alone.
fn value(words: Words, place: &str, text: Option<&str>) -> String {
    let minutes = text.filter(|_| place == "minutes").and_then(|text| text.parse::<u32>().ok());
    match (minutes, text) {
        (Some(minutes), _) => words.fill("minutes", &[("count", minutes.into())]),
        (None, Some(text)) => text.to_owned(),
        (None, None) => words.say("verify-file-nothing"),
    }
}

/// What a fact is called on the page; where it has no name there, its place.
fn name(words: Words, place: &str) -> String {
    let found = NAMES
        .iter()
        .find(|(begin, _)| place.strip_prefix(begin).is_some_and(|rest| rest.is_empty() || rest.starts_with('.')));
    found.map_or_else(|| place.to_owned(), |(_, key)| words.say(key))
}
