//! Decisions: what somebody with the right to do so decided, about what and whom, and why.
//!
//! A decision is written in the transaction that carries it out and is never changed. What is decided
//! about belongs to other slices; here it has a kind and an id.

mod bring_over;
mod erase;
mod queries;

use chrono::{DateTime, Utc};
use serde_json::Value;
use uuid::Uuid;

use crate::accounts::{Role, UserId};
use crate::id::Id;
use crate::organizations::OrganizationId;
pub use bring_over::bring_over;
pub use erase::{erase, oldest_about};
pub use queries::{Wanted, at, of, record, search, states};

/// Identity of a decision.
pub type DecisionId = Id<Decision>;

/// What a decision is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subject {
    /// The kind of thing.
    pub kind: SubjectKind,
    /// Which one.
    pub id: Uuid,
}

/// The kinds of things that are decided about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SubjectKind {
    /// A version of a rule set.
    RuleSet,
    /// Somebody's place in a program.
    Enrollment,
    /// One cycle of somebody in a program.
    Period,
    /// Training done elsewhere.
    Activity,
    /// What an entry of the ledger is worth.
    LedgerEntry,
    /// A list of people who were there.
    Attendance,
    /// A certificate.
    Certificate,
    /// How an organization's certificates look.
    Layout,
    /// A key that certificates are signed with.
    SigningKey,
    /// A room that learns together.
    GroupRoom,
    /// A board of a library.
    Board,
    /// A person's account.
    Person,
}

impl SubjectKind {
    /// All of them.
    pub const ALL: [SubjectKind; 12] = [
        Self::RuleSet,
        Self::Enrollment,
        Self::Period,
        Self::Activity,
        Self::LedgerEntry,
        Self::Attendance,
        Self::Certificate,
        Self::Layout,
        Self::SigningKey,
        Self::GroupRoom,
        Self::Board,
        Self::Person,
    ];

    /// The kind with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// The word in the database, in addresses and in exports.
    pub fn word(self) -> &'static str {
        match self {
            Self::RuleSet => "rule_set",
            Self::Enrollment => "enrollment",
            Self::Period => "period",
            Self::Activity => "activity",
            Self::LedgerEntry => "ledger_entry",
            Self::Attendance => "attendance",
            Self::Certificate => "certificate",
            Self::Layout => "layout",
            Self::SigningKey => "signing_key",
            Self::GroupRoom => "group_room",
            Self::Board => "board",
            Self::Person => "person",
        }
    }
}

/// The word for somebody without an account who attests what a learner did.
const SUPERVISOR: &str = "supervisor";

/// Who decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actor {
    /// Somebody with the right to do so.
    Role(UserId, Role),
    /// Somebody about themselves, as everybody may.
    Learner(UserId),
    /// Somebody without an account, whom this learner asked. Their name stands in what is now.
    Supervisor(UserId),
    /// Whoever has the server's terminal.
    Operator,
    /// Nobody: it came by itself, because a time was over.
    Itself,
}

impl Actor {
    /// Somebody by this right, or about themselves where there is none.
    pub fn of(id: UserId, role: Option<Role>) -> Actor {
        role.map_or(Actor::Learner(id), |role| Actor::Role(id, role))
    }

    fn id(self) -> Option<UserId> {
        match self {
            Self::Role(id, _) | Self::Learner(id) | Self::Supervisor(id) => Some(id),
            Self::Operator | Self::Itself => None,
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Role(_, role) => role.word(),
            Self::Learner(_) => "learner",
            Self::Supervisor(_) => SUPERVISOR,
            Self::Operator => "operator",
            Self::Itself => "itself",
        }
    }
}

/// A decision that is about to be written.
#[derive(Clone, Debug)]
pub struct NewDecision<'a> {
    /// Who decided, and by what right.
    pub actor: Actor,
    /// For which organization.
    pub organization: Option<OrganizationId>,
    /// About what.
    pub subject: Subject,
    /// The same in words, as people know it and search for it: rules with their version, a program, the title of a
    /// training, the code of a certificate. Empty where it is about a person and nothing else.
    pub about: &'a str,
    /// About whom.
    pub person: Option<UserId>,
    /// What was decided, in a word: `accepted`, `taken_back`.
    pub outcome: &'a str,
    /// Why, in the words of who decided; may be empty.
    pub reason: &'a str,
    /// What it was before.
    pub before: Value,
    /// What it is now.
    pub after: Value,
}

/// A decision as it was taken.
#[derive(Clone, Debug)]
pub struct Decision {
    /// Identity.
    pub id: DecisionId,
    /// Who decided; nobody who is signed in where it was done at the terminal or came by itself. Who asked, where
    /// somebody without an account answered.
    pub actor: Option<UserId>,
    /// Their name today, or the name that was given of who has no account; empty where there is nobody.
    pub actor_name: String,
    /// By what right, by the word of [`Role`] or `learner`, `supervisor`, `operator` or `itself`.
    pub role: String,
    /// About what.
    pub subject: (String, Uuid),
    /// The same in words; empty where none were kept.
    pub about: String,
    /// About whom.
    pub person: Option<UserId>,
    /// The name of whom it is about, today.
    pub person_name: Option<String>,
    /// What was decided, in a word.
    pub outcome: String,
    /// Why.
    pub reason: String,
    /// What it was before.
    pub before: Value,
    /// What it was after.
    pub after: Value,
    /// When.
    pub decided_at: DateTime<Utc>,
}

impl Decision {
    /// The name that was given of somebody without an account, who answered.
    fn named_otherwise(&self) -> Option<String> {
        let name = self.after.get("name").filter(|_| self.role == SUPERVISOR)?;
        name.as_str().map(str::to_owned)
    }
}
