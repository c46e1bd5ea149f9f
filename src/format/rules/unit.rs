//! The unit of credit, and how minutes become it.

use std::num::NonZeroU32;

use serde::{Deserialize, Serialize};

use super::Decimals;
use crate::measure::{Credit, Minutes};

/// What credit is counted in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    /// One of it, in the singular: "contact hour".
    pub name: String,
    /// Minutes that make one. None where bands or a count say it all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<NonZeroU32>,
    /// How finely it is kept: to the thousandth unless it says otherwise (rule R1).
    #[serde(default)]
    pub decimals: Decimals,
    /// Whether things are counted and not hours (Maine: classes).
    #[serde(default)]
    pub counts_items: bool,
}

/// Over what rounding is done (rule R2).
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Each session on its own.
    #[default]
    Session,
    /// All sessions of an activity together.
    Activity,
    /// Everything in the period together.
    Period,
}

/// How minutes become credit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// Minutes divided by the minutes of a unit, kept to the unit's decimals, half up.
    Exact,
    /// The same, down to a whole number of steps.
    StepDown,
    /// The same, to the nearest step; the upper of two.
    StepNearestHalfUp,
    /// So much credit for so many minutes, as a table says.
    Bands,
    /// Each thing counts as one.
    Count,
}

/// A line of the table of bands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Band {
    /// The first minute of the band.
    pub from: Minutes,
    /// Its last minute.
    pub to: Minutes,
    /// What it makes.
    pub credit: Credit,
}

/// A length of which no source says what it makes (rule R29).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Undefined {
    /// The first minute of which nothing is said.
    pub from: Minutes,
    /// The last one; none where it never ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Minutes>,
    /// What to ask the authority.
    pub question: String,
}

impl Undefined {
    /// Whether it leaves this length open.
    pub fn holds(&self, minutes: Minutes) -> bool {
        self.from <= minutes && self.to.is_none_or(|to| minutes <= to)
    }
}

/// How minutes become credit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rounding {
    /// Over what.
    #[serde(default)]
    pub scope: Scope,
    /// By which way.
    pub method: Method,
    /// The step, in units.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<Credit>,
    /// What is shorter earns nothing (rule R3).
    #[serde(default)]
    pub min_minutes: Minutes,
    /// The table of bands, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bands: Vec<Band>,
    /// Lengths that no source speaks of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub undefined: Vec<Undefined>,
    /// What to ask about a length that lies between two steps, where no source says how it is rounded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub between: Option<String>,
}
