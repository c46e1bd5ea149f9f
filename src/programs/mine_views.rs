//! Where one stands in a program, drawn: shelves, what is missing, and the explanation behind every number.

use std::collections::HashMap;

use maud::{Markup, html};

use super::attested_view::worth;
use super::fills::Fill;
use super::join_views::draft;
use super::mine::Typed;
use super::{audit_view, hand_in, papers, place_views, said};
use crate::activities::Extent;
use crate::certificates::Certificate;
use crate::credit::programs::{Attestation, KeptPeriod, Left, Standing, Turn};
use crate::credit::rules::{Asked, Citation};
use crate::credit::{EntryId, outcome_in};
use crate::decisions::Decision;
use crate::i18n::{Language, Words};
use crate::measure::Credit;
use crate::text::full_stop;
use crate::web::components::{back, shelf_toward};
use crate::web::{Frame, Nav, Problems};

/// Sizes of a book, in thousandths of a unit: the smallest of which a shelf holds what is asked for.
const SIZES: [i64; 8] = [250, 500, 1_000, 2_000, 2_500, 5_000, 10_000, 25_000];
/// Books up to the bookend, at most.
const TO_BOOKEND: i64 = 20;

/// What the page shows.
pub(super) struct Shown<'a> {
    /// Whose place it is.
    pub name: &'a str,
    /// Whether that is a board: its members read, and its registrar decides.
    pub board: bool,
    pub standing: &'a Standing,
    pub titles: HashMap<EntryId, (String, Option<String>)>,
    pub fills: Vec<Fill>,
    /// Every period, the latest first.
    pub periods: Vec<KeptPeriod>,
    pub certificates: Vec<Certificate>,
    /// Who was asked last to attest the period.
    pub attestation: Option<Attestation>,
    /// Whose turn it is, where the rules name steps.
    pub turn: Option<Turn>,
    /// By which decision it was given back, where it waits for the learner again.
    pub given_back: Option<Decision>,
    pub typed: &'a Typed,
    pub problems: &'a Problems,
    pub done: &'a str,
}

/// Where one stands in each program, and what one has left, for the record.
pub fn summary(words: Words, name: &str, standings: &[Standing], left: &[Left]) -> Markup {
    html! {
        section.stack #programs aria-labelledby="programs-h" {
            div.row.apart {
                h2 #programs-h { (words.say("programs-mine")) }
                a.btn.quiet.sm.noprint href="/record/programs" { (words.say("programs-join-one")) }
            }
            @if standings.is_empty() { p { (words.say("programs-none")) } }
            ul.stack.g6.plain {
                @for standing in standings {
                    li.stack.g3 {
                        div {
                            h3.h4 { (to_page(words, standing, standings)) }
                            @if let Some(authority) = &standing.rules.program.authority {
                                p.small.soft lang=[words.lang(Language::English)] { (authority) }
                            }
                        }
                        p { (said::standing(words, first_name(name), standing)) }
                        @if let Some(waiting) = said::waiting(words, standing) { p.small { (waiting) } }
                        p.small.soft { (span(words, standing)) @if !standing.confirmed { " " (draft(words)) } }
                        @if !standing.rules_ended() { (shelves(words, standing)) }
                    }
                }
            }
            @for one in left { (place_views::left(words, one)) }
        }
    }
}

/// The link to a program's page. That shows the latest period; where one before it goes on too, it is asked for.
fn to_page(words: Words, standing: &Standing, all: &[Standing]) -> Markup {
    let starts = |standing: &Standing| standing.kept.period.span.starts;
    let same = |one: &&Standing| one.enrollment.id == standing.enrollment.id;
    let later = all.iter().filter(same).any(|one| starts(one) > starts(standing));
    html! {
        a href={ (address(standing, "")) @if later { "?period=" (standing.kept.id) } } {
            span lang=[words.lang(Language::English)] { (standing.rules.program.name) }
            @if later { span.vh { ": " (span(words, standing)) } }
        }
    }
}

/// The page of somebody's place in a program, or what is below it.
pub(super) fn address(standing: &Standing, below: &str) -> String {
    format!("/record/programs/{}{below}", standing.enrollment.id)
}

/// The same for what is done about the period that is shown.
pub(super) fn of_period(standing: &Standing, below: &str) -> String {
    format!("{}?period={}", address(standing, below), standing.kept.id)
}

fn first_name(name: &str) -> &str {
    name.split_whitespace().next().unwrap_or(name)
}

/// The days of a period.
pub(super) fn span(words: Words, standing: &Standing) -> String {
    words.fill(
        "program-span",
        &[("from", words.date(standing.kept.period.span.starts).into()), ("to", words.date(standing.ends).into())],
    )
}

