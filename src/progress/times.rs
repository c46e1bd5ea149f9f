//! Engaged time: how long a learner was at a lesson, as their devices measured it. Only totals.

use std::collections::HashMap;

use diesel::dsl::sum;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use super::event::DeviceId;
use crate::accounts::UserId;
use crate::db::Conn;
use crate::db::schema::lesson_times;
use crate::lessons::LessonId;

/// No device is used longer for a lesson of ten minutes: eight hours, in seconds.
const LONGEST: u32 = 8 * 60 * 60;

/// How long one device was used for a lesson, from the beginning until now. It only grows, so that
/// telling it twice, or late, changes nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spent {
    /// Which device.
    pub device: DeviceId,
    /// Seconds.
    pub(super) seconds: i32,
}

impl Spent {
    /// Seconds of a device; more than eight hours is a mistake of its clock, and is cut.
    pub fn new(device: DeviceId, seconds: u32) -> Spent {
        Spent { device, seconds: i32::try_from(seconds.min(LONGEST)).unwrap_or(i32::MAX) }
    }
}

/// Seconds that a learner spent on a lesson, on all devices; 0 where none measured.
pub async fn seconds_spent(conn: &mut Conn, user: UserId, lesson: LessonId) -> QueryResult<u64> {
    let total: Option<i64> = lesson_times::table
        .filter(lesson_times::user_id.eq(user))
        .filter(lesson_times::lesson_id.eq(lesson))
        .select(sum(lesson_times::seconds))
        .first(conn)
        .await?;
    Ok(u64::try_from(total.unwrap_or(0)).unwrap_or(0))
}

/// The same for several lessons together.
pub async fn seconds_spent_on(conn: &mut Conn, user: UserId, lessons: &[LessonId]) -> QueryResult<u64> {
    let total: Option<i64> = lesson_times::table
        .filter(lesson_times::user_id.eq(user))
        .filter(lesson_times::lesson_id.eq_any(lessons))
        .select(sum(lesson_times::seconds))
        .first(conn)
        .await?;
    Ok(u64::try_from(total.unwrap_or(0)).unwrap_or(0))
}

/// On how many of these lessons some device of a learner measured time.
pub async fn lessons_measured(conn: &mut Conn, user: UserId, lessons: &[LessonId]) -> QueryResult<usize> {
    let measured: Vec<LessonId> = lesson_times::table
        .filter(lesson_times::user_id.eq(user))
        .filter(lesson_times::lesson_id.eq_any(lessons))
        .filter(lesson_times::seconds.gt(0))
        .select(lesson_times::lesson_id)
        .distinct()
        .load(conn)
        .await?;
    Ok(measured.len())
}

/// How long a learner was at each of these lessons, in seconds, where some device measured it.
pub async fn seconds_on_each(
    conn: &mut Conn,
    user: UserId,
    lessons: &[LessonId],
) -> QueryResult<HashMap<LessonId, u64>> {
    let measured: Vec<(LessonId, i32)> = lesson_times::table
        .filter(lesson_times::user_id.eq(user))
        .filter(lesson_times::lesson_id.eq_any(lessons))
        .filter(lesson_times::seconds.gt(0))
        .select((lesson_times::lesson_id, lesson_times::seconds))
        .load(conn)
        .await?;
    let mut sums = HashMap::new();
    for (lesson, seconds) in measured {
        *sums.entry(lesson).or_insert(0) += u64::try_from(seconds).unwrap_or(0);
    }
    Ok(sums)
}
