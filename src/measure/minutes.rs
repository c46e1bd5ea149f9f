//! Time in whole minutes.

use std::fmt;
use std::iter::Sum;

use diesel::deserialize::{self, FromSql, FromSqlRow};
use diesel::expression::AsExpression;
use diesel::pg::{Pg, PgValue};
use diesel::serialize::{self, Output, ToSql};
use diesel::sql_types::Integer;
use serde::{Deserialize, Serialize};

use super::MeasureError;

/// A length of time in whole minutes, never negative (rule R1).
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, AsExpression, FromSqlRow,
)]
#[serde(try_from = "u32", into = "u32")]
#[diesel(sql_type = Integer)]
pub struct Minutes(u32);

impl Minutes {
    /// No time at all.
    pub const ZERO: Self = Self(0);
    /// The most that the database can hold, a little over four thousand years.
    pub const MAX: u32 = i32::MAX.unsigned_abs();

    /// The plain number of minutes.
    pub const fn get(self) -> u32 {
        self.0
    }

    /// The sum, or `None` when it is more than [`Minutes::MAX`].
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0)?.try_into().ok()
    }
}

impl From<u16> for Minutes {
    fn from(minutes: u16) -> Self {
        Self(u32::from(minutes))
    }
}

impl TryFrom<u32> for Minutes {
    type Error = MeasureError;

    fn try_from(minutes: u32) -> Result<Self, MeasureError> {
        if minutes <= Self::MAX { Ok(Self(minutes)) } else { Err(MeasureError::Minutes) }
    }
}

impl TryFrom<i32> for Minutes {
    type Error = MeasureError;

    fn try_from(minutes: i32) -> Result<Self, MeasureError> {
        u32::try_from(minutes).map(Self).map_err(|_| MeasureError::Minutes)
    }
}

impl From<Minutes> for u32 {
    fn from(minutes: Minutes) -> Self {
        minutes.0
    }
}

/// Adds up; stays at [`Minutes::MAX`] should a sum ever pass it.
impl Sum for Minutes {
    fn sum<I: Iterator<Item = Self>>(minutes: I) -> Self {
        minutes.fold(Self::ZERO, |sum, next| sum.checked_add(next).unwrap_or(Self(Self::MAX)))
    }
}

impl fmt::Display for Minutes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = if self.0 == 1 { "minute" } else { "minutes" };
        write!(f, "{} {word}", self.0)
    }
}

impl ToSql<Integer, Pg> for Minutes {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
        let minutes = i32::try_from(self.0)?;
        <i32 as ToSql<Integer, Pg>>::to_sql(&minutes, &mut out.reborrow())
    }
}

impl FromSql<Integer, Pg> for Minutes {
    fn from_sql(bytes: PgValue<'_>) -> deserialize::Result<Self> {
        Ok(Self::try_from(<i32 as FromSql<Integer, Pg>>::from_sql(bytes)?)?)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn minutes_are_said_in_words() {
        assert_eq!(Minutes::from(50).to_string(), "50 minutes");
        assert_eq!(Minutes::from(1).to_string(), "1 minute");
        assert_eq!(Minutes::ZERO.to_string(), "0 minutes");
    }

    #[test]
    fn minutes_refuse_what_the_database_cannot_hold() {
        assert_eq!(Minutes::try_from(-1), Err(MeasureError::Minutes));
        assert_eq!(Minutes::try_from(Minutes::MAX + 1), Err(MeasureError::Minutes));
        let most = Minutes::try_from(Minutes::MAX).unwrap();
        assert_eq!(most.checked_add(Minutes::from(1)), None);
        assert_eq!([most, most].into_iter().sum::<Minutes>(), most);
        assert!(serde_json::from_str::<Minutes>("2147483648").is_err());
        assert!(serde_json::from_str::<Minutes>("-3").is_err());
    }

    #[test]
    fn minutes_are_a_plain_number_in_json() {
        assert_eq!(serde_json::to_string(&Minutes::from(50)).unwrap(), "50");
        assert_eq!(serde_json::from_str::<Minutes>("50").unwrap(), Minutes::from(50));
        assert_eq!([4, 5, 6].map(Minutes::from).into_iter().sum::<Minutes>().get(), 15);
    }
}
