//! What a report asks of the ledger.

use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::format::rules::ActivityKind;
use crate::format::{Mode, Topic};
use crate::organizations::LibraryId;

/// Over which days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Span {
    /// From the first entry on.
    #[default]
    Always,
    /// This calendar year.
    ThisYear,
    /// The calendar year before this one.
    LastYear,
    /// The twelve months until today.
    TwelveMonths,
    /// From a day to a day, both included; either may be open.
    Between {
        /// The first day.
        from: Option<NaiveDate>,
        /// The last day.
        to: Option<NaiveDate>,
    },
}

impl Span {
    /// The words of all of them, in the order of the form.
    pub const WORDS: [&str; 5] = ["always", "this_year", "last_year", "twelve_months", "between"];

    /// The word in forms and messages.
    pub fn word(self) -> &'static str {
        match self {
            Span::Always => "always",
            Span::ThisYear => "this_year",
            Span::LastYear => "last_year",
            Span::TwelveMonths => "twelve_months",
            Span::Between { .. } => "between",
        }
    }

    /// First and last day, as seen from today.
    pub fn days(self, today: NaiveDate) -> (Option<NaiveDate>, Option<NaiveDate>) {
        let year = |year: i32| (NaiveDate::from_ymd_opt(year, 1, 1), NaiveDate::from_ymd_opt(year, 12, 31));
        match self {
            Span::Always => (None, None),
            Span::ThisYear => year(today.year()),
            Span::LastYear => year(today.year() - 1),
            Span::TwelveMonths => {
                (today.checked_sub_months(Months::new(12)).and_then(|day| day.succ_opt()), Some(today))
            }
            Span::Between { from, to } => (from, to),
        }
    }
}

/// What makes a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Group {
    /// Each entry of the ledger.
    Entry,
    /// Each person.
    Person,
    /// Each library.
    #[default]
    Library,
    /// Each category: the headings of the program that it was put under, or else its topic.
    Category,
    /// Each month.
    Month,
}

impl Group {
    /// All of them, in the order of the form.
    pub const ALL: [Group; 5] = [Group::Library, Group::Category, Group::Month, Group::Person, Group::Entry];

    /// The word in forms and messages.
    pub fn word(self) -> &'static str {
        match self {
            Group::Entry => "entry",
            Group::Person => "person",
            Group::Library => "library",
            Group::Category => "category",
            Group::Month => "month",
        }
    }

    /// The group with this word.
    pub fn from_word(word: &str) -> Option<Group> {
        Group::ALL.into_iter().find(|group| group.word() == word)
    }

    /// Whether its lines name persons.
    pub fn names_persons(self) -> bool {
        matches!(self, Group::Entry | Group::Person)
    }
}

/// A figure of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Column {
    /// How many people.
    People,
    /// How many entries of the ledger, those included that take others back.
    Entries,
    /// Nominal minutes, whole.
    Nominal,
    /// Minutes that devices measured at the lessons, whole, rounded down once for each line.
    Measured,
    /// Credit, in exact decimals.
    Credit,
}

impl Column {
    /// All of them, in the order of pages and files.
    pub const ALL: [Column; 5] = [Column::People, Column::Entries, Column::Nominal, Column::Measured, Column::Credit];

    /// The word in forms and messages.
    pub fn word(self) -> &'static str {
        match self {
            Column::People => "people",
            Column::Entries => "entries",
            Column::Nominal => "nominal",
            Column::Measured => "measured",
            Column::Credit => "credit",
        }
    }
}

/// The question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// By whose rules credit is counted: the code of a program, or of a plain measure. With a program, only
    /// entries that its rules have looked at.
    pub measure: String,
    /// Over which days.
    pub span: Span,
    /// At this library only.
    #[serde(default)]
    pub library: Option<LibraryId>,
    /// In this region only; everywhere where it is empty.
    #[serde(default)]
    pub region: String,
    /// About this only.
    #[serde(default)]
    pub topic: Option<Topic>,
    /// Of this kind only.
    #[serde(default)]
    pub kind: Option<ActivityKind>,
    /// Given in this way only.
    #[serde(default)]
    pub mode: Option<Mode>,
    /// What makes a line.
    pub group: Group,
    /// The figures of each line.
    pub columns: Vec<Column>,
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn spans_are_seen_from_today() {
        let today: NaiveDate = "2026-11-22".parse().unwrap();
        let days = |span: Span| {
            let (from, to) = span.days(today);
            format!("{} {}", from.unwrap(), to.unwrap())
        };
        assert_eq!(days(Span::ThisYear), "2026-01-01 2026-12-31");
        assert_eq!(days(Span::LastYear), "2025-01-01 2025-12-31");
        assert_eq!(days(Span::TwelveMonths), "2025-11-23 2026-11-22");
        assert_eq!(Span::Always.days(today), (None, None));
    }

    #[test]
    fn a_report_is_read_back_as_it_was_saved() {
        let report = Report {
            measure: "contact-hour".to_owned(),
            span: Span::Between { from: "2026-01-01".parse().ok(), to: None },
            library: None,
            region: "North".to_owned(),
            topic: Some(Topic::Technology),
            kind: Some(ActivityKind::Webinar),
            mode: Some(Mode::Live),
            group: Group::Month,
            columns: Column::ALL.to_vec(),
        };
        let json = serde_json::to_value(&report).unwrap();
        assert_eq!(serde_json::from_value::<Report>(json).unwrap(), report);
    }
}
