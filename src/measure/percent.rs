//! Whole percentages.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::MeasureError;

/// A whole percentage from 0 to 100.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Percent(u8);

impl Percent {
    /// How much of `whole` `part` is, rounded down so that 100% means all of it. `None` when
    /// there is no whole, or the part is larger than it.
    pub fn of(part: u64, whole: u64) -> Option<Self> {
        if part > whole {
            return None;
        }
        let percent = (u128::from(part) * 100).checked_div(u128::from(whole))?;
        u8::try_from(percent).ok().map(Self)
    }

    /// The plain number, 0 to 100.
    pub const fn get(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for Percent {
    type Error = MeasureError;

    fn try_from(percent: u8) -> Result<Self, MeasureError> {
        if percent <= 100 { Ok(Self(percent)) } else { Err(MeasureError::Percent(percent)) }
    }
}

impl From<Percent> for u8 {
    fn from(percent: Percent) -> Self {
        percent.0
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}%", self.0)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_percentage_is_full_only_when_nothing_is_left() {
        assert_eq!(Percent::of(999, 1000).unwrap().to_string(), "99%");
        assert_eq!(Percent::of(1000, 1000).unwrap().get(), 100);
        assert_eq!(Percent::of(0, 3).unwrap().get(), 0);
        assert_eq!(Percent::of(u64::MAX, u64::MAX).unwrap().get(), 100);
        assert_eq!(Percent::of(0, 0), None);
        assert_eq!(Percent::of(4, 3), None);
        assert_eq!(Percent::try_from(101), Err(MeasureError::Percent(101)));
        assert!(serde_json::from_str::<Percent>("101").is_err());
    }
}
