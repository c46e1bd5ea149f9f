//! The page of who leads a room.

use chrono::{NaiveDate, TimeDelta};
use chrono_tz::Tz;
use maud::{Markup, html};

use super::seats::Listed;
use super::{OPEN_HOURS, Room, Stage};
use crate::accounts::UserId;
use crate::credit::programs::BoardMember;
use crate::i18n::{Language, Words};
use crate::modules::Edition;
use crate::qr;
use crate::web::components::back;

/// What the page shows.
pub(super) struct Shown<'a> {
    pub room: &'a Room,
    pub module: &'a Edition,
    pub facilitator: &'a str,
    /// Whether the reader has work at the organization.
    pub staff: bool,
    /// Who reads it.
    pub me: UserId,
    pub stage: Stage,
    /// The name of who attested the list.
    pub attested_by: Option<&'a str>,
    pub listed: &'a [Listed],
    /// The board that meets, and who is or was on it.
    pub board: Option<(&'a str, &'a [BoardMember])>,
    /// The address of the room.
    pub url: &'a str,
    /// The address where a code is typed.
    pub ask: String,
    /// The organization's day.
    pub today: NaiveDate,
    pub zone: Tz,
    /// What was done just now.
    pub done: &'a str,
    /// How many were entered from the sheet just now.
    pub entered: Option<usize>,
}

/// The page.
pub(super) fn page(words: Words, shown: &Shown<'_>) -> Markup {
    let Shown { room, module, .. } = shown;
    let (up, label) = if shown.staff { ("/assoc/rooms", "rooms-title") } else { ("/room", "room-ask-title") };
    html! {
        div.wrap.stack.g6.mid {
            (told(words, shown))
            div.stack.g2 {
                (back(up, words.say(label)))
                h1 { (words.say("room-lead-title")) }
                p.read { b lang=[words.lang(Language::English)] { (module.body.title) } }
                p.soft { (words.fill("room-about", &[
                    ("date", words.date(room.held_on).into()),
                    ("minutes", module.body.minutes.into()),
                    ("name", shown.facilitator.into()),
                ])) }
                @if let Some((board, _)) = shown.board { p { (words.fill("room-board", &[("board", board.into())])) } }
            }
            @if shown.stage == Stage::Open { (door(words, shown)) }
            (people(words, shown))
            (after(words, shown))
        }
    }
}

fn told(words: Words, shown: &Shown<'_>) -> Markup {
    let known = ["closed", "remove", "restore"];
    html! {
        @if ["late", "own"].contains(&shown.done) { p.note.warn role="status" { (words.say(&format!("room-done-{}", shown.done))) } }
        @if known.contains(&shown.done) { p.note.ok role="status" { (words.say(&format!("room-done-{}", shown.done))) } }
        @if let Some(count) = shown.entered { p.note.ok role="status" { (words.fill("room-entered", &[("count", count.into())])) } }
    }
}

/// How people come in: the code, large, and the QR code.
fn door(words: Words, shown: &Shown<'_>) -> Markup {
    html! {
        section.panel.stack.g3.center aria-labelledby="door" {
            h2.h4 #door { (words.say("room-door")) }
            p { (words.fill("room-door-type", &[("address", shown.ask.as_str().into())])) }
            dl.figs { div { dt { (words.say("room-code")) } dd { (shown.room.code) } } }
            (qr::svg(shown.url, &words.say("room-qr")))
            p.small.soft { (shown.url) }
        }
    }
}

fn people(words: Words, shown: &Shown<'_>) -> Markup {
    let there = shown.listed.iter().filter(|one| one.seat.is_taken()).count();
    let answered = shown.listed.iter().filter(|one| one.seat.is_taken() && one.seat.answer.is_some()).count();
    html! {
        section.stack.g3 {
            div.row.apart {
                h2 { (words.say("room-people")) }
                a.btn.quiet.sm.noprint href=(shown.room.path()) { (words.say("room-refresh")) }
            }
            p { (words.fill("room-count", &[("people", there.into()), ("answered", answered.into())])) }
            @if !shown.listed.is_empty() {
                div.scroll tabindex="0" role="region" aria-label=(words.say("room-people")) { table {
                    caption.vh { (words.say("room-people")) }
                    thead { tr {
                        th scope="col" { (words.say("room-person")) }
                        th scope="col" { (words.say("room-state")) }
                    } }
                    tbody { @for one in shown.listed { (row(words, shown, one)) } }
                } }
            }
            (attestation(words, shown, there))
        }
    }
}

