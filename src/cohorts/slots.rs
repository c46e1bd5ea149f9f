//! The slots of a cohort's digest: those of its rhythm, from its first day on.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};

use crate::time::{Rhythm, Zone, next_slot};

/// The first slot after an instant that isn't before the cohort's first day.
pub fn upcoming_slot(rhythm: Rhythm, zone: Zone, starts_on: NaiveDate, after: DateTime<Utc>) -> DateTime<Utc> {
    // No zone is two days away from UTC: from here on, less than a week of slots is looked at.
    let nearly = starts_on.and_time(NaiveTime::MIN).and_utc() - TimeDelta::days(2);
    let mut slot = next_slot(rhythm, zone, after.max(nearly));
    while zone.day(slot) < starts_on && slot < DateTime::<Utc>::MAX_UTC {
        slot = next_slot(rhythm, zone, slot);
    }
    slot
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn no_digest_leaves_before_the_first_day() {
        let zone: Zone = "America/Chicago".parse().unwrap();
        let mondays: Rhythm = "30 7 * * 1".parse().unwrap();
        let now: DateTime<Utc> = "2025-11-18T15:00:00Z".parse().unwrap();
        let from = |year, month, day| {
            let first = NaiveDate::from_ymd_opt(year, month, day).unwrap();
            upcoming_slot(mondays, zone, first, now).to_rfc3339()
        };
        // Running already: the next Monday.
        assert_eq!(from(2025, 9, 8), "2025-11-24T13:30:00+00:00");
        // It begins on a Monday, or the day after one.
        assert_eq!(from(2025, 12, 1), "2025-12-01T13:30:00+00:00");
        assert_eq!(from(2025, 12, 2), "2025-12-08T13:30:00+00:00");
        // Years ahead, in summer time.
        assert_eq!(from(2030, 7, 1), "2030-07-01T12:30:00+00:00");
    }
}
