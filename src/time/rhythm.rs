//! How often a digest leaves: some days of the week, at one time of day.

use std::fmt;
use std::str::FromStr;

use chrono::{NaiveTime, Timelike, Weekday, WeekdaySet};
use croner::parser::{CronParser, Seconds, Year};
use diesel::deserialize::{self, FromSql, FromSqlRow};
use diesel::expression::AsExpression;
use diesel::pg::{Pg, PgValue};
use diesel::serialize::{self, Output, ToSql};
use diesel::sql_types::Text;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::phrases;

/// Why a rhythm was refused.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum RhythmError {
    /// No day of the week was chosen.
    #[error("choose at least one day")]
    NoDay,
    /// The text is no time of day.
    #[error("“{0}” is not a time of day: write it like 07:30")]
    Time(String),
    /// The text is no cron expression.
    #[error("“{0}” is not a cron expression: {1}")]
    Cron(String, String),
    /// The text is a cron expression, but not one minute of some days of the week.
    #[error("“{0}” is not a weekly rhythm: write one minute, one hour, * * and days, like 30 7 * * 1,4")]
    NotWeekly(String),
}

/// Days of the week and a time of day, kept as a cron expression such as `30 7 * * 1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, AsExpression, FromSqlRow)]
#[serde(try_from = "String", into = "String")]
#[diesel(sql_type = Text)]
pub struct Rhythm {
    // Neither empty, nor with seconds: `new` sees to both.
    days: WeekdaySet,
    at: NaiveTime,
}

impl Rhythm {
    /// These days at this time, to the minute. Refuses to have no day.
    pub fn new(days: WeekdaySet, at: NaiveTime) -> Result<Self, RhythmError> {
        let minute = at.with_second(0).and_then(|at| at.with_nanosecond(0));
        match minute {
            Some(at) if !days.is_empty() => Ok(Self { days, at }),
            _ => Err(RhythmError::NoDay),
        }
    }

    /// What a form sends: the days that are ticked, and the time as a time field writes it, `07:30`.
    pub fn from_form(days: impl IntoIterator<Item = Weekday>, time: &str) -> Result<Self, RhythmError> {
        let at = NaiveTime::parse_from_str(time.trim(), "%H:%M").map_err(|_| RhythmError::Time(time.to_owned()))?;
        Self::new(days.into_iter().collect(), at)
    }

    /// The days of the week.
    pub fn days(self) -> WeekdaySet {
        self.days
    }

    /// The time of day, in whole minutes.
    pub fn at(self) -> NaiveTime {
        self.at
    }

    /// The rhythm in words: "Mondays at 7:30 a.m.", "Every day at 7:30 a.m.".
    pub fn words(self) -> String {
        format!("{} at {}", self.days_in_words(), phrases::time_of_day(self.at))
    }

    fn days_in_words(self) -> String {
        if self.days == WeekdaySet::ALL {
            return "Every day".to_owned();
        }
        let names: Vec<&str> = self.days.iter(Weekday::Mon).map(phrases::weekdays).collect();
        match names.as_slice() {
            [] => String::new(),
            [one] => (*one).to_owned(),
            [one, two] => format!("{one} and {two}"),
            [most @ .., last] => format!("{}, and {last}", most.join(", ")),
        }
    }
}

/// The cron expression: minute, hour, any day, any month, days of the week from Sunday as 0.
impl fmt::Display for Rhythm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} * * ", self.at.minute(), self.at.hour())?;
        if self.days == WeekdaySet::ALL {
            return f.write_str("*");
        }
        let numbers: Vec<String> =
            self.days.iter(Weekday::Sun).map(|day| day.num_days_from_sunday().to_string()).collect();
        f.write_str(&numbers.join(","))
    }
}

impl FromStr for Rhythm {
    type Err = RhythmError;

    /// Reads five cron fields that mean one minute of some days of the week; names and ranges
    /// (`mon-fri`) are understood, whatever comes more or less often is refused.
    fn from_str(text: &str) -> Result<Self, RhythmError> {
        let parser = CronParser::builder().seconds(Seconds::Disallowed).year(Year::Disallowed).build();
        let cron = parser.parse(text).map_err(|error| RhythmError::Cron(text.to_owned(), error.to_string()))?;
        let pattern = &cron.pattern;
        let any_day_of_any_month = pattern.is_dom_wildcard() && pattern.months.values().len() == 12;
        let at = match (pattern.hours.values().as_slice(), pattern.minutes.values().as_slice()) {
            ([hour], [minute]) => NaiveTime::from_hms_opt(u32::from(*hour), u32::from(*minute), 0),
            _ => None,
        };
        match at {
            Some(at) if any_day_of_any_month && !pattern.days_of_week.has_modifiers() => {
                Self::new(pattern.days_of_week.values().into_iter().map(from_sunday).collect(), at)
            }
            _ => Err(RhythmError::NotWeekly(text.to_owned())),
        }
    }
}

