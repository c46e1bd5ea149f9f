//! Who is or was in which program, and in which position.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use super::boards::BoardId;
use super::handed_in;
use crate::accounts::UserId;
use crate::credit::rules::Held;
use crate::db::Conn;
use crate::db::schema::{self, board_members, enrollments, positions, users};
use crate::error::{Error, Result};
use crate::id::Id;

/// Identity of an enrollment.
pub type EnrollmentId = Id<Enrollment>;

/// Where an enrollment's row is: its holder, and itself.
pub(in crate::credit) type Key = (Uuid, EnrollmentId);

/// Who earns: a person, or a board together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holder {
    /// One person.
    Person(UserId),
    /// A board, by all its members (rule R19).
    Board(BoardId),
}

impl Holder {
    /// The id that keys begin with.
    pub fn uuid(self) -> Uuid {
        match self {
            Holder::Person(id) => id.uuid(),
            Holder::Board(id) => id.uuid(),
        }
    }
}

/// Somebody's place in a program.
#[derive(Clone, Debug)]
pub struct Enrollment {
    /// Who.
    pub holder: Holder,
    /// Identity.
    pub id: EnrollmentId,
    /// The program's code.
    pub program: String,
    /// The day that its periods hang on, where each has its own.
    pub anchor_on: Option<NaiveDate>,
    /// The first day of all in the program, where newcomers have to earn less (rule R15).
    pub since: Option<NaiveDate>,
    /// What they were and are in it, the first first (rule R17).
    pub held: Vec<Held>,
    /// When it was left, if it was.
    pub left_at: Option<DateTime<Utc>>,
}

impl Enrollment {
    /// Where its row is.
    pub(super) fn key(&self) -> Key {
        (self.holder.uuid(), self.id)
    }
}

#[derive(HasQuery)]
#[diesel(table_name = enrollments)]
struct Row {
    holder_id: Uuid,
    id: EnrollmentId,
    person_id: Option<UserId>,
    board_id: Option<BoardId>,
    program: String,
    anchor_on: Option<NaiveDate>,
    since: Option<NaiveDate>,
    left_at: Option<DateTime<Utc>>,
}

/// Those of these that weren't left, locked until the transaction ends, so that who comes next works with what
/// this one has written. Where others hold some of them it waits, or leaves those out.
pub(in crate::credit) async fn hold_still(conn: &mut Conn, keys: &[Key], skip: bool) -> QueryResult<Vec<Key>> {
    let (holders, ids): (Vec<Uuid>, Vec<EnrollmentId>) = keys.iter().copied().unzip();
    let these = enrollments::table
        .filter(enrollments::holder_id.eq_any(holders))
        .filter(enrollments::id.eq_any(ids))
        .filter(enrollments::left_at.is_null())
        // Always in the same order, so that two never wait for each other.
        .order((enrollments::holder_id, enrollments::id))
        .select((enrollments::holder_id, enrollments::id))
        .for_no_key_update();
    if skip { these.skip_locked().load(conn).await } else { these.load(conn).await }
}

/// Those of these that weren't left.
pub(super) async fn still_there(conn: &mut Conn, keys: &[Key]) -> Result<Vec<Enrollment>> {
    let (holders, ids): (Vec<Uuid>, Vec<EnrollmentId>) = keys.iter().copied().unzip();
    let rows = Row::query()
        .filter(enrollments::holder_id.eq_any(holders))
        .filter(enrollments::id.eq_any(ids))
        .filter(enrollments::left_at.is_null())
        .load(conn)
        .await?;
    with_positions(conn, rows).await
}

/// Has all others who enter something for these people, enroll them, or change where they stand, wait until the
/// transaction at hand ends. Whoever goes through people one after the other in a transaction holds them all first:
/// the order is the same for everybody then.
pub async fn hold_people(conn: &mut Conn, people: &[UserId]) -> QueryResult<()> {
    hold_all(conn, people, &[]).await
}

/// The same for whoever is enrolled, boards as well.
pub async fn hold_enrolled(conn: &mut Conn, enrolled: &[Enrollment]) -> QueryResult<()> {
    let person = |enrollment: &Enrollment| match enrollment.holder {
        Holder::Person(person) => Some(person),
        Holder::Board(_) => None,
    };
    let people: Vec<UserId> = enrolled.iter().filter_map(person).collect();
    let keys: Vec<Key> = enrolled.iter().map(Enrollment::key).collect();
    hold_all(conn, &people, &keys).await
}

async fn hold_all(conn: &mut Conn, people: &[UserId], more: &[Key]) -> QueryResult<()> {
    // Who is in no program yet has no enrollment that could be held.
    let these = users::table.filter(users::id.eq_any(people)).order(users::id).select(users::id).for_no_key_update();
    these.load::<UserId>(conn).await?;
    let mut keys = keys_of_people(conn, people).await?;
    keys.extend(more);
    hold_still(conn, &keys, false).await?;
    Ok(())
}

/// The enrollments of people, and those of boards that they are or were on.
pub(in crate::credit) async fn keys_of_people(conn: &mut Conn, people: &[UserId]) -> QueryResult<Vec<Key>> {
    let boards: Vec<Uuid> = board_members::table
        .filter(board_members::person_id.eq_any(people))
        .select(board_members::board_id)
        .distinct()
        .load(conn)
        .await?;
    let holders: Vec<Uuid> = people.iter().map(|person| person.uuid()).chain(boards).collect();
    enrollments::table
        .filter(enrollments::holder_id.eq_any(holders))
        .filter(enrollments::left_at.is_null())
        .select((enrollments::holder_id, enrollments::id))
        .load(conn)
        .await
}

