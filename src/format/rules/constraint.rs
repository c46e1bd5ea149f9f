//! Categories, and what a track asks of them.

use serde::{Deserialize, Serialize};

use super::{ActivityKind, Origin};
use crate::format::{Mode, Topic};
use crate::measure::{Credit, Percent};

/// What categories tell apart. Exclusive ones share credit only within their axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Axis {
    /// What it was about.
    Topic,
    /// How it was given.
    Format,
    /// Who gave it.
    Provider,
}

/// A heading under which credit is counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Category {
    /// By which it is known in the rule set.
    pub code: String,
    /// What people call it.
    pub name: String,
    /// What it tells apart.
    pub axis: Axis,
    /// Whether credit counts in one of them only (Montana), or in each that fits (Wisconsin's technology); rule R9.
    pub exclusive: bool,
    /// The shelves whose modules fall under it, unless somebody puts one elsewhere.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<Topic>,
}

/// Which entries are meant. A list that is left out means all; where there are several, each must fit.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Selector {
    /// In one of these categories.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub categories: Vec<String>,
    /// Of one of these kinds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kinds: Vec<ActivityKind>,
    /// Given in one of these ways.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub modes: Vec<Mode>,
    /// Given by one of these, by slug.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub providers: Vec<String>,
    /// With minutes from there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub origins: Vec<Origin>,
}

impl Selector {
    /// Whether it speaks of categories and of nothing else.
    pub fn only_categories(&self) -> bool {
        !self.categories.is_empty()
            && self.kinds.is_empty()
            && self.modes.is_empty()
            && self.providers.is_empty()
            && self.origins.is_empty()
    }
}

/// What is counted by `min_distinct`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Distinct {
    /// Categories.
    Category,
    /// Providers.
    Provider,
    /// Topics of presentations and the like.
    Topic,
}

/// What a constraint asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ConstraintKind {
    /// At least so much.
    Min {
        /// How much.
        quantity: Credit,
    },
    /// At most so much counts (rule R10).
    Max {
        /// How much.
        quantity: Credit,
    },
    /// At most this share of what the track asks for counts.
    MaxShare {
        /// The share.
        share: Percent,
    },
    /// At least so many different ones.
    MinDistinct {
        /// Of what.
        of: Distinct,
        /// How many.
        count: u32,
    },
}

/// What has to be among the credit of a track, or may not be too much of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Constraint {
    /// A short name, unique in the track: "Technology".
    pub name: String,
    /// What it asks.
    #[serde(flatten)]
    pub kind: ConstraintKind,
    /// Of which entries.
    #[serde(default)]
    pub select: Selector,
    /// What a reader should know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The id of the source that says so; the rule set's first where it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}
