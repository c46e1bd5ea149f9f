//! The cases that a rule set's file brings along to show what it means.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{ActivityKind, Origin, StatedUnit};
use crate::format::Mode;
use crate::measure::{Credit, Minutes};

/// The line of a file to look at when a case does not come out: where one training says its credit, and where a whole
/// period begins. It is no part of the rules: cases are the same that differ only in where they stand.
#[derive(Debug, Default, Clone, Copy)]
pub struct Line(pub usize);

impl PartialEq for Line {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Line {}

/// What a case expects of an entry: an amount, `refused` or `needs_decision`. An amount of 0 also
/// stands for a refusal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Expected {
    /// So much.
    Credit(Credit),
    /// A refusal.
    Refused,
    /// A question for the authority.
    NeedsDecision,
}

impl TryFrom<String> for Expected {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        match text.as_str() {
            "refused" => Ok(Self::Refused),
            "needs_decision" => Ok(Self::NeedsDecision),
            amount => amount.parse().map(Self::Credit).map_err(|error: crate::measure::MeasureError| error.to_string()),
        }
    }
}

impl From<Expected> for String {
    fn from(expected: Expected) -> Self {
        match expected {
            Expected::Credit(credit) => credit.to_string(),
            Expected::Refused => "refused".to_owned(),
            Expected::NeedsDecision => "needs_decision".to_owned(),
        }
    }
}

/// An entry of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseEntry {
    /// The day it ended; the first day of the period, or of the rules, where it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<NaiveDate>,
    /// How long it was.
    #[serde(default)]
    pub minutes: Minutes,
    /// What was stated instead of minutes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stated: Option<(StatedUnit, Credit)>,
    /// What it was.
    #[serde(default)]
    pub kind: ActivityKind,
    /// How it was given.
    pub mode: Mode,
    /// Where the minutes come from.
    #[serde(default)]
    pub origin: Origin,
    /// Who gave it, by slug.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider: Option<String>,
    /// What it was about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic: Option<String>,
    /// Under which headings it falls.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub categories: Vec<String>,
    /// Who did it, where a board earns.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<String>,
    /// The activity that it is a session of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub activity: Option<String>,
    /// When it was reported.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reported_on: Option<NaiveDate>,
    /// Whether it was approved beforehand, where that is asked.
    #[serde(default)]
    pub approved: bool,
    /// Whether it teaches what is excluded.
    #[serde(default)]
    pub basic_skill: bool,
    /// How many such entries there are, each on the day after.
    pub times: u32,
    /// What each of them earns, where the case looks at it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit: Option<Expected>,
}

/// One training on its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SingleCase {
    /// The training.
    pub entry: CaseEntry,
    /// What it earns.
    pub credit: Expected,
}

/// A member of the board of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Membership {
    /// Who.
    pub person: String,
    /// From this day.
    pub from: NaiveDate,
    /// To this day, included; for good where it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<NaiveDate>,
}

/// What a period must come to. What is left out is not looked at.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Expectation {
    /// What is asked for, after proration.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub required: Option<Credit>,
    /// What counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total: Option<Credit>,
    /// What is still missing of the total.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub missing: Option<Credit>,
    /// What counts under each heading.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub categories: Vec<(String, Credit)>,
    /// The names of the constraints that are not met, in order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unmet: Option<Vec<String>>,
    /// How many entries wait for the authority.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undecided: Option<u32>,
}

/// A whole period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeriodCase {
    /// What it shows.
    pub name: String,
    /// The track, by code.
    pub track: String,
    /// Its first day.
    pub starts: NaiveDate,
    /// Its last day; by the track's length where it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends: Option<NaiveDate>,
    /// The first license or certificate, where newcomers have to earn less.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<NaiveDate>,
    /// Whether it is the first period of all.
    #[serde(default)]
    pub first: bool,
    /// The members of the board.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<Membership>,
    /// What was done.
    pub entries: Vec<CaseEntry>,
    /// What it comes to.
    pub expect: Expectation,
}

/// A case of either sort, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "case", rename_all = "snake_case")]
pub enum Case {
    /// One training.
    Single {
        /// Its line.
        #[serde(skip)]
        line: Line,
        /// The case.
        #[serde(flatten)]
        single: SingleCase,
    },
    /// A whole period.
    Period {
        /// Its line.
        #[serde(skip)]
        line: Line,
        /// The case.
        #[serde(flatten)]
        period: PeriodCase,
    },
}

impl Case {
    /// The line of its file.
    pub fn line(&self) -> usize {
        match self {
            Self::Single { line, .. } | Self::Period { line, .. } => line.0,
        }
    }
}
