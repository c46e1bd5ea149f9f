//! The ledger: whole minutes of training on a day, entered once and never edited.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use uuid::Uuid;

use super::facts::EntryFacts;
use super::rules::{Entry, RuleSet, StatedUnit};
use crate::accounts::UserId;
use crate::db::Conn;
use crate::db::schema::ledger_entries;
use crate::error::{Error, Result};
use crate::format::{self, Mode};
use crate::id::Id;
use crate::lessons::{LessonId, LessonVersionId};
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
    /// A lesson that was completed, for programs in which lessons outside a module count together (rule R4).
    Lesson {
        /// Which.
        lesson: LessonId,
        /// In which version.
        version: LessonVersionId,
    },
}

impl Source {
    /// The module, where it is one.
    pub fn module(self) -> Option<ModuleId> {
        match self {
            Source::Module { module, .. } => Some(module),
            Source::Activity { .. } | Source::Lesson { .. } => None,
        }
    }
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
        self.source.module()
    }

    /// The same, and which time it was.
    pub fn taken(&self) -> Option<(ModuleId, Turn)> {
        match self.source {
            Source::Module { module, turn, .. } => Some((module, turn)),
            Source::Activity { .. } | Source::Lesson { .. } => None,
        }
    }

    /// The version of a lesson that was completed outside a module, where it was one.
    pub fn lesson(&self) -> Option<LessonVersionId> {
        match self.source {
            Source::Lesson { version, .. } => Some(version),
            Source::Module { .. } | Source::Activity { .. } => None,
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
            Source::Module { .. } | Source::Lesson { .. } => None,
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
    lesson_id: Option<LessonId>,
    lesson_version_id: Option<LessonVersionId>,
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
        let of_lesson = self.lesson_id.zip(self.lesson_version_id);
        let source = match (of_module, of_activity, of_lesson) {
            (Some((module, version)), None, None) => Source::Module { module, version, turn: self.turn },
            (None, Some((activity, part)), None) => Source::Activity { activity, part },
            (None, None, Some((lesson, version))) => Source::Lesson { lesson, version },
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
    let known = facts.ended_at.filter(|_| !rules.is_measure());
    known.map_or(occurred_on, |at| rules.program.time_zone.day(at))
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
