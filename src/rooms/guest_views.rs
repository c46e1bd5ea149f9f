//! The pages of those who are in a room.

use std::sync::Arc;

use maud::{Markup, html};

use super::Room;
use super::forms::{ANSWER, AnswerForm};
use super::queries::Listed;
use super::staff_views;
use crate::claiming::worth_list;
use crate::credit::Worth;
use crate::i18n::{Language, Words};
use crate::modules::Edition;
use crate::text::capital;
use crate::web::Problems;
use crate::web::components::Field;

/// Where somebody stands with a room.
pub(super) enum Place {
    /// Not signed in.
    Outside,
    /// They lead it.
    Leads,
    /// They may join.
    AtTheDoor,
    /// It is closed, and they didn't join.
    Missed,
    /// They were taken off the list.
    TakenOff,
    /// They joined, and have yet to answer.
    Asked,
    /// They never answered, and it is too late.
    TooLate,
    /// They answered, and somebody has yet to attest the list.
    Answered {
        /// What they wrote.
        answer: String,
        /// Whether the room closed by itself, and waits for that alone.
        waits: bool,
    },
    /// Nobody attested the list in time; with what they wrote, if they did.
    Lapsed(Option<String>),
    /// The minutes are on their record.
    Counted {
        /// What they wrote.
        answer: String,
        /// Whether they are this room's, not earlier ones.
        counted: bool,
    },
}

impl Place {
    /// Whether the room may still bring them minutes of its own, or did.
    pub fn promises(&self) -> bool {
        matches!(self, Place::AtTheDoor | Place::Asked | Place::Answered { .. } | Place::Counted { counted: true, .. })
    }
}

/// What the page shows.
pub(super) struct Here<'a> {
    pub room: &'a Room,
    pub module: &'a Edition,
    /// The first name of who leads it.
    pub facilitator: &'a str,
    pub place: Place,
    pub worth: &'a [Worth],
    pub form: &'a AnswerForm,
    pub problems: &'a Problems,
}

/// The form for a code, and the rooms that one leads.
pub(super) fn ask(words: Words, typed: &str, problems: &Problems, led: &[(Listed, Arc<Edition>)]) -> Markup {
    html! {
        div.wrap.stack.g6.mid {
            (problems.summary(words))
            div.stack.g2 { h1 { (words.say("room-ask-title")) } p.read { (words.say("room-ask-lead")) } }
            form.stack.g4 method="get" action="/room" novalidate {
                (Field {
                    name: "code",
                    label: words.say("room-code"),
                    hint: Some(words.say("room-code-hint")),
                    value: typed,
                    kind: "text",
                    autocomplete: "off",
                    problems,
                })
                p { button.btn { (words.say("room-go")) } }
            }
            @if !led.is_empty() {
                section.stack.g3 {
                    h2.h3 { (words.say("room-led")) }
                    (staff_views::table(words, "room-led", led))
                }
            }
        }
    }
}

/// The page of a room.
pub(super) fn page(words: Words, here: &Here<'_>) -> Markup {
    let (module, english) = (here.module, words.lang(Language::English));
    html! {
        div.wrap.stack.g5.mid {
            (here.problems.summary(words))
            div.stack.g2 {
                p.kicker { (words.say("room-title")) }
                h1 lang=[english] { (module.body.title) }
                p.soft { (words.fill("room-about", &[
                    ("date", words.date(here.room.held_on).into()),
                    ("minutes", module.body.minutes.into()),
                    ("name", here.facilitator.into()),
                ])) }
            }
            section.stack.g2 aria-labelledby="able" {
                h2.h4 #able { (words.say("room-able")) }
                div.prose { ul lang=[english] { @for objective in &module.body.objectives { li { (capital(objective)) } } } }
            }
            (place(words, here))
            @if !here.worth.is_empty() {
                section.panel.stack.g3 aria-labelledby="worth" {
                    h2.h4 #worth { (words.say("room-worth")) }
                    (worth_list(words, here.worth))
                }
            }
        }
    }
}

fn place(words: Words, here: &Here<'_>) -> Markup {
    let room = here.room;
    let said = [("name", here.facilitator.into()), ("date", words.date(room.last_day()).into())];
    let path = room.guest_path();
    html! {
        @match &here.place {
            Place::Outside => {
                p { a.btn href={ "/signin?next=" (path) } { (words.say("room-sign-in")) } }
                p.small.soft { (words.say("room-sign-in-hint")) }
            }
            Place::Leads => p.note.info { (words.say("room-leads")) " " a href=(room.path()) { (words.say("room-leads-go")) } },
            Place::AtTheDoor => form method="post" action=(path) { button.btn { (words.say("room-join")) } },
            Place::Missed => p.note.info { (words.fill("room-missed", &said)) },
            Place::TakenOff => p.note.warn { (words.fill("room-taken-off", &said)) },
            Place::TooLate => p.note.warn { (words.fill("room-too-late", &said)) },
            Place::Asked => {
                p.note.ok role="status" { (words.say("room-joined")) }
                form.stack.g4 method="post" action={ (path) "/answer" } novalidate {
                    (Field {
                        name: "answer",
                        label: words.say("room-question"),
                        hint: Some(words.fill("room-question-hint", &[("most", ANSWER.into()), ("date", words.date(room.last_day()).into())])),
                        value: &here.form.answer,
                        kind: "textarea",
                        autocomplete: "off",
                        problems: here.problems,
                    })
                    p { button.btn { (words.say("room-send")) } }
                }
            }
            Place::Answered { answer, waits } => {
                p.note.ok role="status" { (words.fill(if *waits { "room-answered-waits" } else { "room-answered" }, &said)) }
                (quoted(words, answer))
            }
            Place::Lapsed(answer) => {
                p.note.warn { (words.fill("room-lapsed", &said)) " " a href="/record/add" { (words.say("room-lapsed-add")) } }
                @if let Some(answer) = answer { (quoted(words, answer)) }
            }
            Place::Counted { answer, counted } => {
                p.note.ok role="status" {
                    @if *counted { (words.fill("room-counted", &[("minutes", here.module.body.minutes.into())])) }
                    @else { (words.say("room-counted-before")) }
                    " " a href="/record" { (words.say("module-done-record")) }
                }
                (quoted(words, answer))
            }
        }
    }
}

fn quoted(words: Words, answer: &str) -> Markup {
    html! {
        section.stack.g2 aria-labelledby="question" {
            h2.h4 #question { (words.say("room-question")) }
            p.prose { (answer) }
        }
    }
}
