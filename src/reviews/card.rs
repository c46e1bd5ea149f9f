//! A card: what a learner's answers to one check say about when to ask it again.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::fsrs::{Memory, Rating};
use crate::id::Id;

/// One answer to a check, in its lesson or in a review, as far as memory is concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recollection {
    /// When.
    pub at: DateTime<Utc>,
    /// The learning event; the same one twice is one.
    pub event: Id<Recollection>,
    /// How well.
    pub rating: Rating,
    /// Whether the learner was certain and not right.
    #[serde(default)]
    pub misled: bool,
    /// Whether it was a review and not a lesson.
    #[serde(default)]
    pub review: bool,
}

/// What the answers say. A function of them, whatever their order.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// The answers, the earliest first.
    pub answers: Vec<Recollection>,
    /// The memory after the last.
    pub memory: Memory,
    /// Whether the last answer was certain and not right.
    pub misled: bool,
    /// When it was last answered.
    pub answered_at: DateTime<Utc>,
    /// When it was last answered in a review.
    pub reviewed_at: Option<DateTime<Utc>>,
    /// When it is due.
    pub due_at: DateTime<Utc>,
}

impl Card {
    /// The card that these answers make; `None` without any.
    pub fn of(mut answers: Vec<Recollection>) -> Option<Card> {
        answers.sort_by_key(|answer| (answer.at, answer.event));
        answers.dedup_by_key(|answer| answer.event);
        let last = *answers.last()?;
        let mut memory = Memory::first(answers.first()?.rating);
        for pair in answers.windows(2) {
            if let [before, after] = pair {
                memory = memory.after(after.rating, days_between(before.at, after.at));
            }
        }
        // Sure and not right is put right the next day (domain.md 2, hypercorrection).
        let days = if last.misled { 1 } else { memory.interval() };
        let reviewed_at = answers.iter().filter(|answer| answer.review).map(|answer| answer.at).max();
        Some(Card {
            memory,
            misled: last.misled,
            answered_at: last.at,
            reviewed_at,
            due_at: last.at + TimeDelta::days(i64::from(days)) - HALF_A_DAY,
            answers,
        })
    }
}

/// A question that was answered in the afternoon is due two days later in the morning, not at the hour.
pub(super) const HALF_A_DAY: TimeDelta = TimeDelta::hours(12);

/// Days between two answers, rounded to whole ones: what was asked the same day counts as no day.
fn days_between(before: DateTime<Utc>, after: DateTime<Utc>) -> u32 {
    u32::try_from((after - before + HALF_A_DAY).num_days()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn answer(hour: i64, rating: Rating) -> Recollection {
        let start: DateTime<Utc> = "2026-11-02T20:00:00Z".parse().unwrap();
        Recollection {
            at: start + TimeDelta::hours(hour),
            event: Id::from_uuid(uuid::Uuid::from_u128(u128::try_from(hour).unwrap())),
            rating,
            misled: false,
            review: hour > 0,
        }
    }

    #[test]
    fn what_was_answered_in_the_afternoon_is_due_in_the_morning_two_days_later() {
        let card = Card::of(vec![answer(0, Rating::Good)]).unwrap();
        assert_eq!(card.due_at.to_rfc3339(), "2026-11-04T08:00:00+00:00");
        assert_eq!(card.reviewed_at, None);
        // Asked then, it is two days to the formula.
        let again = Card::of(vec![answer(0, Rating::Good), answer(40, Rating::Good)]).unwrap();
        assert!((again.memory.stability - 10.9643).abs() < 0.0001);
        assert_eq!(again.reviewed_at, Some(answer(40, Rating::Good).at));
    }

    #[test]
    fn sure_and_not_right_comes_back_the_next_day() {
        let wrong = Recollection { misled: true, ..answer(0, Rating::Again) };
        let card = Card::of(vec![wrong]).unwrap();
        assert_eq!(card.due_at.to_rfc3339(), "2026-11-03T08:00:00+00:00");
        assert!(card.misled);
        let settled = Card::of(vec![wrong, answer(20, Rating::Good)]).unwrap();
        assert!(!settled.misled);
    }

    #[test]
    fn a_day_is_rounded() {
        let at = |hour| answer(hour, Rating::Good).at;
        assert_eq!([days_between(at(0), at(11)), days_between(at(0), at(13)), days_between(at(0), at(40))], [0, 1, 2]);
        assert_eq!(days_between(at(40), at(0)), 0);
    }

    proptest! {
        #[test]
        fn order_and_repetition_make_no_difference(hours in prop::collection::vec((0i64..5000, 0..3u8), 1..20), turn in 0usize..20) {
            let answers: Vec<Recollection> = hours
                .into_iter()
                .map(|(hour, rating)| answer(hour, [Rating::Again, Rating::Hard, Rating::Good][usize::from(rating)]))
                .collect();
            // One event has one rating.
            let mut once = answers.clone();
            once.sort_by_key(|answer| answer.event);
            once.dedup_by_key(|answer| answer.event);
            let mut shuffled: Vec<_> = once.iter().chain(&once).copied().collect();
            let middle = turn % shuffled.len();
            shuffled.rotate_left(middle);
            prop_assert_eq!(Card::of(shuffled), Card::of(once));
        }
    }
}
