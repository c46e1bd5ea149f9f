//! The closed lists of the format: each value is written in files, and kept in the database, as serde spells it.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The shelf a lesson or module stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Topic {
    /// Running the place.
    Administration,
    /// Serving people.
    PublicService,
    /// Books and other things.
    Collections,
    /// Machines and data.
    Technology,
    /// Reaching people who do not come in.
    Outreach,
}

impl Topic {
    /// All topics in shelf order.
    pub const ALL: [Self; 5] =
        [Self::Administration, Self::PublicService, Self::Collections, Self::Technology, Self::Outreach];

    /// The three letters on a spine.
    pub fn code(self) -> &'static str {
        match self {
            Self::Administration => "ADM",
            Self::PublicService => "PUB",
            Self::Collections => "COL",
            Self::Technology => "TEC",
            Self::Outreach => "OUT",
        }
    }

    /// 1 to 5, for the shelf's color.
    pub fn number(self) -> u8 {
        match self {
            Self::Administration => 1,
            Self::PublicService => 2,
            Self::Collections => 3,
            Self::Technology => 4,
            Self::Outreach => 5,
        }
    }

    /// The name in files, addresses and the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Administration => "administration",
            Self::PublicService => "public-service",
            Self::Collections => "collections",
            Self::Technology => "technology",
            Self::Outreach => "outreach",
        }
    }
}

/// What a step asks of a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StepKind {
    /// Reading.
    Reading,
    /// Reading and looking.
    Picture,
    /// Listening, or reading what is said.
    Audio,
    /// Watching, or reading what is said and shown.
    Video,
    /// Following a worked case.
    Case,
    /// Answering a question with right answers.
    Check,
    /// Answering in one's own words.
    Reflection,
    /// Doing something at the desk.
    TryIt,
}

impl fmt::Display for StepKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Reading => "reading",
            Self::Picture => "picture",
            Self::Audio => "audio",
            Self::Video => "video",
            Self::Case => "case",
            Self::Check => "check",
            Self::Reflection => "reflection",
            Self::TryIt => "try-it",
        })
    }
}

/// What a check asks for; written after the word `check`, and left out for choosing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CheckKind {
    /// One option or several.
    #[default]
    Choose,
    /// True or false, and why.
    TrueFalse,
    /// A number.
    Number,
    /// A word or a few.
    ShortText,
    /// The order of some items.
    Order,
    /// What belongs to what.
    Match,
    /// Words that are missing.
    Gaps,
    /// A spot on a picture.
    Hotspot,
    /// A case whose next turn depends on the move.
    Branching,
}

/// How a module is given, in the words programs use (domain.md 1.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// With others at a set time.
    Live,
    /// A discussion in a group.
    GroupDiscussion,
    /// Alone, with questions to answer.
    IndividualInteractive,
    /// Alone, watching or reading.
    IndividualPassive,
}

impl Mode {
    /// All of them.
    pub const ALL: [Self; 4] =
        [Self::Live, Self::GroupDiscussion, Self::IndividualInteractive, Self::IndividualPassive];

    /// The mode with this name.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.as_str() == word)
    }

    /// The name in files and the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Live => "live",
            Self::GroupDiscussion => "group_discussion",
            Self::IndividualInteractive => "individual_interactive",
            Self::IndividualPassive => "individual_passive",
        }
    }
}

/// What kind of organization it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrganizationKind {
    /// A state library association.
    StateAssociation,
    /// A state library.
    StateLibrary,
    /// A regional library system.
    RegionalSystem,
    /// One library.
    Library,
    /// Another provider of continuing education.
    Provider,
}

impl OrganizationKind {
    /// The name in files and the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::StateAssociation => "state_association",
            Self::StateLibrary => "state_library",
            Self::RegionalSystem => "regional_system",
            Self::Library => "library",
            Self::Provider => "provider",
        }
    }
}

/// The stage of a career that a pathway serves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// New library staff.
    NewStaff,
    /// Emerging managers.
    EmergingManager,
    /// Experienced staff and solo directors.
    Experienced,
}

impl Stage {
    /// The name in files and the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NewStaff => "new-staff",
            Self::EmergingManager => "emerging-manager",
            Self::Experienced => "experienced",
        }
    }
}

/// When an evaluation is passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PassRule {
    /// Every question right, with as many tries as it takes.
    All,
    /// At least this whole percentage of the questions right, 50 to 100.
    Percent(u8),
}

/// What a feedback form asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum FeedbackKind {
    /// A number from 1 to 5.
    Scale {
        /// What 1 means.
        low: String,
        /// What 5 means.
        high: String,
    },
    /// Words.
    Text,
}