async fn with_positions(conn: &mut Conn, rows: Vec<Row>) -> Result<Vec<Enrollment>> {
    let holders: Vec<Uuid> = rows.iter().map(|row| row.holder_id).collect();
    let ids: Vec<EnrollmentId> = rows.iter().map(|row| row.id).collect();
    let mut held: Vec<(EnrollmentId, NaiveDate, Option<NaiveDate>, String)> = positions::table
        .filter(positions::holder_id.eq_any(&holders))
        .filter(positions::enrollment_id.eq_any(&ids))
        .order(positions::held_from)
        .select((positions::enrollment_id, positions::held_from, positions::held_to, positions::track))
        .load(conn)
        .await?;
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        let holder = match (row.person_id, row.board_id) {
            (Some(id), _) => Holder::Person(id),
            (None, Some(id)) => Holder::Board(id),
            (None, None) => return Err(Error::Internal(anyhow::anyhow!("{} is nobody's enrollment", row.id))),
        };
        let mine = held.extract_if(.., |(of, ..)| *of == row.id);
        let held = mine.map(|(_, from, to, track)| Held { track, from, to }).collect();
        let Row { id, program, anchor_on, since, left_at, .. } = row;
        found.push(Enrollment { holder, id, program, anchor_on, since, held, left_at });
    }
    Ok(found)
}

/// The programs that a person or a board is in, by code.
pub async fn enrollments_of(conn: &mut Conn, holder: Holder) -> Result<Vec<Enrollment>> {
    let rows = Row::query()
        .filter(enrollments::holder_id.eq(holder.uuid()))
        .filter(enrollments::left_at.is_null())
        .order(enrollments::program)
        .load(conn)
        .await?;
    with_positions(conn, rows).await
}

/// The same for many people at once.
pub(in crate::credit) async fn enrollments_of_people(conn: &mut Conn, people: &[UserId]) -> Result<Vec<Enrollment>> {
    let rows = Row::query()
        .filter(enrollments::person_id.eq_any(people))
        .filter(enrollments::left_at.is_null())
        .order((enrollments::holder_id, enrollments::program))
        .load(conn)
        .await?;
    with_positions(conn, rows).await
}

/// Every enrollment of a person and of the boards that they are or were on, also those that were left.
pub(super) async fn ever_of(conn: &mut Conn, person: UserId) -> Result<Vec<Enrollment>> {
    let boards =
        board_members::table.filter(board_members::person_id.eq(person)).select(board_members::board_id.nullable());
    let theirs = enrollments::person_id.eq(person).or(enrollments::board_id.eq_any(boards));
    let rows = Row::query().filter(theirs).order((enrollments::holder_id, enrollments::id)).load(conn).await?;
    with_positions(conn, rows).await
}

/// Every enrollment of a holder, also those that were left.
pub(super) async fn ever_of_holder(conn: &mut Conn, holder: Holder) -> Result<Vec<Enrollment>> {
    let rows = Row::query().filter(enrollments::holder_id.eq(holder.uuid())).order(enrollments::id).load(conn).await?;
    with_positions(conn, rows).await
}

/// Those who left a program with a period that is settled, the last first, at most so many.
pub(super) async fn ever_in(conn: &mut Conn, program: &str, limit: i64) -> Result<Vec<Enrollment>> {
    let settled = schema::periods::table
        .filter(schema::periods::renewed_at.is_not_null().or(schema::periods::exempt_at.is_not_null()))
        .select(schema::periods::enrollment_id);
    let rows = Row::query()
        .filter(enrollments::program.eq(program).and(enrollments::left_at.is_not_null()))
        .filter(enrollments::id.eq_any(settled))
        .order(enrollments::left_at.desc())
        .limit(limit)
        .load(conn)
        .await?;
    with_positions(conn, rows).await
}

/// One of them; another's is not found.
pub async fn enrollment(conn: &mut Conn, holder: Holder, id: EnrollmentId) -> Result<Enrollment> {
    let row = Row::query()
        .filter(enrollments::holder_id.eq(holder.uuid()))
        .filter(enrollments::id.eq(id))
        .filter(enrollments::left_at.is_null())
        .first(conn)
        .await?;
    with_positions(conn, vec![row]).await?.pop().ok_or(Error::NotFound)
}

/// Those who are in a program, by holder, after this one, at most so many: a page of them.
pub async fn enrolled_in(conn: &mut Conn, program: &str, after: Option<Uuid>, limit: i64) -> Result<Vec<Enrollment>> {
    page(conn, program, after, limit, false).await
}

/// Those of them of whom a period was handed in that waits for the authority.
pub async fn handed_in_of(conn: &mut Conn, program: &str, after: Option<Uuid>, limit: i64) -> Result<Vec<Enrollment>> {
    page(conn, program, after, limit, true).await
}

async fn page(
    conn: &mut Conn,
    program: &str,
    after: Option<Uuid>,
    limit: i64,
    only_handed_in: bool,
) -> Result<Vec<Enrollment>> {
    let mut rows = Row::query()
        .filter(enrollments::program.eq(program))
        .filter(enrollments::left_at.is_null())
        .filter(enrollments::holder_id.gt(after.unwrap_or(Uuid::nil())))
        .order(enrollments::holder_id)
        .limit(limit)
        .into_boxed();
    if only_handed_in {
        rows = rows.filter(enrollments::id.eq_any(handed_in::waiting()));
    }
    let rows = rows.load(conn).await?;
    with_positions(conn, rows).await
}