/// A shelf for all that is asked for, and one for each heading of which there has to be some.
pub(super) fn shelves(words: Words, standing: &Standing) -> Markup {
    let account = &standing.account;
    let least = account.findings.iter().filter(|finding| finding.asked == Asked::AtLeast);
    let all = (words.say("program-shelf-all"), account.counted, account.required, None);
    let rows = std::iter::once(all)
        .chain(least.map(|finding| (finding.name.clone(), finding.have, finding.quantity, Some(Language::English))));
    let (size, settled) = (size(account.required), standing.kept.state.is_settled());
    html! {
        p.small.soft { (words.fill("program-book", &[("amount", said::amount(size, &account.unit).into())])) }
        ul.stack.g4.plain {
            @for (index, (name, have, need, speaks)) in rows.enumerate() {
                li { (one_shelf(words, index, (&name, speaks), (have, need), (&account.unit, settled), size)) }
            }
        }
    }
}

fn one_shelf(
    words: Words,
    index: usize,
    (name, speaks): (&str, Option<Language>),
    (have, need): (Credit, Credit),
    (unit, settled): (&str, bool),
    size: Credit,
) -> Markup {
    let gap = need.checked_sub(have).filter(|gap| *gap > Credit::ZERO);
    let left = match gap {
        // Nothing is to go in what is settled.
        Some(_) if settled => String::new(),
        Some(gap) => words.fill("program-left", &[("amount", said::amount(gap, unit).into())]),
        None => words.say("program-done"),
    };
    let color = u8::try_from(index % 5 + 1).unwrap_or(1);
    let books = |credit: Credit| u32::try_from(credit.thousandths().max(0) / size.thousandths()).unwrap_or(u32::MAX);
    let whole = Credit::from_thousandths(need.thousandths() + size.thousandths() - 1);
    html! {
        div.row.apart.shelf-head {
            p.h4.serif lang=[speaks.and_then(|speaks| words.lang(speaks))] { b { (name) } }
            p.small {
                b { (words.fill("program-of", &[("have", have.to_string().into()), ("need", said::amount(need, unit).into())])) }
                " " span.soft { (left) }
            }
        }
        (shelf_toward(color, books(have), books(whole)))
    }
}

/// How much a book stands for, so that what is asked for fits on a shelf.
fn size(required: Credit) -> Credit {
    let fits = |size: &i64| required.thousandths() <= size * TO_BOOKEND;
    Credit::from_thousandths(SIZES.into_iter().find(fits).unwrap_or(required.thousandths() / TO_BOOKEND + 1))
}

