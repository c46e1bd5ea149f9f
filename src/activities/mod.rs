//! Training done elsewhere: what somebody says they did, what shows it, and each step until it counts
//! or doesn't. What it is worth is for the rules to say, and never kept here.

mod bring_over;
mod claim;
mod erase;
pub mod evidence;
mod extent;
mod files;
mod queries;
mod steps;
mod words;
mod write;

pub use bring_over::bring_over;
pub use claim::{Claim, KINDS, MODES, Part};
pub use erase::erase;
pub use extent::{Extent, stated, stated_unit};
pub use files::{File, FileId, NewFile, attach, detach, file, files, hashes};
pub use queries::{Listed, by_id, listed, of_day, of_user, one, title, waiting_of};
pub use steps::{Did, NewStep, Party, Step, first_sent, step, steps, was_reversed};
pub use words::{kind, mode, similar, tag};
pub use write::{NewActivity, discard, enter, keep_form};

use chrono::{DateTime, NaiveDate, Utc};
use diesel::deserialize::{self, FromSql, FromSqlRow};
use diesel::expression::AsExpression;
use diesel::pg::{Pg, PgValue};
use diesel::prelude::*;
use diesel::serialize::{self, Output, ToSql};
use diesel::sql_types::Text;

use crate::accounts::UserId;
use crate::db::schema::activities;
use crate::id::Id;
use crate::organizations::OrganizationId;

/// Identity of an activity.
pub type ActivityId = Id<Activity>;

/// The shelf of the store on which evidence lies.
pub const SHELF: &str = "evidence";

/// How far an activity has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, AsExpression, FromSqlRow)]
#[diesel(sql_type = Text)]
pub enum State {
    /// Being written; nobody else sees it.
    Draft,
    /// Waiting for a validator.
    Submitted,
    /// A validator asked something.
    Returned,
    /// It counts, in full or in part.
    Accepted,
    /// It does not count.
    Rejected,
    /// Its owner took it back.
    Withdrawn,
}

impl State {
    /// All of them, in the order in which they come.
    pub const ALL: [State; 6] =
        [State::Draft, State::Submitted, State::Returned, State::Accepted, State::Rejected, State::Withdrawn];

    /// The word in the database and in messages.
    pub fn word(self) -> &'static str {
        match self {
            State::Draft => "draft",
            State::Submitted => "submitted",
            State::Returned => "returned",
            State::Accepted => "accepted",
            State::Rejected => "rejected",
            State::Withdrawn => "withdrawn",
        }
    }
}

impl ToSql<Text, Pg> for State {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
        <str as ToSql<Text, Pg>>::to_sql(self.word(), out)
    }
}

impl FromSql<Text, Pg> for State {
    fn from_sql(bytes: PgValue<'_>) -> deserialize::Result<Self> {
        let word = <String as FromSql<Text, Pg>>::from_sql(bytes)?;
        State::ALL.into_iter().find(|state| state.word() == word).ok_or_else(|| format!("no state {word}").into())
    }
}

/// What somebody did elsewhere.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = activities)]
pub struct Activity {
    /// Whose.
    pub user_id: UserId,
    /// Identity.
    pub id: ActivityId,
    /// Whose validators decide.
    pub organization_id: OrganizationId,
    /// How far it has come.
    pub state: State,
    /// What stands in the form, as it was typed.
    pub form: serde_json::Value,
    /// What was sent last, a [`Claim`].
    pub claim: Option<serde_json::Value>,
    /// The day it ended, of what was sent last.
    pub occurred_on: Option<NaiveDate>,
    /// Since when it waits, or when it was sent last.
    pub submitted_at: Option<DateTime<Utc>>,
    /// When it was begun.
    pub begun_at: DateTime<Utc>,
    /// When anything last happened to it.
    pub changed_at: DateTime<Utc>,
}

impl Activity {
    /// The page of its owner.
    pub fn path(&self) -> String {
        format!("/record/requests/{}", self.id)
    }

    /// The page of a validator.
    pub fn assoc_path(&self) -> String {
        format!("/assoc/requests/{}", self.id)
    }

    /// What was sent last; none for what was never sent.
    pub fn sent(&self) -> Option<Claim> {
        self.claim.clone().and_then(|claim| serde_json::from_value(claim).ok())
    }

    /// Whether its owner may still change it.
    pub fn is_open(&self) -> bool {
        matches!(self.state, State::Draft | State::Returned)
    }
}
