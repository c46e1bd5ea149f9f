//! What the engine is told of a ledger entry.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::measure::{MeasureError, Minutes};

/// Where the minutes of an entry come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// A whole credit module with its evaluation.
    Module,
    /// A lesson on its own, outside any module.
    LooseLesson,
}

/// Minutes of training on a day, or such minutes taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The ledger entry's own id.
    pub id: Uuid,
    /// The day on which the training ended, in the program's time zone (rule R12).
    pub occurred_on: NaiveDate,
    /// How long it was.
    pub minutes: Minutes,
    /// Whether this takes back an earlier entry instead of adding one (rule R21).
    pub taken_back: bool,
    /// Where the minutes come from.
    pub origin: Origin,
}

impl Entry {
    /// An entry as the ledger keeps it, where negative minutes take back an earlier entry. Fails
    /// for the one number that is too large to turn around.
    pub fn from_ledger(id: Uuid, occurred_on: NaiveDate, minutes: i32, origin: Origin) -> Result<Self, MeasureError> {
        let taken_back = minutes < 0;
        let minutes = Minutes::try_from(minutes.unsigned_abs())?;
        Ok(Self { id, occurred_on, minutes, taken_back, origin })
    }

    /// The entry that undoes this one. It keeps the day, the minutes and the origin, so that every
    /// rule set meets it exactly as it met the first.
    pub fn reversal(&self, id: Uuid) -> Self {
        Self { id, taken_back: !self.taken_back, ..self.clone() }
    }
}