/// The page of one program.
pub(super) fn page(frame: &Frame, shown: &Shown<'_>) -> Markup {
    let (words, standing) = (frame.words, shown.standing);
    let english = words.lang(Language::English);
    let rules = &standing.rules;
    let main = html! {
        div.wrap.stack.g6 {
            (shown.problems.summary(words))
            @if !shown.done.is_empty() { p.note.ok role="status" { (words.fill("program-did", &[("done", shown.done.into())])) } }
            div.stack.g2 {
                @if shown.board { (back("/record/programs", words.say("programs-title"))) } @else { (back("/record", words.say("nav-record"))) }
                h1 lang=[english] { (rules.program.name) }
                @let name = if shown.board { shown.name } else { first_name(shown.name) };
                p.read.h3.serif { (said::standing(words, name, standing)) }
                @if let Some(waiting) = said::waiting(words, standing) { p.note.info { (waiting) } }
                @if let Some(decision) = &shown.given_back { p.note.warn { (said::given_back(words, standing, decision)) } }
                p.soft.small {
                    span lang=[english] { (rules.program.authority.as_deref().unwrap_or_default()) ", " (standing.track.name) ". " }
                    (span(words, standing))
                }
            }
            @if !standing.confirmed { p.note.warn { (words.say("program-draft-says")) } }
            @if let Some(at) = standing.enrollment.left_at {
                p.note.info { (words.fill("program-left-on", &[("date", words.date(rules.program.time_zone.day(at)).into())])) }
            }
            div.cols {
                div.stack.g7 {
                    // Of rules that had ended nobody knows what they would ask for.
                    @if !standing.rules_ended() {
                        section.stack aria-labelledby="shelves" { h2 #shelves { (words.say("record-shelves")) } (shelves(words, standing)) }
                        (findings(words, standing))
                    }
                    (entries(words, shown))
                    (rules_behind(words, standing))
                }
                aside.stack.g5.noprint aria-label=(words.say("record-next")) {
                    @if standing.enrollment.left_at.is_none() { (fill(words, shown)) }
                    @if shown.board {
                        section.panel.stack.g2 aria-labelledby="renewal" {
                            h2.h4 #renewal { (words.say("program-renewal")) }
                            p.small { (words.say("boards-renewal")) }
                        }
                    } @else {
                        @if standing.enrollment.left_at.is_none() {
                            (hand_in::panel(words, (standing, shown.attestation.as_ref(), shown.turn.as_ref()), shown.typed, shown.problems))
                            (audit_view::own(words, rules.program.time_zone, standing.enrollment.id, &shown.periods))
                        }
                        (papers::papers(words, shown))
                        @if standing.enrollment.left_at.is_none() { (place_views::position(words, shown)) (place_views::leaving(words, shown)) }
                    }
                }
            }
        }
    };
    frame.page(rules.program.name.as_str()).at(Nav::Record).error(!shown.problems.is_empty()).render(main)
}

fn findings(words: Words, standing: &Standing) -> Markup {
    let account = &standing.account;
    let english = words.lang(Language::English);
    html! {
        section.stack.g3 aria-labelledby="asked" {
            h2 #asked { (words.say("program-asked")) }
            p { (words.fill(if standing.kept.state.is_settled() { "program-total-settled" } else { "program-total" }, &[
                ("required", said::amount(account.required, &account.unit).into()),
                ("counted", account.counted.to_string().into()),
                ("missing", account.missing().to_string().into()),
            ])) }
            @if account.carried_in > Credit::ZERO {
                p { (words.fill("program-carried", &[("amount", said::amount(account.carried_in, &account.unit).into())])) }
            }
            @if let Some(extended) = &standing.kept.period.extended {
                p { (words.fill("program-extended", &[
                    ("from", words.date(standing.kept.period.span.ends).into()),
                    ("to", words.date(extended.to).into()),
                    ("reason", extended.reason.as_str().into()),
                ])) }
                p { (words.say("program-extended-shared")) }
            }
            ul.stack.g3 {
                @for finding in &account.findings {
                    li {
                        (said::finding(words, finding))
                        @if let Some(source) = &finding.source {
                            " " a.small href=(source.url) rel="noreferrer" lang=[english] { (source.title) }
                        }
                    }
                }
                @for heading in account.headings.iter().filter(|heading| !account.findings.iter().any(|finding| finding.name == heading.name)) {
                    li { span lang=[english] { (heading.name) } ": " (said::amount(heading.credit, &account.unit)) }
                }
            }
        }
    }
}

fn entries(words: Words, shown: &Shown<'_>) -> Markup {
    let standing = shown.standing;
    let english = words.lang(Language::English);
    html! {
        section.stack aria-labelledby="entries" {
            h2 #entries { (words.say("program-entries")) }
            @if standing.entries.is_empty() { p { (words.say("program-no-entries")) } }
            ul.stack.g3.plain {
                @for counted in standing.counted() {
                    @let (title, path) = shown.titles.get(&counted.entry.id).cloned().unwrap_or_default();
                    li.panel.stack.g2 {
                        h3.h4 lang=[english] {
                            @match path { Some(path) => a href=(path) { (title) }, None => (title) }
                        }
                        p.small.soft { (words.date(counted.entry.occurred_on)) ", " (Extent::of_entry(counted.entry.minutes, counted.entry.stated()).said(words)) }
                        p { b { (worth(words, counted.outcome, &standing.account.unit)) } }
                        details.how {
                            summary { (words.say("record-how")) span.vh { ": " (title) } }
                            p.prose.small { (outcome_in(words, counted.outcome)) }
                        }
                    }
                }
            }
        }
    }
}

fn rules_behind(words: Words, standing: &Standing) -> Markup {
    let rules = &standing.rules;
    let english = words.lang(Language::English);
    let Citation { sources, .. } = standing.account.rule.as_ref();
    html! {
        section.stack.g3 aria-labelledby="rules" {
            h2 #rules { (words.say("program-rules")) }
            p { (said::track(words, rules, &standing.track)) " " (said::rounding(words, rules)) @if rules.allow_pooling { " " (words.say("rules-pooling")) } }
            p.small.soft { (words.fill("record-step-rule", &[("rule", rules.name.as_str().into()), ("version", rules.version.get().into())])) }
            ul.small {
                @for source in sources {
                    li { a href=(source.url) rel="noreferrer" lang=[english] { (source.title) } (full_stop(&source.title)) " " (words.fill("read-on", &[("date", words.date(source.read_on).into())])) }
                }
            }
            @if !rules.questions.is_empty() {
                details {
                    summary { (words.say("program-questions")) }
                    ul.small lang=[english] { @for question in &rules.questions { li { (question) } } }
                }
            }
        }
    }
}

fn fill(words: Words, shown: &Shown<'_>) -> Markup {
    let standing = shown.standing;
    let english = words.lang(Language::English);
    html! {
        @if !standing.complete() && !standing.kept.state.is_settled() {
            section.panel.stack.g3 aria-labelledby="fill" {
                h2.h4 #fill { (words.say("program-fill")) }
                @if shown.fills.is_empty() { p.small { (words.say("program-fill-none")) } }
                ul.stack.g3.plain {
                    @for fill in &shown.fills {
                        li {
                            a href=(fill.module.path()) lang=[english] { b { (fill.module.body.title) } }
                            br;
                            span.small.soft {
                                (said::amount(fill.credit, &standing.account.unit))
                                @if !fill.headings.is_empty() { ", " span lang=[english] { (fill.headings.join(", ")) } }
                            }
                        }
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
    fn a_book_is_so_large_that_what_is_asked_for_fits_on_a_shelf() {
        let size = |units: i64| size(Credit::from_thousandths(units * 1000)).to_string();
        assert_eq!([size(8), size(10), size(20), size(45), size(60), size(100)], ["0.5", "0.5", "1", "2.5", "5", "5"]);
    }
}