/// Cron counts the days from Sunday, which is both 0 and 7.
fn from_sunday(number: u16) -> Weekday {
    use Weekday::{Fri, Mon, Sat, Sun, Thu, Tue, Wed};
    [Sun, Mon, Tue, Wed, Thu, Fri, Sat][usize::from(number % 7)]
}

impl TryFrom<String> for Rhythm {
    type Error = RhythmError;

    fn try_from(text: String) -> Result<Self, RhythmError> {
        text.parse()
    }
}

impl From<Rhythm> for String {
    fn from(rhythm: Rhythm) -> Self {
        rhythm.to_string()
    }
}

impl ToSql<Text, Pg> for Rhythm {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
        <String as ToSql<Text, Pg>>::to_sql(&self.to_string(), &mut out.reborrow())
    }
}

impl FromSql<Text, Pg> for Rhythm {
    fn from_sql(bytes: PgValue<'_>) -> deserialize::Result<Self> {
        Ok(<String as FromSql<Text, Pg>>::from_sql(bytes)?.parse()?)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use proptest::prelude::*;

    use super::*;

    fn rhythm(cron: &str) -> Rhythm {
        cron.parse().unwrap()
    }

    #[test]
    fn a_form_makes_a_cron_expression() {
        let rhythm = Rhythm::from_form([Weekday::Thu, Weekday::Mon], "07:30").unwrap();
        assert_eq!(rhythm.to_string(), "30 7 * * 1,4");
        assert_eq!(rhythm.words(), "Mondays and Thursdays at 7:30 a.m.");
        assert_eq!(serde_json::to_string(&rhythm).unwrap(), "\"30 7 * * 1,4\"");
    }

    #[test]
    fn a_form_without_a_day_or_a_time_is_refused() {
        assert_eq!(Rhythm::from_form([], "07:30"), Err(RhythmError::NoDay));
        for time in ["", "half past seven", "24:00", "07:60", "7"] {
            assert_eq!(Rhythm::from_form([Weekday::Mon], time), Err(RhythmError::Time(time.to_owned())));
        }
    }

    #[test]
    fn equal_expressions_are_written_one_way() {
        for (written, kept) in [
            ("30 7 * * mon", "30 7 * * 1"),
            ("30 07 * * MON-FRI", "30 7 * * 1,2,3,4,5"),
            ("0 16 * * 7", "0 16 * * 0"),
            ("0 16 * * 0-6", "0 16 * * *"),
            ("0 16 * * *", "0 16 * * *"),
        ] {
            assert_eq!(rhythm(written).to_string(), kept, "{written}");
        }
    }

    #[test]
    fn what_is_not_weekly_is_refused() {
        for cron in [
            "*/5 7 * * 1",
            "30 7,19 * * 1",
            "30 7 1 * *",
            "30 7 1 * 1",
            "30 7 * 6 1",
            "30 7 * * 1#2",
            "30 7 * * 5L",
            "30 7 L * *",
            "* * * * *",
        ] {
            assert_eq!(cron.parse::<Rhythm>(), Err(RhythmError::NotWeekly(cron.to_owned())), "{cron}");
        }
        for cron in ["", "30 7 * *", "0 30 7 * * 1", "60 7 * * 1", "30 24 * * 1", "30 7 * * 8", "soon"] {
            assert!(matches!(cron.parse::<Rhythm>(), Err(RhythmError::Cron(..))), "{cron}");
        }
    }

    #[test]
    fn days_are_listed_as_people_do() {
        assert_eq!(rhythm("0 0 * * *").words(), "Every day at 12:00 a.m.");
        assert_eq!(rhythm("30 7 * * 1").words(), "Mondays at 7:30 a.m.");
        assert_eq!(rhythm("0 16 * * 0,1,5").words(), "Mondays, Fridays, and Sundays at 4:00 p.m.");
    }

    proptest! {
        #[test]
        fn every_rhythm_reads_back(bits in 1_u8..128, hour in 0_u32..24, minute in 0_u32..60) {
            let ticked = (0_u8..7).filter(|bit| bits & (1 << bit) != 0);
            let days = ticked.map(|bit| Weekday::try_from(bit).unwrap()).collect();
            let at = NaiveTime::from_hms_opt(hour, minute, 0).unwrap();
            let rhythm = Rhythm::new(days, at).unwrap();
            prop_assert_eq!(rhythm.to_string().parse::<Rhythm>(), Ok(rhythm));
        }
    }
}
