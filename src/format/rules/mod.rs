//! A rule set as its file says it: what a program asks for, and what an hour of training is worth to it.
//!
//! Every type here is data that `content/rules/*.toml` spells out and that Postgres keeps as JSON. What the
//! rules make of a ledger is worked out in `credit::rules`, and nowhere else.

mod case;
mod constraint;
mod conversion;
mod decimals;
mod form;
mod kinds;
mod procedure;
mod read;
mod set;
mod together;
mod track;
mod unit;
mod unread;

pub use case::{Case, CaseEntry, Expectation, Expected, Line, Membership, PeriodCase, SingleCase};
pub use constraint::{Axis, Category, Constraint, ConstraintKind, Distinct, Selector};
pub use conversion::{Equivalence, ModeCategory, Multiplier, Role, StatedUnit};
pub use decimals::Decimals;
pub use form::{Form, FormColumn};
pub use kinds::{ActivityKind, Origin};
pub use procedure::{
    Approval, ApprovalMode, ApprovalStep, CarryOver, Exclusion, Extension, Kinds, PositionChange, Repeats, Reporting,
};
pub use set::{Program, ProgramKind, RuleSet, RuleSource, Status, Subject, Succession};
pub use track::{Anchor, MonthDay, Proration, Track};
pub use unit::{Band, Method, Rounding, Scope, Undefined, Unit};

pub use unread::unread;

pub(super) use read::rule_set;
pub(super) use together::{Places, check as check_together};
