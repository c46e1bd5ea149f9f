//! Which entries of the one account go over what counts already in the other (rule R5).
//!
//! In a program the rules see to it, period by period. Outside of programs an entry says of itself that it repeats
//! another, as one does that is made in a single account; of two accounts neither knew of the other.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use crate::accounts::UserId;
use crate::accounts::joins::Pair;
use crate::certificates;
use crate::credit::{self, EntryId, LedgerEntry};
use crate::db::Conn;
use crate::db::schema::periods;
use crate::error::Result;
use crate::modules::{ModuleId, Turn};

/// A module that was completed, as far as it matters here.
#[derive(Clone, Copy, Debug)]
struct Done {
    entry: EntryId,
    module: ModuleId,
    on: NaiveDate,
    /// The last day of its certificate, if it has one.
    until: Option<NaiveDate>,
    /// Whether it says already that it repeats another.
    repeats: bool,
}

/// The entries of the account that is left that go over what counts in the account that stays.
pub(super) async fn of(conn: &mut Conn, pair: Pair) -> Result<Vec<EntryId>> {
    let (mine, theirs) = (done(conn, pair.into).await?, done(conn, pair.from).await?);
    let begins = periods::table
        .filter(periods::holder_id.eq_any([pair.from.uuid(), pair.into.uuid()]))
        .select(periods::starts)
        .load(conn)
        .await?;
    Ok(among(&mine, &theirs, &begins))
}

async fn done(conn: &mut Conn, user: UserId) -> Result<Vec<Done>> {
    let certificates = certificates::of_user(conn, user).await?;
    let until: HashMap<(ModuleId, Turn), Option<NaiveDate>> = certificates
        .into_iter()
        .filter(certificates::Certificate::stands)
        .filter_map(|certificate| Some((certificate.subject.taken()?, certificate.facts.expires_on)))
        .collect();
    let entries = credit::entries_of(conn, user).await?;
    let back: HashSet<EntryId> = entries.iter().filter_map(|entry| entry.reverses).collect();
    let stands = |entry: &&LedgerEntry| entry.reverses.is_none() && !back.contains(&entry.id);
    let found = entries.iter().filter(stands).filter_map(|entry| {
        let taken = entry.taken()?;
        let (module, until) = (taken.0, until.get(&taken).copied().flatten());
        Some(Done { entry: entry.id, module, on: entry.occurred_on, until, repeats: entry.facts.repeats })
    });
    Ok(found.collect())
}

/// Of theirs those of a module that is among mine as well, where nothing had run out in between: no certificate of the
/// earlier one, and no period had begun.
fn among(mine: &[Done], theirs: &[Done], begins: &[NaiveDate]) -> Vec<EntryId> {
    let run_out = |one: &Done, other: &Done| {
        let (early, late) = if one.on <= other.on { (one, other) } else { (other, one) };
        begins.iter().any(|begin| early.on < *begin && *begin <= late.on)
            || early.until.is_some_and(|last| last < late.on)
    };
    let repeats =
        |one: &&Done| !one.repeats && mine.iter().any(|other| other.module == one.module && !run_out(one, other));
    theirs.iter().filter(repeats).map(|one| one.entry).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn on(text: &str, module: ModuleId) -> Done {
        Done { entry: EntryId::new(), module, on: day(text), until: None, repeats: false }
    }

    #[test]
    fn the_same_module_in_both_repeats_unless_something_ran_out_in_between() {
        let module = ModuleId::new();
        let (mine, theirs) = (on("2026-03-01", module), on("2026-01-10", module));
        let found = |mine: Done, theirs: Done, begins: &[&str]| {
            let begins: Vec<NaiveDate> = begins.iter().map(|text| day(text)).collect();
            !among(&[mine], &[theirs], &begins).is_empty()
        };
        assert!(found(mine, theirs, &[]));
        assert!(!found(mine, on("2026-01-10", ModuleId::new()), &[]), "another module");
        assert!(!found(mine, theirs, &["2026-02-01"]), "a period began in between, whichever was first");
        assert!(!found(mine, theirs, &["2026-03-01"]), "on the day of the later one");
        assert!(found(mine, theirs, &["2026-01-10", "2026-03-02"]), "or not in between");
        let expired = Done { until: Some(day("2026-02-28")), ..theirs };
        assert!(!found(mine, expired, &[]), "the certificate of the earlier one had run out");
        assert!(found(mine, Done { until: Some(day("2026-03-01")), ..theirs }, &[]), "it held on that day");
        assert!(!found(mine, Done { repeats: true, ..theirs }, &[]), "it says so already");
    }
}
