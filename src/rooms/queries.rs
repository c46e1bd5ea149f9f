//! Finding rooms: by code, by who leads them, by whom they belong to.

use chrono::NaiveDate;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use super::{CODE_HALF, Room, RoomId, Stage};
use crate::accounts::UserId;
use crate::app::App;
use crate::db::Conn;
use crate::db::schema::{room_seats, rooms, users};
use crate::error::Result;
use crate::organizations::{self, OrganizationId};
use crate::text;

/// How many rooms a list shows.
const A_PAGE: i64 = 100;

/// A room in a list.
pub(super) struct Listed {
    /// The room.
    pub room: Room,
    /// The name of who leads it.
    pub facilitator: String,
    /// How many were there.
    pub people: i64,
    /// How far it has come.
    pub stage: Stage,
}

/// The room with this id.
pub(super) async fn by_id(conn: &mut Conn, id: RoomId) -> QueryResult<Room> {
    Room::query().filter(rooms::id.eq(id)).first(conn).await
}

/// The same, locked until the end of the transaction: who answers and who closes the room take turns.
pub(super) async fn locked(conn: &mut Conn, id: RoomId) -> QueryResult<Room> {
    Room::query().filter(rooms::id.eq(id)).for_update().first(conn).await
}

/// The day at the organization of a room.
pub(super) async fn today(conn: &mut Conn, app: &App, room: &Room) -> Result<NaiveDate> {
    let zone = organizations::by_id(conn, room.organization_id).await?.zone();
    Ok(app.now().with_timezone(&zone).date_naive())
}

/// The room that this code lets one into, however it was typed.
pub(super) async fn by_code(conn: &mut Conn, typed: &str) -> QueryResult<Option<Room>> {
    let Some(code) = text::read_code(typed, CODE_HALF) else { return Ok(None) };
    Room::query().filter(rooms::code.eq(code)).first(conn).await.optional()
}

/// The latest rooms of these organizations.
pub(super) async fn listed(conn: &mut Conn, app: &App, organizations: &[OrganizationId]) -> Result<Vec<Listed>> {
    let all = Room::query()
        .filter(rooms::organization_id.eq_any(organizations))
        .order((rooms::held_on.desc(), rooms::id.desc()))
        .limit(A_PAGE)
        .load(conn)
        .await?;
    with_people(conn, app, all).await
}

/// The latest rooms that somebody leads.
pub(super) async fn led_by(conn: &mut Conn, app: &App, user: UserId) -> Result<Vec<Listed>> {
    let all = Room::query()
        .filter(rooms::facilitator_id.eq(user))
        .order((rooms::held_on.desc(), rooms::id.desc()))
        .limit(A_PAGE)
        .load(conn)
        .await?;
    with_people(conn, app, all).await
}

async fn with_people(conn: &mut Conn, app: &App, all: Vec<Room>) -> Result<Vec<Listed>> {
    let ids: Vec<RoomId> = all.iter().map(|room: &Room| room.id).collect();
    let leaders: Vec<UserId> = all.iter().map(|room| room.facilitator_id).collect();
    let counts: Vec<(RoomId, i64)> = room_seats::table
        .filter(room_seats::room_id.eq_any(ids))
        .filter(room_seats::removed_at.is_null())
        .group_by(room_seats::room_id)
        .select((room_seats::room_id, diesel::dsl::count_star()))
        .load(conn)
        .await?;
    let names: Vec<(UserId, String)> =
        users::table.filter(users::id.eq_any(leaders)).select((users::id, users::name)).load(conn).await?;
    let people = |id| counts.iter().find(|(room, _)| *room == id).map_or(0, |(_, count)| *count);
    let name = |id| names.iter().find(|(user, _)| *user == id).map(|(_, name)| name.clone()).unwrap_or_default();
    let days = days(conn, app, &all).await?;
    let day = |id| days.iter().find(|(organization, _)| *organization == id).map(|(_, day)| *day);
    let listed = |room: Room| Listed {
        people: people(room.id),
        facilitator: name(room.facilitator_id),
        stage: room.stage(app.now(), day(room.organization_id).unwrap_or(room.held_on)),
        room,
    };
    Ok(all.into_iter().map(listed).collect())
}

/// The day at each organization of these rooms.
async fn days(conn: &mut Conn, app: &App, all: &[Room]) -> Result<Vec<(OrganizationId, NaiveDate)>> {
    let mut days: Vec<(OrganizationId, NaiveDate)> = Vec::new();
    for room in all {
        if days.iter().all(|(organization, _)| *organization != room.organization_id) {
            days.push((room.organization_id, today(conn, app, room).await?));
        }
    }
    Ok(days)
}
