//! The three ways in which an entry can end.

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Citation, Explanation};
use crate::measure::{Credit, Minutes};
use crate::time::date_long;

/// Why an entry earns nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum Refusal {
    /// Shorter than the rule set counts (rule R3).
    TooShort {
        /// How long it was.
        minutes: Minutes,
        /// What the rule set asks for.
        min_minutes: Minutes,
    },
    /// A lesson on its own, and lessons do not pool (rule R4).
    OutsideModule,
}

/// A sentence for the learner.
impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooShort { minutes, min_minutes } => write!(
                f,
                "Too short to count: {minutes}, and the rule asks for at least {min_minutes}. Add it to a module."
            ),
            Self::OutsideModule => {
                f.write_str("A lesson on its own does not earn credit. Finish a module that holds it, and it counts.")
            }
        }
    }
}

/// What only the authority can decide (rule R29).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "question", rename_all = "snake_case")]
pub enum Question {
    /// The training ended before the rules began.
    BeforeTheRules {
        /// When the training ended.
        occurred_on: NaiveDate,
        /// The first day of the rules.
        effective_from: NaiveDate,
    },
    /// The training ended after the rules ran out.
    AfterTheRules {
        /// When the training ended.
        occurred_on: NaiveDate,
        /// The last day of the rules.
        effective_to: NaiveDate,
    },
}

/// A sentence for the learner and the authority.
impl fmt::Display for Question {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (training, when) = match self {
            Self::BeforeTheRules { occurred_on, effective_from } => {
                (occurred_on, format!("these rules begin on {}", date_long(*effective_from)))
            }
            Self::AfterTheRules { occurred_on, effective_to } => {
                (occurred_on, format!("these rules ended on {}", date_long(*effective_to)))
            }
        };
        let training = date_long(*training);
        write!(f, "This was on {training}, but {when}. The authority decides which rules count it.")
    }
}

/// What a rule set makes of one entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum Outcome {
    /// It earns credit.
    Credit {
        /// How much, in the rule set's unit; negative when it takes back.
        credit: Credit,
        /// Why.
        explanation: Explanation,
    },
    /// It earns nothing.
    Refused {
        /// Why.
        refusal: Refusal,
        /// By which rule.
        rule: Citation,
    },
    /// The rules do not say; a person must.
    NeedsDecision {
        /// What is to be decided.
        question: Question,
        /// The rule that leaves it open.
        rule: Citation,
    },
}

impl Outcome {
    /// The credit: zero where it is refused, `None` where it is undecided.
    pub fn credit(&self) -> Option<Credit> {
        match self {
            Self::Credit { credit, .. } => Some(*credit),
            Self::Refused { .. } => Some(Credit::ZERO),
            Self::NeedsDecision { .. } => None,
        }
    }
}

/// What became of the entry, the rule and its sources.
impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Credit { explanation, .. } => explanation.fmt(f),
            Self::Refused { refusal, rule } => write!(f, "{refusal} {rule}"),
            Self::NeedsDecision { question, rule } => write!(f, "{question} {rule}"),
        }
    }
}
