//! The cases a rule set's file brings along to show what it means.

use std::fmt;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Entry, Origin, Outcome, RuleSet, award};
use crate::measure::{Credit, Minutes};

/// A module of so many minutes earns so much credit on the first day of the rules; "0" also
/// stands for a refusal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// How long the module is.
    pub minutes: Minutes,
    /// What it earns.
    pub credit: Credit,
}

/// A case in which the engine does not do what the file says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseFailure {
    /// The case.
    pub case: Case,
    /// What the engine says instead.
    pub outcome: Outcome,
}

impl fmt::Display for CaseFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Case { minutes, credit } = self.case;
        write!(f, "the test says {minutes} make {credit}, but: {}", self.outcome)
    }
}

impl RuleSet {
    /// Runs the cases of the file; those that fail come back. None is a good sign.
    pub fn run_tests(&self) -> Vec<CaseFailure> {
        self.tests.iter().filter_map(|case| self.fails(*case)).collect()
    }

    fn fails(&self, case: Case) -> Option<CaseFailure> {
        let entry = Entry {
            id: Uuid::nil(),
            occurred_on: self.effective_from,
            minutes: case.minutes,
            taken_back: false,
            origin: Origin::Module,
        };
        let outcome = award(&entry, self);
        (outcome.credit() != Some(case.credit)).then_some(CaseFailure { case, outcome })
    }
}
