//! The pure credit engine: what a rule set makes of ledger entries, and why.
//!
//! A rule set is data (`content/rules/*.toml`, [`RuleSet`]). [`award`] is what one entry is worth by
//! itself; [`account`] is what a track makes of all entries of a period. The engine never guesses: each
//! entry ends as credit with an explanation, a refusal with its reason, or a question for the authority
//! (rule R29). It knows no clock, no float and no database.
//!
//! A period is worked out in this order: what was taken back cancels out ([`reversal`]); what can't count
//! is refused, and what nobody decided is asked ([`standing`], [`manual`]); repeats are left out ([`repeats`]); minutes
//! become credit ([`convert`], [`worked`]); caps are applied ([`caps`]) and exclusive headings shared out
//! ([`sharing`], [`flow`]); constraints are looked at ([`finding`]).

mod account;
mod award;
mod caps;
mod case;
mod convert;
mod entry;
mod explanation;
mod finding;
mod flow;
mod granting;
mod manual;
mod outcome;
mod overlap;
mod period;
mod read;
mod repeats;
mod reversal;
mod select;
mod sharing;
mod standing;
mod worked;

#[cfg(test)]
mod tests;

pub use account::{Account, Heading, Share, account};
pub use award::{Award, award, awards, judged, total};
pub use case::CaseFailure;
pub use entry::{Decided, Entry, Part};
pub use explanation::{Adjustment, Citation, Engaged, Explanation, Working, counted};
pub use finding::{Asked, Finding};
pub use granting::{Grant, headings_left_open};
pub use outcome::{Outcome, Question, Refusal};
pub use overlap::not_needed;
pub use period::{Extended, Held, Member, Period, Span, deciding_track, renewable_until, rules_for, span};
pub use read::RuleSetError;

pub use crate::format::rules::{
    ActivityKind, Anchor, Approval, ApprovalMode, ApprovalStep, Axis, Band, CarryOver, Case, CaseEntry, Category,
    Constraint, ConstraintKind, Decimals, Distinct, Equivalence, Exclusion, Expectation, Expected, Extension, Form,
    FormColumn, Kinds, Line, Membership, Method, ModeCategory, MonthDay, Multiplier, Origin, PeriodCase,
    PositionChange, Program, ProgramKind, Proration, Repeats, Reporting, Role, Rounding, RuleSet, RuleSource as Source,
    Scope, Selector, SingleCase, StatedUnit, Status, Subject, Succession, Track, Undefined, Unit,
};
