//! Periods one by one: those of an enrollment, the accepted ones of a program, and what each comes to.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use super::auditing::holders_drawn;
use super::enrollments::{self, Enrollment, EnrollmentId, Holder, enrolled_in, enrollment};
use super::periods::{KeptPeriod, PeriodId, PeriodState, periods_of};
use super::standing::{Batch, Standing};
use super::{Program, programs};
use crate::accounts::UserId;
use crate::app::App;
use crate::db::Conn;
use crate::db::schema::{enrollments as table, periods};
use crate::error::{Error, Result};

/// How many holders are looked at at once, so that memory stays flat however many there are.
const BATCH: i64 = 500;

/// A period of somebody that was accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// Whose.
    pub person: UserId,
    /// Which.
    pub period: PeriodId,
    /// Since when.
    pub at: DateTime<Utc>,
    /// Whether two people approved the rules that decide. What a draft gives proves nothing.
    pub confirmed: bool,
}

/// The accepted periods of all people who are in a program, in the order of their holders. A board's are left out.
pub async fn accepted_in(conn: &mut Conn, program: &Program, now: DateTime<Utc>) -> Result<Vec<Accepted>> {
    let today = program.current(now.date_naive()).rules.program.time_zone.day(now);
    let (mut found, mut after) = (Vec::new(), None);
    loop {
        let enrolled = enrolled_in(conn, &program.code, after, BATCH).await?;
        let Some(last) = enrolled.last() else { return Ok(found) };
        after = Some(last.holder.uuid());
        let holders: Vec<Uuid> = enrolled.iter().map(|enrollment| enrollment.holder.uuid()).collect();
        let mut periods = periods_of(conn, &holders).await?;
        for enrollment in &enrolled {
            let mine = periods.extract_if(.., |kept| kept.enrollment == enrollment.id);
            let Holder::Person(person) = enrollment.holder else { continue };
            found.extend(mine.filter(|kept| kept.state == PeriodState::Renewed).map(|kept| {
                let period = super::Period { since: enrollment.since, ..kept.period.clone() };
                let confirmed = program.rules_for(&period, today, None).is_some_and(|rules| rules.gives_credit());
                Accepted { person, period: kept.id, at: kept.since, confirmed }
            }));
        }
    }
}

/// What each accepted period of these people in a program came to.
pub async fn accepted_standings(conn: &mut Conn, app: &App, program: &str, people: &[UserId]) -> Result<Vec<Standing>> {
    let mut enrolled = enrollments::enrollments_of_people(conn, people).await?;
    enrolled.retain(|enrollment| enrollment.program == program);
    every_standing(conn, app, &enrolled, |kept| kept.state == PeriodState::Renewed).await
}

/// What each accepted period comes to in which somebody's training may count: their own, and those of boards that they
/// are or were on; also in programs that were left since.
pub async fn renewed_with(conn: &mut Conn, app: &App, person: UserId) -> Result<Vec<Standing>> {
    let enrolled = enrollments::ever_of(conn, person).await?;
    every_standing(conn, app, &enrolled, |kept| kept.state == PeriodState::Renewed).await
}

/// What those periods of a person and their boards come to that wait for the authority since this moment.
pub async fn reopened_at(conn: &mut Conn, app: &App, person: UserId, at: DateTime<Utc>) -> Result<Vec<Standing>> {
    let enrolled = enrollments::ever_of(conn, person).await?;
    every_standing(conn, app, &enrolled, |kept| kept.state == PeriodState::Submitted && kept.since == at).await
}

/// What those periods of a person come to in which nothing has to be earned since this moment.
pub async fn exempt_since(conn: &mut Conn, app: &App, person: UserId, at: DateTime<Utc>) -> Result<Vec<Standing>> {
    let enrolled = enrollments::ever_of(conn, person).await?;
    every_standing(conn, app, &enrolled, |kept| kept.state == PeriodState::Exempt && kept.since == at).await
}

