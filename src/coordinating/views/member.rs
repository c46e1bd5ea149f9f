//! A cohort as its members see it, and before they join.

use maud::{Markup, html};

use crate::accounts::User;
use crate::cohorts::{Cohort, Pace};
use crate::coordinating::journey::{Next, Tally};
use crate::coordinating::wording::{days, duration, span};
use crate::i18n::{Language, Words};
use crate::lessons::Card;
use crate::organizations::Organization;
use crate::pathways::Pathway;
use crate::web::HelpLine;

/// What someone reads before they join.
pub(in crate::coordinating) struct Invitation<'a> {
    pub cohort: &'a Cohort,
    pub organization: &'a Organization,
    pub pathway: &'a Pathway,
    pub coordinator: &'a User,
    pub signed_in: bool,
    pub is_member: bool,
    /// They left just now.
    pub left: bool,
    pub over: bool,
}

impl Invitation<'_> {
    /// The page.
    pub fn render(&self, words: Words) -> Markup {
        let Invitation { cohort, organization, pathway, coordinator, .. } = self;
        let person = [("person", coordinator.first_name().into())];
        html! {
            div.wrap.stack.g5.mid {
                @if self.left { p.note.info role="status" { (words.say("join-left")) } }
                div.stack.g1 {
                    p.kicker { (organization.body.name) }
                    h1 { (cohort.name) }
                    p.soft { (words.fill("join-with", &[("span", span(words, cohort).into()), ("name", coordinator.name.as_str().into())])) }
                }
                p { (words.say("join-pathway")) " " a href=(pathway.path()) lang=[words.lang(Language::English)] { (pathway.body.title) } ". " span lang=[words.lang(Language::English)] { (pathway.body.summary) } }
                @if let Some(rhythm) = cohort.digest_rhythm {
                    p { (words.fill("join-digest", &[("days", days(words, rhythm).into())])) }
                }
                section.panel.stack.g2 aria-labelledby="seen-title" {
                    h2.h4 #seen-title { (words.fill("join-seen-title", &person)) }
                    p { (words.fill("cohort-seen", &person)) }
                }
                @if self.is_member {
                    p { (words.say("join-member")) " " a href=(cohort.path()) { (words.say("join-open")) } }
                } @else if self.over {
                    p.note.info { (words.fill("join-over", &person)) }
                } @else if self.signed_in {
                    form method="post" action=(cohort.join_path()) {
                        button.btn { (words.say(if self.left { "join-again" } else { "join-button" })) }
                    }
                } @else {
                    p { a.btn href={ "/signin?next=" (cohort.join_path()) } { (words.say("join-sign-in")) } }
                    p.small.soft { (words.say("join-sign-in-hint")) }
                }
            }
        }
    }
}

/// The page for a code that no cohort has.
pub(in crate::coordinating) fn unknown_code(words: Words, help: Option<&HelpLine>) -> Markup {
    html! {
        div.wrap.stack.g5.mid {
            h1 { (words.say("join-unknown-title")) }
            p { (words.say("join-unknown")) }
            @if let Some(help) = help {
                p { (words.fill("join-unknown-call", &[("person", help.person.as_str().into()), ("organization", help.organization.as_str().into())])) " " a href={ "tel:" (help.phone) } { (help.phone) } }
            }
            p { a href="/" { (words.say("problem-home")) } }
        }
    }
}

/// A member's page.
pub(in crate::coordinating) struct Desk<'a> {
    pub cohort: &'a Cohort,
    pub organization: &'a Organization,
    pub pathway: &'a Pathway,
    pub coordinator: &'a User,
    pub tally: Tally,
    pub pace: Pace,
    pub next: Option<Next<'a>>,
    pub card: Option<&'a Card>,
    pub digest_stopped: bool,
    /// They joined just now.
    pub joined: bool,
}

/// The way to the cohorts someone is in, for the side of other pages.
pub fn panels(words: Words, cohorts: &[Cohort]) -> Markup {
    html! {
        @if !cohorts.is_empty() {
            section.panel.stack.g2 aria-labelledby="cohorts" {
                h2.h4 #cohorts { (words.fill("cohort-mine", &[("count", cohorts.len().into())])) }
                @for cohort in cohorts { p.small { a href=(cohort.path()) { (cohort.name) } br; span.soft { (span(words, cohort)) } } }
            }
        }
    }
}

