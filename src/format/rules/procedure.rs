//! How credit is reported, approved, carried over, and what never counts.

use serde::{Deserialize, Serialize};

use super::ActivityKind;
use crate::measure::{Credit, Percent};

/// Which kinds count. A kind in neither list is a question for the authority (rule R29); without
/// lists, every kind counts.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kinds {
    /// Those that a source names as counting.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub counted: Vec<ActivityKind>,
    /// Those that a source excludes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub refused: Vec<ActivityKind>,
}

/// Content that a program gives no credit for (rule R30).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Exclusion {
    /// How the place works, for new people.
    Onboarding,
    /// What everybody in the job has to know, such as the library's own system.
    BasicSkill,
}

impl Exclusion {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Onboarding, Self::BasicSkill];

    /// The word for it in files and forms.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Onboarding => "onboarding",
            Self::BasicSkill => "basic_skill",
        }
    }

    /// What is meant by some of these words, in order.
    pub fn of_words(words: &[String]) -> Vec<Self> {
        Self::ALL.into_iter().filter(|one| words.iter().any(|word| word == one.as_str())).collect()
    }
}

/// What counts again in the same period (rule R5).
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Repeats {
    /// Nothing.
    #[default]
    Once,
    /// A version that its author called a major change.
    EachMajorVersion,
}

/// How credit is reported (rules R12 and R13).
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reporting {
    /// Days after the training in which it has to be reported.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within_days: Option<u32>,
    /// Months before the first period from which training still counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lookback_months_first_period: Option<u32>,
    /// Years for which the person keeps evidence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retention_years_person: Option<u32>,
    /// Years for which the provider keeps records.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retention_years_provider: Option<u32>,
    /// What has to be shown, in words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<String>,
    /// Who reports what to whom, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Credit beyond what was asked, taken into the next period (rule R14). Without it there is none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarryOver {
    /// The most that is carried.
    pub most: Credit,
}

/// Which track decides when somebody changes position in a period (rule R17).
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PositionChange {
    /// That of the position held last.
    #[default]
    Latest,
    /// That of the position held longest.
    LongestHeld,
}

/// How far a period can be extended (rule R16).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extension {
    /// At most so many months, where a source says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most_months: Option<u32>,
    /// When and by whom, in words.
    pub note: String,
}

/// Who decides that training counts.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ApprovalMode {
    /// Nobody has to.
    #[default]
    Auto,
    /// What approved providers give counts; the rest has to be approved.
    PreApprovedProvider,
    /// Everything has to be approved before it is done.
    PriorApproval,
    /// A supervisor attests at the end.
    SupervisorAttest,
    /// A validator decides, then the state.
    ValidatorThenState,
    /// Nobody until an audit.
    AuditOnly,
}

/// A step of an approval.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApprovalStep {
    /// Whose: "validator".
    pub role: String,
    /// Days in which it is due, where a source says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_days: Option<u32>,
}

/// How training is approved.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approval {
    /// Who decides.
    #[serde(default)]
    pub mode: ApprovalMode,
    /// Providers whose training counts, by slug; the others' needs approval of its own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub providers: Vec<String>,
    /// How many are audited, where a source says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub audit_rate: Option<Percent>,
    /// The way through, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<ApprovalStep>,
    /// What a reader should know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}