/// What those periods of a program come to that were drawn for audit and wait, of so many people after this one.
pub async fn drawn_standings(
    conn: &mut Conn,
    app: &App,
    program: &str,
    after: Option<Uuid>,
    limit: i64,
) -> Result<Vec<Standing>> {
    let holders = holders_drawn(conn, program, after, limit).await?;
    let people: Vec<UserId> = holders.into_iter().map(UserId::from_uuid).collect();
    let mut enrolled = enrollments::enrollments_of_people(conn, &people).await?;
    enrolled.retain(|enrollment| enrollment.program == program);
    enrolled.sort_by_key(|enrollment| enrollment.holder.uuid());
    every_standing(conn, app, &enrolled, KeptPeriod::is_audited).await
}

/// Those of these enrollments to which one of these periods belongs.
pub async fn holding(conn: &mut Conn, enrolled: Vec<Enrollment>, of: &[PeriodId]) -> QueryResult<Vec<Enrollment>> {
    let holders: Vec<Uuid> = enrolled.iter().map(|enrollment| enrollment.holder.uuid()).collect();
    let found: Vec<EnrollmentId> = periods::table
        .filter(periods::holder_id.eq_any(holders))
        .filter(periods::id.eq_any(of))
        .select(periods::enrollment_id)
        .load(conn)
        .await?;
    Ok(enrolled.into_iter().filter(|enrollment| found.contains(&enrollment.id)).collect())
}

/// Where people and boards stand in these of their periods.
pub async fn standings_in_periods(
    conn: &mut Conn,
    app: &App,
    enrolled: &[Enrollment],
    of: &[PeriodId],
) -> Result<Vec<Standing>> {
    every_standing(conn, app, enrolled, |kept| of.contains(&kept.id)).await
}

/// Where somebody stands in a period of this enrollment, whichever it is; another's is not found.
pub async fn standing_in_period(
    conn: &mut Conn,
    app: &App,
    enrollment: &Enrollment,
    period: PeriodId,
) -> Result<Standing> {
    let one = std::slice::from_ref(enrollment);
    every_standing(conn, app, one, |kept| kept.id == period).await?.pop().ok_or(Error::NotFound)
}

async fn every_standing(
    conn: &mut Conn,
    app: &App,
    enrolled: &[Enrollment],
    wanted: impl Fn(&KeptPeriod) -> bool,
) -> Result<Vec<Standing>> {
    if enrolled.is_empty() {
        return Ok(Vec::new());
    }
    let (programs, now) = (programs(conn).await?, app.now());
    let batch = Batch::read(conn, enrolled).await?;
    let mut standings = Vec::new();
    for enrollment in enrolled {
        let Some(program) = programs.iter().find(|program| program.code == enrollment.program) else { continue };
        for kept in batch.periods.get(&enrollment.id).into_iter().flatten().filter(|kept| wanted(kept)) {
            standings.extend(batch.standing(program, enrollment, kept, None, now)?);
        }
    }
    Ok(standings)
}

/// Every period of an enrollment, the latest first.
pub async fn periods_in(conn: &mut Conn, of: &Enrollment) -> Result<Vec<KeptPeriod>> {
    let mut periods = periods_of(conn, &[of.holder.uuid()]).await?;
    periods.retain(|kept| kept.enrollment == of.id);
    periods.reverse();
    Ok(periods)
}

/// The enrollment of a person or a board, whichever has this id, in a program.
pub async fn enrollment_in(conn: &mut Conn, program: &str, holder: Uuid) -> Result<Enrollment> {
    let (id, person): (EnrollmentId, Option<UserId>) = table::table
        .filter(table::holder_id.eq(holder).and(table::program.eq(program)))
        .filter(table::left_at.is_null())
        .select((table::id, table::person_id))
        .first(conn)
        .await?;
    let holder = person.map_or_else(|| Holder::Board(super::BoardId::from_uuid(holder)), Holder::Person);
    enrollment(conn, holder, id).await
}

/// The enrollment that a holder's period belongs to.
pub async fn period_enrollment(conn: &mut Conn, holder: Uuid, period: PeriodId) -> QueryResult<EnrollmentId> {
    periods::table.find((holder, period)).select(periods::enrollment_id).first(conn).await
}
