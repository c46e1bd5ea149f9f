//! What becomes of other modules when one is taken back, given back or decided on (rule R5).

use chrono::{DateTime, Utc};

use super::awarding::award;
use super::awards::{Award, awards_on};
use super::in_common::Modules;
use super::ledger::{self, LedgerEntry};
use crate::accounts::UserId;
use crate::db::Conn;
use crate::error::Result;
use crate::modules::{ModuleId, Turn};

/// A module that is worth something else now.
#[derive(Clone, Debug)]
pub struct Revalued {
    /// Which, and which turn of it.
    pub taken: (ModuleId, Turn),
    /// What it was worth.
    pub before: Vec<Award>,
    /// What it is worth.
    pub after: Vec<Award>,
}

/// Works out anew what later turns of a module are worth, and modules after it that have lessons in common with it, now
/// that this one was taken back, entered again or decided on. Returns what that changed of those that stand.
pub async fn award_after(
    conn: &mut Conn,
    user: UserId,
    taken: (ModuleId, Turn),
    now: DateTime<Utc>,
) -> Result<Vec<Revalued>> {
    let mine = ledger::entries_of(conn, user).await?;
    let mine: Vec<&LedgerEntry> = mine.iter().collect();
    let modules = Modules::of(&mine);
    let mut revalued = Vec::new();
    for line in modules.after(taken) {
        let before = awards_on(conn, user, line.id).await?;
        let after = award(conn, user, line.id, now).await?;
        if let Some(taken) = modules.taken_by(line).filter(|_| before != after) {
            revalued.push(Revalued { taken, before, after });
        }
    }
    Ok(revalued)
}
