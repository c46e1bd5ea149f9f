//! The ledger: whole minutes of training on a day, entered once and never edited.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use uuid::Uuid;

use super::decided::carry_over;
use super::facts::EntryFacts;
use super::programs::keep_people;
use super::rules::{Entry, RuleSet, StatedUnit};
use crate::accounts::UserId;
use crate::db::Conn;
use crate::db::schema::ledger_entries;
use crate::error::{Error, Result};
use crate::format::{self, Mode};
use crate::id::Id;
use crate::measure::{Credit, Minutes};
use crate::modules::{self, ModuleId, ModuleVersionId, Turn};

/// Identity of an entry.
pub type EntryId = Id<LedgerEntry>;

/// Where the minutes of an entry come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// A module that was completed.
    Module {
        /// Which.
        module: ModuleId,
        /// In which version.
        version: ModuleVersionId,
        /// Which time it was.
        turn: Turn,
    },
    /// Training done elsewhere that was accepted.
    Activity {
        /// Which.
        activity: Uuid,
        /// Which part of it, from one on; parts that are accepted anew get a number of their own.
        part: i16,
    },
}

/// A line of the ledger.
#[derive(Clone, Debug)]
pub struct LedgerEntry {
    /// Whose.
    pub user_id: UserId,
    /// Identity.
    pub id: EntryId,
    /// Where the minutes come from.
    pub source: Source,
    /// The day it ended, on the provider's calendar; in the account of a period on that of the program (rule R12).
    pub occurred_on: NaiveDate,
    /// Whole minutes (rule R1); negative when they take an earlier entry back (rule R21), and zero where the facts
    /// state an amount instead.
    pub minutes: i32,
    /// How it was given, by the word of [`Mode`].
    pub mode: String,
    /// What the rules need to know besides.
    pub facts: EntryFacts,
    /// The entry that it takes back (rule R21).
    pub reverses: Option<EntryId>,
    /// When the line was written.
    pub entered_at: DateTime<Utc>,
}

impl LedgerEntry {
    /// The module that was completed, where it was one.
    pub fn module(&self) -> Option<ModuleId> {
        self.taken().map(|(module, _)| module)
    }

    /// The same, and which time it was.
    pub fn taken(&self) -> Option<(ModuleId, Turn)> {
        match self.source {
            Source::Module { module, turn, .. } => Some((module, turn)),
            Source::Activity { .. } => None,
        }
    }

    /// The entry on the calendar of a program (rules R12 and R27): what ended at a moment that is known ended on the day
    /// that it was in the program's zone. A plain measure is nobody's program and has no calendar.
    pub(super) fn on_calendar_of(self, rules: &RuleSet) -> LedgerEntry {
        LedgerEntry { occurred_on: self.day_under(rules), ..self }
    }

    /// The day that it ended, on the calendar of a program (rules R12 and R27).
    pub fn day_under(&self, rules: &RuleSet) -> NaiveDate {
        day_under(self.occurred_on, &self.facts, rules)
    }

    /// What a transcript states of it, instead of minutes or beside them; negative when it takes an earlier entry back.
    pub fn stated(&self) -> Option<(StatedUnit, Credit)> {
        let (unit, amount) = self.facts.stated?;
        Some((unit, if self.reverses.is_some() { amount.checked_neg()? } else { amount }))
    }

    /// The entry as every program's rules see it, before its headings.
    pub(super) fn bare(&self) -> Result<Entry> {
        let entry = Entry::from_ledger(self.id.uuid(), self.occurred_on, self.minutes, self.facts.origin)
            .map_err(anyhow::Error::from)?;
        let mode = Mode::from_word(&self.mode).unwrap_or(entry.mode);
        let activity = match self.source {
            Source::Module { .. } => None,
            Source::Activity { activity, .. } => Some(activity),
        };
        let (person, reverses) = (self.user_id.uuid(), self.reverses.map(EntryId::uuid));
        Ok(Entry { person, taken_back: reverses.is_some(), reverses, mode, activity, ..entry })
    }
}

