//! Where people stand, kept for overviews: what [`Standing`] says, as a row for each enrollment.
//!
//! The rows are a cache, written by [`keep`] alone, in the transaction that changes what they are made of: the
//! ledger, a position, the end of a period. The day and the rules change it for many at once; [`renew`](super::renew)
//! does those.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, Nullable, Text, Uuid as SqlUuid};
use diesel_async::{AsyncConnection, RunQueryDsl};
use uuid::Uuid;

use super::enrollments::{Enrollment, EnrollmentId, Key, hold_still, keys_of_people, still_there};
use super::periods::PeriodId;
use super::standing::{Batch, Standing, shown};
use super::state::State;
use super::{Program, programs, tallies};
use crate::accounts::UserId;
use crate::credit::ledger::EntryId;
use crate::credit::rule_sets::RuleSetId;
use crate::credit::rules::{Asked, Outcome};
use crate::db::Conn;
use crate::db::schema::{
    enrollments, kept_questions as questions, kept_standing_headings as headings, kept_standings as kept,
};
use crate::error::Result;
use crate::measure::Credit;
use crate::organizations::{self, LibraryId, OrganizationId};

/// A row as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, HasQuery, Insertable)]
#[diesel(table_name = kept)]
pub(super) struct Row {
    pub holder_id: Uuid,
    pub enrollment_id: EnrollmentId,
    pub period_id: PeriodId,
    pub organization_id: OrganizationId,
    pub library_id: Option<LibraryId>,
    pub program: String,
    pub rule_set_id: RuleSetId,
    pub track: String,
    pub name: String,
    pub state: String,
    pub counted_thousandths: Credit,
    pub required_thousandths: Credit,
    pub unit: String,
    pub ends: NaiveDate,
}

/// What counts under a heading, as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, HasQuery, Insertable)]
#[diesel(table_name = headings)]
pub(super) struct HeadingRow {
    pub holder_id: Uuid,
    pub enrollment_id: EnrollmentId,
    pub place: i16,
    pub heading: String,
    pub counted_thousandths: Credit,
    pub required_thousandths: Option<Credit>,
}

/// An entry that waits for the authority, as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, HasQuery, Insertable)]
#[diesel(table_name = questions)]
pub(super) struct QuestionRow {
    pub holder_id: Uuid,
    pub enrollment_id: EnrollmentId,
    pub person_id: UserId,
    pub ledger_entry_id: EntryId,
    pub program: String,
    pub rule_set_id: RuleSetId,
    pub occurred_on: NaiveDate,
    pub question: serde_json::Value,
}

/// A row with its headings and what waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Kept {
    pub row: Row,
    pub headings: Vec<HeadingRow>,
    pub questions: Vec<QuestionRow>,
}

/// What is done with those whom somebody else is changing at this moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Others {
    /// Wait for them.
    Wait,
    /// Leave them out: whoever changes them keeps them as well.
    LeaveOut,
}

/// Keeps where these stand now. Returns for how many it changed.
pub(super) async fn keep(conn: &mut Conn, keys: &[Key], now: DateTime<Utc>) -> Result<usize> {
    if keys.is_empty() {
        return Ok(0);
    }
    let programs = programs(conn).await?;
    put_right(conn, &programs, keys, Others::Wait, now).await
}

/// Keeps where these people stand in their programs, and the boards that they are or were on.
pub(in crate::credit) async fn keep_people(conn: &mut Conn, people: &[UserId], now: DateTime<Utc>) -> Result<usize> {
    let keys = keys_of_people(conn, people).await?;
    keep(conn, &keys, now).await
}

/// Forgets where somebody stands who will stand nowhere by themselves: their enrollments go to another account.
pub(in crate::credit) async fn forget_standings(conn: &mut Conn, person: UserId, now: DateTime<Utc>) -> Result<()> {
    let theirs = enrollments::table.filter(enrollments::person_id.eq(person));
    let keys: Vec<Key> = theirs.select((enrollments::holder_id, enrollments::id)).load(conn).await?;
    let old = kept_now(conn, &keys).await?;
    let gone: Vec<&Kept> = old.values().collect();
    replace(conn, &gone, &[], now).await?;
    tallies::add(conn, &gone, &[]).await?;
    Ok(())
}

/// The same for enrollments at hand, as those who decide on many periods have them.
pub async fn keep_standings(conn: &mut Conn, enrollments: &[Enrollment], now: DateTime<Utc>) -> Result<usize> {
    let keys: Vec<Key> = enrollments.iter().map(Enrollment::key).collect();
    keep(conn, &keys, now).await
}

