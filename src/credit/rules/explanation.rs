//! Why an entry earned what it earned, as data that reads as a sentence.

use std::fmt;
use std::num::NonZeroU32;
use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Decimals, Role, RuleSet, Source, StatedUnit};
use crate::measure::{Credit, Minutes, Percent};
use crate::time::date_long;

/// The rule set that decided, so that a number can link to it (rule R28).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Citation {
    /// The rule set's code.
    pub code: String,
    /// What people call it.
    pub name: String,
    /// Its version.
    pub version: NonZeroU32,
    /// Where its rules were read.
    pub sources: Vec<Source>,
}

impl From<&RuleSet> for Citation {
    fn from(rules: &RuleSet) -> Self {
        Self {
            code: rules.code.clone(),
            name: rules.name.clone(),
            version: rules.version,
            sources: rules.sources.clone(),
        }
    }
}

impl fmt::Display for Citation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Rule: {}, version {}.", self.name, self.version)?;
        for source in &self.sources {
            write!(f, " {}", cited(source))?;
        }
        Ok(())
    }
}

/// A source as a sentence.
pub(super) fn cited(source: &Source) -> String {
    format!("Source: {}, {}, read {}.", source.title, source.url, date_long(source.read_on))
}

/// The sum that was done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "method", rename_all = "snake_case")]
pub enum Working {
    /// Minutes divided by the minutes of a unit.
    Exact {
        /// Minutes that make one unit.
        minutes_per_unit: NonZeroU32,
        /// The part to which the quotient was rounded, half up; none when it came out even.
        kept_to: Option<Decimals>,
    },
    /// The same, in whole steps.
    Stepped {
        /// Minutes that make one unit.
        minutes_per_unit: NonZeroU32,
        /// The step, in units.
        step: Credit,
        /// Down to a step, and not to the nearest.
        down: bool,
    },
    /// What a table says for this length.
    Band {
        /// The first minute of the band.
        from: Minutes,
        /// Its last minute.
        to: Minutes,
    },
    /// One thing counts as one.
    Counted,
    /// What was stated in another unit.
    Converted {
        /// The other unit.
        from: StatedUnit,
        /// How many of it.
        quantity: Credit,
        /// What one makes.
        factor: Credit,
    },
    /// Counted together with what came before, and rounded once (rule R2).
    Together {
        /// The minutes before these.
        before: Minutes,
        /// What all of them make.
        all: Credit,
    },
    /// A lesson outside a module, counted together with the others and rounded once (rule R4).
    Pooled {
        /// The minutes of the lessons before it.
        before: Minutes,
        /// What all of them make.
        all: Credit,
    },
    /// Decided by a person, where the rules leave it open.
    Decided {
        /// Why.
        reason: String,
        /// For whom it was decided, and when.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<(String, NaiveDate)>,
    },
}

/// What was added or taken off after the sum.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "adjustment", rename_all = "snake_case")]
pub enum Adjustment {
    /// Minutes that count already in this period, and are not in the sum (rule R5).
    Repeated {
        /// How many.
        minutes: Minutes,
    },
    /// More or less for a role.
    Multiplied {
        /// The role.
        role: Role,
        /// What it was multiplied by.
        factor: Credit,
    },
    /// Taken off by a cap (rule R10).
    Capped {
        /// The cap's name.
        cap: String,
        /// The most that it lets count.
        most: Credit,
        /// What was taken off here.
        by: Credit,
    },
}

/// Time at it that was measured, where the rule asks for some of it (rule R8).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Engaged {
    /// The share of its minutes that is asked for.
    pub share: Percent,
    /// What was measured, in whole minutes.
    pub minutes: Minutes,
}

impl Engaged {
    /// What is asked for and what there is, as a sentence.
    pub fn sentence(&self) -> String {
        let Self { share, minutes } = self;
        format!("The rule asks for at least {share} of its minutes, and the measured time is {minutes}.")
    }
}

/// How minutes became credit, and by which rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Explanation {
    /// How long the training was, as far as it counts.
    pub minutes: Minutes,
    /// Whether it takes back what an earlier entry earned.
    pub taken_back: bool,
    /// What it makes; negative when it takes back.
    pub credit: Credit,
    /// The unit of the credit, in the singular.
    pub unit: String,
    /// The sum.
    pub working: Working,
    /// What the sum made, where something was added or taken off afterwards.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Credit>,
    /// What was added or taken off, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub adjustments: Vec<Adjustment>,
    /// The time that was measured, where the rule asks for some.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub engaged: Option<Engaged>,
    /// The rule.
    pub rule: Arc<Citation>,
}

