//! Why an entry earned what it earned, as data that reads as a sentence.

use std::fmt;
use std::num::NonZeroU32;

use serde::{Deserialize, Serialize};

use super::{Decimals, RuleSet, Source};
use crate::measure::{Credit, Minutes};
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
        for Source { title, url, read_on } in &self.sources {
            write!(f, " Source: {title}, {url}, read {}.", date_long(*read_on))?;
        }
        Ok(())
    }
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
}

/// How minutes became credit, and by which rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Explanation {
    /// How long the training was.
    pub minutes: Minutes,
    /// Whether it takes back what an earlier entry earned.
    pub taken_back: bool,
    /// What it makes; negative when it takes back.
    pub credit: Credit,
    /// The unit of the credit, in the singular.
    pub unit: String,
    /// The sum.
    pub working: Working,
    /// The rule.
    pub rule: Citation,
}

impl Explanation {
    /// The sum as a sentence: "50 minutes at 60 minutes to the contact hour make 0.833 contact
    /// hours (50 / 60, kept to the thousandth)."
    pub fn sentence(&self) -> String {
        let Self { minutes, credit, unit, .. } = self;
        let Working::Exact { minutes_per_unit, kept_to } = self.working;
        let begin = if self.taken_back { "Taken back: " } else { "" };
        let make = if *minutes == Minutes::from(1) { "makes" } else { "make" };
        let credit = in_units(*credit, unit);
        let kept = kept_to.map(|part| format!(", kept to the {}", part.word())).unwrap_or_default();
        format!(
            "{begin}{minutes} at {minutes_per_unit} minutes to the {unit} {make} {credit} ({} / {minutes_per_unit}{kept}).",
            minutes.get()
        )
    }
}

/// The sentence, the rule and its sources.
impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.sentence(), self.rule)
    }
}

/// Credit with its unit: "1 contact hour", "0.833 contact hours".
fn in_units(credit: Credit, unit: &str) -> String {
    format!("{credit} {}", counted(credit, unit))
}

/// A unit in the form that follows the amount: "contact hour" after 1, else "contact hours".
pub fn counted(credit: Credit, unit: &str) -> String {
    let plural = if credit == Credit::ONE { "" } else { "s" };
    format!("{unit}{plural}")
}