/// Writes what differs. Enrollments that were left have no row.
pub(super) async fn put_right(
    conn: &mut Conn,
    programs: &[Program],
    keys: &[Key],
    others: Others,
    now: DateTime<Utc>,
) -> Result<usize> {
    conn.transaction(async |conn| {
        // Who comes second waits here, and then reads what the first one has written.
        let held = hold_still(conn, keys, others == Others::LeaveOut).await?;
        let asked: &[Key] = if others == Others::Wait { keys } else { &held };
        let (old, new) = (kept_now(conn, asked).await?, worked_out(conn, programs, &held, now).await?);
        let gone: Vec<&Kept> = old.values().filter(|old| new.get(&old.row.enrollment_id) != Some(old)).collect();
        let come: Vec<&Kept> = new.values().filter(|new| old.get(&new.row.enrollment_id) != Some(new)).collect();
        if gone.is_empty() && come.is_empty() {
            return Ok(0);
        }
        replace(conn, &gone, &come, now).await?;
        tallies::add(conn, &gone, &come).await?;
        let before = gone.iter().filter(|old| !new.contains_key(&old.row.enrollment_id)).count();
        Ok(come.len() + before)
    })
    .await
}

/// How many of these are kept otherwise than they would be worked out. Nothing is written.
pub(super) async fn different(
    conn: &mut Conn,
    programs: &[Program],
    keys: &[Key],
    now: DateTime<Utc>,
) -> Result<usize> {
    let (old, new) = (kept_now(conn, keys).await?, worked_out(conn, programs, keys, now).await?);
    let gone = old.keys().filter(|id| !new.contains_key(id)).count();
    Ok(gone + new.iter().filter(|(id, new)| old.get(id) != Some(new)).count())
}

async fn kept_now(conn: &mut Conn, keys: &[Key]) -> Result<HashMap<EnrollmentId, Kept>> {
    let (holders, ids): (Vec<Uuid>, Vec<EnrollmentId>) = keys.iter().copied().unzip();
    let rows = Row::query().filter(kept::holder_id.eq_any(&holders)).filter(kept::enrollment_id.eq_any(&ids));
    let rows: Vec<Row> = rows.load(conn).await?;
    let lines: Vec<HeadingRow> = HeadingRow::query()
        .filter(headings::holder_id.eq_any(&holders))
        .filter(headings::enrollment_id.eq_any(&ids))
        .order((headings::enrollment_id, headings::place))
        .load(conn)
        .await?;
    let mut found: HashMap<EnrollmentId, Kept> = rows
        .into_iter()
        .map(|row| (row.enrollment_id, Kept { row, headings: Vec::new(), questions: Vec::new() }))
        .collect();
    for line in lines {
        if let Some(kept) = found.get_mut(&line.enrollment_id) {
            kept.headings.push(line);
        }
    }
    let waiting: Vec<QuestionRow> = QuestionRow::query()
        .filter(questions::holder_id.eq_any(&holders))
        .filter(questions::enrollment_id.eq_any(&ids))
        .order((questions::person_id, questions::ledger_entry_id))
        .load(conn)
        .await?;
    for question in waiting {
        if let Some(kept) = found.get_mut(&question.enrollment_id) {
            kept.questions.push(question);
        }
    }
    Ok(found)
}

async fn worked_out(
    conn: &mut Conn,
    programs: &[Program],
    keys: &[Key],
    now: DateTime<Utc>,
) -> Result<HashMap<EnrollmentId, Kept>> {
    let enrollments = still_there(conn, keys).await?;
    let places = places(conn, keys).await?;
    let batch = Batch::read(conn, &enrollments).await?;
    let mut found = HashMap::with_capacity(enrollments.len());
    for enrollment in &enrollments {
        let Some(program) = programs.iter().find(|program| program.code == enrollment.program) else { continue };
        let Some(place) = places.get(&enrollment.id) else { continue };
        let periods = batch.periods.get(&enrollment.id).map(Vec::as_slice).unwrap_or_default();
        let (mut latest, mut waiting) = (None, Vec::new());
        for period in shown(periods) {
            latest = batch.standing(program, enrollment, period, None, now)?;
            if let Some(standing) = &latest {
                waiting.extend(questions_in(standing)?);
            }
        }
        // Of several that go on, the latest: the same that `standing_of` shows.
        if let Some(standing) = latest {
            waiting.sort_unstable_by_key(|one| (one.person_id.uuid(), one.ledger_entry_id.uuid()));
            waiting.dedup_by_key(|one| (one.person_id, one.ledger_entry_id));
            found.insert(enrollment.id, Kept { questions: waiting, ..row_of(&standing, place, now) });
        }
    }
    Ok(found)
}