impl Explanation {
    /// The sum as a sentence: "50 minutes at 60 minutes to the contact hour make 0.833 contact
    /// hours (50 / 60, kept to the thousandth)."
    pub fn sentence(&self) -> String {
        let begin = if self.taken_back { "Taken back: " } else { "" };
        let mut said = format!("{begin}{}", self.sum());
        for adjustment in &self.adjustments {
            said.push(' ');
            said.push_str(&adjustment.sentence(&self.unit));
        }
        if self.before.is_some() {
            said.push_str(&format!(" That leaves {}.", in_units(self.credit, &self.unit)));
        }
        if let Some(engaged) = &self.engaged {
            said.push_str(&format!(" {}", engaged.sentence()));
        }
        said
    }

    fn sum(&self) -> String {
        let Self { minutes, unit, .. } = self;
        let made = self.before.unwrap_or(self.credit);
        let count = minutes.get();
        let make = if count == 1 { "makes" } else { "make" };
        let credit = in_units(made, unit);
        match &self.working {
            Working::Exact { minutes_per_unit: per, kept_to } => {
                let kept = kept_to.map(|part| format!(", kept to the {}", part.word())).unwrap_or_default();
                format!("{minutes} at {per} minutes to the {unit} {make} {credit} ({count} / {per}{kept}).")
            }
            Working::Stepped { minutes_per_unit: per, step, down } => {
                let way = if *down { "down to a step of" } else { "to the nearest step of" };
                format!("{minutes} at {per} minutes to the {unit} {make} {credit} ({count} / {per}, {way} {step}).")
            }
            Working::Band { from, to } => {
                format!("{minutes} {make} {credit}, as everything from {} to {to} does.", from.get())
            }
            Working::Counted => format!("It counts as {credit}."),
            Working::Converted { from, quantity, factor } => {
                let stated = in_units(*quantity, from.name());
                format!("{stated} at {} to the {} make {credit}.", in_units(*factor, unit), from.name())
            }
            Working::Together { before, all } => format!(
                "Counted together with {before} before, {minutes} bring it to {}, which adds {credit}.",
                in_units(*all, unit)
            ),
            Working::Pooled { before, all } => format!(
                "Lessons outside a module count together: {before} before and these {minutes} make {}, \
                 so this one adds {credit}.",
                in_units(*all, unit)
            ),
            Working::Decided { reason, by } => decided(by.as_ref(), &credit, reason),
        }
    }
}

impl Adjustment {
    /// What was added or taken off, as a sentence.
    pub fn sentence(&self, unit: &str) -> String {
        match self {
            Self::Repeated { minutes } => format!("Left out: {minutes} that count already in this period."),
            Self::Multiplied { role: part, factor } => format!("{}, it counts {factor} times.", role(*part)),
            Self::Capped { cap, most, by } => {
                format!("“{cap}” counts up to {}, so {by} is left out.", in_units(*most, unit))
            }
        }
    }
}

/// The sentence, the rule and its sources.
impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.sentence(), self.rule)
    }
}

/// What somebody decided, and why: "Decided by the Commission on November 22, 2026: 1.5 CE credits. …"
pub(super) fn decided(by: Option<&(String, NaiveDate)>, what: &str, reason: &str) -> String {
    match by {
        Some((name, on)) => format!("Decided by {name} on {}: {what}. {reason}", date_long(*on)),
        None => format!("Decided where the rule leaves it open: {what}. {reason}"),
    }
}

/// At the beginning of a sentence: "For presenting".
pub(super) fn role(role: Role) -> &'static str {
    match role {
        Role::Presenter => "For presenting",
        Role::Roundtable => "For a round table",
        Role::Author => "For writing",
    }
}

/// "once", "twice", "3 times".
pub(super) fn often(times: u32) -> String {
    match times {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        more => format!("{more} times"),
    }
}

/// Credit with its unit: "1 contact hour", "0.833 contact hours".
pub(super) fn in_units(credit: Credit, unit: &str) -> String {
    format!("{credit} {}", counted(credit, unit))
}

/// A unit in the form that follows the amount: "contact hour" after 1, else "contact hours".
pub fn counted(credit: Credit, unit: &str) -> String {
    let plural = if credit == Credit::ONE { "" } else { "s" };
    format!("{unit}{plural}")
}