#[derive(HasQuery)]
#[diesel(table_name = ledger_entries)]
struct Row {
    user_id: UserId,
    id: EntryId,
    module_id: Option<ModuleId>,
    module_version_id: Option<ModuleVersionId>,
    turn: Turn,
    activity_id: Option<Uuid>,
    activity_part: Option<i16>,
    occurred_on: NaiveDate,
    minutes: i32,
    mode: String,
    facts: serde_json::Value,
    reverses: Option<EntryId>,
    entered_at: DateTime<Utc>,
}

impl Row {
    fn read(self) -> Result<LedgerEntry> {
        let of_module = self.module_id.zip(self.module_version_id);
        let of_activity = self.activity_id.zip(self.activity_part);
        let source = match (of_module, of_activity) {
            (Some((module, version)), None) => Source::Module { module, version, turn: self.turn },
            (None, Some((activity, part))) => Source::Activity { activity, part },
            _ => return Err(Error::Internal(anyhow::anyhow!("ledger entry {} has no one source", self.id))),
        };
        Ok(LedgerEntry {
            user_id: self.user_id,
            id: self.id,
            source,
            occurred_on: self.occurred_on,
            minutes: self.minutes,
            mode: self.mode,
            facts: serde_json::from_value(self.facts)?,
            reverses: self.reverses,
            entered_at: self.entered_at,
        })
    }
}

/// What is to be entered.
#[derive(Clone, Debug)]
pub struct NewEntry {
    /// Where the minutes come from.
    pub source: Source,
    /// The day it ended, on the provider's calendar.
    pub occurred_on: NaiveDate,
    /// Nominal minutes, evaluation included (rule R7), or those that were accepted.
    pub minutes: Minutes,
    /// How it was given.
    pub mode: Mode,
    /// What the rules need to know besides.
    pub facts: EntryFacts,
}

impl NewEntry {
    /// The day that it ended, as the entry will say under these rules.
    pub(super) fn day_under(&self, rules: &RuleSet) -> NaiveDate {
        day_under(self.occurred_on, &self.facts, rules)
    }
}

