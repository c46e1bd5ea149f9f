//! Which entries of the one account go over what counts already in the other (rule R5).
//!
//! In a program the rules see to it, period by period. Outside of programs an entry says of itself that it repeats
//! another, as one does that is made in a single account; of two accounts neither knew of the other. Of a lesson outside
//! a module there is no repetition: one account has each version of it once, so of two lines one is taken back.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use crate::accounts::UserId;
use crate::accounts::joins::Pair;
use crate::certificates;
use crate::credit::{self, EntryId, LedgerEntry};
use crate::db::Conn;
use crate::db::schema::periods;
use crate::error::Result;
use crate::lessons::LessonVersionId;
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

/// The entries of modules of the account that is left that go over what counts in the account that stays; and of lessons
/// that both have, the one that came later, whosever it is.
pub(super) async fn of(conn: &mut Conn, pair: Pair) -> Result<Vec<EntryId>> {
    let (mine, theirs) = (credit::entries_of(conn, pair.into).await?, credit::entries_of(conn, pair.from).await?);
    let begins = periods::table
        .filter(periods::holder_id.eq_any([pair.from.uuid(), pair.into.uuid()]))
        .select(periods::starts)
        .load(conn)
        .await?;
    let (my_modules, their_modules) = (done(conn, pair.into, &mine).await?, done(conn, pair.from, &theirs).await?);
    let mut repeats = among(&my_modules, &their_modules, &begins);
    repeats.extend(lessons_among(&lessons(&mine), &lessons(&theirs), &begins));
    Ok(repeats)
}

/// The entries of somebody that stand: neither taken back, nor taking back another.
fn standing(entries: &[LedgerEntry]) -> impl Iterator<Item = &LedgerEntry> {
    let back: HashSet<EntryId> = entries.iter().filter_map(|entry| entry.reverses).collect();
    entries.iter().filter(move |entry| entry.reverses.is_none() && !back.contains(&entry.id))
}

async fn done(conn: &mut Conn, user: UserId, entries: &[LedgerEntry]) -> Result<Vec<Done>> {
    let certificates = certificates::of_user(conn, user).await?;
    let until: HashMap<(ModuleId, Turn), Option<NaiveDate>> = certificates
        .into_iter()
        .filter(certificates::Certificate::stands)
        .filter_map(|certificate| Some((certificate.subject.taken()?, certificate.facts.expires_on)))
        .collect();
    let found = standing(entries).filter_map(|entry| {
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
        begun_between(begins, early.on, late.on) || early.until.is_some_and(|last| last < late.on)
    };
    let repeats =
        |one: &&Done| !one.repeats && mine.iter().any(|other| other.module == one.module && !run_out(one, other));
    theirs.iter().filter(repeats).map(|one| one.entry).collect()
}

/// A lesson outside a module that was completed, as far as it matters here.
#[derive(Clone, Copy, Debug)]
struct Lesson {
    entry: EntryId,
    version: LessonVersionId,
    on: NaiveDate,
    at: Option<DateTime<Utc>>,
    /// Whether it was passed over too quickly to count wherever time is asked for (rule R8).
    brief: bool,
}

fn lessons(entries: &[LedgerEntry]) -> Vec<Lesson> {
    let found = standing(entries).filter_map(|entry| {
        let half = u64::from(entry.minutes.unsigned_abs()) * 30;
        let brief = entry.facts.engaged_seconds.is_some_and(|seconds| u64::from(seconds) < half);
        let (version, at) = (entry.lesson()?, entry.facts.ended_at);
        Some(Lesson { entry: entry.id, version, on: entry.occurred_on, at, brief })
    });
    found.collect()
}

/// Of lessons that both have, the one that came later, where no period had begun in between: there each counts in its
/// own. Of one that took its time and one that did not, it is the latter.
fn lessons_among(mine: &[Lesson], theirs: &[Lesson], begins: &[NaiveDate]) -> Vec<EntryId> {
    let mut found = Vec::new();
    for one in mine {
        for other in theirs.iter().filter(|other| other.version == one.version) {
            let order = |lesson: &Lesson| (lesson.on, lesson.at, lesson.entry);
            let (early, late) = if order(one) <= order(other) { (one, other) } else { (other, one) };
            if !begun_between(begins, early.on, late.on) {
                found.push(if early.brief && !late.brief { early.entry } else { late.entry });
            }
        }
    }
    found
}

/// Whether a period began after the one day, and not after the other.
fn begun_between(begins: &[NaiveDate], early: NaiveDate, late: NaiveDate) -> bool {
    begins.iter().any(|begin| early < *begin && *begin <= late)
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
    #[test]
    fn of_a_lesson_in_both_the_later_is_too_much_unless_a_period_began_in_between() {
        let version = LessonVersionId::new();
        let lesson = |text: &str| Lesson { entry: EntryId::new(), version, on: day(text), at: None, brief: false };
        let (mine, theirs) = (lesson("2026-03-01"), lesson("2026-01-10"));
        let found = |mine: Lesson, theirs: Lesson, begins: &[NaiveDate]| lessons_among(&[mine], &[theirs], begins);
        assert_eq!(found(mine, theirs, &[]), [mine.entry]);
        assert_eq!(found(theirs, mine, &[]), [mine.entry], "whosever it is");
        assert_eq!(found(mine, theirs, &[day("2026-01-10"), day("2026-03-02")]), [mine.entry]);
        assert!(found(mine, theirs, &[day("2026-02-01")]).is_empty(), "each counts in a period of its own");
        assert!(found(mine, Lesson { version: LessonVersionId::new(), ..theirs }, &[]).is_empty());
        let brief = Lesson { brief: true, ..theirs };
        assert_eq!(found(mine, brief, &[]), [theirs.entry], "the one that counts nowhere");
        assert_eq!(found(Lesson { brief: true, ..mine }, brief, &[]), [mine.entry]);
    }
}
