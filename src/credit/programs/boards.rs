//! Boards, which earn together, and who is on them when (rule R19).

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncConnection, RunQueryDsl};

use super::kept::keep_people;
use crate::accounts::UserId;
use crate::db::Conn;
use crate::db::schema::{board_members, boards, users};
use crate::error::Result;
use crate::id::Id;
use crate::organizations::OrganizationId;

/// Identity of a board.
pub type BoardId = Id<Board>;

/// The board of a library.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = boards)]
pub struct Board {
    /// Identity.
    pub id: BoardId,
    /// Who looks after it.
    pub organization_id: OrganizationId,
    /// Its name.
    pub name: String,
    /// Its library.
    pub library: String,
}

/// Somebody's time on a board.
#[derive(Clone, Debug)]
pub struct BoardMember {
    /// Who.
    pub person: UserId,
    /// Their name.
    pub name: String,
    /// Their address.
    pub email: String,
    /// The first day.
    pub joined_on: NaiveDate,
    /// The last day, if it is over.
    pub left_on: Option<NaiveDate>,
}

/// Adds a board; none where the organization has one of that name.
pub async fn add_board(
    conn: &mut Conn,
    organization: OrganizationId,
    (name, library): (&str, &str),
    by: UserId,
    now: DateTime<Utc>,
) -> QueryResult<Option<BoardId>> {
    let id = BoardId::new();
    let row = (
        boards::id.eq(id),
        boards::organization_id.eq(organization),
        boards::name.eq(name),
        boards::library.eq(library),
        boards::made_by.eq(by),
        boards::made_at.eq(now),
    );
    let made = diesel::insert_into(boards::table).values(row).on_conflict_do_nothing().execute(conn).await?;
    Ok((made == 1).then_some(id))
}

/// The boards of these organizations, by name.
pub async fn boards_of(conn: &mut Conn, organizations: &[OrganizationId]) -> QueryResult<Vec<Board>> {
    Board::query().filter(boards::organization_id.eq_any(organizations)).order(boards::name).load(conn).await
}

/// One of them.
pub async fn board(conn: &mut Conn, id: BoardId, organizations: &[OrganizationId]) -> QueryResult<Board> {
    Board::query().filter(boards::id.eq(id)).filter(boards::organization_id.eq_any(organizations)).first(conn).await
}

/// Says since when somebody is on a board, and until when. Saying it again changes the last day.
pub async fn add_member(
    conn: &mut Conn,
    board: BoardId,
    person: UserId,
    (joined_on, left_on): (NaiveDate, Option<NaiveDate>),
    now: DateTime<Utc>,
) -> Result<()> {
    let row = (
        board_members::board_id.eq(board),
        board_members::person_id.eq(person),
        board_members::joined_on.eq(joined_on),
        board_members::left_on.eq(left_on),
    );
    let key = (board_members::board_id, board_members::person_id, board_members::joined_on);
    let insert = diesel::insert_into(board_members::table).values(row).on_conflict(key);
    conn.transaction(async |conn| {
        insert.do_update().set(board_members::left_on.eq(left_on)).execute(conn).await?;
        keep_people(conn, &[person], now).await?;
        Ok(())
    })
    .await
}

/// Everybody who is or was on a board, by name.
pub async fn members(conn: &mut Conn, board: BoardId) -> QueryResult<Vec<BoardMember>> {
    type Row = (UserId, String, String, NaiveDate, Option<NaiveDate>);
    let rows: Vec<Row> = board_members::table
        .inner_join(users::table.on(users::id.eq(board_members::person_id)))
        .filter(board_members::board_id.eq(board))
        .order((users::name, board_members::joined_on))
        .select((users::id, users::name, users::email, board_members::joined_on, board_members::left_on))
        .load(conn)
        .await?;
    let member = |(person, name, email, joined_on, left_on)| BoardMember { person, name, email, joined_on, left_on };
    Ok(rows.into_iter().map(member).collect())
}

/// The boards that somebody is on that day, by name.
pub async fn boards_with(conn: &mut Conn, person: UserId, day: NaiveDate) -> QueryResult<Vec<Board>> {
    let on_it = board_members::table
        .filter(board_members::person_id.eq(person))
        .filter(board_members::joined_on.le(day))
        .filter(board_members::left_on.is_null().or(board_members::left_on.ge(day)))
        .select(board_members::board_id);
    Board::query().filter(boards::id.eq_any(on_it)).order(boards::name).load(conn).await
}

/// The name of a board.
pub async fn board_name(conn: &mut Conn, id: BoardId) -> QueryResult<String> {
    boards::table.find(id).select(boards::name).first(conn).await
}
