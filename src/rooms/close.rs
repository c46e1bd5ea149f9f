//! Closing a room and attesting its list: then the minutes go on the record of those who were there and answered.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncConnection, RunQueryDsl};
use serde_json::json;

use super::decide::{Decider, write_down};
use super::{OPEN_HOURS, Room, RoomId, letter, queries, seats, worth};
use crate::accounts::UserId;
use crate::app::App;
use crate::credit::{self, programs};
use crate::db::Conn;
use crate::db::schema::rooms;
use crate::decisions::Actor;
use crate::error::Result;
use crate::modules;

/// What came of attesting a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// It is attested, now or before.
    Attested,
    /// It is too late: the room is closed, and its minutes go on no record.
    TooLate,
    /// Who would attest it is on the list: nobody answers for themselves.
    Own,
}

/// Attests that those on the list of a room were there (rule R20), and closes it where it is open. The minutes go on the
/// record of those who answered. Attesting it again changes nothing.
pub(super) async fn attest(conn: &mut Conn, app: &App, room: RoomId, by: Decider) -> Result<Said> {
    let now = app.now();
    conn.transaction(async |conn| {
        let room = queries::locked(conn, room).await?;
        if room.attested_at.is_some() {
            return Ok(Said::Attested);
        }
        let there = there(conn, room.id).await?;
        if there.contains(&by.id) {
            return Ok(Said::Own);
        }
        if queries::today(conn, app, &room).await? > room.last_day() {
            if room.closed_at.is_none() {
                shut(conn, &room, Actor::from(by), now).await?;
            }
            return Ok(Said::TooLate);
        }
        let room = sign(conn, &room, by, now).await?;
        settle(conn, app, &room, &there).await?;
        Ok(Said::Attested)
    })
    .await
}

/// Those on the list, but for who was taken off it.
async fn there(conn: &mut Conn, room: RoomId) -> QueryResult<Vec<UserId>> {
    let listed = seats::of_room(conn, room).await?;
    Ok(listed.iter().filter(|one| one.seat.is_taken()).map(|one| one.seat.user_id).collect())
}

/// Keeps who attests the list as it is, closes what is open, and writes it down. **Called inside the verb's
/// transaction**, with the room locked and not attested yet.
pub(super) async fn sign(conn: &mut Conn, room: &Room, by: Decider, now: DateTime<Utc>) -> Result<Room> {
    let open = room.closed_at.is_none();
    let signed =
        (rooms::closed_at.eq(room.closed_at.unwrap_or(now)), rooms::attested_by.eq(by.id), rooms::attested_at.eq(now));
    diesel::update(rooms::table.find(room.id)).set(signed).execute(conn).await?;
    let before = json!({ "open": open, "attested": false });
    let after = json!({ "open": false, "attested": true, "people": there(conn, room.id).await? });
    let outcome = if open { "closed" } else { "attested" };
    write_down(conn, room, by, (outcome, None), (before, after), now).await?;
    Ok(queries::by_id(conn, room.id).await?)
}

/// Closes a room that nobody attests by that. Returns how many are on its list. **Called inside the verb's
/// transaction**, with the room locked and open.
async fn shut(conn: &mut Conn, room: &Room, by: Actor, now: DateTime<Utc>) -> Result<usize> {
    diesel::update(rooms::table.find(room.id)).set(rooms::closed_at.eq(now)).execute(conn).await?;
    let there = there(conn, room.id).await?;
    let before = json!({ "open": true, "attested": false });
    let after = json!({ "open": false, "attested": false, "people": there });
    write_down(conn, room, by, ("closed", None), (before, after), now).await?;
    Ok(there.len())
}

/// Enters the minutes of those of these people who were there and answered, each once; of a room whose list nobody has
/// attested, nobody's. **Called inside the verb's transaction.**
pub(super) async fn settle(conn: &mut Conn, app: &App, room: &Room, people: &[UserId]) -> Result<()> {
    if room.attested_at.is_none() {
        return Ok(());
    }
    let module = modules::version(conn, app, room.module_version_id).await?;
    let entry = worth::entry(conn, app, &module, room.held_on).await?;
    let now = app.now();
    programs::hold_people(conn, people).await?;
    for person in people {
        let Some(seat) = seats::one(conn, *person, room.id).await? else { continue };
        if !seat.is_taken() || seat.answer.is_none() || seat.ledger_entry_id.is_some() {
            continue;
        }
        let theirs = worth::for_person(conn, app, *person, &module, &entry).await?;
        let entered = credit::enter_again(conn, *person, &theirs, now).await?;
        if entered.first {
            credit::award(conn, *person, entered.id, now).await?;
        }
        seats::brought(conn, *person, room, (entered.id, entered.first)).await?;
    }
    Ok(())
}

/// Closes the rooms that nobody closed in time, and asks who leads each to attest its list. Returns how many.
pub async fn tick(app: &App) -> Result<usize> {
    let mut conn = app.conn().await?;
    let over = app.now() - TimeDelta::hours(OPEN_HOURS);
    let forgotten: Vec<RoomId> = rooms::table
        .filter(rooms::closed_at.is_null())
        .filter(rooms::opened_at.le(over))
        .select(rooms::id)
        .load(&mut conn)
        .await?;
    for room in &forgotten {
        forget(&mut conn, app, *room).await?;
    }
    Ok(forgotten.len())
}

/// Closes a room by itself, unless somebody closed it meanwhile.
async fn forget(conn: &mut Conn, app: &App, room: RoomId) -> Result<()> {
    conn.transaction(async |conn| {
        let room = queries::locked(conn, room).await?;
        if room.closed_at.is_some() {
            return Ok(());
        }
        let people = shut(conn, &room, Actor::Itself, app.now()).await?;
        if queries::today(conn, app, &room).await? <= room.last_day() {
            letter::remind(conn, app, &room, people).await?;
        }
        Ok(())
    })
    .await
}
