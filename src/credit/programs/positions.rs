//! What somebody is in a program, and since when (rule R17).

use chrono::{DateTime, Days, NaiveDate, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncConnection, RunQueryDsl};
use thiserror::Error as ThisError;

use super::enrollments::{Enrollment, EnrollmentId, Holder, hold_enrolled};
use super::kept::keep;
use crate::db::Conn;
use crate::db::schema::positions;
use crate::error::{Error, Result};

/// Why a position can't change on a day; each is about the field of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ThisError)]
pub enum PositionError {
    /// The period at hand, or the position that is held, began only then.
    #[error("the first day that can be said is {0}")]
    TooEarly(NaiveDate),
    /// The day lies ahead.
    #[error("the day lies ahead")]
    Ahead,
}

/// A position that was to begin on a day to come, by its track.
pub type Overtaken = (String, NaiveDate);

/// Holds a position from a day on. One from the same day is put right.
pub(super) async fn hold(
    conn: &mut Conn,
    holder: Holder,
    id: EnrollmentId,
    track: &str,
    from: NaiveDate,
) -> QueryResult<()> {
    let row = (
        positions::holder_id.eq(holder.uuid()),
        positions::enrollment_id.eq(id),
        positions::held_from.eq(from),
        positions::track.eq(track),
    );
    let insert = diesel::insert_into(positions::table).values(row);
    let key = (positions::holder_id, positions::enrollment_id, positions::held_from);
    insert.on_conflict(key).do_update().set(positions::track.eq(track)).execute(conn).await?;
    Ok(())
}

/// Has the position that goes on end before this day, and another begin on it.
pub(super) async fn hold_instead(conn: &mut Conn, of: &Enrollment, track: &str, from: NaiveDate) -> Result<()> {
    let before = from.checked_sub_days(Days::new(1)).ok_or(Error::NotFound)?;
    let open = positions::table
        .filter(positions::holder_id.eq(of.holder.uuid()))
        .filter(positions::enrollment_id.eq(of.id))
        .filter(positions::held_to.is_null().or(positions::held_to.ge(from)))
        .filter(positions::held_from.lt(from));
    diesel::update(open).set(positions::held_to.eq(before)).execute(conn).await?;
    hold(conn, of.holder, of.id, track, from).await?;
    Ok(())
}

/// Changes somebody's position from a day on (rule R17): one of the period at hand, that `begun` on its first day, up to
/// `today`, and none before the position that they hold; so nothing that was said of days that have been is lost. Which
/// position decides is for the rules to say. Returns what had been said of days to come, which is overtaken; `Ok(Err(…))`
/// says why nothing was changed.
pub async fn change_position(
    conn: &mut Conn,
    of: &Enrollment,
    (track, from): (&str, NaiveDate),
    (begun, today): (NaiveDate, NaiveDate),
    now: DateTime<Utc>,
) -> Result<std::result::Result<Vec<Overtaken>, PositionError>> {
    if today < from {
        return Ok(Err(PositionError::Ahead));
    }
    conn.transaction(async |conn| {
        hold_enrolled(conn, std::slice::from_ref(of)).await?;
        let mine = || {
            positions::table
                .filter(positions::holder_id.eq(of.holder.uuid()))
                .filter(positions::enrollment_id.eq(of.id))
        };
        let begun_by_now = mine().filter(positions::held_from.le(today));
        let latest: Option<NaiveDate> = begun_by_now.select(diesel::dsl::max(positions::held_from)).first(conn).await?;
        let first = latest.map_or(begun, |latest| latest.max(begun));
        if from < first {
            return Ok(Err(PositionError::TooEarly(first)));
        }
        let to_come = || mine().filter(positions::held_from.gt(today));
        let overtaken: Vec<Overtaken> =
            to_come().order(positions::held_from).select((positions::track, positions::held_from)).load(conn).await?;
        diesel::delete(to_come()).execute(conn).await?;
        hold_instead(conn, of, track, from).await?;
        keep(conn, &[of.key()], now).await?;
        Ok(Ok(overtaken))
    })
    .await
}
