//! Adding people to a cohort and taking them out; and what a pasted list would do.

use maud::{Markup, html};

use super::paging::paging;
use crate::accounts::User;
use crate::cohorts::{Cohort, Member};
use crate::coordinating::invite::{Outcome, Plan, Planned};
use crate::coordinating::list::Fault;
use crate::coordinating::paging::Pages;
use crate::i18n::Words;
use crate::web::Problems;
use crate::web::components::{Field, back, hidden};

/// The page of the members.
pub(in crate::coordinating) struct People<'a> {
    pub cohort: &'a Cohort,
    /// Those of them that the page shows.
    pub members: &'a [Member],
    /// How many there are.
    pub all: usize,
    /// How many of them fit.
    pub found: usize,
    pub pages: Pages,
    /// A part of a name, an address or a library; empty for all.
    pub q: &'a str,
    pub join_url: String,
    pub added: Option<usize>,
    pub removed: Option<&'a User>,
    pub typed: &'a str,
    pub problems: &'a Problems,
}

impl People<'_> {
    /// The page.
    pub fn render(&self, words: Words) -> Markup {
        let cohort = self.cohort;
        let path = format!("{}/people", cohort.assoc_path());
        html! {
            div.wrap.stack.g6.mid {
                @if let Some(added) = self.added { p.note.ok role="status" { (words.fill("people-added", &[("people", added.into())])) } }
                @if let Some(person) = self.removed {
                    form.note.info.row method="post" action={ (path) "/" (person.id) "/restore" } {
                        (self.place())
                        p role="status" { (words.fill("people-removed", &[("name", person.name.as_str().into())])) }
                        button.btn.quiet.sm { (words.say("people-undo")) }
                    }
                }
                (self.problems.summary(words))
                div.stack.g2 { (back(&cohort.assoc_path(), &cohort.name)) h1 { (words.say("people-heading")) } }
                section.stack aria-labelledby="link-title" {
                    h2.h3 #link-title { (words.say("people-link-title")) }
                    p { (words.say("people-link")) }
                    p { b { (self.join_url) } }
                    p.small.soft { (words.fill("people-code", &[("code", cohort.join_code.as_str().into())])) }
                }
                section.stack aria-labelledby="paste-title" {
                    h2.h3 #paste-title { (words.say("people-paste-title")) }
                    form.stack method="post" action=(path) {
                        (Field {
                            name: "list",
                            label: words.say("people-list"),
                            hint: Some(words.say("people-list-hint")),
                            value: self.typed,
                            kind: "textarea",
                            autocomplete: "off",
                            problems: self.problems,
                        })
                        p.small.soft { (words.say("people-list-next")) }
                        p { button.btn { (words.say("people-check")) } }
                    }
                }
                (self.members(words, &path))
            }
        }
    }

    /// Where in the list this is, for the page that comes after a change.
    fn place(&self) -> Markup {
        html! {
            @if !self.q.is_empty() { (hidden("q", self.q)) }
            @if self.pages.page > 1 { (hidden("page", self.pages.page.to_string())) }
        }
    }

    fn members(&self, words: Words, path: &str) -> Markup {
        let query =
            serde_html_form::to_string([("q", self.q)].iter().filter(|(_, q)| !q.is_empty()).collect::<Vec<_>>());
        let query = query.unwrap_or_default();
        let day = |member: &Member| words.short_date_and_year(self.cohort.time_zone.day(member.joined_at));
        html! {
            section.stack aria-labelledby="members-title" {
                h2.h3 #members-title { (words.fill("people-members", &[("people", self.all.into())])) }
                @if self.all == 0 {
                    p.soft { (words.say("people-nobody")) }
                } @else {
                    (self.find(words, path))
                    @if self.members.is_empty() { p { (words.say("standing-nobody")) " " a href=(path) { (words.say("standing-nobody-next")) } } }
                    @else {
                    div.scroll { table aria-labelledby="members-title" {
                        thead { tr {
                            th scope="col" { (words.say("hand-person")) }
                            th scope="col" { (words.say("people-joined")) }
                            th scope="col" { (words.say("people-action")) }
                        } }
                        tbody { @for member in self.members { tr {
                            th scope="row" { (member.name) br; span.small.soft { (member.email) @if !member.library.is_empty() { ", " (member.library) } } }
                            td { (day(member)) }
                            td { form method="post" action={ (path) "/" (member.id) "/remove" } {
                                (self.place())
                                button.btn.quiet.sm { (words.say("people-remove")) span.vh { " " (member.name) } }
                            } }
                        } } }
                    } }
                    (paging(words, self.pages, path, &query, "members-title"))
                    p.small.soft { (words.say("people-remove-hint")) }
                    }
                }
            }
        }
    }

    /// Where one page has them all, nobody needs to look.
    fn find(&self, words: Words, path: &str) -> Markup {
        let none = Problems::new();
        html! {
            @if self.pages.last > 1 || !self.q.is_empty() {
                form.row.low.noprint role="search" action=(path) {
                    (Field { name: "q", label: words.say("hand-find"), hint: None, value: self.q, kind: "search", autocomplete: "off", problems: &none })
                    button.btn.quiet { (words.say("hand-go")) }
                }
            }
            @if !self.q.is_empty() { p role="status" { (words.fill("hand-found", &[("people", self.found.into())])) } }
        }
    }
}

