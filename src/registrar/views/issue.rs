//! Issuing many as a page: the choice, and who gets what.

use std::sync::Arc;

use maud::{Markup, html};

use super::{note, tell};
use crate::i18n::{Language, Words};
use crate::modules::Edition;
use crate::organizations::Organization;
use crate::registrar::eligible::{Completed, Plan, Why};
use crate::registrar::issue_pages::Chosen;
use crate::registrar::one;
use crate::web::Problems;
use crate::web::components::{Choice, Field, back, hidden};

/// Most lines of each list that are shown; the counts say how many there are.
const LINES: usize = 500;

/// What the page shows.
pub(in crate::registrar) struct Shown<'a> {
    pub modules: &'a [Arc<Edition>],
    pub programs: &'a [(String, String)],
    pub chosen: &'a Chosen,
    pub problems: &'a Problems,
    /// The dry run, once there is a choice.
    pub plan: Option<(&'a str, &'a Organization, &'a Plan)>,
    /// It is not what was shown before.
    pub changed: bool,
}

impl Shown<'_> {
    /// The page.
    pub fn render(&self, words: Words) -> Markup {
        html! {
            div.wrap.stack.g6.mid {
                (self.problems.summary(words))
                div.stack.g2 { (back("/assoc/certificates", words.say("register-title"))) h1 { (words.say("issue-title")) } }
                p { (words.say("issue-means")) }
                @if self.modules.is_empty() && self.programs.is_empty() { p.note.info { (words.say("issue-no-module")) } } @else { (self.choice(words)) }
                @if let Some((what, issuer, plan)) = self.plan { (self.dry_run(words, what, issuer, plan)) }
            }
        }
    }

    fn choice(&self, words: Words) -> Markup {
        let day = |name, label: &str, value| Field {
            name,
            label: words.say(label),
            hint: None,
            value,
            kind: "date",
            autocomplete: "off",
            problems: self.problems,
        };
        html! {
            form.row.find action="/assoc/certificates/issue" {
                (Choice { name: "module", label: words.say("issue-what"), hint: None, problems: self.problems, options: html! {
                    @if !self.modules.is_empty() {
                        optgroup label=(words.say("issue-modules")) {
                            @for module in self.modules {
                                option value=(module.slug) selected[module.slug == self.chosen.module] { (module.body.title) }
                            }
                        }
                    }
                    @if !self.programs.is_empty() {
                        optgroup label=(words.say("issue-programs")) {
                            @for (value, name) in self.programs {
                                option value=(value) selected[*value == self.chosen.module] lang=[words.lang(Language::English)] { (name) }
                            }
                        }
                    }
                } })
                (day("from", "issue-from", &self.chosen.from))
                (day("to", "issue-to", &self.chosen.to))
                button.btn.quiet { (words.say("issue-look")) }
            }
        }
    }

    fn dry_run(&self, words: Words, what: &str, issuer: &Organization, plan: &Plan) -> Markup {
        let (ready, left_out) = (plan.ready.len(), plan.left_out.len());
        let of_program = self.programs.iter().any(|(value, _)| *value == self.chosen.module);
        let nobody = if of_program { "issue-nobody-accepted" } else { "issue-nobody-completed" };
        html! {
            section.stack.g5 aria-labelledby="plan" {
                h2.h3 #plan { (what) }
                @if self.changed { p.note.warn role="alert" { (words.say("dry-run-changed")) } }
                p role="status" {
                    (words.fill("issue-summary", &[("ready", ready.into())])) " "
                    (words.fill("issue-summary-left", &[("left", left_out.into())]))
                }
                @if ready == 0 {
                    div.empty.stack {
                        h3 { (words.say("issue-nobody-title")) }
                        p { (words.say(if left_out == 0 { nobody } else { "issue-nobody" })) }
                    }
                } @else {
                    div.scroll { table {
                        caption { (words.fill("issue-ready", &[("count", ready.into())])) }
                        (head(words, "issue-gets"))
                        tbody { @for one in plan.ready.iter().take(LINES) {
                            (line(words, one, issuer, html! { span.tag.ok { (words.say("issue-gets-one")) } }))
                        } }
                    } }
                    (more(words, ready))
                    form.stack.g5 method="post" action="/assoc/certificates/issue" novalidate {
                        (hidden("module", &self.chosen.module))
                        (hidden("from", &self.chosen.from))
                        (hidden("to", &self.chosen.to))
                        (hidden("print", plan.print()))
                        (note(words, &self.chosen.note, self.problems))
                        (tell(words, self.chosen.tell == "yes"))
                        p { button.btn { (words.fill("issue-do", &[("count", ready.into())])) } }
                    }
                }
                @if left_out > 0 {
                    div.scroll { table {
                        caption { (words.fill("issue-left-out", &[("count", left_out.into())])) }
                        (head(words, "issue-why"))
                        tbody { @for (one, why) in plan.left_out.iter().take(LINES) {
                            (line(words, one, issuer, said(words, *why, issuer)))
                        } }
                    } }
                    (more(words, left_out))
                }
            }
        }
    }
}

fn head(words: Words, last: &str) -> Markup {
    html! {
        thead { tr {
            th scope="col" { (words.say("register-name")) }
            th scope="col" { (words.say("fact-completed")) }
            th scope="col" { (words.say(last)) }
        } }
    }
}

fn line(words: Words, one: &Completed, issuer: &Organization, last: Markup) -> Markup {
    html! {
        tr {
            th scope="row" {
                (one.name) br;
                span.small.soft { (one.email) @if !one.library.is_empty() { ", " (one.library) } }
            }
            td { (words.short_date_and_year(one.at.with_timezone(&issuer.zone()).date_naive())) }
            td { (last) }
        }
    }
}

fn said(words: Words, why: Why, issuer: &Organization) -> Markup {
    let (id, sentence) = match why {
        Why::Draft => return html! { (words.say("why-draft")) },
        Why::HasOne(id) => (id, words.say("why-has-one")),
        Why::Withdrawn(id, at) => {
            let day = words.date(at.with_timezone(&issuer.zone()).date_naive());
            (id, words.fill("why-withdrawn", &[("date", day.into())]))
        }
    };
    html! { a href=(one::path(id)) { (sentence) } }
}

fn more(words: Words, all: usize) -> Markup {
    html! { @if all > LINES { p.small.soft { (words.fill("issue-more", &[("count", (all - LINES).into())])) } } }
}
