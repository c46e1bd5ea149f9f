//! How much there is of a training: a length, or what a transcript states.

use super::{Claim, Part};
use crate::format::rules::StatedUnit;
use crate::i18n::Words;
use crate::measure::Credit;

/// Minutes, what is stated instead of them, or both. Negative where it takes something back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Extent {
    /// Minutes; zero where only an amount is stated.
    pub minutes: i64,
    /// What a transcript states: three semester hours.
    pub stated: Option<(StatedUnit, Credit)>,
}

impl Extent {
    /// Of a line of the ledger, which is negative in both where it takes something back.
    pub fn of_entry(minutes: i32, stated: Option<(StatedUnit, Credit)>) -> Extent {
        Extent { minutes: minutes.into(), stated }
    }

    /// What all parts come to. They state their amounts in the same unit.
    pub fn of_parts(parts: &[Part]) -> Extent {
        parts.iter().map(Part::extent).fold(Extent::default(), Extent::with)
    }

    /// Both together. What they state is in the same unit.
    #[must_use]
    pub fn with(self, other: Extent) -> Extent {
        Extent {
            minutes: self.minutes.saturating_add(other.minutes),
            stated: match (self.stated, other.stated) {
                (Some((unit, one)), Some((_, other))) => Some((unit, one.checked_add(other).unwrap_or(one))),
                (one, other) => one.or(other),
            },
        }
    }

    /// What is left of it when so much is taken away, where that can be said: not where one of them states an amount and
    /// the other none, or in another unit, and not where more is taken away than there is.
    pub fn without(self, taken: Extent) -> Option<Extent> {
        let minutes = self.minutes.checked_sub(taken.minutes).filter(|left| *left >= 0)?;
        let stated = match (self.stated, taken.stated) {
            (None, None) => None,
            (Some((unit, all)), Some((other, part))) if unit == other => {
                Some((unit, all.checked_sub(part).filter(|left| *left >= Credit::ZERO)?))
            }
            _ => return None,
        };
        Some(Extent { minutes, stated: stated.filter(|(_, left)| *left > Credit::ZERO) })
    }

    /// "60 minutes", "3 semester hours", or both.
    pub fn said(self, words: Words) -> String {
        self.in_words(words, "minutes")
    }

    /// The same where there is little room.
    pub fn short(self, words: Words) -> String {
        self.in_words(words, "minutes-short")
    }

    fn in_words(self, words: Words, minutes: &str) -> String {
        let stated = self.stated.map(|(unit, amount)| stated(words, unit, amount));
        let length = || words.fill(minutes, &[("count", self.minutes.into())]);
        match stated {
            Some(stated) if self.minutes == 0 => stated,
            Some(stated) => format!("{stated}, {}", length()),
            None => length(),
        }
    }

    /// One or more, for a sentence about it.
    pub fn count(self) -> i64 {
        match self.stated {
            Some((_, amount)) if self.minutes == 0 && amount == Credit::ONE => 1,
            Some(_) => 2,
            None => self.minutes,
        }
    }
}

/// An amount with its unit: "3 semester hours".
pub fn stated(words: Words, unit: StatedUnit, amount: Credit) -> String {
    format!("{amount} {}", stated_unit(words, unit, amount))
}

/// The unit in the form that follows an amount.
pub fn stated_unit(words: Words, unit: StatedUnit, amount: Credit) -> String {
    let count: f64 = amount.to_string().parse().unwrap_or_default();
    words.fill("unit-stated", &[("unit", unit.as_str().into()), ("count", count.into())])
}

impl Claim {
    /// How much is claimed.
    pub fn extent(&self) -> Extent {
        Extent { minutes: self.minutes.get().into(), stated: self.stated }
    }

    /// All of it as one part, as it is claimed.
    pub fn whole(&self) -> Part {
        Part { minutes: self.minutes, stated: self.stated, categories: self.categories.clone() }
    }
}

impl Part {
    /// How much of it counts.
    pub fn extent(&self) -> Extent {
        Extent { minutes: self.minutes.get().into(), stated: self.stated }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn hours(amount: &str) -> Option<(StatedUnit, Credit)> {
        Some((StatedUnit::SemesterHour, amount.parse().unwrap()))
    }

    #[test]
    fn what_is_left_is_said_where_both_are_measured_alike() {
        let extent = |minutes, stated| Extent { minutes, stated };
        let (hour, part) = (extent(60, None), extent(50, None));
        assert_eq!(hour.without(part), Some(extent(10, None)));
        assert_eq!(hour.without(hour), Some(Extent::default()));
        assert_eq!(part.without(hour), None);
        assert_eq!(extent(0, hours("3")).without(extent(0, hours("1.5"))), Some(extent(0, hours("1.5"))));
        assert_eq!(extent(60, hours("3")).without(extent(30, hours("3"))), Some(extent(30, None)));
        let ceu = Some((StatedUnit::Ceu, Credit::ONE));
        for (claimed, accepted) in [(hours("3"), None), (None, hours("3")), (hours("3"), ceu), (hours("1"), hours("3"))]
        {
            assert_eq!(extent(60, claimed).without(extent(0, accepted)), None);
        }
    }
}
