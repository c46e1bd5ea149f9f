//! Opening a room.

use chrono::NaiveDate;
use diesel::prelude::*;
use diesel_async::{AsyncConnection, RunQueryDsl};
use serde_json::json;

use super::decide::{Decider, write_down};
use super::{CODE_HALF, Room, RoomId, letter, queries};
use crate::accounts::UserId;
use crate::app::App;
use crate::credit::programs::BoardId;
use crate::db::Conn;
use crate::db::schema::rooms;
use crate::error::Result;
use crate::modules::Edition;
use crate::organizations::OrganizationId;
use crate::text;

/// What is decided about a room when it is opened.
pub(super) struct Opening<'a> {
    /// For which organization.
    pub organization: OrganizationId,
    /// Who leads it.
    pub facilitator: UserId,
    /// What they take.
    pub module: &'a Edition,
    /// The board that meets, if it is one.
    pub board: Option<BoardId>,
    /// The day.
    pub held_on: NaiveDate,
    /// Whether that day is over: then nobody joins by code, and the sheet is entered.
    pub over: bool,
}

/// Opens a room under an id that came with the form: sent twice, it is opened once. Who is named to lead it by
/// somebody else gets a message.
pub(super) async fn open(conn: &mut Conn, app: &App, id: RoomId, by: Decider, opening: &Opening<'_>) -> Result<Room> {
    let now = app.now();
    conn.transaction(async |conn| {
        let row = (
            rooms::id.eq(id),
            rooms::organization_id.eq(opening.organization),
            rooms::facilitator_id.eq(opening.facilitator),
            rooms::opened_by.eq(by.id),
            rooms::module_id.eq(opening.module.module_id),
            rooms::module_version_id.eq(opening.module.id),
            rooms::board_id.eq(opening.board),
            rooms::code.eq(text::random_code(CODE_HALF)),
            rooms::held_on.eq(opening.held_on),
            rooms::opened_at.eq(now),
            rooms::closed_at.eq(opening.over.then_some(now)),
        );
        let insert = diesel::insert_into(rooms::table).values(row).on_conflict(rooms::id).do_nothing();
        let first = insert.execute(conn).await? == 1;
        let room = queries::by_id(conn, id).await?;
        if first {
            let after = json!({
                "module": opening.module.slug,
                "held_on": opening.held_on,
                "facilitator": opening.facilitator,
                "board": opening.board,
            });
            write_down(conn, &room, by, ("opened", None), (json!({}), after), now).await?;
            if room.facilitator_id != by.id {
                letter::tell(conn, app, &room, opening, by.id).await?;
            }
        }
        Ok(room)
    })
    .await
}
