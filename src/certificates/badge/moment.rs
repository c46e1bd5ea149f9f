//! Moments as credentials write them: RFC 3339, to the second.

use chrono::{DateTime, NaiveDate, SecondsFormat, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;

/// A moment in UTC, such as `2025-11-21T14:03:07Z`.
pub fn text(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// Reads a moment; `None` for one without a zone, or another text.
pub fn read(text: &str) -> Option<DateTime<Utc>> {
    DateTime::parse_from_rfc3339(text).ok().map(|at| at.to_utc())
}

/// When a day begins somewhere: midnight, or the first minute there is where clocks skip it.
pub fn beginning(day: NaiveDate, zone: Tz) -> DateTime<Tz> {
    let midnight = day.and_time(chrono::NaiveTime::MIN);
    let quarters = (0..=96).map(|quarter| midnight + TimeDelta::minutes(15 * quarter));
    let first = quarters.filter_map(|time| zone.from_local_datetime(&time).earliest()).next();
    first.unwrap_or_else(|| zone.from_utc_datetime(&midnight))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_have_a_zone_and_no_fraction() {
        let at = DateTime::from_timestamp(1_763_733_787, 999).unwrap();
        assert_eq!(text(at), "2025-11-21T14:03:07Z");
        assert_eq!(read("2025-11-21T08:03:07-06:00").unwrap().timestamp(), at.timestamp());
        assert_eq!(read("2025-11-21T14:03:07"), None);
        assert_eq!(read("2025-11-21"), None);
    }

    #[test]
    fn a_day_begins_where_its_clocks_begin() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let begins = |on, zone| beginning(day(on), zone).to_rfc3339();
        assert_eq!(begins("2025-11-21", chrono_tz::America::Chicago), "2025-11-21T00:00:00-06:00");
        // Lebanon's clocks skip midnight in spring.
        assert_eq!(begins("2025-03-30", chrono_tz::Asia::Beirut), "2025-03-30T01:00:00+03:00");
        // Samoa had no 30 December 2011 at all.
        assert_eq!(begins("2011-12-30", chrono_tz::Pacific::Apia), "2011-12-31T00:00:00+14:00");
    }
}
