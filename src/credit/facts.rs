//! What the rules need to know of a ledger entry besides its day and minutes.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::rules::{ActivityKind, Decided, Entry, Exclusion, Origin, Part, RuleSet, StatedUnit};
use crate::format::{self, Topic};
use crate::measure::{Credit, Minutes};

/// The facts of an entry, kept with it. What is left out is not known, or does not matter to anybody.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct EntryFacts {
    /// What was done.
    pub kind: ActivityKind,
    /// Where the minutes come from.
    pub origin: Origin,
    /// Who gave it, by slug or by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider: Option<String>,
    /// What it was about, in words; counts how often the same is presented.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub topic: Option<String>,
    /// The shelf that it stands on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shelf: Option<Topic>,
    /// The headings that it was put under, by the code of the program.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub categories: BTreeMap<String, Vec<String>>,
    /// The lessons that it is made of, so that none counts twice (rule R5).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Part>,
    /// What was stated instead of minutes: three semester hours.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stated: Option<(StatedUnit, Credit)>,
    /// The one program that it is for, by its code; all where it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub only: Option<String>,
    /// When it was reported; none where nobody had to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reported_on: Option<NaiveDate>,
    /// Why it counts although it was reported late (rule R13).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub late_reason: Option<String>,
    /// When it was approved, where a program asks for that.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approved_on: Option<NaiveDate>,
    /// What it teaches that some programs exclude (rule R30).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub teaches: Vec<Exclusion>,
    /// How long somebody was at it, in seconds, where it was measured (rule R8).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub engaged_seconds: Option<u32>,
    /// What was decided where the rules leave it open, by the code of the program.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub decided: BTreeMap<String, Decided>,
}

impl EntryFacts {
    /// What a module says of itself, given by this provider.
    pub fn of_module(module: &format::Module) -> Self {
        Self {
            provider: Some(module.provider.clone()),
            shelf: Some(module.topic),
            teaches: if module.basic_skill { vec![Exclusion::BasicSkill] } else { Vec::new() },
            ..Self::default()
        }
    }

    /// Whether it is for this program.
    pub fn is_for(&self, program: &str) -> bool {
        self.only.as_deref().is_none_or(|only| only == program)
    }

    /// The entry with these facts, as the rules of a program see it. Where nobody put it under a heading,
    /// it falls under those that take in its shelf.
    pub fn seen_by(&self, entry: Entry, program: &str, rules: &RuleSet) -> Entry {
        let by_shelf = || rules.headings_of(self.shelf?).into();
        let categories = self.categories.get(program).cloned().or_else(by_shelf).unwrap_or_default();
        // Where both are said, what is stated counts under rules that know its unit, and the length under others.
        let known = |unit: StatedUnit| rules.equivalences.iter().any(|equivalence| equivalence.from == unit);
        let stated = self.stated.filter(|(unit, _)| entry.minutes == Minutes::ZERO || known(*unit));
        Entry {
            kind: self.kind,
            origin: self.origin,
            provider: self.provider.clone(),
            topic: self.topic.clone(),
            parts: self.parts.clone(),
            stated,
            reported_on: self.reported_on,
            late_reason: self.late_reason.clone(),
            approved_on: self.approved_on,
            teaches: self.teaches.clone(),
            engaged_seconds: self.engaged_seconds,
            decided: self.decided.get(program).cloned(),
            categories,
            ..entry
        }
    }
}
