//! Dates and times of day in American English, for mail, explanations and pages.

use chrono::{NaiveDate, NaiveTime, Timelike, Weekday};

/// A whole date: "November 21, 2025".
pub fn date_long(day: NaiveDate) -> String {
    day.format("%B %-d, %Y").to_string()
}

/// A date whose year is plain from where it stands: "Nov 18".
pub fn date_short(day: NaiveDate) -> String {
    day.format("%b %-d").to_string()
}

/// A time of day to the minute, on the twelve-hour clock: "2:47 p.m.".
pub fn time_of_day(time: NaiveTime) -> String {
    let (afternoon, hour) = time.hour12();
    let half = if afternoon { "p.m." } else { "a.m." };
    format!("{hour}:{:02} {half}", time.minute())
}

/// A day of the week: "Monday".
pub fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}

/// A day that comes back each week: "Mondays".
pub fn weekdays(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "Mondays",
        Weekday::Tue => "Tuesdays",
        Weekday::Wed => "Wednesdays",
        Weekday::Thu => "Thursdays",
        Weekday::Fri => "Fridays",
        Weekday::Sat => "Saturdays",
        Weekday::Sun => "Sundays",
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn dates_read_as_people_write_them() {
        let day = NaiveDate::from_ymd_opt(2025, 11, 8).unwrap();
        assert_eq!(date_long(day), "November 8, 2025");
        assert_eq!(date_short(day), "Nov 8");
    }

    #[test]
    fn the_twelve_hour_clock_has_no_hour_zero() {
        let said = [(14, 47), (7, 5), (0, 0), (12, 0), (23, 59)]
            .map(|(hour, minute)| time_of_day(NaiveTime::from_hms_opt(hour, minute, 30).unwrap()));
        assert_eq!(said, ["2:47 p.m.", "7:05 a.m.", "12:00 a.m.", "12:00 p.m.", "11:59 p.m."]);
    }

    #[test]
    fn weekdays_have_their_names() {
        assert_eq!(weekday(Weekday::Mon), "Monday");
        for number in 0..7 {
            let day = Weekday::try_from(number).unwrap();
            assert_eq!(weekday(day).parse(), Ok(day));
            assert_eq!(weekdays(day), format!("{}s", weekday(day)));
        }
    }
}
