//! Seats: who was in a room, what they will do because of it, and the minutes that it brought them.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncConnection, RunQueryDsl};

use super::{Room, RoomId, close, queries};
use crate::accounts::UserId;
use crate::app::App;
use crate::credit::EntryId;
use crate::db::Conn;
use crate::db::schema::{room_seats, users};
use crate::error::Result;

/// Somebody's place in a room.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = room_seats)]
pub(super) struct Seat {
    /// Who.
    pub user_id: UserId,
    /// In which room.
    pub room_id: RoomId,
    /// Who entered them from the sheet; none for who joined by code.
    pub seated_by: Option<UserId>,
    /// What they will do because of it.
    pub answer: Option<String>,
    /// When they were taken off the list.
    pub removed_at: Option<DateTime<Utc>>,
    /// What it brought them: the entry of this room, or the earlier one where they had the module already.
    pub ledger_entry_id: Option<EntryId>,
    /// Whether the entry is of this room.
    pub counted: Option<bool>,
}

impl Seat {
    /// Whether they were there, as far as the list says.
    pub fn is_taken(&self) -> bool {
        self.removed_at.is_none()
    }
}

/// Somebody on the list.
pub(super) struct Listed {
    /// Their seat.
    pub seat: Seat,
    /// Their name.
    pub name: String,
    /// Where they work; may be empty.
    pub library: String,
}

/// Everybody in a room, those taken off too, in the order in which they came.
pub(super) async fn of_room(conn: &mut Conn, room: RoomId) -> QueryResult<Vec<Listed>> {
    let seats: Vec<Seat> = Seat::query()
        .filter(room_seats::room_id.eq(room))
        .order((room_seats::seated_at, room_seats::user_id))
        .load(conn)
        .await?;
    let ids: Vec<UserId> = seats.iter().map(|seat| seat.user_id).collect();
    let people: Vec<(UserId, String, String)> =
        users::table.filter(users::id.eq_any(ids)).select((users::id, users::name, users::library)).load(conn).await?;
    let listed = |seat: Seat| {
        let person = people.iter().find(|(id, ..)| *id == seat.user_id);
        let (name, library) = person.map(|(_, name, library)| (name.clone(), library.clone())).unwrap_or_default();
        Listed { seat, name, library }
    };
    Ok(seats.into_iter().map(listed).collect())
}

/// Somebody's seat in a room.
pub(super) async fn one(conn: &mut Conn, user: UserId, room: RoomId) -> QueryResult<Option<Seat>> {
    let mine = Seat::query().filter(room_seats::user_id.eq(user)).filter(room_seats::room_id.eq(room));
    mine.first(conn).await.optional()
}

/// Joins a room that is open. Joining again changes nothing. Returns false where it is not open any more.
pub(super) async fn join(conn: &mut Conn, user: UserId, room: RoomId, now: DateTime<Utc>) -> Result<bool> {
    conn.transaction(async |conn| {
        if !queries::locked(conn, room).await?.is_open(now) {
            return Ok(false);
        }
        sit(conn, user, room, None, now).await?;
        Ok(true)
    })
    .await
}

/// Takes a seat. Returns whether it is new.
pub(super) async fn sit(
    conn: &mut Conn,
    user: UserId,
    room: RoomId,
    from_sheet: Option<UserId>,
    now: DateTime<Utc>,
) -> QueryResult<bool> {
    let row = (
        room_seats::user_id.eq(user),
        room_seats::room_id.eq(room),
        room_seats::way.eq(if from_sheet.is_some() { "sheet" } else { "phone" }),
        room_seats::seated_by.eq(from_sheet),
        room_seats::seated_at.eq(now),
    );
    let insert = diesel::insert_into(room_seats::table).values(row).on_conflict_do_nothing();
    Ok(insert.execute(conn).await? == 1)
}

/// Keeps an answer, and where the list of the room is attested already enters the minutes. The first answer stays.
/// Returns false for who has no seat, and when it is too late.
pub(super) async fn answer(conn: &mut Conn, app: &App, (user, room): (UserId, RoomId), answer: &str) -> Result<bool> {
    conn.transaction(async |conn| {
        let room = queries::locked(conn, room).await?;
        let there = one(conn, user, room.id).await?.is_some_and(|seat| seat.is_taken());
        if !there || queries::today(conn, app, &room).await? > room.last_day() {
            return Ok(false);
        }
        keep(conn, user, room.id, answer, app.now()).await?;
        close::settle(conn, app, &room, &[user]).await?;
        Ok(true)
    })
    .await
}

/// Keeps an answer; the first stays.
pub(super) async fn keep(
    conn: &mut Conn,
    user: UserId,
    room: RoomId,
    answer: &str,
    now: DateTime<Utc>,
) -> QueryResult<usize> {
    let open = room_seats::table.find((user, room)).filter(room_seats::answer.is_null());
    diesel::update(open).set((room_seats::answer.eq(answer), room_seats::answered_at.eq(now))).execute(conn).await
}

/// Takes somebody off the list, or puts them back. Returns whether that changed anything.
pub(super) async fn remove(
    conn: &mut Conn,
    user: UserId,
    room: &Room,
    off: bool,
    now: DateTime<Utc>,
) -> QueryResult<bool> {
    let seat = room_seats::table.find((user, room.id)).filter(room_seats::ledger_entry_id.is_null());
    let at = room_seats::removed_at.eq(off.then_some(now));
    let changed = if off {
        diesel::update(seat.filter(room_seats::removed_at.is_null())).set(at).execute(conn).await?
    } else {
        diesel::update(seat.filter(room_seats::removed_at.is_not_null())).set(at).execute(conn).await?
    };
    Ok(changed == 1)
}

/// Notes what a seat brought.
pub(super) async fn brought(
    conn: &mut Conn,
    user: UserId,
    room: &Room,
    (entry, counted): (EntryId, bool),
) -> QueryResult<usize> {
    let seat = room_seats::table.find((user, room.id));
    let brought = (room_seats::ledger_entry_id.eq(entry), room_seats::counted.eq(counted));
    diesel::update(seat).set(brought).execute(conn).await
}

/// The seats of somebody, the latest first, with their rooms.
pub(super) async fn of_user(conn: &mut Conn, user: UserId) -> QueryResult<Vec<(Seat, Room)>> {
    let seats: Vec<Seat> = Seat::query()
        .filter(room_seats::user_id.eq(user))
        .filter(room_seats::removed_at.is_null())
        .order(room_seats::seated_at.desc())
        .load(conn)
        .await?;
    let ids: Vec<RoomId> = seats.iter().map(|seat| seat.room_id).collect();
    let rooms: Vec<Room> = Room::query().filter(crate::db::schema::rooms::id.eq_any(ids)).load(conn).await?;
    let with_room = |seat: Seat| rooms.iter().find(|room| room.id == seat.room_id).cloned().map(|room| (seat, room));
    Ok(seats.into_iter().filter_map(with_room).collect())
}