impl Desk<'_> {
    /// The page.
    pub fn render(&self, words: Words) -> Markup {
        let Desk { cohort, organization, pathway, coordinator, .. } = self;
        let person = [("person", coordinator.first_name().into())];
        html! {
            div.wrap.stack.g6 {
                @if self.joined { p.note.ok role="status" { (words.say("desk-joined")) } }
                div.stack.g1 {
                    p.kicker { (organization.body.name) }
                    h1 { (cohort.name) }
                    p.soft { (span(words, cohort)) ". " a href=(pathway.path()) lang=[words.lang(Language::English)] { (pathway.body.title) } }
                }
                div.cols {
                    div.stack.g6 {
                        (self.this_week(words))
                        (self.so_far(words))
                        @if !cohort.note.is_empty() {
                            section.stack.g2 aria-labelledby="note-title" {
                                h2.h3 #note-title { (words.fill("desk-note", &person)) }
                                p lang=[words.lang(Language::from_tag(&coordinator.language))] { (cohort.note) }
                            }
                        }
                    }
                    aside.stack.g5 aria-label=(words.say("desk-aside")) {
                        section.panel.stack.g2 aria-labelledby="contact-title" {
                            h2.h4 #contact-title { (words.fill("desk-contact", &person)) }
                            p.small { (coordinator.name) ", " (organization.body.name) br; a href={ "mailto:" (coordinator.email) } { (coordinator.email) } br; a href={ "tel:" (organization.body.contact_phone) } { (organization.body.contact_phone) } ", " (organization.help_line().hours_in(words)) }
                        }
                        section.panel.stack.g2 aria-labelledby="mail-title" {
                            h2.h4 #mail-title { (words.say("desk-digest")) }
                            p.small {
                                @match cohort.digest_rhythm {
                                    Some(_) if self.digest_stopped => (words.say("desk-mail-stopped")),
                                    Some(rhythm) => (words.fill("desk-mail-days", &[("days", days(words, rhythm).into())])),
                                    None => (words.say("desk-mail-none")),
                                }
                            }
                            @if cohort.digest_rhythm.is_some() { p.small { a href="/me/email" { (words.say("desk-mail-change")) } } }
                        }
                        section.panel.stack.g2 aria-labelledby="seen-title" {
                            h2.h4 #seen-title { (words.fill("join-seen-title", &person)) }
                            p.small { (words.fill("cohort-seen", &person)) }
                            form method="post" action={ (cohort.path()) "/leave" } { button.btn.quiet.sm { (words.say("desk-leave")) } }
                        }
                    }
                }
            }
        }
    }

    fn this_week(&self, words: Words) -> Markup {
        let lesson = |key: &str, button: &str, card: &Card| {
            html! {
                h2.h3 #week-title { (words.say(key)) }
                p { a href=(card.path()) lang=[words.lang(card.speaks())] { (card.title) } br; span.soft { (words.fill("minutes", &[("count", card.minutes.into())])) ". " span lang=[words.lang(card.speaks())] { (card.summary) } } }
                p { a.btn href=(card.path()) { (words.say(button)) } }
            }
        };
        html! {
            section.panel.stack aria-labelledby="week-title" {
                @match (self.next, self.card) {
                    (Some(Next::CarryOn(_)), Some(card)) => (lesson("desk-carry-on", "desk-carry-on-button", card)),
                    (Some(Next::Lesson(_)), Some(card)) => (lesson("desk-lesson", "desk-lesson-button", card)),
                    (Some(Next::Evaluation(leg)), _) => {
                        h2.h3 #week-title { (words.say("desk-evaluation")) }
                        p { (leg.title) br; span.soft { (words.fill("minutes", &[("count", leg.evaluation_minutes.into())])) } }
                        p { a.btn href=(leg.evaluation_path()) { (words.say("desk-evaluation-button")) } }
                    }
                    _ => {
                        h2.h3 #week-title { (words.say("desk-finished")) }
                        p { (words.say("desk-finished-more")) " " a href="/record" { (words.say("desk-finished-record")) } }
                    }
                }
            }
        }
    }

    fn so_far(&self, words: Words) -> Markup {
        let values = [
            ("minutes", self.tally.minutes.into()),
            ("of", duration(words, self.pace.minutes).into()),
            ("expected", self.pace.expected.unwrap_or(0).into()),
        ];
        html! {
            section.stack.g2 aria-labelledby="far-title" {
                h2.h3 #far-title { (words.say("desk-so-far")) }
                p {
                    (words.fill("desk-minutes", &values))
                    @if self.pace.expected.is_some_and(|expected| expected > 0) && !self.tally.finished {
                        " " (words.fill("desk-expected", &values))
                    }
                }
            }
        }
    }
}
