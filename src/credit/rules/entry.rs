//! What the engine is told of a ledger entry.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{ActivityKind, Exclusion, Origin, Refusal, StatedUnit, Working};
use crate::format::Mode;
use crate::measure::{Credit, MeasureError, Minutes};

/// A piece of content that an entry is made of, so that nothing counts twice (rule R5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// The lesson, or the group of equivalents that it belongs to.
    pub content: Uuid,
    /// The number of its major version; 0 where nobody had numbered it yet, which was the first.
    pub major: u32,
    /// Its share of the minutes.
    pub minutes: Minutes,
}

impl Part {
    /// A lesson with its minutes. Of a group of equivalents, all are the same content.
    pub fn of(lesson: Uuid, group: Option<&str>, major: u32, minutes: Minutes) -> Self {
        Self { content: group.map_or(lesson, of_group), major, minutes }
    }
}

/// The same id for the same name, here and in every other installation.
fn of_group(name: &str) -> Uuid {
    let hash = Sha256::digest(format!("carrel lessons that count once\n{name}"));
    let mut id = [0; 16];
    id.copy_from_slice(&hash[..16]);
    uuid::Builder::from_random_bytes(id).into_uuid()
}

/// What a person with the right to do so decided where the rules leave it open. It holds for the entry, also
/// where later rules would say something else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decided {
    /// So much; zero for no credit.
    pub credit: Credit,
    /// The heading that it falls under, by its code, where the rules leave that open (rule R11).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// Why.
    pub reason: String,
    /// For whom it was decided, by name, and when, on their calendar.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<(String, NaiveDate)>,
}

impl Decided {
    /// Whether it was decided that there is no credit.
    pub(super) fn refuses(&self) -> bool {
        self.credit <= Credit::ZERO
    }

    /// That there is none, as a refusal.
    pub(super) fn refusal(&self) -> Refusal {
        Refusal::Decided { reason: self.reason.clone(), by: self.by.clone() }
    }

    /// That there is some, as the sum that was done.
    pub(super) fn working(&self) -> Working {
        Working::Decided { reason: self.reason.clone(), by: self.by.clone() }
    }
}

/// Training on a day, or such training taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The ledger entry's own id.
    pub id: Uuid,
    /// Whose it is; matters where a board earns together.
    pub person: Uuid,
    /// The day on which the training ended, in the program's time zone (rule R12).
    pub occurred_on: NaiveDate,
    /// How long it was, without breaks, introductions and business (rule R6).
    pub minutes: Minutes,
    /// Whether this takes back an earlier entry instead of adding one (rule R21).
    pub taken_back: bool,
    /// The entry that it takes back.
    pub reverses: Option<Uuid>,
    /// Where the minutes come from.
    pub origin: Origin,
    /// What was done.
    pub kind: ActivityKind,
    /// How it was given.
    pub mode: Mode,
    /// Who gave it, by slug.
    pub provider: Option<String>,
    /// What it was about; counts how often the same is presented.
    pub topic: Option<String>,
    /// The headings of this rule set that it falls under.
    pub categories: Vec<String>,
    /// What it is made of.
    pub parts: Vec<Part>,
    /// The activity that it is a session of.
    pub activity: Option<Uuid>,
    /// What was stated instead of minutes: three semester hours.
    pub stated: Option<(StatedUnit, Credit)>,
    /// When it was reported; none where nobody had to.
    pub reported_on: Option<NaiveDate>,
    /// Why it counts although it was reported late (rule R13).
    pub late_reason: Option<String>,
    /// When it was approved, where the program asks for that.
    pub approved_on: Option<NaiveDate>,
    /// What it teaches that some programs exclude (rule R30).
    pub teaches: Vec<Exclusion>,
    /// How long somebody was at it, in seconds, where it was measured (rule R8).
    pub engaged_seconds: Option<u32>,
    /// What was decided where the rules leave it open.
    pub decided: Option<Decided>,
}

impl Entry {
    /// A module on one's own, and nothing more said about it.
    pub fn module(id: Uuid, occurred_on: NaiveDate, minutes: Minutes) -> Self {
        Self {
            id,
            person: Uuid::nil(),
            occurred_on,
            minutes,
            taken_back: false,
            reverses: None,
            origin: Origin::Module,
            kind: ActivityKind::Course,
            mode: Mode::IndividualInteractive,
            provider: None,
            topic: None,
            categories: Vec::new(),
            parts: Vec::new(),
            activity: None,
            stated: None,
            reported_on: None,
            late_reason: None,
            approved_on: None,
            teaches: Vec::new(),
            engaged_seconds: None,
            decided: None,
        }
    }

    /// An entry as the ledger keeps it, where negative minutes take back an earlier entry. Fails
    /// for the one number that is too large to turn around.
    pub fn from_ledger(id: Uuid, occurred_on: NaiveDate, minutes: i32, origin: Origin) -> Result<Self, MeasureError> {
        let taken_back = minutes < 0;
        let minutes = Minutes::try_from(minutes.unsigned_abs())?;
        Ok(Self { taken_back, origin, ..Self::module(id, occurred_on, minutes) })
    }

    /// The entry that undoes this one. It keeps the day, the minutes and the origin, so that every
    /// rule set meets it exactly as it met the first.
    pub fn reversal(&self, id: Uuid) -> Self {
        Self { id, taken_back: !self.taken_back, reverses: Some(self.id), ..self.clone() }
    }
}
