//! How long a job rests after it failed, and how often it is tried.

use chrono::TimeDelta;

/// After this many attempts a job is given up.
pub const MAX_ATTEMPTS: i32 = 8;

const FIRST: TimeDelta = TimeDelta::seconds(15);

/// The rest after this many attempts (1 or more) have failed: 15 seconds, doubled with each one.
/// `None` when it was the last.
pub(super) fn rest(attempts: i32) -> Option<TimeDelta> {
    if attempts >= MAX_ATTEMPTS {
        return None;
    }
    let doublings = u32::try_from(attempts.max(1) - 1).ok()?;
    FIRST.checked_mul(2_i32.checked_pow(doublings)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_failure_doubles_the_rest_until_the_eighth_is_the_last() {
        let rests: Vec<Option<i64>> = (1..=9).map(|attempts| rest(attempts).map(|rest| rest.num_seconds())).collect();
        let expected = [Some(15), Some(30), Some(60), Some(120), Some(240), Some(480), Some(960), None, None];
        assert_eq!(rests, expected);
    }

    #[test]
    fn a_count_that_cannot_be_still_rests() {
        assert_eq!(rest(0), Some(TimeDelta::seconds(15)));
        assert_eq!(rest(-3), Some(TimeDelta::seconds(15)));
    }
}
