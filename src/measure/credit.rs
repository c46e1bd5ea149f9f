//! Credit in exact thousandths.

use std::fmt;
use std::str::FromStr;

use diesel::deserialize::{self, FromSql, FromSqlRow};
use diesel::expression::AsExpression;
use diesel::pg::{Pg, PgValue};
use diesel::serialize::{self, Output, ToSql};
use diesel::sql_types::BigInt;
use serde::{Deserialize, Serialize};

use super::MeasureError;

/// An exact amount of credit, counted in thousandths of its unit (rule R1). Negative when it takes
/// credit back.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, AsExpression, FromSqlRow,
)]
#[serde(try_from = "String", into = "String")]
#[diesel(sql_type = BigInt)]
pub struct Credit(i64);

impl Credit {
    /// No credit.
    pub const ZERO: Self = Self(0);
    /// One whole unit.
    pub const ONE: Self = Self(1000);

    /// Credit from a count of thousandths: 833 is 0.833.
    pub const fn from_thousandths(thousandths: i64) -> Self {
        Self(thousandths)
    }

    /// How many thousandths this is.
    pub const fn thousandths(self) -> i64 {
        self.0
    }

    /// The sum, or `None` when it does not fit.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// The difference, or `None` when it does not fit.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).map(Self)
    }

    /// The same amount taken back, or `None` when it does not fit.
    pub fn checked_neg(self) -> Option<Self> {
        self.0.checked_neg().map(Self)
    }

    /// The sum of many, or `None` when it does not fit on the way.
    pub fn checked_sum(credits: impl IntoIterator<Item = Self>) -> Option<Self> {
        credits.into_iter().try_fold(Self::ZERO, Self::checked_add)
    }
}

impl fmt::Display for Credit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, rest) = (self.0.unsigned_abs() / 1000, self.0.unsigned_abs() % 1000);
        if rest == 0 {
            return write!(f, "{sign}{whole}");
        }
        let decimals = format!("{rest:03}");
        write!(f, "{sign}{whole}.{}", decimals.trim_end_matches('0'))
    }
}

impl FromStr for Credit {
    type Err = MeasureError;

    /// Reads what `Display` writes, and trailing zeros: `1`, `0.75`, `0.750`, `-0.5`. More than
    /// three decimals are refused rather than rounded.
    fn from_str(text: &str) -> Result<Self, MeasureError> {
        parse_thousandths(text).map(Self).ok_or_else(|| MeasureError::Credit(text.to_owned()))
    }
}

fn parse_thousandths(text: &str) -> Option<i64> {
    let (negative, number) = text.strip_prefix('-').map_or((false, text), |number| (true, number));
    let (whole, decimals) = match number.split_once('.') {
        Some((whole, decimals)) if !decimals.is_empty() && decimals.len() <= 3 => (whole, decimals),
        Some(_) => return None,
        None => (number, ""),
    };
    let digits = format!("{whole}{decimals:0<3}");
    if whole.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    // A wider integer, so that the most negative credit can be read before its sign is set.
    let thousandths: i128 = digits.parse().ok()?;
    i64::try_from(if negative { -thousandths } else { thousandths }).ok()
}

impl TryFrom<String> for Credit {
    type Error = MeasureError;

    fn try_from(text: String) -> Result<Self, MeasureError> {
        text.parse()
    }
}

impl From<Credit> for String {
    fn from(credit: Credit) -> Self {
        credit.to_string()
    }
}

impl ToSql<BigInt, Pg> for Credit {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
        <i64 as ToSql<BigInt, Pg>>::to_sql(&self.0, out)
    }
}

impl FromSql<BigInt, Pg> for Credit {
    fn from_sql(bytes: PgValue<'_>) -> deserialize::Result<Self> {
        Ok(Self(<i64 as FromSql<BigInt, Pg>>::from_sql(bytes)?))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn credit_shows_no_needless_zeros() {
        let shown = [833, 1000, 500, 50, 0, -833, -1500, 12_340].map(|n| Credit::from_thousandths(n).to_string());
        assert_eq!(shown, ["0.833", "1", "0.5", "0.05", "0", "-0.833", "-1.5", "12.34"]);
    }

    #[test]
    fn credit_refuses_what_it_would_have_to_round_or_guess() {
        for text in ["", "-", ".5", "5.", "0.8333", "1,5", "+1", " 1", "1e3", "--1", "0.-5", "99999999999999999999"] {
            assert_eq!(text.parse::<Credit>(), Err(MeasureError::Credit(text.to_owned())), "{text}");
        }
    }

    #[test]
    fn credit_is_a_string_in_json() {
        assert_eq!(serde_json::to_string(&Credit::from_thousandths(750)).unwrap(), "\"0.75\"");
        assert_eq!(serde_json::from_str::<Credit>("\"0.750\"").unwrap().thousandths(), 750);
        assert!(serde_json::from_str::<Credit>("0.75").is_err());
    }

    #[test]
    fn credit_does_not_wrap_around() {
        let most = Credit::from_thousandths(i64::MAX);
        let least = Credit::from_thousandths(i64::MIN);
        assert_eq!(most.checked_add(Credit::ONE), None);
        assert_eq!(least.checked_sub(Credit::ONE), None);
        assert_eq!(least.checked_neg(), None);
        assert_eq!(Credit::checked_sum([most, Credit::ONE]), None);
        assert_eq!(Credit::checked_sum([Credit::ONE, Credit::from_thousandths(-250)]).unwrap().to_string(), "0.75");
    }

    proptest! {
        #[test]
        fn credit_reads_back_what_it_wrote(thousandths: i64) {
            let credit = Credit::from_thousandths(thousandths);
            prop_assert_eq!(credit.to_string().parse::<Credit>().unwrap(), credit);
        }

        #[test]
        fn any_text_is_read_or_refused(text in "-?[0-9.]{0,22}") {
            if let Ok(credit) = text.parse::<Credit>() {
                prop_assert_eq!(credit.to_string().parse::<Credit>().unwrap(), credit);
            }
        }
    }
}
