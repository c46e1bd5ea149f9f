//! No news, no mail; and who doesn't come back is written to less, then no more.

use chrono::{DateTime, TimeDelta, Utc};

/// After so many digests without a visit they come monthly (ux.md 11).
const USUAL: usize = 3;
/// After so many more they stop.
const MONTHLY: usize = 3;
/// The least time between two monthly digests: four weeks, so that a weekly rhythm meets it.
const MONTH: TimeDelta = TimeDelta::days(28);

/// How many digests of a member are looked at to decide.
pub(super) const LOOKED_AT: usize = USUAL + MONTHLY;

/// How often someone is written to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pace {
    /// In the cohort's rhythm.
    Usual,
    /// Once a month, because they haven't been here; the message says so.
    Monthly,
    /// This is the last one until they come back; the message says so.
    Last,
    /// Not this time.
    Silent,
}

/// Whether someone who was last here at `visited` is written to at `slot`, and how. `sent` are the
/// slots of the latest digests they got, in any order.
pub(super) fn pace(visited: DateTime<Utc>, sent: &[DateTime<Utc>], slot: DateTime<Utc>) -> Pace {
    let unanswered = sent.iter().filter(|at| **at > visited);
    let latest = unanswered.clone().max();
    let too_soon = latest.is_some_and(|latest| slot - *latest < MONTH);
    match unanswered.count() {
        count if count < USUAL => Pace::Usual,
        count if count >= USUAL + MONTHLY || too_soon => Pace::Silent,
        count if count == USUAL + MONTHLY - 1 => Pace::Last,
        _ => Pace::Monthly,
    }
}

/// Whether the coordinator's note is new to someone: written after the last digest that they got, and
/// since they joined.
pub(super) fn note_is_new(set_at: Option<DateTime<Utc>>, last_digest: Option<DateTime<Utc>>) -> bool {
    set_at.is_some_and(|set| last_digest.is_none_or(|last| set > last))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn week(number: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_760_000_000, 0).unwrap() + TimeDelta::weeks(number)
    }

    #[test]
    fn three_digests_without_a_visit_make_it_monthly_and_three_more_end_it() {
        let visited = week(0);
        let mut sent = Vec::new();
        let mut story = Vec::new();
        for number in 1..=30 {
            let pace = pace(visited, &sent, week(number));
            if pace != Pace::Silent {
                sent.push(week(number));
                story.push((number, pace));
            }
        }
        assert_eq!(
            story,
            [
                (1, Pace::Usual),
                (2, Pace::Usual),
                (3, Pace::Usual),
                (7, Pace::Monthly),
                (11, Pace::Monthly),
                (15, Pace::Last),
            ]
        );
    }

    #[test]
    fn a_visit_brings_back_the_usual_rhythm() {
        let sent: Vec<_> = (1..=6).map(week).collect();
        assert_eq!(pace(week(0), &sent, week(20)), Pace::Silent);
        assert_eq!(pace(week(19), &sent, week(20)), Pace::Usual);
        assert_eq!(pace(week(3), &sent[1..], week(7)), Pace::Silent, "three since then, the last a week ago");
        assert_eq!(pace(week(4), &sent[1..], week(7)), Pace::Usual);
    }

    #[test]
    fn a_note_is_news_once() {
        assert!(!note_is_new(None, None));
        assert!(note_is_new(Some(week(1)), None));
        assert!(note_is_new(Some(week(2)), Some(week(1))));
        assert!(!note_is_new(Some(week(1)), Some(week(2))));
    }
}
