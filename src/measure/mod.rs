//! Whole minutes, exact credit and whole percentages: the numbers that must never be a float.

use thiserror::Error;

mod credit;
mod minutes;
mod percent;

pub use credit::Credit;
pub use minutes::Minutes;
pub use percent::Percent;

/// Why a number was refused.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum MeasureError {
    /// Minutes are whole, not negative, and fit the database's integer.
    #[error("minutes are a whole number from 0 to {max}", max = Minutes::MAX)]
    Minutes,
    /// Credit is a decimal number with at most three decimals.
    #[error("“{0}” is not a credit: write a number with at most three decimals, such as 0.75")]
    Credit(String),
    /// A percentage lies between 0 and 100.
    #[error("{0} is not a percentage: write a whole number from 0 to 100")]
    Percent(u8),
}
