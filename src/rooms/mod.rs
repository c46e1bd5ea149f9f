//! Group rooms: a module that people take together, each with an answer and minutes of their own (rule R20).
//!
//! Somebody with work at an organization opens a room and leads it, or names who does. Who is there joins by
//! code, or signs the sheet and is entered from it within two weeks. With closing the room, its facilitator attests
//! that those on the list were there: then the minutes of the module go on the record of each who answered the exit
//! question, in the mode *group discussion*. A room that nobody closes lets nobody in after twelve hours, and is not
//! attested by that: it waits until somebody who may says within two weeks who was there. A room for a day that is
//! over is attested by who enters its sheet, which who led it signed. Who is on the list never attests it.
//! What a board's members earn, the board earns (rule R19).

mod attended;
mod bring_over;
mod close;
mod decide;
mod erase;
mod forms;
mod guest_pages;
mod guest_views;
mod lead_pages;
mod lead_views;
mod letter;
mod limits;
mod open;
mod paper;
mod paper_pages;
mod paper_views;
mod queries;
mod seats;
mod sheet;
mod staff_pages;
mod staff_views;
mod worth;

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use diesel::prelude::*;

use crate::accounts::UserId;
use crate::credit::programs::BoardId;
use crate::db::schema::rooms;
use crate::id::Id;
use crate::modules::{ModuleId, ModuleVersionId};
use crate::organizations::OrganizationId;
use crate::web::Routes;
pub use attended::{Attended, attended, list as attended_list};
pub use bring_over::bring_over;
pub use close::tick;
pub use erase::erase;

/// So long a room lets people in, if nobody closes it before, in hours.
const OPEN_HOURS: i64 = 12;
/// So many days after the meeting the sheet can be entered, the exit question answered and the list attested (rule R20).
const DAYS_AFTER: u64 = 14;
/// Letters in each half of a code.
const CODE_HALF: usize = 3;

/// Identity of a room.
pub type RoomId = Id<Room>;

/// A module that people take together.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = rooms)]
pub struct Room {
    /// Identity.
    pub id: RoomId,
    /// For which organization.
    pub organization_id: OrganizationId,
    /// Who leads it.
    pub facilitator_id: UserId,
    /// What they take.
    pub module_id: ModuleId,
    /// In which version.
    pub module_version_id: ModuleVersionId,
    /// The board that meets, if it is one.
    pub board_id: Option<BoardId>,
    /// What lets people in: `7K4-MQ2`.
    pub code: String,
    /// The day, on the organization's calendar.
    pub held_on: NaiveDate,
    /// When it was opened.
    pub opened_at: DateTime<Utc>,
    /// When it was closed.
    pub closed_at: Option<DateTime<Utc>>,
    /// Who attested that those on its list were there (rule R20).
    pub attested_by: Option<UserId>,
    /// When they did; before, its minutes go on no record.
    pub attested_at: Option<DateTime<Utc>>,
}

/// How far a room has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// People join it.
    Open,
    /// Its time is over, and somebody has yet to attest its list.
    Waiting,
    /// Nobody attested it in time.
    Lapsed,
    /// Its list is attested.
    Attested,
}

impl Room {
    /// The page of who leads it.
    fn path(&self) -> String {
        format!("/rooms/{}", self.id)
    }

    /// The page of those who are there.
    fn guest_path(&self) -> String {
        format!("/room/{}", self.code)
    }

    /// Whether people can join by the code.
    fn is_open(&self, now: DateTime<Utc>) -> bool {
        self.closed_at.is_none() && now < self.opened_at + TimeDelta::hours(OPEN_HOURS)
    }

    /// Whether its day was over when it was opened: nobody joined it, and who was there is on the sheet alone.
    fn is_on_paper(&self) -> bool {
        self.closed_at == Some(self.opened_at)
    }

    /// How far it has come; `today` is the organization's.
    fn stage(&self, now: DateTime<Utc>, today: NaiveDate) -> Stage {
        if self.attested_at.is_some() {
            Stage::Attested
        } else if self.is_open(now) {
            Stage::Open
        } else if today > self.last_day() {
            Stage::Lapsed
        } else {
            Stage::Waiting
        }
    }

    /// The last day on which the sheet can be entered, the exit question answered and the list attested.
    fn last_day(&self) -> NaiveDate {
        self.held_on.checked_add_days(Days::new(DAYS_AFTER)).unwrap_or(self.held_on)
    }
}

/// The routes of this slice.
pub fn routes() -> Routes {
    Routes::new()
        .get("/assoc/rooms", staff_pages::list)
        .get("/assoc/rooms/new", staff_pages::new)
        .post("/assoc/rooms/new", staff_pages::create)
        .get("/rooms/{id}", lead_pages::show)
        .post("/rooms/{id}/close", lead_pages::attest)
        .post("/rooms/{id}/attest", lead_pages::attest)
        .post("/rooms/{id}/people/{person}/{what:remove|restore}", lead_pages::change)
        .get("/rooms/{id}/sheet", sheet::show)
        .get("/rooms/{id}/paper", paper_pages::show)
        .post("/rooms/{id}/paper", paper_pages::check)
        .post("/rooms/{id}/paper/enter", paper_pages::enter)
        .get("/room", guest_pages::ask)
        .get("/room/{code}", guest_pages::show)
        .post("/room/{code}", guest_pages::join)
        .post("/room/{code}/answer", guest_pages::answer)
}
