//! What time does to periods: the next one opens, one that nobody renewed lapses, and reminders come due.

use chrono::{DateTime, Days, NaiveDate, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use super::enrollments::{Enrollment, Holder, enrolled_in, enrollments_of_people};
use super::kept::keep;
use super::periods::{self, PeriodId, PeriodState};
use super::standing::{Batch, Standing, shown};
use super::{Program, programs};
use crate::accounts::UserId;
use crate::app::App;
use crate::credit::rules::{Period, span};
use crate::db::Conn;
use crate::db::schema::{board_members, period_reminders};
use crate::error::Result;
use crate::measure::Credit;

/// How many days before its end a learner hears of a period that isn't complete.
const REMINDERS: [i16; 4] = [180, 90, 30, 7];
/// How many holders are looked at at once.
const BATCH: i64 = 500;

/// Opens the periods that begin, and notes those that lapsed. Doing it again changes nothing.
pub async fn roll(conn: &mut Conn, app: &App) -> Result<usize> {
    let now = app.now();
    let mut changed = 0;
    for program in programs(conn).await? {
        let mut after: Option<Uuid> = None;
        loop {
            let page = enrolled_in(conn, &program.code, after, BATCH).await?;
            let Some(last) = page.last() else { break };
            after = Some(last.holder.uuid());
            let batch = Batch::read(conn, &page).await?;
            let mut other = Vec::new();
            for enrollment in &page {
                let rolled = roll_one(conn, &batch, &program, enrollment, now).await?;
                changed += rolled;
                if rolled > 0 {
                    other.push(enrollment.key());
                }
            }
            keep(conn, &other, now).await?;
        }
    }
    Ok(changed)
}

async fn roll_one(
    conn: &mut Conn,
    batch: &Batch,
    program: &Program,
    enrollment: &Enrollment,
    now: DateTime<Utc>,
) -> Result<usize> {
    let Some(kept) = batch.periods.get(&enrollment.id) else { return Ok(0) };
    let mut changed = 0;
    for period in kept.iter().filter(|period| period.state == PeriodState::Open) {
        let Some(standing) = batch.standing(program, enrollment, period, None, now)? else { continue };
        if standing.renewable_until < standing.rules.program.time_zone.day(now) {
            changed += periods::lapse(conn, period, now).await?;
        }
    }
    let Some(last) = kept.last() else { return Ok(changed) };
    let Some(standing) = batch.standing(program, enrollment, last, None, now)? else { return Ok(changed) };
    let today = standing.rules.program.time_zone.day(now);
    if standing.ends < today
        && let Some(next) = following(&standing, today)
        && periods::open(conn, enrollment.holder, enrollment.id, &next, now).await?
    {
        changed += 1;
    }
    Ok(changed)
}

/// The period in which this day lies. An extension moves the end of the one before and not the days of this one.
/// What goes over is carried into the very next one only.
fn following(standing: &Standing, today: NaiveDate) -> Option<Period> {
    let days = span(&standing.track, standing.enrollment.anchor_on, today)?;
    let next = standing.kept.period.span.ends.checked_add_days(Days::new(1)) == Some(days.starts);
    let carried = if next { standing.carries() } else { Credit::ZERO };
    Some(Period { carried, ..Period::of(days) })
}

/// Something to tell a learner about the end of a period.
#[derive(Clone, Debug)]
pub struct Reminder {
    /// Whom.
    pub person: UserId,
    /// About which period.
    pub period: PeriodId,
    /// At which distance from its end, in days: 180, 90, 30 or 7.
    pub days: i16,
    /// How many days are left.
    pub left: i64,
    /// Where they, or their board, stand in it.
    pub standing: Standing,
}

/// The reminders that are due today and were not given: for each period that isn't complete only that of the
/// shortest distance.
pub async fn due_reminders(conn: &mut Conn, app: &App) -> Result<Vec<Reminder>> {
    let mut due = Vec::new();
    for program in programs(conn).await? {
        let mut after: Option<Uuid> = None;
        loop {
            let page = enrolled_in(conn, &program.code, after, BATCH).await?;
            let Some(last) = page.last() else { break };
            after = Some(last.holder.uuid());
            due.extend(due_among(conn, app, &program, &page).await?);
        }
    }
    Ok(due)
}

/// The same for these people, in the programs that they are in themselves.
pub async fn due_reminders_of(conn: &mut Conn, app: &App, people: &[UserId]) -> Result<Vec<Reminder>> {
    let enrolled = enrollments_of_people(conn, people).await?;
    if enrolled.is_empty() {
        return Ok(Vec::new());
    }
    let mut due = Vec::new();
    for program in programs(conn).await? {
        let mine: Vec<Enrollment> = enrolled.iter().filter(|one| one.program == program.code).cloned().collect();
        due.extend(due_among(conn, app, &program, &mine).await?);
    }
    Ok(due)
}

async fn due_among(conn: &mut Conn, app: &App, program: &Program, enrolled: &[Enrollment]) -> Result<Vec<Reminder>> {
    let (now, mut due) = (app.now(), Vec::new());
    let batch = Batch::read(conn, enrolled).await?;
    for enrollment in enrolled {
        let periods = batch.periods.get(&enrollment.id).map(Vec::as_slice).unwrap_or_default();
        for period in shown(periods).into_iter().filter(|period| period.state == PeriodState::Open) {
            let Some(standing) = batch.standing(program, enrollment, period, None, now)? else { continue };
            let today = standing.rules.program.time_zone.day(now);
            let Some(days) = distance(standing.ends, today).filter(|_| !standing.complete() && !standing.rules_ended())
            else {
                continue;
            };
            let left = (standing.ends - today).num_days();
            for person in told(conn, enrollment.holder, today).await? {
                if !was_given(conn, &standing, days, person).await? {
                    due.push(Reminder { person, period: period.id, days, left, standing: standing.clone() });
                }
            }
        }
    }
    Ok(due)
}

/// The distance at which a reminder is due on this day, if any.
fn distance(ends: NaiveDate, today: NaiveDate) -> Option<i16> {
    let left = (ends - today).num_days();
    REMINDERS.into_iter().rev().find(|days| (0..=i64::from(*days)).contains(&left))
}

async fn told(conn: &mut Conn, holder: Holder, today: NaiveDate) -> QueryResult<Vec<UserId>> {
    match holder {
        Holder::Person(id) => Ok(vec![id]),
        Holder::Board(id) => {
            board_members::table
                .filter(board_members::board_id.eq(id))
                .filter(board_members::joined_on.le(today))
                .filter(board_members::left_on.is_null().or(board_members::left_on.ge(today)))
                .select(board_members::person_id)
                .distinct()
                .load(conn)
                .await
        }
    }
}

async fn was_given(conn: &mut Conn, standing: &Standing, days: i16, person: UserId) -> QueryResult<bool> {
    let given = period_reminders::table
        .filter(period_reminders::holder_id.eq(standing.kept.holder))
        .filter(period_reminders::period_id.eq(standing.kept.id))
        .filter(period_reminders::person_id.eq(person))
        .filter(period_reminders::days.le(days));
    diesel::select(diesel::dsl::exists(given)).get_result(conn).await
}

/// Notes that a reminder was given; returns whether it is the first time.
pub async fn note_reminder(conn: &mut Conn, reminder: &Reminder, now: DateTime<Utc>) -> QueryResult<bool> {
    let row = (
        period_reminders::holder_id.eq(reminder.standing.kept.holder),
        period_reminders::period_id.eq(reminder.period),
        period_reminders::days.eq(reminder.days),
        period_reminders::person_id.eq(reminder.person),
        period_reminders::sent_at.eq(now),
    );
    let insert = diesel::insert_into(period_reminders::table).values(row).on_conflict_do_nothing();
    Ok(insert.execute(conn).await? == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reminders_come_at_four_distances_and_the_nearest_counts() {
        let ends = NaiveDate::from_ymd_opt(2026, 12, 31).unwrap_or_default();
        let on = |days: u64| distance(ends, ends.checked_sub_days(Days::new(days)).unwrap_or_default());
        assert_eq!(
            [on(181), on(180), on(91), on(90), on(31), on(30)],
            [None, Some(180), Some(180), Some(90), Some(90), Some(30)]
        );
        assert_eq!([on(8), on(7), on(0)], [Some(30), Some(7), Some(7)]);
        assert_eq!(distance(ends, ends.succ_opt().unwrap_or_default()), None);
    }
}
