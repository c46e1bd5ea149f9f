//! The rooms of an organization as a page, and the form that opens one.

use std::sync::Arc;

use maud::{Markup, html};

use super::Stage;
use super::forms::{Choices, OpenForm};
use super::queries::Listed;
use crate::i18n::{Language, Words};
use crate::modules::Edition;
use crate::web::Problems;
use crate::web::components::{Choice, Field, back, hidden, icon};

/// How far a room has come, in a word, and until when its list can be attested.
fn state(words: Words, listed: &Listed) -> Markup {
    let (tag, key) = match listed.stage {
        Stage::Open => ("ok", "rooms-open"),
        Stage::Waiting => ("warn", "rooms-waiting"),
        Stage::Lapsed => ("no", "rooms-lapsed"),
        Stage::Attested => ("quiet", "rooms-closed"),
    };
    html! {
        span.tag.(tag) { (words.say(key)) }
        @if listed.stage == Stage::Waiting {
            br; span.small { (words.fill("rooms-waiting-until", &[("date", words.date(listed.room.last_day()).into())])) }
        }
    }
}

/// Rooms as a table.
pub(super) fn table(words: Words, label: &str, rows: &[(Listed, Arc<Edition>)]) -> Markup {
    html! {
        div.scroll tabindex="0" role="region" aria-label=(words.say(label)) { table {
            caption.vh { (words.say(label)) }
            thead { tr {
                th scope="col" { (words.say("rooms-module")) }
                th scope="col" { (words.say("rooms-day")) }
                th.num scope="col" { (words.say("rooms-people")) }
            } }
            tbody { @for (listed, module) in rows { tr {
                th scope="row" {
                    a href=(listed.room.path()) lang=[words.lang(Language::English)] { (module.body.title) } br;
                    span.small.soft { (words.fill("rooms-led-by", &[("name", listed.facilitator.as_str().into())])) } " "
                    (state(words, listed))
                }
                td { (words.short_date_and_year(listed.room.held_on)) }
                td.num { (listed.people) }
            } } }
        } }
    }
}

/// The page of all rooms.
pub(super) fn list(words: Words, rows: &[(Listed, Arc<Edition>)]) -> Markup {
    html! {
        div.wrap.stack.g6.mid {
            div.stack.g2 {
                (back("/assoc", words.say("association-title")))
                div.row.apart {
                    h1 { (words.say("rooms-title")) }
                    a.btn href="/assoc/rooms/new" { (icon("plus")) " " (words.say("rooms-new")) }
                }
                p.read { (words.say("rooms-lead")) }
            }
            @if rows.is_empty() {
                div.empty.stack { p { (words.say("rooms-none")) } }
            } @else { (table(words, "rooms-title", rows)) }
        }
    }
}

/// The form that opens a room.
pub(super) fn form(words: Words, choices: &Choices, form: &OpenForm, problems: &Problems) -> Markup {
    let english = words.lang(Language::English);
    let choice = |name, label: &str, hint: Option<&str>, options| Choice {
        name,
        label: words.say(label),
        hint: hint.map(|hint| words.say(hint)),
        options,
        problems,
    };
    html! {
        div.wrap.stack.g5.mid {
            (problems.summary(words))
            div.stack.g2 {
                (back("/assoc/rooms", words.say("rooms-title")))
                h1 { (words.say("rooms-new")) }
                p.read { (words.say("rooms-new-lead")) }
            }
            form.stack.g5 method="post" action="/assoc/rooms/new" novalidate {
                (hidden("id", form.id.as_str()))
                @if choices.organizations.len() > 1 {
                    (choice("organization", "attendance-organization", None, html! {
                        @for one in &choices.organizations { option value=(one.slug) selected[one.slug == form.organization] { (one.body.name) } }
                    }))
                }
                (choice("module", "rooms-module", None, html! {
                    option value="" { (words.say("rooms-module-choose")) }
                    @for module in &choices.modules {
                        option value=(module.slug) selected[module.slug == form.module] lang=[english] { (module.body.title) }
                    }
                }))
                (Field {
                    name: "facilitator",
                    label: words.say("rooms-facilitator"),
                    hint: Some(words.say("rooms-facilitator-hint")),
                    value: &form.facilitator,
                    kind: "email",
                    autocomplete: "off",
                    problems,
                })
                (Field {
                    name: "held_on",
                    label: words.say("rooms-day"),
                    hint: Some(words.say("rooms-day-hint")),
                    value: &form.held_on,
                    kind: "date",
                    autocomplete: "off",
                    problems,
                })
                @if !choices.boards.is_empty() {
                    (choice("board", "rooms-board", Some("rooms-board-hint"), html! {
                        option value="" { (words.say("rooms-board-none")) }
                        @for board in &choices.boards {
                            option value=(board.id) selected[board.id.to_string() == form.board] { (board.name) }
                        }
                    }))
                }
                p.note.info { (words.say("rooms-attest")) }
                div.row { button.btn { (words.say("rooms-open-it")) } a.btn.plain href="/assoc/rooms" { (words.say("cancel")) } }
            }
        }
    }
}
