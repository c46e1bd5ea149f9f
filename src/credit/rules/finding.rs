//! What each constraint of a track finds in a period, as data that reads as a sentence.

use std::collections::BTreeSet;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::caps::most;
use super::explanation::{cited, in_units};
use super::select::{exclusive, in_headings, mask, other_than_category, prorated};
use super::worked::{Standing, Worked};
use super::{Constraint, ConstraintKind, Distinct, Entry, RuleSet, Source, Track};
use crate::measure::Credit;

/// What a constraint asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Asked {
    /// At least so much.
    AtLeast,
    /// At most so much.
    AtMost,
    /// At least so many different ones.
    Different,
}

/// What a constraint finds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// The constraint's name.
    pub name: String,
    /// What it asks for.
    pub asked: Asked,
    /// How much of it; a count of ones for different ones.
    pub quantity: Credit,
    /// How much there is.
    pub have: Credit,
    /// The unit, in the singular.
    pub unit: String,
    /// What a reader should know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Where it is written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
}

impl Finding {
    /// What is still to be done; zero for a cap, which only takes off.
    pub fn missing(&self) -> Credit {
        match self.asked {
            Asked::AtMost => Credit::ZERO,
            _ => self.quantity.checked_sub(self.have).filter(|gap| *gap > Credit::ZERO).unwrap_or_default(),
        }
    }

    /// Whether nothing is missing.
    pub fn met(&self) -> bool {
        self.missing() == Credit::ZERO
    }

    /// The finding without its source.
    pub fn sentence(&self) -> String {
        let Self { name, quantity, have, unit, .. } = self;
        let (most, gap) = (in_units(*quantity, unit), self.missing());
        let said = match self.asked {
            Asked::AtLeast if self.met() => format!("{name}: at least {most}, and there are {have}."),
            Asked::AtLeast => format!("{name}: at least {most}, and there are {have}, so {gap} are missing."),
            Asked::AtMost => format!("{name}: at most {most} count, and {have} do."),
            Asked::Different if self.met() => {
                format!("{name}: at least {quantity} different ones, and there are {have}.")
            }
            Asked::Different => {
                format!("{name}: at least {quantity} different ones, and there are {have}, so {gap} are missing.")
            }
        };
        match &self.note {
            Some(note) => format!("{said} {note}"),
            None => said,
        }
    }
}

/// The finding and its source.
impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence())?;
        self.source.as_ref().map_or(Ok(()), |source| write!(f, " {}", cited(source)))
    }
}

/// What every constraint of a track finds.
pub(super) fn findings(
    entries: &[&Entry],
    standings: &[Standing],
    rules: &RuleSet,
    track: &Track,
    required: Credit,
) -> Vec<Finding> {
    let find = |constraint: &Constraint| {
        let (asked, quantity) = match constraint.kind {
            ConstraintKind::Min { quantity } => (Asked::AtLeast, prorated(quantity, track, required)),
            ConstraintKind::Max { .. } | ConstraintKind::MaxShare { .. } => {
                (Asked::AtMost, most(constraint, required).unwrap_or_default())
            }
            ConstraintKind::MinDistinct { count, .. } => {
                (Asked::Different, Credit::from_thousandths(i64::from(count) * 1000))
            }
        };
        let have = match constraint.kind {
            ConstraintKind::MinDistinct { of, .. } => different(of, constraint, entries, standings, rules),
            _ => pairs(entries, standings)
                .fold(0_i64, |sum, (entry, worked)| sum.saturating_add(part(constraint, entry, worked, rules))),
        };
        Finding {
            name: constraint.name.clone(),
            asked,
            quantity,
            have: Credit::from_thousandths(have),
            unit: rules.unit.name.clone(),
            note: constraint.note.clone(),
            source: rules.source(constraint.source.as_deref()).cloned(),
        }
    };
    track.constraints.iter().map(find).collect()
}

fn pairs<'a>(
    entries: &'a [&'a Entry],
    standings: &'a [Standing],
) -> impl Iterator<Item = (&'a Entry, &'a Worked)> + Clone {
    entries.iter().zip(standings).filter_map(|(entry, standing)| Some((*entry, standing.as_ref().ok()?)))
}

/// How much of an entry a constraint means.
fn part(constraint: &Constraint, entry: &Entry, worked: &Worked, rules: &RuleSet) -> i64 {
    let select = &constraint.select;
    if !other_than_category(select, entry) {
        return 0;
    }
    if select.categories.is_empty() {
        return worked.credit;
    }
    let (meant, exclusive) = (mask(rules, &select.categories), exclusive(rules));
    if worked.claims & meant & !exclusive != 0 { worked.credit } else { in_headings(worked, meant & exclusive) }
}

fn different(
    of: Distinct,
    constraint: &Constraint,
    entries: &[&Entry],
    standings: &[Standing],
    rules: &RuleSet,
) -> i64 {
    let counted = pairs(entries, standings).filter(|(entry, worked)| part(constraint, entry, worked, rules) > 0);
    let count = match of {
        Distinct::Category => {
            let meant = mask(rules, &constraint.select.categories);
            let meant = if meant == 0 { u64::MAX } else { meant };
            let bits = counted.fold(0_u64, |bits, (_, worked)| bits | under(worked, rules));
            usize::try_from((bits & meant).count_ones()).unwrap_or_default()
        }
        Distinct::Provider => counted.filter_map(|(entry, _)| entry.provider.as_deref()).collect::<BTreeSet<_>>().len(),
        Distinct::Topic => counted.filter_map(|(entry, _)| entry.topic.as_deref()).collect::<BTreeSet<_>>().len(),
    };
    i64::try_from(count).unwrap_or(i64::MAX / 1000) * 1000
}

/// The headings under which an entry counts at all.
fn under(worked: &Worked, rules: &RuleSet) -> u64 {
    let shared = worked.shares.iter().filter(|(_, share)| *share > 0).fold(0, |bits, (heading, _)| bits | 1 << heading);
    let open = if worked.credit > 0 { worked.claims & !exclusive(rules) } else { 0 };
    shared | open
}
