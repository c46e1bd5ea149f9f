//! The register as a page.

use std::sync::Arc;

use chrono::NaiveDate;
use chrono_tz::Tz;
use maud::{Markup, html};

use super::standing;
use crate::certificates::{Entry, Standing};
use crate::i18n::Words;
use crate::modules::Edition;
use crate::registrar::list::Asked;
use crate::registrar::one;
use crate::registrar::run_rows::Run;
use crate::web::Problems;
use crate::web::components::{Choice, Field, back};

/// What the page shows.
pub(in crate::registrar) struct Shown<'a> {
    pub asked: &'a Asked,
    pub modules: &'a [Arc<Edition>],
    pub entries: &'a [Entry],
    /// Whether there is a next page.
    pub more: bool,
    /// Runs that aren't finished.
    pub runs: &'a [Run],
    pub today: NaiveDate,
    pub zone: Tz,
}

impl Shown<'_> {
    /// The page.
    pub fn render(&self, words: Words) -> Markup {
        html! {
            div.wrap.stack.g6 {
                div.row.apart {
                    div.stack.g2 { (back("/assoc", words.say("association-title"))) h1 { (words.say("register-title")) } }
                    div.row {
                        a.btn href="/assoc/certificates/issue" { (words.say("register-issue")) }
                        a.btn.quiet href="/assoc/certificates/layout" { (words.say("register-layout")) }
                    }
                }
                @for run in self.runs {
                    p.note.info { a href=(run.path()) { (words.fill("register-run", &[
                        ("moment", words.moment(run.made_at, self.zone).into()),
                    ])) } }
                }
                (self.find(words))
                @if self.entries.is_empty() { (self.nothing(words)) } @else { (self.table(words)) }
                (self.pages(words))
            }
        }
    }

    fn find(&self, words: Words) -> Markup {
        let none = Problems::new();
        html! {
            form.row.find role="search" action="/assoc/certificates" {
                (Field {
                    name: "q",
                    label: words.say("register-find"),
                    hint: None,
                    value: &self.asked.q,
                    kind: "search",
                    autocomplete: "off",
                    problems: &none,
                })
                (Choice { name: "module", label: words.say("register-module"), hint: None, problems: &none, options: html! {
                    option value="" { (words.say("register-all")) }
                    @for module in self.modules {
                        option value=(module.slug) selected[module.slug == self.asked.module] { (module.body.title) }
                    }
                } })
                (Choice { name: "state", label: words.say("register-state"), hint: None, problems: &none, options: html! {
                    option value="" { (words.say("register-all")) }
                    @for one in Standing::ALL {
                        option value=(one.word()) selected[one.word() == self.asked.state] {
                            (words.say(&format!("standing-{}", one.word())))
                        }
                    }
                } })
                button.btn.quiet { (words.say("register-show")) }
            }
        }
    }

    fn nothing(&self, words: Words) -> Markup {
        let narrowed = self.asked.narrows() || self.asked.number() > 1;
        html! {
            div.empty.stack {
                @if narrowed {
                    h2.h3 { (words.say("register-none-title")) }
                    p { (words.say("register-none")) }
                    p { a href="/assoc/certificates" { (words.say("register-none-next")) } }
                } @else {
                    h2.h3 { (words.say("register-empty-title")) }
                    p { (words.say("register-empty")) }
                    p { a href="/assoc/certificates/issue" { (words.say("register-empty-next")) } }
                }
            }
        }
    }

    fn table(&self, words: Words) -> Markup {
        let some = self.entries.iter().any(|entry| entry.certificate.stands());
        html! {
            form.stack method="post" action="/assoc/certificates/again" {
                div.scroll tabindex="0" role="region" aria-label=(words.say("register-title")) { table {
                    caption.vh { (words.say("register-title")) }
                    thead { tr {
                        @if some { th scope="col" { (words.say("register-pick")) } }
                        // Two columns hold all of it, so that a telephone shows the state as well.
                        th scope="col" { (words.say("register-name")) ", " (words.say("register-state")) }
                        th scope="col" { (words.say("register-for")) ", " (words.say("fact-issued")) }
                    } }
                    tbody { @for entry in self.entries { (self.line(words, entry, some)) } }
                } }
                @if some {
                    p { button.btn.quiet { (words.say("register-again")) } }
                    p.small.soft { (words.say("register-again-hint")) }
                }
            }
        }
    }

    fn line(&self, words: Words, entry: &Entry, some: bool) -> Markup {
        let certificate = &entry.certificate;
        let facts = &certificate.facts;
        let pick = words.fill(
            "register-pick-one",
            &[("name", facts.learner.as_str().into()), ("code", certificate.code.to_string().into())],
        );
        html! {
            tr {
                @if some { td {
                    @if certificate.stands() {
                        input type="checkbox" name="certificate" value=(certificate.id) aria-label=(pick);
                    }
                } }
                th scope="row" {
                    a href=(one::path(certificate.id)) { (facts.learner) }
                    br; span.small.soft { (entry.email) }
                    @if entry.name != facts.learner {
                        br; span.small.soft { (words.fill("register-renamed", &[("name", entry.name.as_str().into())])) }
                    }
                    br; (standing(words, certificate, self.today))
                }
                td {
                    (facts.module.title) br; code.small { (certificate.code) }
                    br; span.small { (words.short_date_and_year(certificate.issued_at.with_timezone(&self.zone).date_naive())) }
                }
            }
        }
    }

    fn pages(&self, words: Words) -> Markup {
        let number = self.asked.number();
        html! {
            @if number > 1 || self.more {
                nav.row aria-label=(words.say("register-pages")) {
                    @if number > 1 { a href=(self.address(number - 1)) rel="prev" { (words.say("register-newer")) } }
                    span { (words.fill("register-page", &[("page", number.into())])) }
                    @if self.more { a href=(self.address(number + 1)) rel="next" { (words.say("register-older")) } }
                }
            }
        }
    }

    fn address(&self, page: i64) -> String {
        let asked = self.asked;
        let page = page.to_string();
        let fields = [("q", &asked.q), ("module", &asked.module), ("state", &asked.state), ("page", &page)];
        let fields: Vec<_> = fields.into_iter().filter(|(_, value)| !value.is_empty()).collect();
        format!("/assoc/certificates?{}", serde_html_form::to_string(fields).unwrap_or_default())
    }
}
