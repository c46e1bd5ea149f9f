//! Where somebody stands in one word, by a rule that can be checked with a pencil.
//!
//! What is asked for grows evenly from the first day of the period, or one's own first day in the program if that
//! is later, to the last: on the first day nothing is expected, on the last everything. Who has as much as that,
//! rounded down, is on track. There is no leeway; days of grace after the end are for renewals, not for earning.

use chrono::{DateTime, NaiveDate, Utc};

use super::standing::Standing;
use crate::measure::Credit;

/// Where somebody stands in the period that goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum State {
    /// All is done that is asked for, or it was accepted, or nothing had to be earned.
    Complete,
    /// As much counts as is expected by today.
    OnTrack,
    /// Less counts than is expected by today.
    Behind,
    /// Nothing counts yet, and nothing waits for the authority.
    NotBegun,
    /// Less counts than is expected, and the authority has yet to decide on something, or the rules had ended when the
    /// period began (rule R29).
    NeedsDecision,
}

impl State {
    /// All of them, in the order of pages.
    pub const ALL: [State; 5] = [State::Complete, State::OnTrack, State::Behind, State::NotBegun, State::NeedsDecision];

    /// The word in the database and in addresses.
    pub fn word(self) -> &'static str {
        match self {
            State::Complete => "complete",
            State::OnTrack => "on_track",
            State::Behind => "behind",
            State::NotBegun => "not_begun",
            State::NeedsDecision => "needs_decision",
        }
    }

    /// The state with this word.
    pub fn from_word(word: &str) -> Option<State> {
        State::ALL.into_iter().find(|state| state.word() == word)
    }

    /// The state of this standing.
    pub fn of(standing: &Standing, now: DateTime<Utc>) -> State {
        let account = &standing.account;
        let settled = standing.kept.state.is_settled();
        let waits = account.undecided().next().is_some();
        if !settled && standing.rules_ended() {
            // Nobody knows what is expected.
            return State::NeedsDecision;
        }
        if settled || standing.complete() {
            return State::Complete;
        }
        if account.counted <= Credit::ZERO && !waits {
            return State::NotBegun;
        }
        let today = standing.rules.program.time_zone.day(now);
        let starts = standing.kept.period.span.starts;
        let first = standing.enrollment.since.map_or(starts, |since| since.max(starts));
        let expected = expected(account.required, first, standing.ends, today);
        match standing.ends < today {
            false if account.counted >= expected => State::OnTrack,
            _ if waits => State::NeedsDecision,
            _ => State::Behind,
        }
    }
}

/// What is expected when `today` begins, in thousandths rounded down.
fn expected(required: Credit, first: NaiveDate, last: NaiveDate, today: NaiveDate) -> Credit {
    let whole = (last - first).num_days().max(1);
    let over = (today - first).num_days().clamp(0, whole);
    // In a wider integer, so that the product always fits.
    let share = i128::from(required.thousandths()) * i128::from(over) / i128::from(whole);
    i64::try_from(share).map_or(required, Credit::from_thousandths)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn what_is_expected_grows_evenly_and_is_rounded_down() {
        let on = |today: &str| {
            let days = ["2025-09-01", "2025-10-01", today].map(|day| day.parse().unwrap());
            expected(Credit::from_thousandths(45_000), days[0], days[1], days[2]).to_string()
        };
        assert_eq!(
            ["2025-08-01", "2025-09-01", "2025-09-02", "2025-09-16", "2025-10-01", "2026-01-01"].map(on),
            ["0", "0", "1.5", "22.5", "45", "45"]
        );
        let days = ["2025-09-01", "2025-09-04", "2025-09-02"].map(|day| day.parse().unwrap());
        assert_eq!(expected(Credit::ONE, days[0], days[1], days[2]).to_string(), "0.333");
    }

    #[test]
    fn every_state_has_a_word_of_its_own() {
        for state in State::ALL {
            assert_eq!(State::from_word(state.word()), Some(state));
        }
    }
}
