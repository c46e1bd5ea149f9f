//! What a check found.

use chrono::{DateTime, Utc};

use super::super::badge::{Fault, KeyId, Stamp};
use super::super::facts::Facts;
use super::super::log::{NoteError, ProofError};
use super::differences::Difference;

/// Whether what a finding is about holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Holds {
    /// It holds.
    Yes,
    /// Nothing here shows it.
    Open,
    /// It doesn't.
    No,
}

/// One thing that was found. [`Finding::sentence`] says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// The keys are those that the checker trusts.
    KeysTrusted,
    /// The keys came with the bundle: it shows that it is whole, not whose it is.
    KeysUnproven,
    /// The credential is signed.
    Signed {
        /// The issuer's name.
        issuer: String,
        /// Its identifier.
        did: String,
        /// The key.
        key: KeyId,
    },
    /// The credential isn't what it says.
    NotSigned(Fault),
    /// The facts are those that were signed.
    FactsSigned {
        /// The learner's name.
        learner: String,
        /// The module's title.
        module: String,
    },
    /// The facts are not those that were signed.
    FactsChanged,
    /// There are no facts beside the credential.
    FactsMissing,
    /// What a document says differs from what was signed.
    Altered(Vec<Difference>),
    /// It holds today.
    InDate {
        /// Until when, if it ends.
        until: Option<DateTime<Utc>>,
    },
    /// It doesn't hold yet.
    NotYet {
        /// From when.
        from: DateTime<Utc>,
    },
    /// It held until its date.
    PastDate {
        /// Until when.
        until: DateTime<Utc>,
    },
    /// Its dates can't be read.
    NoDate,
    /// It wasn't withdrawn.
    NotWithdrawn {
        /// By the list of this moment.
        as_of: DateTime<Utc>,
    },
    /// It was withdrawn.
    Withdrawn {
        /// By the list or entry of this moment.
        as_of: DateTime<Utc>,
    },
    /// Another certificate took its place.
    Replaced {
        /// When.
        at: DateTime<Utc>,
    },
    /// The list of withdrawn ones is too old to say anything.
    ListOld {
        /// It held until then.
        until: DateTime<Utc>,
    },
    /// The list is signed with a key that is not among those given: they may be older than it.
    ListUnknownKey,
    /// The list isn't what it says, or is another one.
    ListFalse(Fault),
    /// The list is not the one in which the credential has its place.
    ListOther,
    /// There is no list.
    ListMissing,
    /// The log's head is signed.
    HeadSigned {
        /// Entries in the log then.
        size: u64,
        /// When it was signed.
        at: DateTime<Utc>,
    },
    /// The log's head is signed with a key that is not among those given: they may be older than it.
    HeadUnknownKey,
    /// The log's head isn't what it says.
    HeadFalse(NoteError),
    /// The issue stands in the log.
    Logged {
        /// The entry's number, from 0.
        index: u64,
        /// When it was entered.
        at: DateTime<Utc>,
    },
    /// The log took it in later than it was issued, and says so: it can't show that its date is right.
    LoggedLate {
        /// The entry's number, from 0.
        index: u64,
        /// When it was entered.
        at: DateTime<Utc>,
    },
    /// Its withdrawal was taken back.
    Restored {
        /// When.
        at: DateTime<Utc>,
    },
    /// An entry isn't in the log under this head.
    NotLogged(ProofError),
    /// An entry can't be read.
    EntryUnreadable,
    /// An entry is about another certificate, or about other facts.
    EntryOther,
    /// It says that it was issued before the log knew of it: somebody wrote an earlier date on it.
    BackDated {
        /// What it says.
        said: DateTime<Utc>,
        /// When it was entered.
        entered: DateTime<Utc>,
    },
    /// The log is entered in the wrong order of time.
    LogOutOfOrder,
    /// There is nothing from the log.
    LogMissing,
    /// The log has grown since an older head, and nothing before it was changed.
    Grown {
        /// Entries then.
        from: u64,
        /// Entries now.
        to: u64,
    },
    /// The log does not begin with what it was at an older head.
    Rewritten {
        /// Entries then.
        from: u64,
        /// Entries now.
        to: u64,
    },
    /// What a QR code says is signed.
    Stamped(Stamp),
    /// What a QR code says isn't signed.
    NotStamped,
    /// The PDF is the file that the issuer gives out.
    PageSame,
    /// The PDF is not the file that the issuer gives out.
    PageOther,
    /// What is said of the PDF isn't signed by the issuer.
    PageFalse,
    /// Nothing here shows what the issuer prints on the page.
    PageOpen,
}

impl Finding {
    /// Whether what it is about holds.
    pub fn holds(&self) -> Holds {
        use Finding::*;
        match self {
            KeysTrusted | Signed { .. } | FactsSigned { .. } | InDate { .. } => Holds::Yes,
            NotWithdrawn { .. } | HeadSigned { .. } | Logged { .. } | Restored { .. } => Holds::Yes,
            Grown { .. } | Stamped(_) | PageSame => Holds::Yes,
            LoggedLate { .. } | ListUnknownKey | HeadUnknownKey | PageOpen => Holds::Open,
            KeysUnproven | FactsMissing | ListOld { .. } | ListMissing | LogMissing => Holds::Open,
            NotSigned(_) | FactsChanged | Altered(_) | NotYet { .. } | PastDate { .. } | NoDate => Holds::No,
            Withdrawn { .. } | Replaced { .. } | ListFalse(_) | ListOther | HeadFalse(_) => Holds::No,
            NotLogged(_) | EntryUnreadable | EntryOther | BackDated { .. } | LogOutOfOrder => Holds::No,
            Rewritten { .. } | NotStamped | PageOther | PageFalse => Holds::No,
        }
    }
}

/// The answer in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Everything that was to be shown holds.
    Genuine,
    /// What is there holds, and something is not there.
    Incomplete,
    /// It was genuine, and its date has passed.
    PastDate,
    /// What is signed in it is genuine, and what is printed on it is not what was given out.
    Changed,
    /// It was genuine, and another took its place.
    Replaced,
    /// It was withdrawn.
    Withdrawn,
    /// Something in it is not what it says.
    False,
}

/// Everything that was found, in the order in which it is best read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The findings.
    pub findings: Vec<Finding>,
    /// What was signed, where it is here in full.
    pub facts: Option<Facts>,
}

impl Report {
    /// One of what shows no facts.
    pub(in crate::certificates) fn of(findings: Vec<Finding>) -> Report {
        Report { findings, facts: None }
    }

    /// The answer in one word: the worst of what the findings say.
    pub fn verdict(&self) -> Verdict {
        let of = |finding: &Finding| match (finding, finding.holds()) {
            (Finding::Withdrawn { .. }, _) => Verdict::Withdrawn,
            (Finding::Replaced { .. }, _) => Verdict::Replaced,
            (Finding::PastDate { .. }, _) => Verdict::PastDate,
            (Finding::PageOther, _) => Verdict::Changed,
            (_, Holds::Yes) => Verdict::Genuine,
            (_, Holds::Open) => Verdict::Incomplete,
            (_, Holds::No) => Verdict::False,
        };
        self.findings.iter().map(of).max().unwrap_or(Verdict::False)
    }
}
