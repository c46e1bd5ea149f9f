//! A cohort as its coordinator sees it: each member's minutes and standing, and what they add up to.
//!
//! Only what someone did in the pathway of the cohort is looked at, and of that days and minutes,
//! never answers.

use std::cmp::Reverse;

use chrono::{DateTime, Utc};

use super::journey::{Journey, Tally, done_by};
use crate::app::App;
use crate::cohorts::{self, Cohort, Member, Pace, Standing};
use crate::db::Conn;
use crate::error::Result;
use crate::pathways::{self, Pathway};

/// How many members are read at once, so that a large cohort needn't be in memory with all it did.
const PART: usize = 1000;

/// A member and where they stand.
pub(super) struct Row {
    pub member: Member,
    pub tally: Tally,
    pub standing: Standing,
}

/// A cohort with all its members.
pub(super) struct Overview {
    pub pathway: Pathway,
    pub pace: Pace,
    pub rows: Vec<Row>,
}

/// How the members are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Order {
    #[default]
    Quietest,
    Most,
    Name,
}

impl Order {
    pub const ALL: [Order; 3] = [Order::Quietest, Order::Most, Order::Name];

    pub fn word(self) -> &'static str {
        match self {
            Order::Quietest => "quietest",
            Order::Most => "most",
            Order::Name => "name",
        }
    }

    /// The message that names it.
    pub fn key(self) -> &'static str {
        match self {
            Order::Quietest => "hand-order-quietest",
            Order::Most => "hand-order-most",
            Order::Name => "hand-order-name",
        }
    }

    /// The order with this word; the first one for any other.
    pub fn from_word(word: &str) -> Order {
        Order::ALL.into_iter().find(|order| order.word() == word).unwrap_or_default()
    }
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
}

impl Overview {
    /// The overview of a cohort now.
    pub async fn of(conn: &mut Conn, app: &App, cohort: &Cohort, now: DateTime<Utc>) -> Result<Overview> {
        let pathway = pathways::by_id(conn, cohort.pathway_id).await?;
        let journey = Journey::of(conn, app, &pathway).await?;
        let pace = Pace::of(cohort, journey.minutes(), now);
        let members = cohorts::members(conn, cohort.id).await?;
        let mut rows = Vec::with_capacity(members.len());
        for part in members.chunks(PART) {
            let ids: Vec<_> = part.iter().map(|member| member.id).collect();
            let done = done_by(conn, &ids).await?;
            rows.extend(part.iter().map(|member| {
                let tally = done.get(&member.id).map(|done| journey.tally(done)).unwrap_or_default();
                let standing = cohorts::standing(pace, tally.minutes, tally.last_active, tally.finished, now);
                Row { member: member.clone(), tally, standing }
            }));
        }
        Ok(Overview { pathway, pace, rows })
    }

    /// What they add up to.
    pub fn figures(&self) -> Figures {
        let mut figures = Figures::default();
        for row in &self.rows {
            match row.standing {
                Standing::Finished | Standing::OnTrack | Standing::Active => figures.well += 1,
                Standing::Behind => figures.behind += 1,
                Standing::Quiet(_) | Standing::NotStarted => figures.quiet += 1,
            }
            figures.minutes += u64::from(row.tally.minutes);
        }
        figures
    }

    /// Puts the members in this order.
    pub fn sort(&mut self, order: Order) {
        match order {
            Order::Quietest => {
                self.rows.sort_by_key(|row| (rank(row.standing), row.tally.last_active, row.member.joined_at))
            }
            Order::Most => self.rows.sort_by_key(|row| Reverse(row.tally.minutes)),
            // They come by name, in the database's order; here without regard to case.
            Order::Name => self.rows.sort_by_key(|row| row.member.name.to_lowercase()),
        }
    }
}

/// Who might need a hand comes first.
fn rank(standing: Standing) -> u8 {
    match standing {
        Standing::NotStarted => 0,
        Standing::Quiet(_) => 1,
        Standing::Behind => 2,
        Standing::Active => 3,
        Standing::OnTrack => 4,
        Standing::Finished => 5,
    }
}
