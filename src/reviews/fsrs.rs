//! FSRS-6: when a question should come again, from how it was remembered.
//!
//! The model of the Free Spaced Repetition Scheduler, version 6, with its default weights (see
//! "The Algorithm" in the wiki of open-spaced-repetition/fsrs4anki). A memory has a stability, the
//! days after which it is recalled nine times of ten, and a difficulty between 1 and 10.

use serde::{Deserialize, Serialize};

/// The name under which a card keeps which model made its numbers.
pub const ALGORITHM: &str = "fsrs-6";

/// The share of questions that shall still be remembered when they come.
pub const RETENTION: f64 = 0.90;

/// No question waits longer than this, in days.
pub const LONGEST_DAYS: u16 = 180;

/// The 21 default weights of FSRS-6.
const W: [f64; 21] = [
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629,
    1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
];

/// Stability never falls below this, in days.
const LEAST_STABILITY: f64 = 0.001;

/// How well a question was remembered. Answers are never called easy by themselves: whoever finds a
/// question easy answers it, and only that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rating {
    /// Not remembered.
    Again,
    /// Remembered with a hint, or guessed.
    Hard,
    /// Remembered.
    Good,
}

impl Rating {
    /// The grade in the formulas, 1 to 4.
    fn grade(self) -> f64 {
        match self {
            Rating::Again => 1.0,
            Rating::Hard => 2.0,
            Rating::Good => 3.0,
        }
    }
}

/// What is known of a memory.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Memory {
    /// Days until it is recalled nine times of ten.
    pub stability: f64,
    /// 1 to 10.
    pub difficulty: f64,
}

impl Memory {
    /// After the first answer.
    pub fn first(rating: Rating) -> Memory {
        let stability = match rating {
            Rating::Again => W[0],
            Rating::Hard => W[1],
            Rating::Good => W[2],
        };
        Memory { stability, difficulty: first_difficulty(rating.grade()).clamp(1.0, 10.0) }
    }

    /// After another answer, `days` whole days after the last one.
    pub fn after(self, rating: Rating, days: u32) -> Memory {
        let stability = match (days, rating) {
            (0, _) => self.same_day(rating),
            (_, Rating::Again) => self.forgotten(days),
            _ => self.recalled(rating, days),
        };
        Memory { stability: stability.max(LEAST_STABILITY), difficulty: self.harder_or_easier(rating) }
    }

    /// The share of such memories that are recalled after so many days: 1 at once, 0.9 after `stability`.
    pub fn recall(self, days: f64) -> f64 {
        (1.0 + factor() * days / self.stability).powf(-W[20])
    }

    /// Whole days until it is due, at least 1.
    pub fn interval(self) -> u16 {
        let days = self.stability / factor() * (RETENTION.powf(-1.0 / W[20]) - 1.0);
        (1..LONGEST_DAYS).find(|whole| f64::from(*whole) + 0.5 > days).unwrap_or(LONGEST_DAYS)
    }

    fn recalled(self, rating: Rating, days: u32) -> f64 {
        let Memory { stability, difficulty } = self;
        let forgetting = 1.0 - self.recall(f64::from(days));
        let penalty = if rating == Rating::Hard { W[15] } else { 1.0 };
        let gain =
            W[8].exp() * (11.0 - difficulty) * stability.powf(-W[9]) * ((W[10] * forgetting).exp() - 1.0) * penalty;
        stability * (1.0 + gain)
    }

    fn forgotten(self, days: u32) -> f64 {
        let Memory { stability, difficulty } = self;
        let forgetting = 1.0 - self.recall(f64::from(days));
        let new = W[11] * difficulty.powf(-W[12]) * ((stability + 1.0).powf(W[13]) - 1.0) * (W[14] * forgetting).exp();
        new.min(stability / (W[17] * W[18]).exp())
    }

    fn same_day(self, rating: Rating) -> f64 {
        let change = (W[17] * (rating.grade() - 3.0 + W[18])).exp() * self.stability.powf(-W[19]);
        self.stability * if rating == Rating::Good { change.max(1.0) } else { change }
    }

    fn harder_or_easier(self, rating: Rating) -> f64 {
        let moved = self.difficulty - W[6] * (rating.grade() - 3.0) * (10.0 - self.difficulty) / 9.0;
        (W[7] * first_difficulty(4.0) + (1.0 - W[7]) * moved).clamp(1.0, 10.0)
    }
}

fn first_difficulty(grade: f64) -> f64 {
    W[4] - (W[5] * (grade - 1.0)).exp() + 1.0
}

/// Makes recall 0.9 after `stability` days.
fn factor() -> f64 {
    0.9_f64.powf(-1.0 / W[20]) - 1.0
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn near(is: f64, must: f64) {
        assert!((is - must).abs() < 0.0001, "is {is}, must be {must}");
    }

    /// The golden numbers of domain.md, section 2.1.
    #[test]
    fn the_golden_numbers_come_out() {
        near(factor(), 0.980_346);
        near(Memory::first(Rating::Again).difficulty, 6.4133);
        near(Memory::first(Rating::Hard).difficulty, 5.1122);
        near(Memory::first(Rating::Good).difficulty, 2.1181);
        near(first_difficulty(4.0).clamp(1.0, 10.0), 1.0);

        let second = Memory::first(Rating::Good).after(Rating::Good, 2);
        near(second.stability, 10.9643);
        near(second.difficulty, 2.1112);
        let lapsed = second.after(Rating::Again, 10);
        near(lapsed.stability, 1.5221);
        near(lapsed.difficulty, 7.3922);
    }

    #[test]
    fn who_remembers_on_time_is_asked_after_2_11_46_and_163_days_and_then_every_180() {
        let mut memory = Memory::first(Rating::Good);
        let mut days = vec![memory.interval()];
        for _ in 0..4 {
            memory = memory.after(Rating::Good, u32::from(memory.interval()));
            days.push(memory.interval());
        }
        assert_eq!(days, [2, 11, 46, 163, 180]);
    }

    #[test]
    fn a_fact_that_never_comes_back_fades() {
        let memory = Memory::first(Rating::Good);
        for (days, share) in [(1.0, 0.95), (7.0, 0.81), (30.0, 0.67), (90.0, 0.57), (365.0, 0.46)] {
            let recall = memory.recall(days);
            assert!((recall - share).abs() < 0.006, "after {days} days {recall}, must be {share}");
        }
    }

    fn ratings() -> impl Strategy<Value = Rating> {
        prop::sample::select(vec![Rating::Again, Rating::Hard, Rating::Good])
    }

    proptest! {
        #[test]
        fn whatever_happens_the_numbers_stay_in_their_bounds(
            first in ratings(),
            answers in prop::collection::vec((ratings(), 0u32..2000), 0..40),
        ) {
            let mut memory = Memory::first(first);
            for (rating, days) in answers {
                let before = memory;
                memory = memory.after(rating, days);
                prop_assert!(memory.stability.is_finite() && memory.stability > 0.0);
                prop_assert!((1.0..=10.0).contains(&memory.difficulty));
                prop_assert!((1..=LONGEST_DAYS).contains(&memory.interval()));
                if rating == Rating::Good {
                    prop_assert!(memory.stability >= before.stability, "remembering never makes it weaker");
                }
                if rating == Rating::Again {
                    prop_assert!(memory.stability <= before.stability.max(LEAST_STABILITY));
                }
            }
        }
    }
}
