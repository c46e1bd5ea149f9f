//! The three ways in which an entry can end.

use std::fmt;
use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::explanation::Engaged;
use super::{ActivityKind, Citation, Exclusion, Explanation, Role, StatedUnit, Working};
use crate::measure::{Credit, Minutes, Percent};
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
    /// Lessons outside a module that count together, and are too short together (rules R3 and R4).
    PoolTooShort {
        /// How long they are together.
        all: Minutes,
        /// What the rule set asks for.
        min_minutes: Minutes,
    },
    /// All of it counts already in this period, or so much that the rest is too short (rule R5).
    Repeated {
        /// What is left.
        left: Minutes,
    },
    /// Too little time was spent on it (rule R8).
    NotEngaged {
        /// The share that is asked for.
        share: Percent,
        /// How long somebody was at it, in whole minutes; none in what was kept before it was.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        measured: Option<Minutes>,
    },
    /// Outside the period (rule R12).
    OutsidePeriod {
        /// When it ended.
        occurred_on: NaiveDate,
        /// The first day that counts.
        starts: NaiveDate,
        /// The last day that counts.
        ends: NaiveDate,
    },
    /// It counts in the period before, which was extended into this one (rules R14 and R16).
    InExtended {
        /// The last day of the period before.
        to: NaiveDate,
    },
    /// This period was extended into the next one and does not need it, or cannot use it, so it counts in the next
    /// (rules R14 and R16).
    InNext {
        /// The first day of the next period.
        starts: NaiveDate,
    },
    /// The person was not on the board that day (rule R19).
    NotAMember {
        /// When it ended.
        occurred_on: NaiveDate,
    },
    /// A kind that the rules exclude.
    KindExcluded {
        /// The kind.
        kind: ActivityKind,
    },
    /// Content that the rules exclude (rule R30).
    ContentExcluded {
        /// What it teaches.
        teaches: Exclusion,
    },
    /// Approved only after it was done.
    ApprovedTooLate {
        /// When it was approved.
        approved_on: NaiveDate,
    },
    /// Presented often enough in this period.
    TooOften {
        /// The role.
        role: Role,
        /// How often it counts for a topic.
        times: u32,
    },
    /// Somebody decided that it earns nothing, where the rules leave it open (rule R29).
    Decided {
        /// Why.
        #[serde(rename = "text")]
        reason: String,
        /// For whom it was decided, and when.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<(String, NaiveDate)>,
    },
    /// An entry that was taken back later (rule R21).
    TakenBack,
    /// The entry that takes it back.
    TakesBack,
    /// It takes back what is not there.
    NothingToTakeBack,
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
            Self::PoolTooShort { all, min_minutes } => write!(
                f,
                "Lessons outside a module count together. So far they are {all}, and the rule asks for at least \
                 {min_minutes}."
            ),
            Self::Repeated { left } if *left == Minutes::ZERO => {
                f.write_str("It counts already in this period, and it counts once.")
            }
            Self::Repeated { left } => {
                write!(f, "Part of it counts already in this period, and {left} on their own are too short.")
            }
            Self::NotEngaged { share, measured: Some(minutes) } => {
                f.write_str(&Engaged { share: *share, minutes: *minutes }.sentence())
            }
            Self::NotEngaged { share, measured: None } => {
                write!(f, "The rule asks for at least {share} of its minutes, and it was done faster.")
            }
            Self::OutsidePeriod { occurred_on, starts, ends } => write!(
                f,
                "This was on {}, and the period runs from {} to {}.",
                date_long(*occurred_on),
                date_long(*starts),
                date_long(*ends)
            ),
            Self::InExtended { to } => write!(
                f,
                "It counts in the period before, which was extended to {}, and so not in this one.",
                date_long(*to)
            ),
            Self::InNext { starts } => write!(
                f,
                "This period was extended. What it does not need or cannot use counts in the next one, which began on {}.",
                date_long(*starts)
            ),
            Self::NotAMember { occurred_on } => {
                write!(f, "This was on {}, when this person was not on the board.", date_long(*occurred_on))
            }
            Self::KindExcluded { kind } => write!(f, "The rule does not count {}.", kind.phrase()),
            Self::ContentExcluded { teaches: Exclusion::Onboarding } => {
                f.write_str("The rule does not count what introduces new people to the job.")
            }
            Self::ContentExcluded { teaches: Exclusion::BasicSkill } => {
                f.write_str("The rule does not count basic skills.")
            }
            Self::ApprovedTooLate { approved_on } => write!(
                f,
                "It was approved on {}, and the rule asks for that before it is done.",
                date_long(*approved_on)
            ),
            Self::TooOften { role, times } => {
                let (role, times) = (super::explanation::role(*role), super::explanation::often(*times));
                write!(f, "{role}, the same topic counts {times} in a period.")
            }
            Self::Decided { reason, by } => f.write_str(&super::explanation::decided(by.as_ref(), "no credit", reason)),
            Self::TakenBack => f.write_str("This was taken back later, so it counts nothing."),
            Self::TakesBack => f.write_str("This takes back an earlier entry, and both count nothing."),
            Self::NothingToTakeBack => f.write_str("This takes back an entry that is not in this period."),
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
    /// No source says what this length makes.
    Undefined {
        /// How long it was.
        minutes: Minutes,
        /// The question of the rule set.
        #[serde(rename = "text")]
        question: String,
    },
    /// The rules say nothing at all about this length.
    NothingSaid {
        /// How long it was.
        minutes: Minutes,
    },
    /// The rule set's own question about this way of learning (rule R11).
    Mode {
        /// The question.
        #[serde(rename = "text")]
        question: String,
    },
    /// No source says whether this kind counts.
    Kind {
        /// The kind.
        kind: ActivityKind,
    },
    /// No source says what this unit makes.
    NoEquivalence {
        /// The unit.
        unit: StatedUnit,
    },
    /// It has to be approved, and nobody has said yet whether it was.
    NotApproved,
    /// Reported late: somebody has to decide, with a reason (rule R13).
    Late {
        /// Days between the training and the report.
        days: i64,
        /// Days in which it has to be reported.
        within_days: u32,
    },
}

