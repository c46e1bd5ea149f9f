//! The rooms that somebody was in, for their record.

use maud::{Markup, html};

use super::seats::{self, Seat};
use super::{Room, Stage, queries};
use crate::accounts::UserId;
use crate::app::App;
use crate::credit::{self, Award};
use crate::db::Conn;
use crate::error::Result;
use crate::i18n::{Language, Words};
use crate::modules;

/// A room that somebody was in.
pub struct Attended {
    title: String,
    path: String,
    held_on: chrono::NaiveDate,
    minutes: u32,
    how: How,
    awards: Vec<Award>,
}

/// How far it has come for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum How {
    /// Its minutes are on their record.
    Counted,
    /// They had the module already.
    Before,
    /// They answered, and its list is not attested yet.
    Waiting,
    /// They have yet to answer.
    Asked,
    /// They didn't answer in time.
    Silent,
    /// Nobody attested its list in time.
    Lapsed,
}

/// The rooms that somebody was in, the latest first.
pub async fn attended(conn: &mut Conn, app: &App, user: UserId) -> Result<Vec<Attended>> {
    let seats = seats::of_user(conn, user).await?;
    if seats.is_empty() {
        return Ok(Vec::new());
    }
    let awards = credit::awards_of(conn, user).await?;
    let mut all = Vec::with_capacity(seats.len());
    for (seat, room) in seats {
        let module = modules::version(conn, app, room.module_version_id).await?;
        let how = how(conn, app, &seat, &room).await?;
        // Minutes of an earlier entry stand with it.
        let mine = |award: &&Award| seat.counted == Some(true) && seat.ledger_entry_id == Some(award.entry_id);
        all.push(Attended {
            title: module.body.title.clone(),
            path: room.guest_path(),
            held_on: room.held_on,
            minutes: module.body.minutes,
            how,
            awards: awards.iter().filter(mine).cloned().collect(),
        });
    }
    Ok(all)
}

async fn how(conn: &mut Conn, app: &App, seat: &Seat, room: &Room) -> Result<How> {
    match seat.counted {
        Some(true) => return Ok(How::Counted),
        Some(false) => return Ok(How::Before),
        None => {}
    }
    let today = queries::today(conn, app, room).await?;
    Ok(match &seat.answer {
        _ if room.stage(app.now(), today) == Stage::Lapsed => How::Lapsed,
        Some(_) => How::Waiting,
        None if today > room.last_day() => How::Silent,
        None => How::Asked,
    })
}

/// These rooms, each with how far it has come and what it counted for.
pub fn list(words: Words, all: &[Attended]) -> Markup {
    html! {
        section.stack aria-labelledby="together" {
            h2 #together { (words.say("together-title")) }
            table aria-labelledby="together" {
                thead { tr {
                    th scope="col" { (words.say("record-date")) }
                    th scope="col" { (words.say("record-what")) }
                    th.num scope="col" { (words.say("record-time")) }
                } }
                tbody { @for one in all { (row(words, one)) } }
            }
        }
    }
}

fn row(words: Words, one: &Attended) -> Markup {
    let (tag, key) = match one.how {
        How::Counted => ("ok", "room-state-counted"),
        How::Before => ("quiet", "room-state-before"),
        How::Waiting => ("quiet", "together-waiting"),
        How::Asked => ("warn", "together-asked"),
        How::Silent => ("no", "together-silent"),
        How::Lapsed => ("no", "rooms-lapsed"),
    };
    html! {
        tr {
            td { (words.short_date_and_year(one.held_on)) }
            th scope="row" {
                a href=(one.path) lang=[words.lang(Language::English)] { (one.title) }
                div.small.plainly.stack.g2 {
                    p { span.soft { (words.say("room-mode")) } " " span.tag.(tag) { (words.say(key)) } }
                    @for award in &one.awards {
                        details.how {
                            summary {
                                (award.said_in(words)) span.vh { ": " (one.title) }
                            }
                            p { (award.reason_in(words)) }
                        }
                    }
                }
            }
            td.num { @if one.how == How::Counted { (words.fill("minutes-short", &[("count", one.minutes.into())])) } }
        }
    }
}