/// The row that a standing makes.
fn row_of(standing: &Standing, place: &Place, now: DateTime<Utc>) -> Kept {
    let (holder_id, enrollment_id) = standing.enrollment.key();
    let account = &standing.account;
    let row = Row {
        holder_id,
        enrollment_id,
        period_id: standing.kept.id,
        organization_id: place.organization_id,
        library_id: place.library_id,
        program: standing.enrollment.program.clone(),
        rule_set_id: standing.rule_set,
        track: standing.track.code.clone(),
        name: place.name.clone(),
        state: State::of(standing, now).word().to_owned(),
        counted_thousandths: account.counted,
        required_thousandths: account.required,
        unit: account.unit.clone(),
        ends: standing.ends,
    };
    // What has to be there first, then what there is besides. Of rules that had ended nobody knows what has to be.
    let asked = account.findings.iter().filter(|finding| finding.asked != Asked::AtMost && !standing.rules_ended());
    let asked = asked.map(|finding| (finding.name.clone(), finding.have, Some(finding.quantity)));
    let counted = account.headings.iter().map(|heading| (heading.name.clone(), heading.credit, None));
    let lines = (1_i16..).zip(asked.chain(counted)).map(|(place, (heading, counted, required))| HeadingRow {
        holder_id,
        enrollment_id,
        place,
        heading,
        counted_thousandths: counted,
        required_thousandths: required,
    });
    Kept { row, headings: lines.collect(), questions: Vec::new() }
}

/// What waits in a period that the authority has not settled.
fn questions_in(standing: &Standing) -> Result<Vec<QuestionRow>> {
    let (holder_id, enrollment_id) = standing.enrollment.key();
    let mut waiting = Vec::new();
    for counted in standing.counted().filter(|_| !standing.kept.state.is_settled()) {
        let Outcome::NeedsDecision { question, .. } = counted.outcome else { continue };
        waiting.push(QuestionRow {
            holder_id,
            enrollment_id,
            person_id: counted.entry.user_id,
            ledger_entry_id: counted.entry.id,
            program: standing.enrollment.program.clone(),
            rule_set_id: standing.rule_set,
            occurred_on: counted.entry.occurred_on,
            question: serde_json::to_value(question)?,
        });
    }
    Ok(waiting)
}

/// Whose an enrollment is: by name, and where they say they work.
#[derive(QueryableByName)]
struct Place {
    #[diesel(sql_type = SqlUuid)]
    id: EnrollmentId,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = SqlUuid)]
    organization_id: OrganizationId,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    library_id: Option<LibraryId>,
}

/// Whoever works in no library that anybody has listed counts for the organization that this site belongs to.
async fn places(conn: &mut Conn, keys: &[Key]) -> Result<HashMap<EnrollmentId, Place>> {
    let Some(home) = organizations::home(conn).await? else { return Ok(HashMap::new()) };
    let (holders, ids): (Vec<Uuid>, Vec<Uuid>) = keys.iter().map(|(holder, id)| (*holder, id.uuid())).unzip();
    let places: Vec<Place> = diesel::sql_query(
        "select e.id, coalesce(u.name, b.name) as name,
             coalesce(b.organization_id, l.organization_id, $3) as organization_id, l.id as library_id
         from enrollments e
         left join users u on u.id = e.person_id
         left join boards b on b.id = e.board_id
         left join libraries l on lower(l.name) = lower(coalesce(u.library, b.library))
             and (b.id is null or b.organization_id = l.organization_id)
         where e.holder_id = any($1) and e.id = any($2)",
    )
    .bind::<Array<SqlUuid>, _>(holders)
    .bind::<Array<SqlUuid>, _>(ids)
    .bind::<SqlUuid, _>(home.id)
    .load(conn)
    .await?;
    Ok(places.into_iter().map(|place| (place.id, place)).collect())
}

async fn replace(conn: &mut Conn, gone: &[&Kept], come: &[&Kept], now: DateTime<Utc>) -> QueryResult<()> {
    let (holders, ids): (Vec<Uuid>, Vec<EnrollmentId>) =
        gone.iter().map(|old| (old.row.holder_id, old.row.enrollment_id)).unzip();
    // Their headings and questions go with them.
    let rows = kept::table.filter(kept::holder_id.eq_any(holders)).filter(kept::enrollment_id.eq_any(ids));
    diesel::delete(rows).execute(conn).await?;
    let rows: Vec<_> = come.iter().map(|new| (&new.row, kept::worked_out_at.eq(now))).collect();
    diesel::insert_into(kept::table).values(rows).execute(conn).await?;
    let lines: Vec<&HeadingRow> = come.iter().flat_map(|new| &new.headings).collect();
    // A statement holds so many values at most.
    for lines in lines.chunks(5_000) {
        diesel::insert_into(headings::table).values(lines.to_vec()).execute(conn).await?;
    }
    let waiting: Vec<&QuestionRow> = come.iter().flat_map(|new| &new.questions).collect();
    for waiting in waiting.chunks(5_000) {
        diesel::insert_into(questions::table).values(waiting.to_vec()).execute(conn).await?;
    }
    Ok(())
}