/// What a list would do. `changed`: it is not what was shown before.
pub(in crate::coordinating) fn dry_run(
    words: Words,
    cohort: &Cohort,
    plan: &Plan,
    list: &str,
    changed: bool,
) -> Markup {
    let path = format!("{}/people", cohort.assoc_path());
    let (additions, problems) = (plan.additions(), plan.problems());
    html! {
        div.wrap.stack.g5.mid {
            div.stack.g2 { (back(&path, words.say("people-heading"))) h1 { (words.say("dry-run-title")) } }
            @if changed { p.note.warn role="alert" { (words.say("dry-run-changed")) } }
            p { (words.fill("dry-run-summary", &[("people", additions.into()), ("problems", problems.into())])) }
            div.scroll { table {
                caption.vh { (words.say("dry-run-title")) }
                thead { tr {
                    th scope="col" { (words.say("dry-run-line")) }
                    th scope="col" { (words.say("hand-person")) }
                    th scope="col" { (words.say("dry-run-happens")) }
                } }
                tbody { @for line in &plan.lines { (planned(words, cohort, line)) } }
            } }
            @if additions > 0 {
                form.stack method="post" action={ (path) "/add" } {
                    (hidden("list", list))
                    (hidden("print", plan.print()))
                    p { button.btn { (words.fill("dry-run-add", &[("people", additions.into())])) } }
                }
            }
            form.stack method="post" action=(path) {
                details open[additions == 0] {
                    summary { (words.say("dry-run-change")) }
                    (Field {
                        name: "list",
                        label: words.say("people-list"),
                        hint: Some(words.say("people-list-hint")),
                        value: list,
                        kind: "textarea",
                        autocomplete: "off",
                        problems: &Problems::new(),
                    })
                    p { button.btn.quiet { (words.say("people-check-again")) } }
                }
            }
        }
    }
}

fn planned(words: Words, cohort: &Cohort, planned: &Planned) -> Markup {
    let line = &planned.line;
    let (tag, key) = match &planned.outcome {
        Outcome::Invite => ("ok", "outcome-invite"),
        Outcome::Join => ("ok", "outcome-join"),
        Outcome::Return(_) => ("info", "outcome-return"),
        Outcome::Member => ("quiet", "outcome-member"),
        Outcome::Problem(_) => ("no", "outcome-problem"),
    };
    let reason = match &planned.outcome {
        Outcome::Problem(fault) => problem(words, fault),
        Outcome::Return(left) => {
            words.fill("outcome-return-why", &[("date", words.date(cohort.time_zone.day(*left)).into())])
        }
        Outcome::Invite => words.say("outcome-invite-why"),
        Outcome::Join => words.say("outcome-join-why"),
        Outcome::Member => words.say("outcome-member-why"),
    };
    html! {
        tr {
            td { (line.number) }
            th scope="row" {
                @match &line.read {
                    Ok(entry) => {
                        @if !entry.name.is_empty() { (entry.name) br; }
                        span.small.soft { (entry.email) @if !entry.library.is_empty() { ", " (entry.library) } }
                    }
                    Err(_) => (line.text),
                }
            }
            td { span.tag.(tag) { (words.say(key)) } " " span.small { (reason) } }
        }
    }
}

fn problem(words: Words, fault: &Fault) -> String {
    match fault {
        Fault::NoAddress => words.say("fault-no-address"),
        Fault::BadAddress(address) => words.fill("fault-bad-address", &[("address", address.as_str().into())]),
        Fault::TwoAddresses => words.say("fault-two-addresses"),
        Fault::Again(line) => words.fill("fault-again", &[("line", (*line).into())]),
        Fault::TooLong => words.say("fault-too-long"),
    }
}
