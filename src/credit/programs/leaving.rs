//! Leaving a program, what of it can still be seen, and coming back to what was accepted.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Date, Nullable, Text, Uuid as SqlUuid};
use diesel_async::{AsyncConnection, RunQueryDsl};
use uuid::Uuid;

use super::accepted::period_enrollment;
use super::boards::BoardId;
use super::enrollments::{Enrollment, EnrollmentId, Holder, ever_in, ever_of_holder};
use super::kept::keep;
use super::periods::{self, KeptPeriod, PeriodId, periods_of};
use super::positions::hold_instead;
use super::programs;
use crate::accounts::UserId;
use crate::credit::rules::{Period, Span};
use crate::db::Conn;
use crate::db::schema::enrollments;
use crate::error::{Error, Result};

/// Leaves a program. What was earned stays; periods that are over stay as they are.
pub async fn leave_program(conn: &mut Conn, of: &Enrollment, now: DateTime<Utc>) -> Result<()> {
    conn.transaction(async |conn| {
        let mine = enrollments::table.find((of.holder.uuid(), of.id));
        diesel::update(mine).set(enrollments::left_at.eq(now)).execute(conn).await?;
        keep(conn, &[of.key()], now).await?;
        Ok(())
    })
    .await
}

/// A place in a program that was left.
#[derive(Clone, Debug)]
pub struct Left {
    /// Which.
    pub enrollment: Enrollment,
    /// What its program is called.
    pub name: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Its periods on which the authority has said its last word, the first first. There is one at least.
    pub settled: Vec<KeptPeriod>,
}

/// The places that these are of, where something in them is settled.
async fn with_settled(conn: &mut Conn, all: Vec<Enrollment>) -> Result<Vec<Left>> {
    let holders: Vec<Uuid> = all.iter().map(|one| one.holder.uuid()).collect();
    if all.is_empty() {
        return Ok(Vec::new());
    }
    let (mut periods, programs) = (periods_of(conn, &holders).await?, programs(conn).await?);
    let name = |code: &str| {
        let program = programs.iter().find(|program| program.code == code)?;
        Some(program.versions.last()?.rules.program.name.clone())
    };
    let left = all.into_iter().filter_map(|enrollment| {
        let at = enrollment.left_at?;
        let mine = periods.extract_if(.., |kept| kept.enrollment == enrollment.id);
        let settled: Vec<KeptPeriod> = mine.filter(|kept| kept.state.is_settled()).collect();
        (!settled.is_empty()).then(|| Left {
            name: name(&enrollment.program).unwrap_or_else(|| enrollment.program.clone()),
            enrollment,
            at,
            settled,
        })
    });
    Ok(left.collect())
}

/// What a holder has left with something settled in it, the last left first.
pub async fn left_of(conn: &mut Conn, holder: Holder) -> Result<Vec<Left>> {
    let all = ever_of_holder(conn, holder).await?;
    let mut left = with_settled(conn, all).await?;
    left.sort_by_key(|one| std::cmp::Reverse(one.at));
    Ok(left)
}

/// Who has left a program with something settled in it, the last first, at most so many.
pub async fn left_in(conn: &mut Conn, program: &str, limit: i64) -> Result<Vec<Left>> {
    let all = ever_in(conn, program, limit).await?;
    with_settled(conn, all).await
}

/// One of a holder's places, also one that was left with something settled in it; another's is not found.
pub async fn enrollment_ever(conn: &mut Conn, holder: Holder, id: EnrollmentId) -> Result<Enrollment> {
    let all = ever_of_holder(conn, holder).await?;
    let found = all.into_iter().find(|one| one.id == id).ok_or(Error::NotFound)?;
    if found.left_at.is_none() {
        return Ok(found);
    }
    with_settled(conn, vec![found]).await?.pop().map(|left| left.enrollment).ok_or(Error::NotFound)
}

/// The place in a program that a holder's period belongs to, also one that was left with something settled in it.
pub async fn enrollment_with(conn: &mut Conn, program: &str, holder: Uuid, period: PeriodId) -> Result<Enrollment> {
    let id = period_enrollment(conn, holder, period).await?;
    let of_it = enrollments::table.find((holder, id)).filter(enrollments::program.eq(program));
    let person: Option<UserId> = of_it.select(enrollments::person_id).first(conn).await?;
    let holder = person.map_or_else(|| Holder::Board(BoardId::from_uuid(holder)), Holder::Person);
    enrollment_ever(conn, holder, id).await
}

/// Takes a place up again that its holder left with something settled in it, if its periods are counted from the same
/// day or one of those settled reaches into the days of the period that would open: these days are not opened twice.
/// Returns which; none where there is none. The holder's people have to be held.
pub(super) async fn take_up_again(
    conn: &mut Conn,
    (holder, program, anchor): (Holder, &str, Option<NaiveDate>),
    days: Span,
    (track, today): (&str, NaiveDate),
    now: DateTime<Utc>,
) -> Result<Option<EnrollmentId>> {
    #[derive(QueryableByName)]
    struct Found {
        #[diesel(sql_type = SqlUuid)]
        id: EnrollmentId,
    }
    let found: Option<Found> = diesel::sql_query(
        "select e.id from enrollments e join periods p on p.holder_id = e.holder_id and p.enrollment_id = e.id
         where e.holder_id = $1 and e.program = $2 and e.left_at is not null
             and (p.renewed_at is not null or p.exempt_at is not null)
             and (e.anchor_on is not distinct from $3 or (p.starts <= $5 and $4 <= p.ends))
         order by p.starts desc, e.left_at desc limit 1",
    )
    .bind::<SqlUuid, _>(holder.uuid())
    .bind::<Text, _>(program)
    .bind::<Nullable<Date>, _>(anchor)
    .bind::<Date, _>(days.starts)
    .bind::<Date, _>(days.ends)
    .get_result(conn)
    .await
    .optional()?;
    let Some(Found { id }) = found else { return Ok(None) };
    let row = diesel::update(enrollments::table.find((holder.uuid(), id)));
    row.set(enrollments::left_at.eq(None::<DateTime<Utc>>)).execute(conn).await?;
    let enrollment = enrollment_ever(conn, holder, id).await?;
    // What they are now, from now on: what they were before stays.
    let last = enrollment.held.last();
    if last.is_none_or(|last| last.track != track && last.from <= today) {
        hold_instead(conn, &enrollment, track, today).await?;
    }
    if enrollment.anchor_on == anchor {
        // A day on which a period of this place begins has one already.
        periods::open(conn, holder, id, &Period::of(days), now).await?;
    }
    Ok(Some(id))
}
