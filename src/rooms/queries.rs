//! Finding rooms: by code, by who leads them, by whom they belong to.

use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use super::{CODE_HALF, Room, RoomId};
use crate::accounts::UserId;
use crate::db::Conn;
use crate::db::schema::{room_seats, rooms, users};
use crate::organizations::OrganizationId;
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
}

/// The room with this id.
pub(super) async fn by_id(conn: &mut Conn, id: RoomId) -> QueryResult<Room> {
    Room::query().filter(rooms::id.eq(id)).first(conn).await
}

/// The same, locked until the end of the transaction: who answers and who closes the room take turns.
pub(super) async fn locked(conn: &mut Conn, id: RoomId) -> QueryResult<Room> {
    Room::query().filter(rooms::id.eq(id)).for_update().first(conn).await
}

/// The room that this code lets one into, however it was typed.
pub(super) async fn by_code(conn: &mut Conn, typed: &str) -> QueryResult<Option<Room>> {
    let Some(code) = text::read_code(typed, CODE_HALF) else { return Ok(None) };
    Room::query().filter(rooms::code.eq(code)).first(conn).await.optional()
}

/// The latest rooms of these organizations.
pub(super) async fn listed(conn: &mut Conn, organizations: &[OrganizationId]) -> QueryResult<Vec<Listed>> {
    let all = Room::query()
        .filter(rooms::organization_id.eq_any(organizations))
        .order((rooms::held_on.desc(), rooms::id.desc()))
        .limit(A_PAGE)
        .load(conn)
        .await?;
    with_people(conn, all).await
}

/// The latest rooms that somebody leads.
pub(super) async fn led_by(conn: &mut Conn, user: UserId) -> QueryResult<Vec<Listed>> {
    let all = Room::query()
        .filter(rooms::facilitator_id.eq(user))
        .order((rooms::held_on.desc(), rooms::id.desc()))
        .limit(A_PAGE)
        .load(conn)
        .await?;
    with_people(conn, all).await
}

async fn with_people(conn: &mut Conn, all: Vec<Room>) -> QueryResult<Vec<Listed>> {
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
    Ok(all
        .into_iter()
        .map(|room| Listed { people: people(room.id), facilitator: name(room.facilitator_id), room })
        .collect())
}
