//! The pure credit engine: what a rule set makes of ledger entries, and why.
//!
//! A rule set is data (`content/rules/*.toml`). The engine never guesses: each entry ends as credit
//! with an explanation, a refusal with its reason, or a question for the authority (rule R29).
//! Further methods become variants of [`Method`] and [`Working`], each with its own conversion.

mod award;
mod case;
mod decimals;
mod entry;
mod explanation;
mod outcome;
mod rule_set;

#[cfg(test)]
mod tests;

pub use award::{Award, award, awards, total};
pub use case::{Case, CaseFailure};
pub use decimals::Decimals;
pub use entry::{Entry, Origin};
pub use explanation::{Citation, Explanation, Working, counted};
pub use outcome::{Outcome, Question, Refusal};
pub use rule_set::{Method, RuleSet, RuleSetError, Source};
