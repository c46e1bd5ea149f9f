//! What the rules need to know of a ledger entry besides its day and minutes.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::rules::{ActivityKind, Decided, Entry, Exclusion, Origin, Part, RuleSet, StatedUnit};
use crate::format::{self, Approver, Topic};
use crate::measure::{Credit, Minutes};
use crate::organizations::Organization;
use crate::text::slug;

/// The facts of an entry, kept with it. What is left out is not known, or does not matter to anybody.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct EntryFacts {
    /// What was done.
    pub kind: ActivityKind,
    /// Where the minutes come from.
    pub origin: Origin,
    /// When it ended, where that is known to the moment; of training elsewhere only the day is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended_at: Option<DateTime<Utc>>,
    /// Who gave it, by slug or by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider: Option<String>,
    /// The same organization as it is called otherwise: its name beside its slug, or its slug beside its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known_as: Option<String>,
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
    /// A module that was taken again although no period of theirs, nor its certificate, had run out. What of it
    /// counts already does not count again, also where no program has a period to say so (rule R5).
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub repeats: bool,
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
    /// The approvals that held on its day, each with the first day of it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub approved_by: Vec<(Approver, NaiveDate)>,
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
    /// What a module says of itself that was completed on this day.
    pub fn of_module(module: &format::Module, day: NaiveDate) -> Self {
        let held = module.approvals.iter().filter(|approval| approval.holds_on(day));
        Self {
            approved_by: held.map(|approval| (approval.by.clone(), approval.from)).collect(),
            provider: Some(module.provider.clone()),
            shelf: Some(module.topic),
            teaches: [(module.onboarding, Exclusion::Onboarding), (module.basic_skill, Exclusion::BasicSkill)]
                .into_iter()
                .filter_map(|(teaches, what)| teaches.then_some(what))
                .collect(),
            ..Self::default()
        }
    }

    /// The same, given by this organization.
    pub fn given_by(self, provider: &Organization) -> Self {
        Self { known_as: Some(provider.body.name.clone()), ..self }
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
            provider: self.provider_in(rules).or_else(|| self.provider.clone()),
            topic: self.topic.clone(),
            parts: self.parts.clone(),
            stated,
            reported_on: self.reported_on,
            late_reason: self.late_reason.clone(),
            approved_on: self.approved_on.or_else(|| self.approved_in(rules)),
            teaches: self.teaches.clone(),
            engaged_seconds: self.engaged_seconds,
            decided: self.decided.get(program).cloned(),
            categories,
            ..entry
        }
    }

    /// The provider as these rules call it, where they do. A file names an organization by its slug; people write its name, and its
    /// own site may keep it under another slug.
    fn provider_in(&self, rules: &RuleSet) -> Option<String> {
        rules.providers().next()?;
        let named = |slug: &String| rules.providers().any(|named| named == slug);
        let said = || [&self.provider, &self.known_as].into_iter().flatten();
        said().find(|one| named(one)).cloned().or_else(|| said().map(|one| slug(one)).find(named))
    }

    fn approved_in(&self, rules: &RuleSet) -> Option<NaiveDate> {
        self.approved_by.iter().filter(|(by, _)| by.gives(rules)).map(|(_, from)| *from).min()
    }
}
