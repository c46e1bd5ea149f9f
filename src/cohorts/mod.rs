//! Cohorts, their members, and how far they are.
//!
//! A cohort is learners of an organization who follow one pathway together. Whose cohort it is stands
//! in each query: to a coordinator of another organization, and to who isn't a member, it isn't there.

mod bring_over;
mod digest;
mod erase;
mod members;
mod people;
mod queries;
mod roll;
mod slots;
mod standing;
mod write;

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;

use crate::accounts::UserId;
use crate::db::schema::cohorts;
use crate::id::Id;
use crate::organizations::OrganizationId;
use crate::pathways::PathwayId;
use crate::time::{Rhythm, Zone};
pub use bring_over::bring_over;
pub use digest::{advance_digest, digest_due, lock_due, set_digest};
pub use erase::{erase, looked_after_by};
pub use members::{Known, Member, Membership, join, join_many, known, leave, members, membership, memberships};
pub use people::{Found, Person, Said, answers, meant, people_of, said};
pub use queries::{Listed, by_id, by_join_code, listed, of_member, of_organizations};
pub use roll::{OnRoll, by_name, in_full, roll};
pub use slots::upcoming_slot;
pub use standing::{Pace, Standing, standing};
pub use write::{Draft, change, create};

/// The longest note, in characters.
pub const NOTE_CHARACTERS: usize = 300;

/// Letters in each half of a join code.
const JOIN_CODE_HALF: usize = 4;

/// Identity of a cohort.
pub type CohortId = Id<Cohort>;

/// Learners who follow a pathway together.
#[derive(Clone, Debug, HasQuery)]
pub struct Cohort {
    /// Identity.
    pub id: CohortId,
    /// Whose.
    pub organization_id: OrganizationId,
    /// Its name in addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// What they follow.
    pub pathway_id: PathwayId,
    /// Who looks after it, and whom its members write to.
    pub coordinator_id: UserId,
    /// The first day, in its zone.
    pub starts_on: NaiveDate,
    /// The last day, in its zone, if there is one.
    pub ends_on: Option<NaiveDate>,
    /// The zone of its days and of its digest.
    pub time_zone: Zone,
    /// What lets someone join, as it is printed: `7K4M-Q2RX`.
    pub join_code: String,
    /// What its coordinator wants to say in the next digest; may be empty.
    pub note: String,
    /// When the note was last written.
    pub note_set_at: Option<DateTime<Utc>>,
    /// When its digest leaves; `None` for no digest.
    pub digest_rhythm: Option<Rhythm>,
    /// The next slot of the digest.
    pub digest_next_at: Option<DateTime<Utc>>,
}

impl Cohort {
    /// The page of its members.
    pub fn path(&self) -> String {
        format!("/cohorts/{}", self.slug)
    }

    /// The page of its coordinator.
    pub fn assoc_path(&self) -> String {
        format!("/assoc/cohorts/{}", self.slug)
    }

    /// The page where someone joins.
    pub fn join_path(&self) -> String {
        format!("/join/{}", self.join_code)
    }

    /// Whether its last day is over.
    pub fn is_over(&self, now: DateTime<Utc>) -> bool {
        self.ends_on.is_some_and(|last| self.time_zone.day(now) > last)
    }
}
