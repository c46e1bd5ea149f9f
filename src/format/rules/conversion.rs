//! Credit from what is not counted in minutes, more or less credit for a role, and categories from the mode.

use serde::{Deserialize, Serialize};

use super::ActivityKind;
use crate::format::Mode;
use crate::measure::Credit;

/// A unit in which somebody else states what a training was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StatedUnit {
    /// A semester hour of college credit.
    SemesterHour,
    /// A quarter hour of college credit.
    QuarterHour,
    /// A continuing education unit.
    Ceu,
    /// An hour of the clock.
    ClockHour,
    /// A whole course that a list names.
    Course,
    /// A short video that a list names.
    Video,
}

impl StatedUnit {
    /// The name in files and messages.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::SemesterHour => "semester_hour",
            Self::QuarterHour => "quarter_hour",
            Self::Ceu => "ceu",
            Self::ClockHour => "clock_hour",
            Self::Course => "course",
            Self::Video => "video",
        }
    }

    /// In a sentence, after one: "semester hour".
    pub fn name(self) -> &'static str {
        match self {
            Self::SemesterHour => "semester hour",
            Self::QuarterHour => "quarter hour",
            Self::Ceu => "CEU",
            Self::ClockHour => "clock hour",
            Self::Course => "course",
            Self::Video => "video",
        }
    }
}

/// What one of a stated unit makes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Equivalence {
    /// The stated unit.
    pub from: StatedUnit,
    /// How much one of it makes, in the rule set's unit.
    pub factor: Credit,
    /// The most that all of it makes in a period.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cap: Option<Credit>,
    /// The id of the source that says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// A part somebody plays in a training.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Who presents.
    Presenter,
    /// Who sits at a round table.
    Roundtable,
    /// Who writes.
    Author,
}

impl Role {
    /// The name in files and messages.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Presenter => "presenter",
            Self::Roundtable => "roundtable",
            Self::Author => "author",
        }
    }

    /// The kind of activity that it is a role in.
    pub fn kind(self) -> ActivityKind {
        match self {
            Self::Presenter => ActivityKind::Presenting,
            Self::Roundtable => ActivityKind::Roundtable,
            Self::Author => ActivityKind::Authoring,
        }
    }
}

/// More or less credit for a role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Multiplier {
    /// The role.
    pub role: Role,
    /// What the credit is multiplied by.
    pub factor: Credit,
    /// How often it counts for each topic in a period.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub times_per_topic: Option<u32>,
    /// The id of the source that says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// Which category a mode leads to (rule R11). The first that fits decides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModeCategory {
    /// The modes; all where it is left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub modes: Vec<Mode>,
    /// The kinds; all where it is left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kinds: Vec<ActivityKind>,
    /// The category, where a source says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// What to ask the authority, where none does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<String>,
    /// Whether it has to be approved before it is done.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub prior_approval: bool,
}

impl ModeCategory {
    /// Whether it speaks of this kind, given in this way.
    pub fn fits(&self, kind: ActivityKind, mode: Mode) -> bool {
        (self.modes.is_empty() || self.modes.contains(&mode)) && (self.kinds.is_empty() || self.kinds.contains(&kind))
    }
}
