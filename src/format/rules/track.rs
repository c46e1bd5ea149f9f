//! A track: who has to earn how much in which time, and of what.

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Constraint;
use crate::measure::Credit;

/// A day of any year, such as June 30. February 29 is the 28th in other years (rule R27).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct MonthDay {
    month: u32,
    day: u32,
}

impl MonthDay {
    /// The day in a year. None outside the calendar.
    pub fn in_year(self, year: i32) -> Option<NaiveDate> {
        let day = NaiveDate::from_ymd_opt(year, self.month, self.day);
        day.or_else(|| NaiveDate::from_ymd_opt(year, self.month, self.day.checked_sub(1)?))
    }
}

impl TryFrom<String> for MonthDay {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let parts = text.split_once('-').filter(|(month, day)| month.len() == 2 && day.len() == 2);
        let numbers = parts.and_then(|(month, day)| Some((month.parse().ok()?, day.parse().ok()?)));
        // In a leap year, so that February 29 is a day.
        let day = numbers.filter(|(month, day)| NaiveDate::from_ymd_opt(2024, *month, *day).is_some());
        day.map(|(month, day)| Self { month, day }).ok_or_else(|| format!("“{text}” is not a day such as 06-30"))
    }
}

impl From<MonthDay> for String {
    fn from(day: MonthDay) -> Self {
        day.to_string()
    }
}

impl fmt::Display for MonthDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}-{:02}", self.month, self.day)
    }
}

/// What the periods of a track hang on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Anchor {
    /// The day a certificate was issued.
    IssueDate,
    /// The same day for everybody: `day` is the last one of a period, `first_year` a year in which one ended.
    FixedMmDd,
    /// The first day of the library's own year.
    FiscalYear,
}

/// How much is asked of somebody who came in the middle of a period (rule R15).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proration {
    /// For less than so many whole months, counted through the last day of the period.
    pub months_under: u32,
    /// So much is asked.
    pub quantity: Credit,
}

/// Who has to earn how much in which time, and of what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Track {
    /// By which it is known in the rule set.
    pub code: String,
    /// What people call it.
    pub name: String,
    /// How much, in the rule set's unit.
    pub quantity: Credit,
    /// How long a period is, in months.
    pub months: u32,
    /// What the periods hang on.
    pub anchor: Anchor,
    /// The last day of a period that is the same for everybody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<MonthDay>,
    /// A year in which such a period ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_year: Option<i32>,
    /// Days after the end in which a renewal is still taken. Training has to be done before.
    #[serde(default)]
    pub grace_days: u32,
    /// For how many months after the end of a period a certificate for it holds; for ever where it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub certificate_valid_months: Option<u32>,
    /// Whom it is for, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub eligibility: Option<String>,
    /// How much is asked of newcomers, the shortest time first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub proration: Vec<Proration>,
    /// What has to be among it, and what may not be too much of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub constraints: Vec<Constraint>,
}