/// A sentence for the learner and the authority.
impl fmt::Display for Question {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BeforeTheRules { occurred_on, effective_from } => write!(
                f,
                "This was on {}, but these rules begin on {}. The authority decides which rules count it.",
                date_long(*occurred_on),
                date_long(*effective_from)
            ),
            Self::AfterTheRules { occurred_on, effective_to } => write!(
                f,
                "This was on {}, but these rules ended on {}. The authority decides which rules count it.",
                date_long(*occurred_on),
                date_long(*effective_to)
            ),
            Self::Undefined { minutes, question } => {
                write!(f, "No rule says what {minutes} make. To ask the authority: {question}")
            }
            Self::NothingSaid { minutes } => write!(f, "No rule says what {minutes} make. The authority decides."),
            Self::Mode { question } => write!(f, "No rule says how this counts. To ask the authority: {question}"),
            Self::Kind { kind } => write!(f, "No rule says whether {} counts. The authority decides.", kind.phrase()),
            Self::NoEquivalence { unit } => {
                write!(f, "No rule says what a {} makes. The authority decides.", unit.name())
            }
            Self::NotApproved => {
                f.write_str("The rule asks for approval before it is done. The authority decides whether it counts.")
            }
            Self::Late { days, within_days } => write!(
                f,
                "It was reported after {days} days, and the rule asks for {within_days}. \
                 It counts when somebody with the right to do so gives a reason."
            ),
        }
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
        rule: Arc<Citation>,
    },
    /// The rules do not say; a person must.
    NeedsDecision {
        /// What is to be decided.
        question: Question,
        /// The rule that leaves it open.
        rule: Arc<Citation>,
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

    /// Whether it counts in another period of the same program, and not in this one (rule R14).
    pub fn counts_elsewhere(&self) -> bool {
        matches!(self, Self::Refused { refusal: Refusal::InExtended { .. } | Refusal::InNext { .. }, .. })
    }

    /// Whether it is a lesson outside a module that counts together with others (rule R4). The sum may be brought by the
    /// last of them alone; what was taken off afterwards counts no more.
    pub fn is_pooled(&self) -> bool {
        match self {
            Self::Credit { explanation, .. } => {
                matches!(explanation.working, Working::Pooled { .. }) && explanation.before.is_none()
            }
            _ => false,
        }
    }

    /// Whether somebody decided it, where the rules leave it open (rule R29).
    pub fn is_decided(&self) -> bool {
        match self {
            Self::Credit { explanation, .. } => matches!(explanation.working, Working::Decided { .. }),
            Self::Refused { refusal, .. } => matches!(refusal, Refusal::Decided { .. }),
            Self::NeedsDecision { .. } => false,
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
