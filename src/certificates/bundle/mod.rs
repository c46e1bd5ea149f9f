//! A certificate with everything that proves it, and what it proves: checked without us, and offline.
//!
//! A [`Bundle`] holds the signed credential, the facts, the list of withdrawn ones and the proof from the
//! log. [`check`] says as [`Finding`]s what holds and what doesn't, each a sentence.

mod check;
mod differences;
mod finding;
mod page;
mod sentences;

pub(super) use check::head;
pub use check::{Bundle, ENTERED_WITHIN, Logged, Placed, check};
pub use differences::{Difference, differences};
pub use finding::{Finding, Holds, Report, Verdict};
pub(super) use page::{compare_page, sign_page};

#[cfg(test)]
pub(super) mod tests;
