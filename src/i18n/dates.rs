//! Dates and times of day in words. No line breaks within a day and its month, or within a time.

use chrono::{DateTime, Datelike, NaiveDate, Timelike, Utc};
use chrono_tz::Tz;

use super::Words;

impl Words {
    /// "November 21, 2026".
    pub fn date(self, date: NaiveDate) -> String {
        let month = self.say(MONTHS[month_index(date)]);
        self.fill(
            "date-long",
            &[("month", month.into()), ("day", date.day().into()), ("year", date.year().to_string().into())],
        )
    }

    /// "Nov 21", for tables.
    pub fn short_date(self, date: NaiveDate) -> String {
        let month = self.say(SHORT_MONTHS[month_index(date)]);
        self.fill("date-short", &[("month", month.into()), ("day", date.day().into())])
    }

    /// "Nov 21, 2026", for tables that go over years.
    pub fn short_date_and_year(self, date: NaiveDate) -> String {
        self.fill(
            "date-short-year",
            &[("date", self.short_date(date).into()), ("year", date.year().to_string().into())],
        )
    }

    /// "2:47 p.m." in the given zone.
    pub fn time(self, at: DateTime<Utc>, zone: Tz) -> String {
        let local = at.with_timezone(&zone);
        let (afternoon, hour) = local.hour12();
        let half = self.say(if afternoon { "time-pm" } else { "time-am" });
        let minute = format!("{:02}", local.minute());
        self.fill("time-of-day", &[("hour", hour.into()), ("minute", minute.into()), ("half", half.into())])
    }

    /// "November 21, 2026, 2:47 p.m." in the given zone.
    pub fn moment(self, at: DateTime<Utc>, zone: Tz) -> String {
        format!("{}, {}", self.date(at.with_timezone(&zone).date_naive()), self.time(at, zone))
    }

    /// "November 21, 2026, 2:47 p.m. CST", for what is read in other zones too.
    pub fn moment_in_zone(self, at: DateTime<Utc>, zone: Tz) -> String {
        format!("{}\u{a0}{}", self.moment(at, zone), at.with_timezone(&zone).format("%Z"))
    }

    /// "Monday".
    pub fn weekday(self, day: chrono::Weekday) -> String {
        self.say(match day {
            chrono::Weekday::Mon => "monday",
            chrono::Weekday::Tue => "tuesday",
            chrono::Weekday::Wed => "wednesday",
            chrono::Weekday::Thu => "thursday",
            chrono::Weekday::Fri => "friday",
            chrono::Weekday::Sat => "saturday",
            chrono::Weekday::Sun => "sunday",
        })
    }
}

fn month_index(date: NaiveDate) -> usize {
    usize::try_from(date.month0()).unwrap_or(0)
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const SHORT_MONTHS: [&str; 12] = [
    "january-short",
    "february-short",
    "march-short",
    "april-short",
    "may-short",
    "june-short",
    "july-short",
    "august-short",
    "september-short",
    "october-short",
    "november-short",
    "december-short",
];

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::i18n::Language;

    #[test]
    fn dates_and_times_have_the_form_of_their_language() {
        let at: DateTime<Utc> = "2026-11-08T20:05:00Z".parse().unwrap();
        let day = at.date_naive();
        let (english, spanish) = (Words::of(Language::English), Words::of(Language::Spanish));
        assert_eq!((english.date(day), english.short_date(day)), ("November\u{a0}8, 2026".into(), "Nov\u{a0}8".into()));
        assert_eq!(
            (spanish.date(day), spanish.short_date(day)),
            ("8\u{a0}de\u{a0}noviembre de 2026".into(), "8\u{a0}nov".into())
        );
        assert_eq!(english.short_date_and_year(day), "Nov\u{a0}8,\u{a0}2026");
        assert_eq!(spanish.short_date_and_year(day), "8\u{a0}nov\u{a0}2026");
        let zone = chrono_tz::America::Chicago;
        assert_eq!(english.moment(at, zone), "November\u{a0}8, 2026, 2:05\u{a0}p.m.");
        assert_eq!(spanish.moment(at, zone), "8\u{a0}de\u{a0}noviembre de 2026, 2:05\u{a0}p.\u{a0}m.");
        assert_eq!(english.moment_in_zone(at, zone), "November\u{a0}8, 2026, 2:05\u{a0}p.m.\u{a0}CST");
        assert_eq!(spanish.weekday(day.weekday()), "domingo");
    }

    #[test]
    fn a_time_of_day_closes_its_sentence() {
        let at: DateTime<Utc> = "2026-11-08T20:05:00Z".parse().unwrap();
        for (language, end) in [(Language::English, "2:05\u{a0}p.m."), (Language::Spanish, "2:05\u{a0}p.\u{a0}m.")] {
            let words = Words::of(language);
            let moment = words.moment(at, chrono_tz::America::Chicago);
            let said = words.fill("room-attested", &[("name", "Ada".into()), ("moment", moment.into())]);
            assert!(said.ends_with(end) && !said.ends_with(".."), "{said}");
            let typed = words.fill("room-attested", &[("name", "Ada..".into()), ("moment", "hmm..".into())]);
            assert!(typed.contains("Ada..") && typed.ends_with("hmm..."), "only times of day: {typed}");
        }
    }
}