fn day_under(occurred_on: NaiveDate, facts: &EntryFacts, rules: &RuleSet) -> NaiveDate {
    let known = facts.ended_at.filter(|_| rules.program.authority.is_some());
    known.map_or(occurred_on, |at| rules.program.time_zone.day(at))
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entered {
    /// The entry, new or old.
    pub id: EntryId,
    /// Whether it is new.
    pub first: bool,
}

/// Enters minutes. Each turn of a module is entered once for each learner, in whatever version, and so is each
/// part of an activity: entering it again changes nothing and finds the first entry.
pub async fn enter(conn: &mut Conn, user: UserId, entry: &NewEntry, now: DateTime<Utc>) -> Result<Entered> {
    let id = EntryId::new();
    let minutes = i32::try_from(entry.minutes.get()).map_err(anyhow::Error::from)?;
    let new = Line { id, source: entry.source, minutes, reverses: None, again: 0, now };
    if insert(conn, user, &new, entry.occurred_on, entry.mode.as_str(), &entry.facts).await? {
        return Ok(Entered { id, first: true });
    }
    let (id, _) = latest(conn, user, entry.source).await?.ok_or(Error::NotFound)?;
    Ok(Entered { id, first: false })
}

/// Enters what was taken back again, as a new entry on the same day (rule R21); and what was never entered
/// for the first time. While it stands, entering it again changes nothing and finds it.
pub async fn enter_again(conn: &mut Conn, user: UserId, entry: &NewEntry, now: DateTime<Utc>) -> Result<Entered> {
    let Some((latest, again)) = latest(conn, user, entry.source).await? else {
        return enter(conn, user, entry, now).await;
    };
    if !is_taken_back(conn, user, latest).await? {
        return Ok(Entered { id: latest, first: false });
    }
    let (id, minutes) = (EntryId::new(), i32::try_from(entry.minutes.get()).map_err(anyhow::Error::from)?);
    let again = again.saturating_add(1);
    let new = Line { id, source: entry.source, minutes, reverses: None, again, now };
    if insert(conn, user, &new, entry.occurred_on, entry.mode.as_str(), &entry.facts).await? {
        return Ok(Entered { id, first: true });
    }
    // Somebody else was faster by a moment.
    let latest = self::latest(conn, user, entry.source).await?.ok_or(Error::NotFound)?;
    Ok(Entered { id: latest.0, first: false })
}

/// Enters an entry that was taken back again just as it was. Returns nothing where it was not taken back
/// at this moment, or where it was entered again meanwhile.
pub async fn restore(
    conn: &mut Conn,
    user: UserId,
    taken: (ModuleId, Turn),
    taken_back_at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<Option<EntryId>> {
    let mine = entries_of(conn, user).await?;
    let Some(reversal) = mine
        .iter()
        .find(|entry| entry.reverses.is_some() && entry.entered_at == taken_back_at && entry.taken() == Some(taken))
    else {
        return Ok(None);
    };
    let Some((latest, again)) = latest(conn, user, reversal.source).await? else { return Ok(None) };
    if reversal.reverses != Some(latest) {
        return Ok(None);
    }
    let taken = entry(conn, user, latest).await?;
    let again = again.saturating_add(1);
    let new = Line { id: EntryId::new(), source: taken.source, minutes: taken.minutes, reverses: None, again, now };
    if !insert(conn, user, &new, taken.occurred_on, &taken.mode, &taken.facts).await? {
        return Ok(None);
    }
    if carry_over(conn, user, latest, new.id).await? > 0 {
        keep_people(conn, &[user], now).await?;
    }
    Ok(Some(new.id))
}

/// The entry that was made last from a source, and how often it had been made before.
async fn latest(conn: &mut Conn, user: UserId, source: Source) -> QueryResult<Option<(EntryId, i16)>> {
    let mine = ledger_entries::table
        .filter(ledger_entries::user_id.eq(user))
        .filter(ledger_entries::reverses.is_null())
        .order(ledger_entries::again.desc())
        .select((ledger_entries::id, ledger_entries::again))
        .into_boxed();
    let same = match source {
        Source::Module { module, turn, .. } => {
            mine.filter(ledger_entries::module_id.eq(module)).filter(ledger_entries::turn.eq(turn))
        }
        Source::Activity { activity, part } => {
            mine.filter(ledger_entries::activity_id.eq(activity)).filter(ledger_entries::activity_part.eq(part))
        }
    };
    same.first(conn).await.optional()
}

async fn is_taken_back(conn: &mut Conn, user: UserId, entry: EntryId) -> QueryResult<bool> {
    let reversal =
        ledger_entries::table.filter(ledger_entries::user_id.eq(user)).filter(ledger_entries::reverses.eq(entry));
    diesel::select(diesel::dsl::exists(reversal)).get_result(conn).await
}

/// Takes an entry back by a new one with as many minutes less (rule R21). Taking it back again changes
/// nothing and finds the first.
pub async fn reverse(conn: &mut Conn, user: UserId, entry: EntryId, now: DateTime<Utc>) -> Result<Entered> {
    let taken = self::entry(conn, user, entry).await?;
    if taken.reverses.is_some() {
        return Err(Error::Internal(anyhow::anyhow!("{entry} takes an entry back and can't be taken back itself")));
    }
    let id = EntryId::new();
    let new = Line { id, source: taken.source, minutes: -taken.minutes, reverses: Some(entry), again: 0, now };
    if insert(conn, user, &new, taken.occurred_on, &taken.mode, &taken.facts).await? {
        return Ok(Entered { id, first: true });
    }
    let first = ledger_entries::table
        .filter(ledger_entries::user_id.eq(user))
        .filter(ledger_entries::reverses.eq(entry))
        .select(ledger_entries::id);
    Ok(Entered { id: first.first(conn).await?, first: false })
}

struct Line {
    id: EntryId,
    source: Source,
    minutes: i32,
    reverses: Option<EntryId>,
    again: i16,
    now: DateTime<Utc>,
}

async fn insert(
    conn: &mut Conn,
    user: UserId,
    line: &Line,
    occurred_on: NaiveDate,
    mode: &str,
    facts: &EntryFacts,
) -> Result<bool> {
    let (word, module, turn, activity) = match line.source {
        Source::Module { module, version, turn } => ("module", Some((module, version)), turn, None),
        Source::Activity { activity, part } => ("activity", None, 1, Some((activity, part))),
    };
    let row = (
        ledger_entries::user_id.eq(user),
        ledger_entries::id.eq(line.id),
        ledger_entries::source.eq(word),
        ledger_entries::module_id.eq(module.map(|(module, _)| module)),
        ledger_entries::module_version_id.eq(module.map(|(_, version)| version)),
        ledger_entries::turn.eq(turn),
        ledger_entries::activity_id.eq(activity.map(|(activity, _)| activity)),
        ledger_entries::activity_part.eq(activity.map(|(_, part)| part)),
        ledger_entries::occurred_on.eq(occurred_on),
        ledger_entries::minutes.eq(line.minutes),
        ledger_entries::mode.eq(mode),
        ledger_entries::facts.eq(serde_json::to_value(facts)?),
        ledger_entries::reverses.eq(line.reverses),
        ledger_entries::again.eq(line.again),
        ledger_entries::entered_at.eq(line.now),
    );
    let insert = diesel::insert_into(ledger_entries::table).values(row).on_conflict_do_nothing();
    if insert.execute(conn).await? == 0 {
        return Ok(false);
    }
    // Whoever wrote only one of the two would leave an overview that is wrong until the next day.
    keep_people(conn, &[user], line.now).await?;
    Ok(true)
}

/// One entry of a learner.
pub(super) async fn entry(conn: &mut Conn, user: UserId, id: EntryId) -> Result<LedgerEntry> {
    let mine = Row::query().filter(ledger_entries::user_id.eq(user)).filter(ledger_entries::id.eq(id));
    mine.first(conn).await?.read()
}

/// All entries of a learner, the latest first.
pub async fn entries_of(conn: &mut Conn, user: UserId) -> Result<Vec<LedgerEntry>> {
    let rows: Vec<Row> = Row::query()
        .filter(ledger_entries::user_id.eq(user))
        .order((ledger_entries::occurred_on.desc(), ledger_entries::id.desc()))
        .load(conn)
        .await?;
    rows.into_iter().map(Row::read).collect()
}

/// The same for many learners at once, in no order.
pub async fn entries_of_many(conn: &mut Conn, users: &[UserId]) -> Result<Vec<LedgerEntry>> {
    let rows: Vec<Row> = Row::query().filter(ledger_entries::user_id.eq_any(users)).load(conn).await?;
    rows.into_iter().map(Row::read).collect()
}

/// Entries by whose and which they are, in no order; those that aren't there are left out.
pub async fn entries(conn: &mut Conn, which: &[(UserId, EntryId)]) -> Result<Vec<LedgerEntry>> {
    let (users, ids): (Vec<UserId>, Vec<EntryId>) = which.iter().copied().unzip();
    let these = Row::query().filter(ledger_entries::user_id.eq_any(users)).filter(ledger_entries::id.eq_any(ids));
    these.load(conn).await?.into_iter().map(Row::read).collect()
}

/// Gives entries of modules that were entered before their facts were kept the facts of their version,
/// which never changes.
pub(super) async fn complete(conn: &mut Conn, entries: &mut [LedgerEntry]) -> Result<()> {
    let mut known: HashMap<ModuleVersionId, format::Module> = HashMap::new();
    for entry in entries {
        if let (Source::Module { version, .. }, None) = (entry.source, entry.facts.shelf) {
            let body = match known.get(&version) {
                Some(body) => body,
                None => {
                    let body = modules::read_version(conn, version).await?.body;
                    known.entry(version).or_insert(body)
                }
            };
            let facts = EntryFacts::of_module(body, entry.occurred_on);
            entry.facts = EntryFacts { parts: std::mem::take(&mut entry.facts.parts), ..facts };
        }
    }
    Ok(())
}
