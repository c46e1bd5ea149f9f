//! What somebody says they did.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::format::Mode;
use crate::format::rules::{ActivityKind, Exclusion, StatedUnit};
use crate::measure::{Credit, Minutes};

/// The kinds, in the order in which a form offers them: the commonest first.
pub const KINDS: [ActivityKind; 16] = [
    ActivityKind::Webinar,
    ActivityKind::Workshop,
    ActivityKind::Course,
    ActivityKind::Conference,
    ActivityKind::Roundtable,
    ActivityKind::Visit,
    ActivityKind::Reading,
    ActivityKind::Video,
    ActivityKind::Presenting,
    ActivityKind::Authoring,
    ActivityKind::Committee,
    ActivityKind::Leadership,
    ActivityKind::Meeting,
    ActivityKind::Event,
    ActivityKind::Academic,
    ActivityKind::CityTraining,
];

/// The ways of giving it, in the order in which a form offers them.
pub const MODES: [Mode; 4] = [Mode::Live, Mode::GroupDiscussion, Mode::IndividualInteractive, Mode::IndividualPassive];

/// A whole claim, as it is sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// What it was called.
    pub title: String,
    /// Who gave it.
    pub provider: String,
    /// The day it ended (rule R12).
    pub occurred_on: NaiveDate,
    /// How long, without breaks and business (rules R1 and R6); zero where only an amount is stated.
    pub minutes: Minutes,
    /// What a transcript states instead of the length, or beside it: three semester hours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stated: Option<(StatedUnit, Credit)>,
    /// What was done.
    pub kind: ActivityKind,
    /// How it was given.
    pub mode: Mode,
    /// What it was good for, in a sentence.
    pub outcome: String,
    /// The headings that are claimed, by the code of the rule set; may be empty.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub categories: BTreeMap<String, Vec<String>>,
    /// What it taught that some programs exclude (rule R30).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub teaches: Vec<Exclusion>,
}

/// A part of what was accepted: minutes, or a stated amount, under headings of their own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// How many minutes; zero where only an amount is stated.
    pub minutes: Minutes,
    /// What is stated instead of them, or beside them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stated: Option<(StatedUnit, Credit)>,
    /// The headings, by the code of the rule set; may be empty.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub categories: BTreeMap<String, Vec<String>>,
}