/// Who said that those on the list were there, or the form in which it is said.
fn attestation(words: Words, shown: &Shown<'_>, there: usize) -> Markup {
    let (room, until) = (shown.room, [("date", words.date(shown.room.last_day()).into())]);
    let mine = shown.listed.iter().any(|one| one.seat.user_id == shown.me && one.seat.is_taken());
    let own = html! { p.note.info { (words.fill("room-own", &[("name", shown.facilitator.into())])) } };
    html! {
        @match (shown.stage, room.attested_at, shown.attested_by) {
            (_, Some(at), Some(name)) => p.small.soft { (words.fill("room-attested", &[("name", name.into()), ("moment", words.moment(at, shown.zone).into())])) },
            (Stage::Lapsed, ..) => p.note.warn { (words.fill("room-list-lapsed", &until)) },
            _ if mine => (own),
            (Stage::Waiting, ..) if room.closed_at.is_some() => (waiting(words, shown, there)),
            _ => form.panel.stack.g3 method="post" action={ (room.path()) "/close" } {
                p { (words.say("room-close-says")) }
                @if shown.stage == Stage::Open {
                    p.small.soft { (words.fill("room-close-late", &[("time", words.time(room.opened_at + TimeDelta::hours(OPEN_HOURS), shown.zone).into()), ("date", words.date(room.last_day()).into())])) }
                }
                p { button.btn { (words.say("room-close")) } }
            },
        }
    }
}

/// The form that attests the list of a room that closed by itself; of one with nobody on it, what to do first.
fn waiting(words: Words, shown: &Shown<'_>, there: usize) -> Markup {
    let room = shown.room;
    let said = [("date", words.date(room.last_day()).into()), ("name", shown.facilitator.into())];
    html! {
        @if there == 0 {
            p.note.info { (words.fill("room-waits-empty", &said)) }
        } @else {
            form.panel.stack.g3 method="post" action={ (room.path()) "/attest" } {
                p.note.warn { (words.fill("room-waits", &said)) }
                p { (words.say("room-attest-says")) }
                @if shown.me != room.facilitator_id { p.small.soft { (words.fill("room-attest-other", &said)) } }
                p { button.btn { (words.say("room-attest")) } }
            }
        }
    }
}

fn row(words: Words, shown: &Shown<'_>, one: &Listed) -> Markup {
    let seat = &one.seat;
    let action = |what: &str| format!("{}/people/{}/{what}", shown.room.path(), seat.user_id);
    let held = shown.room.held_on;
    let on_board = shown.board.map(|(_, members)| {
        members.iter().any(|member| {
            member.person == seat.user_id && member.joined_on <= held && member.left_on.is_none_or(|left| left >= held)
        })
    });
    let (tag, key) = match (seat.is_taken(), seat.counted, &seat.answer) {
        (false, ..) => ("no", "room-state-off"),
        (_, Some(true), _) => ("ok", "room-state-counted"),
        (_, Some(false), _) => ("quiet", "room-state-before"),
        (_, None, Some(_)) => ("ok", "room-state-answered"),
        (_, None, None) => ("warn", "room-state-silent"),
    };
    html! {
        tr {
            th scope="row" {
                (one.name)
                @if !one.library.is_empty() { br; span.small.soft { (one.library) } }
                @if on_board == Some(false) { br; span.small.soft { (words.say("room-not-on-board")) } }
            }
            td.stack.g2 {
                p {
                    span.tag.(tag) { (words.say(key)) }
                    @if seat.seated_by.is_some() { " " span.small.soft { (words.say("room-from-sheet")) } }
                }
                @if seat.ledger_entry_id.is_none() && (seat.is_taken() || seat.user_id != shown.me) {
                    @let (what, label) = if seat.is_taken() { ("remove", "room-remove") } else { ("restore", "room-restore") };
                    form.noprint method="post" action=(action(what)) {
                        button.btn.quiet.sm { (words.say(label)) span.vh { ": " (one.name) } }
                    }
                }
            }
        }
    }
}

/// The sheet, before and after.
fn after(words: Words, shown: &Shown<'_>) -> Markup {
    let until = [("date", words.date(shown.room.last_day()).into())];
    html! {
        section.panel.stack.g3 aria-labelledby="sheet" {
            h2.h4 #sheet { (words.say("room-sheet")) }
            @if shown.today > shown.room.last_day() {
                p { (words.fill("room-sheet-late", &until)) }
            } @else {
                p { (words.fill("room-sheet-says", &until)) }
                p.row {
                    a href={ (shown.room.path()) "/sheet" } { (words.say("room-sheet-print")) }
                    a href={ (shown.room.path()) "/paper" } { (words.say("room-sheet-enter")) }
                }
            }
        }
    }
}
