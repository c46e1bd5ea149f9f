//! Turns: a module that somebody takes again is entered in the ledger again.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use super::ledger::{EntryId, LedgerEntry, entries_of, entry};
use crate::accounts::UserId;
use crate::db::Conn;
use crate::db::schema::ledger_entries;
use crate::error::Result;
use crate::modules::{ModuleId, Turn};

/// The entry of this turn of a module that stands.
pub async fn standing_of_module(conn: &mut Conn, user: UserId, taken: (ModuleId, Turn)) -> Result<Option<EntryId>> {
    let mine = entries_of(conn, user).await?;
    Ok(standing(mine.iter()).find(|entry| entry.taken() == Some(taken)).map(|entry| entry.id))
}

/// When what this turn of a module earned was taken back, where it is away; nothing where it stands, and nothing where it
/// never earned any.
pub async fn taken_back_at(conn: &mut Conn, user: UserId, taken: (ModuleId, Turn)) -> Result<Option<DateTime<Utc>>> {
    let mut mine = entries_of(conn, user).await?;
    mine.retain(|entry| entry.taken() == Some(taken));
    if standing(mine.iter()).next().is_some() {
        return Ok(None);
    }
    Ok(mine.iter().filter(|entry| entry.reverses.is_some()).map(|entry| entry.entered_at).max())
}

/// Those of one learner's entries that stand: neither taken back, nor taking back another.
pub(super) fn standing<'l>(
    mine: impl Iterator<Item = &'l LedgerEntry> + Clone,
) -> impl Iterator<Item = &'l LedgerEntry> {
    let back: HashSet<EntryId> = mine.clone().filter_map(|entry| entry.reverses).collect();
    mine.filter(move |entry| entry.reverses.is_none() && !back.contains(&entry.id))
}

/// The last turn of each module that somebody has in the ledger, also where it was taken back.
pub async fn last_turns(conn: &mut Conn, user: UserId) -> QueryResult<Vec<(ModuleId, Turn)>> {
    let rows: Vec<(Option<ModuleId>, Option<Turn>)> = ledger_entries::table
        .filter(ledger_entries::user_id.eq(user).and(ledger_entries::module_id.is_not_null()))
        .group_by(ledger_entries::module_id)
        .select((ledger_entries::module_id, diesel::dsl::max(ledger_entries::turn)))
        .load(conn)
        .await?;
    Ok(rows.into_iter().filter_map(|(module, turn)| module.zip(turn)).collect())
}

/// The entry of the latest turn of a module that somebody has in the ledger, also where it was taken back.
pub async fn last_turn(conn: &mut Conn, user: UserId, module: ModuleId) -> Result<Option<LedgerEntry>> {
    let latest: Option<EntryId> = ledger_entries::table
        .filter(ledger_entries::user_id.eq(user).and(ledger_entries::module_id.eq(module)))
        .filter(ledger_entries::reverses.is_null())
        .order((ledger_entries::turn.desc(), ledger_entries::again.desc()))
        .select(ledger_entries::id)
        .first(conn)
        .await
        .optional()?;
    match latest {
        Some(latest) => entry(conn, user, latest).await.map(Some),
        None => Ok(None),
    }
}
