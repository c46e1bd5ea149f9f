//! Who is on track: a rule that a coordinator can check with a pencil.
//!
//! With a last day, what is expected grows evenly from the first day to the last: the pathway's
//! minutes times the share of days that are over. Without one nothing is expected.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use super::Cohort;

/// After so many days without a lesson someone is quiet.
const QUIET_DAYS: i64 = 21;

/// What is expected of everyone in a cohort today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// The minutes of the whole pathway.
    pub minutes: u32,
    /// The minutes expected by today, rounded down; `None` for a cohort without a last day.
    pub expected: Option<u32>,
}

impl Pace {
    /// The pace of a cohort with a pathway of so many minutes.
    pub fn of(cohort: &Cohort, minutes: u32, now: DateTime<Utc>) -> Pace {
        let today = cohort.time_zone.day(now);
        let expected = cohort.ends_on.map(|last| expected(minutes, cohort.starts_on, last, today));
        Pace { minutes, expected }
    }
}

/// The minutes expected when `today` begins: nothing on the first day, everything on the last.
fn expected(minutes: u32, first: NaiveDate, last: NaiveDate, today: NaiveDate) -> u32 {
    let whole = (last - first).num_days().max(1);
    let over = (today - first).num_days().clamp(0, whole);
    u32::try_from(i64::from(minutes) * over / whole).unwrap_or(minutes)
}

/// Where one member stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Every module of the pathway is completed.
    Finished,
    /// Has the minutes expected by today.
    OnTrack,
    /// Has fewer, and was here in the last three weeks.
    Behind,
    /// Nothing is expected, and was here in the last three weeks.
    Active,
    /// Has fewer than expected, or nothing is expected, and no lesson for so many whole weeks.
    Quiet(i64),
    /// Has opened no lesson of the pathway.
    NotStarted,
}

/// Where a member stands who has so many minutes of the pathway, was last in one of its lessons at
/// that time, and may have completed it.
pub fn standing(
    pace: Pace,
    minutes: u32,
    last_active: Option<DateTime<Utc>>,
    finished: bool,
    now: DateTime<Utc>,
) -> Standing {
    let Some(last) = last_active else {
        return if finished { Standing::Finished } else { Standing::NotStarted };
    };
    let quiet = now - last;
    match pace.expected {
        _ if finished => Standing::Finished,
        Some(expected) if minutes >= expected => Standing::OnTrack,
        _ if quiet >= TimeDelta::days(QUIET_DAYS) => Standing::Quiet(quiet.num_weeks()),
        Some(_) => Standing::Behind,
        None => Standing::Active,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn noon(text: &str) -> DateTime<Utc> {
        format!("{text}T12:00:00Z").parse().unwrap()
    }

    #[test]
    fn what_is_expected_grows_evenly_from_the_first_day_to_the_last() {
        let on = |today| expected(300, day("2025-09-01"), day("2025-10-01"), day(today));
        assert_eq!(
            ["2025-08-01", "2025-09-01", "2025-09-02", "2025-09-16", "2025-10-01", "2026-01-01"].map(on),
            [0, 0, 10, 150, 300, 300]
        );
        assert_eq!(expected(50, day("2025-09-01"), day("2025-09-04"), day("2025-09-02")), 16, "rounded down");
    }

    #[test]
    fn with_a_last_day_minutes_decide_and_then_silence() {
        let pace = Pace { minutes: 300, expected: Some(150) };
        let now = noon("2025-11-21");
        let stands = |minutes, last: &str| standing(pace, minutes, Some(noon(last)), false, now);
        assert_eq!(stands(150, "2025-06-01"), Standing::OnTrack, "ahead, and resting");
        assert_eq!(stands(149, "2025-11-02"), Standing::Behind);
        assert_eq!(stands(149, "2025-10-31"), Standing::Quiet(3));
        assert_eq!(stands(149, "2025-10-09"), Standing::Quiet(6));
        assert_eq!(standing(pace, 300, Some(noon("2025-06-01")), true, now), Standing::Finished);
        assert_eq!(standing(pace, 0, None, false, now), Standing::NotStarted);
    }

    #[test]
    fn on_the_first_day_who_has_not_begun_is_not_behind() {
        let pace = Pace { minutes: 300, expected: Some(0) };
        assert_eq!(standing(pace, 0, None, false, noon("2025-09-01")), Standing::NotStarted);
        assert_eq!(standing(pace, 0, Some(noon("2025-09-01")), false, noon("2025-09-01")), Standing::OnTrack);
    }

    #[test]
    fn without_a_last_day_nobody_is_behind() {
        let pace = Pace { minutes: 300, expected: None };
        let now = noon("2025-11-21");
        let stands = |last: &str| standing(pace, 5, Some(noon(last)), false, now);
        assert_eq!([stands("2025-11-20"), stands("2025-10-01")], [Standing::Active, Standing::Quiet(7)]);
    }
}
