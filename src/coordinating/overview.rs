//! A cohort as its coordinator sees it: where each member stands, and what they add up to.
//!
//! Only what someone did in the pathway of the cohort is looked at, and of that days and minutes,
//! never answers. Names come later, for those who are shown.

use chrono::{DateTime, Utc};

use super::done::done_on;
use super::journey::{Journey, Tally};
use crate::accounts::UserId;
use crate::app::App;
use crate::cohorts::{self, Cohort, OnRoll, Pace, Standing};
use crate::db::Conn;
use crate::error::Result;
use crate::pathways::{self, Pathway};

/// For how many members facts are read at once, so that a large cohort needn't be in memory with all it did.
const PART: usize = 5000;

/// Where one member stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stand {
    pub id: UserId,
    pub joined_at: DateTime<Utc>,
    /// Whether they get the digest.
    pub digest: bool,
    pub tally: Tally,
    pub standing: Standing,
}

/// A cohort with all its members.
pub(super) struct Overview {
    pub pathway: Pathway,
    pub pace: Pace,
    /// In no order.
    pub stands: Vec<Stand>,
}

/// What the members add up to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Figures {
    /// On track or finished; without a last day, active or finished.
    pub well: usize,
    pub behind: usize,
    /// Quiet or not started.
    pub quiet: usize,
    pub minutes: u64,
    /// Those who get the digest.
    pub digest: usize,
}

/// A pathway, and what is expected of it by now.
pub(super) struct Ahead {
    pub pathway: Pathway,
    pub journey: Journey,
    pub pace: Pace,
    now: DateTime<Utc>,
}

impl Ahead {
    /// What lies ahead of a cohort now.
    pub async fn of(conn: &mut Conn, app: &App, cohort: &Cohort, now: DateTime<Utc>) -> Result<Ahead> {
        let pathway = pathways::by_id(conn, cohort.pathway_id).await?;
        let journey = Journey::of(conn, app, &pathway).await?;
        let pace = Pace::of(cohort, journey.minutes(), now);
        Ok(Ahead { pathway, journey, pace, now })
    }

    /// Where all members of a cohort stand, in no order.
    pub async fn all(&self, conn: &mut Conn, cohort: &Cohort) -> Result<Vec<Stand>> {
        let roll = cohorts::roll(conn, cohort.id).await?;
        let mut stands = Vec::with_capacity(roll.len());
        for part in roll.chunks(PART) {
            stands.extend(self.stands(conn, part).await?);
        }
        Ok(stands)
    }

    /// Where these members stand, in their order.
    async fn stands(&self, conn: &mut Conn, members: &[OnRoll]) -> Result<Vec<Stand>> {
        let ids: Vec<UserId> = members.iter().map(|member| member.id).collect();
        let done = done_on(conn, &self.journey, &ids).await?;
        let stand = |(member, done): (&OnRoll, _)| {
            let OnRoll { id, joined_at, digest } = *member;
            let tally = self.journey.tally(done);
            let standing = cohorts::standing(self.pace, tally.minutes, tally.last_active, tally.finished, self.now);
            Stand { id, joined_at, digest, tally, standing }
        };
        Ok(members.iter().zip(&done).map(stand).collect())
    }
}

impl Overview {
    /// The overview of a cohort now.
    pub async fn of(conn: &mut Conn, app: &App, cohort: &Cohort, now: DateTime<Utc>) -> Result<Overview> {
        let ahead = Ahead::of(conn, app, cohort, now).await?;
        let stands = ahead.all(conn, cohort).await?;
        Ok(Overview { pathway: ahead.pathway, pace: ahead.pace, stands })
    }

    /// What they add up to.
    pub fn figures(&self) -> Figures {
        let mut figures = Figures::default();
        for stand in &self.stands {
            match stand.standing {
                Standing::Finished | Standing::OnTrack | Standing::Active => figures.well += 1,
                Standing::Behind => figures.behind += 1,
                Standing::Quiet(_) | Standing::NotStarted => figures.quiet += 1,
            }
            figures.minutes += u64::from(stand.tally.minutes);
            figures.digest += usize::from(stand.digest);
        }
        figures
    }
}

/// Who might need a hand comes first.
pub(super) fn rank(standing: Standing) -> u8 {
    match standing {
        Standing::NotStarted => 0,
        Standing::Quiet(_) => 1,
        Standing::Behind => 2,
        Standing::Active => 3,
        Standing::OnTrack => 4,
        Standing::Finished => 5,
    }
}
