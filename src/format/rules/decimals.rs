//! How finely credit is kept.

use serde::{Deserialize, Serialize};

/// The smallest part of a unit that a rule set keeps: `decimals = 1`, `2` or `3` in its file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub enum Decimals {
    /// One decimal.
    Tenth,
    /// Two decimals.
    Hundredth,
    /// Three decimals.
    #[default]
    Thousandth,
}

impl Decimals {
    /// The part in thousandths of a unit.
    pub const fn thousandths(self) -> i64 {
        match self {
            Self::Tenth => 100,
            Self::Hundredth => 10,
            Self::Thousandth => 1,
        }
    }

    /// The part in words, to follow "kept to the".
    pub const fn word(self) -> &'static str {
        match self {
            Self::Tenth => "tenth",
            Self::Hundredth => "hundredth",
            Self::Thousandth => "thousandth",
        }
    }
}

impl TryFrom<u8> for Decimals {
    type Error = &'static str;

    fn try_from(decimals: u8) -> Result<Self, Self::Error> {
        match decimals {
            1 => Ok(Self::Tenth),
            2 => Ok(Self::Hundredth),
            3 => Ok(Self::Thousandth),
            _ => Err("decimals are 1, 2 or 3"),
        }
    }
}

impl From<Decimals> for u8 {
    fn from(decimals: Decimals) -> Self {
        match decimals {
            Decimals::Tenth => 1,
            Decimals::Hundredth => 2,
            Decimals::Thousandth => 3,
        }
    }
}
