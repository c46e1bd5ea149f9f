//! Closing a room: its list stands, and the minutes go on the record of those who were there and answered.

use chrono::TimeDelta;
use diesel::prelude::*;
use diesel_async::{AsyncConnection, RunQueryDsl};
use serde_json::json;

use super::decide::{Decider, write_down};
use super::{OPEN_HOURS, Room, RoomId, queries, seats, worth};
use crate::accounts::UserId;
use crate::app::App;
use crate::credit::{self, programs};
use crate::db::Conn;
use crate::db::schema::rooms;
use crate::decisions::Actor;
use crate::error::Result;
use crate::modules;

/// Closes a room; `by` is who says that the list is right, none for one that closes by itself. Closing it again
/// changes nothing.
pub(super) async fn close(conn: &mut Conn, app: &App, room: RoomId, by: Option<Decider>) -> Result<()> {
    let now = app.now();
    conn.transaction(async |conn| {
        let room = queries::locked(conn, room).await?;
        if room.closed_at.is_some() {
            return Ok(());
        }
        diesel::update(rooms::table.find(room.id)).set(rooms::closed_at.eq(now)).execute(conn).await?;
        let listed = seats::of_room(conn, room.id).await?;
        let there: Vec<UserId> = listed.iter().filter(|one| one.seat.is_taken()).map(|one| one.seat.user_id).collect();
        settle(conn, app, &room, &there).await?;
        let (before, after) = (json!({ "open": true }), json!({ "open": false, "people": there }));
        let by = by.map_or(Actor::Itself, Actor::from);
        write_down(conn, &room, by, ("closed", None), (before, after), now).await?;
        Ok(())
    })
    .await
}

/// Enters the minutes of those of these people who were there and answered, each once. **Called inside the verb's
/// transaction**, of a room that is closed.
pub(super) async fn settle(conn: &mut Conn, app: &App, room: &Room, people: &[UserId]) -> Result<()> {
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
            // The day that it was held may lie before others that share lessons with it.
            credit::award_sharing(conn, *person, entered.id, now).await?;
        }
        seats::brought(conn, *person, room, (entered.id, entered.first)).await?;
    }
    Ok(())
}

/// Closes the rooms that nobody closed in time. Returns how many.
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
        close(&mut conn, app, *room, None).await?;
    }
    Ok(forgotten.len())
}
