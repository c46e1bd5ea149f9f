//! Numbers, days and standings in words, for the pages of a cohort and its digest.

use chrono::{DateTime, Utc, Weekday, WeekdaySet};

use crate::cohorts::{Cohort, Standing};
use crate::i18n::Words;
use crate::text::capital;
use crate::time::{Rhythm, Zone};

/// Hours with one decimal, rounded down, without a needless zero: "283.5", "0.8", "12".
pub(super) fn hours(minutes: u64) -> String {
    tenths(minutes / 6)
}

/// A count of tenths as a number with one decimal, without a needless zero.
pub(super) fn tenths(tenths: u64) -> String {
    let (whole, rest) = (tenths / 10, tenths % 10);
    if rest == 0 { whole.to_string() } else { format!("{whole}.{rest}") }
}

/// A length of time: in minutes up to two hours, then in hours.
pub fn duration(words: Words, minutes: u32) -> String {
    if minutes < 120 {
        words.fill("minutes", &[("count", minutes.into())])
    } else {
        words.fill("cohort-hours", &[("hours", hours(u64::from(minutes)).into())])
    }
}

/// "September 8, 2025 to June 30, 2026", or "from September 8, 2025 on".
pub fn span(words: Words, cohort: &Cohort) -> String {
    let first = words.date(cohort.starts_on);
    match cohort.ends_on {
        Some(last) => words.fill("cohort-span", &[("first", first.into()), ("last", words.date(last).into())]),
        None => words.fill("cohort-span-open", &[("first", first.into())]),
    }
}

/// "Monday, November 24, 7:30 a.m." in the cohort's zone, at the beginning of a line.
pub fn slot(words: Words, at: DateTime<Utc>, zone: Zone) -> String {
    use chrono::Datelike;
    let day = zone.day(at);
    let time = zone_time(words, at, zone);
    let weekday = words.weekday(day.weekday());
    let values = [("weekday", weekday.into()), ("date", words.date(day).into()), ("time", time.into())];
    capital(&words.fill("cohort-slot", &values))
}

fn zone_time(words: Words, at: DateTime<Utc>, zone: Zone) -> String {
    words.time(at, zone.name().parse().unwrap_or(chrono_tz::UTC))
}

/// "Mondays and Thursdays", "every day".
pub fn days(words: Words, rhythm: Rhythm) -> String {
    if rhythm.days() == WeekdaySet::ALL {
        return words.say("cohort-every-day");
    }
    let names: Vec<String> = rhythm.days().iter(Weekday::Mon).map(|day| words.say(plural_key(day))).collect();
    match names.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => {
            words.fill("cohort-and", &[("first", most.join(", ").into()), ("last", last.as_str().into())])
        }
    }
}

fn plural_key(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "mondays",
        Weekday::Tue => "tuesdays",
        Weekday::Wed => "wednesdays",
        Weekday::Thu => "thursdays",
        Weekday::Fri => "fridays",
        Weekday::Sat => "saturdays",
        Weekday::Sun => "sundays",
    }
}

/// Where someone stands, in a word or two.
pub(super) fn standing_words(words: Words, standing: Standing) -> String {
    match standing {
        Standing::Finished => words.say("standing-finished"),
        Standing::OnTrack => words.say("standing-on-track"),
        Standing::Behind => words.say("standing-behind"),
        Standing::Active => words.say("standing-active"),
        Standing::Quiet(weeks) => words.fill("standing-quiet", &[("weeks", weeks.into())]),
        Standing::NotStarted => words.say("standing-not-started"),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn hours_are_rounded_down_to_a_tenth() {
        assert_eq!([0, 5, 6, 50, 60, 90, 17_010].map(hours), ["0", "0", "0.1", "0.8", "1", "1.5", "283.5"]);
    }

    #[test]
    fn days_are_listed_as_people_do() {
        let said = |cron: &str| days(Words::default(), cron.parse().unwrap());
        assert_eq!(said("30 7 * * 1"), "Mondays");
        assert_eq!(said("30 7 * * 1,4"), "Mondays and Thursdays");
        assert_eq!(said("30 7 * * 0,1,4"), "Mondays, Thursdays and Sundays");
        assert_eq!(said("30 7 * * *"), "every day");
    }
}
