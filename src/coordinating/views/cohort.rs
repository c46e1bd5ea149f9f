//! A cohort's page for its coordinator.

use chrono::{DateTime, Utc};
use maud::{Markup, html};

use super::shelf::shelf;
use super::table::table;
use crate::cohorts::Cohort;
use crate::coordinating::deliveries::{Refused, Run};
use crate::coordinating::overview::{Figures, Overview};
use crate::coordinating::table::{Asked, Table};
use crate::coordinating::wording::{days, duration, hours, slot, span};
use crate::i18n::Words;
use crate::web::components::{back, icon};

/// What the page shows.
pub(in crate::coordinating) struct Shown<'a> {
    pub cohort: &'a Cohort,
    pub overview: &'a Overview,
    pub figures: Figures,
    pub table: &'a Table,
    pub asked: &'a Asked,
    pub made: bool,
    pub saved: bool,
    pub run: Option<&'a Run>,
    pub refused: &'a [Refused],
    pub join_url: String,
    pub now: DateTime<Utc>,
}

impl Shown<'_> {
    /// The page.
    pub fn render(&self, words: Words) -> Markup {
        let Shown { cohort, overview, .. } = self;
        let path = cohort.assoc_path();
        let people = overview.stands.len();
        html! {
            div.wrap.stack.g6 {
                @if self.made { p.note.ok role="status" { (words.say("cohort-made")) } }
                @if self.saved { p.note.ok role="status" { (words.say("cohort-saved")) } }
                div.row.apart {
                    div.stack.g1 {
                        (back("/assoc/cohorts", words.say("cohorts-title")))
                        h1 { (cohort.name) }
                        p.soft { (words.fill("cohort-summary", &[
                            ("people", people.into()),
                            ("span", span(words, cohort).into()),
                            ("pathway", overview.pathway.body.title.as_str().into()),
                            ("duration", duration(words, overview.pace.minutes).into()),
                        ])) }
                    }
                    div.row {
                        a.btn.quiet href={ (path) "/settings" } { (words.say("cohort-settings")) }
                        @if people > 0 { a.btn.quiet href={ (path) "/members.csv" } { (icon("download")) (words.say("cohort-export")) } }
                        a.btn href={ (path) "/people" } { (icon("people")) (words.say("cohort-add-people")) }
                    }
                }
                @if people > 0 { (self.figures(words)) }
                div.cols {
                    div.stack.g7 {
                        @if people == 0 {
                            div.empty.stack {
                                h2.h3 { (words.say("cohort-nobody-title")) }
                                p { (words.say("cohort-nobody")) }
                                p { a.btn.quiet href={ (path) "/people" } { (words.say("cohort-nobody-add")) } }
                            }
                        } @else {
                            (self.shelf_section(words))
                            (table(words, self))
                        }
                    }
                    aside.stack.g5 aria-label=(words.say("cohort-aside")) {
                        (self.digest(words))
                        (self.note(words))
                        section.panel.stack.g2 aria-labelledby="join-title" {
                            h2.h4 #join-title { (words.say("cohort-join-title")) }
                            p.small { (words.say("cohort-join")) }
                            p.small { a href=(cohort.join_path()) { (self.join_url) } }
                        }
                    }
                }
            }
        }
    }

    fn figures(&self, words: Words) -> Markup {
        let figures = self.figures;
        let ends = self.overview.pace.expected.is_some();
        html! {
            dl.figs {
                div { dt { (words.say(if ends { "figure-on-track" } else { "figure-active" })) } dd { (figures.well) } }
                @if ends { div { dt { (words.say("figure-behind")) } dd { (figures.behind) } } }
                div { dt { (words.say("figure-quiet")) } dd { (figures.quiet) } }
                div { dt { (words.say("figure-hours")) } dd { (hours(figures.minutes)) } }
            }
        }
    }

    fn shelf_section(&self, words: Words) -> Markup {
        let shelf = shelf(words, self.overview);
        html! {
            section.stack aria-labelledby="shelf-title" {
                h2 #shelf-title { (words.say("shelf-title")) }
                p.small.soft { (words.fill("shelf-caption", &[("each", shelf.each.into())])) }
                (shelf)
            }
        }
    }

    fn digest(&self, words: Words) -> Markup {
        let cohort = self.cohort;
        let next = cohort.digest_next_at.filter(|_| !cohort.is_over(self.now));
        let wanting = self.figures.digest;
        let none = self.overview.stands.len() - wanting;
        html! {
            section.panel.stack.g2 aria-labelledby="digest-title" {
                h2.h4 #digest-title { (words.say("cohort-digest-title")) }
                @match (next, cohort.digest_rhythm) {
                    (Some(at), Some(rhythm)) => {
                        p.small { b { (slot(words, at, cohort.time_zone)) } br; (words.fill("cohort-digest-to", &[("people", wanting.into()), ("none", none.into()), ("days", days(words, rhythm).into())])) }
                    }
                    _ => { p.small { (words.say(if cohort.is_over(self.now) { "cohort-digest-over" } else { "cohort-digest-off" })) } }
                }
                p.row.small {
                    a href={ (cohort.assoc_path()) "/digest" } { (words.say("cohort-digest-preview")) }
                    a href={ (cohort.assoc_path()) "/settings#digest" } { (words.say("cohort-digest-change")) }
                }
                @if let Some(run) = self.run { (last_run(words, cohort, run, self.refused)) }
            }
        }
    }

    fn note(&self, words: Words) -> Markup {
        html! {
            section.panel.stack.g2 aria-labelledby="note-title" {
                h2.h4 #note-title { (words.say("cohort-note-title")) }
                @if self.cohort.note.is_empty() {
                    p.small.soft { (words.say("cohort-note-none")) }
                } @else {
                    p.small { (self.cohort.note) }
                }
                p.small { a href={ (self.cohort.assoc_path()) "/settings#note" } { (words.say("cohort-note-write")) } }
            }
        }
    }
}

/// What became of the last digest.
fn last_run(words: Words, cohort: &Cohort, run: &Run, refused: &[Refused]) -> Markup {
    let values = [
        ("slot", words.short_date(cohort.time_zone.day(run.slot_at)).into()),
        ("sent", run.sent.into()),
        ("waiting", run.waiting().into()),
        ("refused", run.given_up.into()),
    ];
    html! {
        p.small {
            @if run.missed { (words.fill("run-missed", &values)) }
            @else if run.messages == 0 { (words.fill("run-no-news", &values)) }
            @else {
                (words.fill("run-sent", &values))
                @if run.waiting() > 0 { " " (words.fill("run-waiting", &values)) }
                @if run.given_up > 0 { " " (words.fill("run-refused", &values)) }
            }
        }
        @if !refused.is_empty() {
            ul.small { @for letter in refused.iter().take(5) { li { (letter.name) ": " (letter.why) } } }
        }
    }
}
