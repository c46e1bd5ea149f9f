//! How many lessons a week someone means to finish.

use std::collections::HashSet;

use chrono::{DateTime, Datelike, Utc};
use chrono_tz::Tz;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use crate::accounts::UserId;
use crate::db::Conn;
use crate::db::schema::goals;
use crate::lessons::LessonId;

/// The most lessons a week that can be a goal: one a day.
pub const MOST: i16 = 7;

/// A goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, HasQuery)]
#[diesel(table_name = goals)]
pub struct Goal {
    /// Lessons a week; zero for no goal.
    pub lessons_a_week: i16,
    /// Since when it rests. The next finished lesson ends that.
    pub resting_since: Option<DateTime<Utc>>,
}

impl Default for Goal {
    /// One lesson a week (issue "The learner's desk").
    fn default() -> Goal {
        Goal { lessons_a_week: 1, resting_since: None }
    }
}

/// How a week stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Week {
    /// No goal is set.
    Free,
    /// The goal rests.
    Resting,
    /// Some lessons are left to the goal.
    Open {
        /// Lessons finished this week.
        done: usize,
        /// Lessons wanted.
        goal: usize,
    },
    /// The goal is reached.
    Reached {
        /// Lessons finished this week.
        done: usize,
    },
}

impl Goal {
    /// How this week stands, Monday to Sunday on the learner's calendar, after these lessons were
    /// finished. A lesson counts once a week.
    pub fn week(
        &self,
        finished: impl IntoIterator<Item = (LessonId, DateTime<Utc>)>,
        zone: Tz,
        now: DateTime<Utc>,
    ) -> Week {
        let week = |at: DateTime<Utc>| at.with_timezone(&zone).date_naive().iso_week();
        let (mut done, mut back) = (HashSet::new(), false);
        for (lesson, at) in finished {
            back |= self.resting_since.is_some_and(|since| at > since);
            if week(at) == week(now) {
                done.insert(lesson);
            }
        }
        let goal = usize::try_from(self.lessons_a_week).unwrap_or(0);
        match done.len() {
            _ if self.resting_since.is_some() && !back => Week::Resting,
            _ if goal == 0 => Week::Free,
            done if done >= goal => Week::Reached { done },
            done => Week::Open { done, goal },
        }
    }
}

/// The goal of a learner: one lesson a week for those who never changed it.
pub async fn goal_of(conn: &mut Conn, user: UserId) -> QueryResult<Goal> {
    let row = Goal::query().filter(goals::user_id.eq(user)).first(conn).await.optional()?;
    Ok(row.unwrap_or_default())
}

/// Sets the goal, at most [`MOST`]; it rests no longer.
pub async fn set(conn: &mut Conn, user: UserId, lessons_a_week: i16, now: DateTime<Utc>) -> QueryResult<()> {
    save(conn, user, Goal { lessons_a_week: lessons_a_week.clamp(0, MOST), resting_since: None }, now).await
}

/// Lets the goal rest, or takes it up again.
pub async fn rest(conn: &mut Conn, user: UserId, rests: bool, now: DateTime<Utc>) -> QueryResult<()> {
    let goal = goal_of(conn, user).await?;
    save(conn, user, Goal { resting_since: rests.then_some(now), ..goal }, now).await
}

async fn save(conn: &mut Conn, user: UserId, goal: Goal, now: DateTime<Utc>) -> QueryResult<()> {
    let values = (
        goals::lessons_a_week.eq(goal.lessons_a_week),
        goals::resting_since.eq(goal.resting_since),
        goals::changed_at.eq(now),
    );
    diesel::insert_into(goals::table)
        .values((goals::user_id.eq(user), values))
        .on_conflict(goals::user_id)
        .do_update()
        .set(values)
        .execute(conn)
        .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    const ZONE: Tz = chrono_tz::America::Chicago;

    #[test]
    fn a_week_runs_from_monday_to_sunday_on_the_learners_calendar() {
        // Monday, 4:00 in Greenwich, is Sunday evening in Chicago.
        let (one, two) = (LessonId::new(), LessonId::new());
        let finished = [(one, at("2026-11-16T04:00:00Z")), (two, at("2026-11-16T15:00:00Z"))];
        let week = |now| Goal::default().week(finished, ZONE, at(now));
        assert_eq!(week("2026-11-22T18:00:00Z"), Week::Reached { done: 1 });
        assert_eq!(week("2026-11-15T20:00:00Z"), Week::Reached { done: 1 });
        assert_eq!(week("2026-11-23T18:00:00Z"), Week::Open { done: 0, goal: 1 });
        // The days around New Year are one week.
        let new_year = [(one, at("2026-12-30T18:00:00Z"))];
        assert_eq!(Goal::default().week(new_year, ZONE, at("2027-01-02T18:00:00Z")), Week::Reached { done: 1 });
    }

    #[test]
    fn the_same_lesson_again_counts_once() {
        let goal = Goal { lessons_a_week: 2, resting_since: None };
        let (one, two) = (LessonId::new(), LessonId::new());
        let now = at("2026-11-18T18:00:00Z");
        assert_eq!(goal.week([(one, now), (one, now)], ZONE, now), Week::Open { done: 1, goal: 2 });
        assert_eq!(goal.week([(one, now), (two, now), (one, now)], ZONE, now), Week::Reached { done: 2 });
    }

    #[test]
    fn a_rest_ends_with_the_next_lesson_and_not_before() {
        let goal = Goal { lessons_a_week: 3, resting_since: Some(at("2026-06-01T12:00:00Z")) };
        let lesson = LessonId::new();
        let now = at("2026-11-18T18:00:00Z");
        assert_eq!(goal.week([(lesson, at("2026-05-31T12:00:00Z"))], ZONE, now), Week::Resting);
        assert_eq!(goal.week([(lesson, now)], ZONE, now), Week::Open { done: 1, goal: 3 });
        assert_eq!(Goal { lessons_a_week: 0, resting_since: None }.week([(lesson, now)], ZONE, now), Week::Free);
    }
}
