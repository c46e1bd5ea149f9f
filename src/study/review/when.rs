//! When a question comes again, as one says it.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use crate::accounts::sessions::Person;
use crate::i18n::Words;

/// "tomorrow", "on Monday", "on December 4, 2026": where this person is. What is over comes today.
pub fn says(words: Words, at: DateTime<Utc>, person: &Person, now: DateTime<Utc>) -> String {
    let day = |at: DateTime<Utc>| at.with_timezone(&person.zone()).date_naive();
    between(words, day(at), day(now))
}

fn between(words: Words, day: NaiveDate, today: NaiveDate) -> String {
    match (day - today).num_days() {
        ..=0 => words.say("when-today"),
        1 => words.say("when-tomorrow"),
        2..=6 => {
            let weekday = words.weekday(chrono::Datelike::weekday(&day));
            words.fill("when-on", &[("day", weekday.into())])
        }
        _ => words.fill("when-on", &[("day", words.date(day).into())]),
    }
}

/// The day after, for who has answered all of today.
pub fn tomorrow(now: DateTime<Utc>) -> DateTime<Utc> {
    now + TimeDelta::days(1)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::i18n::Language;

    #[test]
    fn near_days_have_names() {
        let today: NaiveDate = "2026-11-21".parse().unwrap();
        let says = |day: &str, language| between(Words::of(language), day.parse().unwrap(), today);
        assert_eq!(says("2026-11-20", Language::English), "today");
        assert_eq!(says("2026-11-22", Language::English), "tomorrow");
        assert_eq!(says("2026-11-23", Language::English), "on Monday");
        assert_eq!(says("2026-11-27", Language::Spanish), "el viernes");
        assert_eq!(says("2026-11-28", Language::English), "on November\u{a0}28, 2026");
        assert_eq!(says("2026-11-28", Language::Spanish), "el 28\u{a0}de\u{a0}noviembre de 2026");
    }
}
