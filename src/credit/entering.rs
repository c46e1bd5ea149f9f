//! Writing the ledger: what is entered, taken back, and entered again.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use super::decided::carry_over;
use super::facts::EntryFacts;
use super::ledger::{EntryId, NewEntry, Source, entries_of, entry};
use super::programs::keep_people;
use crate::accounts::UserId;
use crate::db::Conn;
use crate::db::schema::ledger_entries;
use crate::error::{Error, Result};
use crate::modules::{ModuleId, Turn};

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

/// Enters many of one learner, and works out once where they stand. Each version of a lesson is entered once; one that is
/// there already, or was taken back, is left as it is. Returns how many are new.
pub async fn enter_all(conn: &mut Conn, user: UserId, entries: &[NewEntry], now: DateTime<Utc>) -> Result<usize> {
    let mut new = 0;
    for entry in entries {
        let minutes = i32::try_from(entry.minutes.get()).map_err(anyhow::Error::from)?;
        let line = Line { id: EntryId::new(), source: entry.source, minutes, reverses: None, again: 0, now };
        new += write(conn, user, &line, entry.occurred_on, entry.mode.as_str(), &entry.facts).await?;
    }
    if new > 0 {
        keep_people(conn, &[user], now).await?;
    }
    Ok(new)
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
        Source::Lesson { version, .. } => mine.filter(ledger_entries::lesson_version_id.eq(version)),
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
    if write(conn, user, line, occurred_on, mode, facts).await? == 0 {
        return Ok(false);
    }
    // Whoever wrote only one of the two would leave an overview that is wrong until the next day.
    keep_people(conn, &[user], line.now).await?;
    Ok(true)
}

/// Writes a line, and leaves where its owner stands to be worked out.
async fn write(
    conn: &mut Conn,
    user: UserId,
    line: &Line,
    occurred_on: NaiveDate,
    mode: &str,
    facts: &EntryFacts,
) -> Result<usize> {
    let (word, module, turn, activity, lesson) = match line.source {
        Source::Module { module, version, turn } => ("module", Some((module, version)), turn, None, None),
        Source::Activity { activity, part } => ("activity", None, 1, Some((activity, part)), None),
        Source::Lesson { lesson, version } => ("lesson", None, 1, None, Some((lesson, version))),
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
        ledger_entries::lesson_id.eq(lesson.map(|(lesson, _)| lesson)),
        ledger_entries::lesson_version_id.eq(lesson.map(|(_, version)| version)),
        ledger_entries::occurred_on.eq(occurred_on),
        ledger_entries::minutes.eq(line.minutes),
        ledger_entries::mode.eq(mode),
        ledger_entries::facts.eq(serde_json::to_value(facts)?),
        ledger_entries::reverses.eq(line.reverses),
        ledger_entries::again.eq(line.again),
        ledger_entries::entered_at.eq(line.now),
    );
    Ok(diesel::insert_into(ledger_entries::table).values(row).on_conflict_do_nothing().execute(conn).await?)
}
