//! The ledger: whole minutes of training on a day, entered once and never edited.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use super::rules::{Entry, Origin};
use crate::accounts::UserId;
use crate::db::Conn;
use crate::db::schema::ledger_entries;
use crate::format::Mode;
use crate::id::Id;
use crate::measure::{MeasureError, Minutes};
use crate::modules::{ModuleId, ModuleVersionId};

/// Identity of an entry.
pub type EntryId = Id<LedgerEntry>;

/// A line of the ledger.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = ledger_entries)]
pub struct LedgerEntry {
    /// Whose.
    pub user_id: UserId,
    /// Identity.
    pub id: EntryId,
    /// The module that was completed.
    pub module_id: ModuleId,
    /// In which version.
    pub module_version_id: ModuleVersionId,
    /// The day it ended, on the provider's calendar (rule R12).
    pub occurred_on: NaiveDate,
    /// Whole minutes (rule R1); negative when they take an earlier entry back (rule R21).
    pub minutes: i32,
    /// How it was given, by the word of [`Mode`].
    pub mode: String,
    /// The entry that it takes back (rule R21).
    pub reverses: Option<EntryId>,
    /// When the line was written.
    pub entered_at: DateTime<Utc>,
}

impl LedgerEntry {
    /// The entry as the rules see it.
    pub(super) fn for_rules(&self) -> Result<Entry, MeasureError> {
        let entry = Entry::from_ledger(self.id.uuid(), self.occurred_on, self.minutes, Origin::Module)?;
        let modes = [Mode::Live, Mode::GroupDiscussion, Mode::IndividualInteractive, Mode::IndividualPassive];
        let mode = modes.into_iter().find(|mode| mode.as_str() == self.mode).unwrap_or(entry.mode);
        let (person, reverses) = (self.user_id.uuid(), self.reverses.map(EntryId::uuid));
        Ok(Entry { person, reverses, mode, ..entry })
    }
}

/// What is to be entered.
#[derive(Clone, Debug)]
pub struct NewEntry {
    /// The module that was completed.
    pub module_id: ModuleId,
    /// In which version.
    pub module_version_id: ModuleVersionId,
    /// The day it ended, on the provider's calendar.
    pub occurred_on: NaiveDate,
    /// Nominal minutes, evaluation included (rule R7).
    pub minutes: Minutes,
    /// How it was given.
    pub mode: Mode,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entered {
    /// The entry, new or old.
    pub id: EntryId,
    /// Whether it is new.
    pub first: bool,
}

/// Enters a module's minutes. A module counts once for each learner, in whatever version (rule R5):
/// entering it again changes nothing and finds the first entry.
pub async fn enter(conn: &mut Conn, user: UserId, entry: &NewEntry, now: DateTime<Utc>) -> QueryResult<Entered> {
    let id = EntryId::new();
    let row = (
        ledger_entries::user_id.eq(user),
        ledger_entries::id.eq(id),
        ledger_entries::source.eq("module"),
        ledger_entries::module_id.eq(entry.module_id),
        ledger_entries::module_version_id.eq(entry.module_version_id),
        ledger_entries::occurred_on.eq(entry.occurred_on),
        ledger_entries::minutes.eq(entry.minutes),
        ledger_entries::mode.eq(entry.mode.as_str()),
        ledger_entries::entered_at.eq(now),
    );
    let insert = diesel::insert_into(ledger_entries::table).values(row).on_conflict_do_nothing();
    if insert.execute(conn).await? == 1 {
        return Ok(Entered { id, first: true });
    }
    let id = ledger_entries::table
        .filter(ledger_entries::user_id.eq(user))
        .filter(ledger_entries::module_id.eq(entry.module_id))
        .filter(ledger_entries::reverses.is_null())
        .select(ledger_entries::id)
        .first(conn)
        .await?;
    Ok(Entered { id, first: false })
}

/// One entry of a learner.
pub(super) async fn entry(conn: &mut Conn, user: UserId, id: EntryId) -> QueryResult<LedgerEntry> {
    LedgerEntry::query().filter(ledger_entries::user_id.eq(user)).filter(ledger_entries::id.eq(id)).first(conn).await
}

/// All entries of a learner, the latest first.
pub async fn entries_of(conn: &mut Conn, user: UserId) -> QueryResult<Vec<LedgerEntry>> {
    LedgerEntry::query()
        .filter(ledger_entries::user_id.eq(user))
        .order((ledger_entries::occurred_on.desc(), ledger_entries::id.desc()))
        .load(conn)
        .await
}

/// The same for many learners at once, in no order.
pub async fn entries_of_many(conn: &mut Conn, users: &[UserId]) -> QueryResult<Vec<LedgerEntry>> {
    LedgerEntry::query().filter(ledger_entries::user_id.eq_any(users)).load(conn).await
}
