//! What counts once: a module that is taken again, and modules that share lessons (rule R5).
//!
//! An entry by itself is worth what the account of its period says of it and no more, or a certificate would claim credit
//! that the account refuses. So what comes before it in the same period takes its lessons first, in the account's order.

use std::collections::HashSet;

use chrono::NaiveDate;
use uuid::Uuid;

use super::decided::with_decisions;
use super::facts::EntryFacts;
use super::ledger::{LedgerEntry, NewEntry, Source, complete, entries_of};
use super::programs::{Enrollment, KeptPeriod};
use super::rules::{Entry, Origin, RuleSet};
use super::turns::standing;
use crate::accounts::UserId;
use crate::db::Conn;
use crate::error::Result;
use crate::modules::{ModuleId, Turn};

/// Where an entry stands among others of the same person.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place<'a> {
    facts: &'a EntryFacts,
    taken: Option<(ModuleId, Turn)>,
    /// Its own, or that of the entry that it takes back: both are worth the same.
    id: Uuid,
}

impl<'a> Place<'a> {
    /// That of an entry.
    pub fn of(entry: &'a LedgerEntry) -> Place<'a> {
        let id = entry.reverses.unwrap_or(entry.id).uuid();
        Place { facts: &entry.facts, taken: entry.taken(), id }
    }

    /// That of what would be entered now, after all others of its day.
    pub fn of_new(entry: &'a NewEntry) -> Place<'a> {
        let taken = match entry.source {
            Source::Module { module, turn, .. } => Some((module, turn)),
            Source::Activity { .. } => None,
        };
        Place { facts: &entry.facts, taken, id: Uuid::max() }
    }

    /// Whether it is a module that was taken again after something had run out: no lesson of it counts already then.
    fn is_anew(&self) -> bool {
        self.taken.is_some_and(|(_, turn)| turn > 1) && !self.facts.repeats
    }

    /// Whether another takes its lessons before this one, which ended on this day by these rules. Turns of a module
    /// follow each other; else what is earlier comes first, and lessons on their own come last.
    fn follows(&self, day: NaiveDate, other: &LedgerEntry, rules: &RuleSet) -> bool {
        match (self.taken, other.taken()) {
            (Some((module, turn)), Some((same, before))) if module == same => before < turn,
            _ => {
                let alone = |facts: &EntryFacts| facts.origin == Origin::LooseLesson;
                let theirs = (alone(&other.facts), other.day_under(rules), other.id.uuid());
                theirs < (alone(self.facts), day, self.id)
            }
        }
    }
}

/// Of all entries of one learner, those that stand and are made of lessons, where one of them has a lesson of this entry;
/// none otherwise. Those that don't share one may still decide whether another counts that does.
pub(super) fn sharing(place: Place<'_>, mine: &[LedgerEntry]) -> Vec<LedgerEntry> {
    let own: HashSet<Uuid> = place.facts.parts.iter().map(|part| part.content).collect();
    if own.is_empty() {
        return Vec::new();
    }
    let others = || standing(mine).filter(|one| one.id.uuid() != place.id && !one.facts.parts.is_empty());
    if !others().any(|one| one.facts.parts.iter().any(|part| own.contains(&part.content))) {
        return Vec::new();
    }
    others().cloned().collect()
}

/// Of all entries of one learner, the others whose worth may hang on this one: all that are linked with it by lessons,
/// some of them over others, also where they were taken back.
pub(super) fn touched_by<'a>(this: &LedgerEntry, mine: &'a [LedgerEntry]) -> impl Iterator<Item = &'a LedgerEntry> {
    let lessons = |entry: &LedgerEntry| entry.facts.parts.iter().map(|part| part.content).collect::<Vec<Uuid>>();
    let (own, source) = (Place::of(this).id, this.taken());
    let mut reached: HashSet<Uuid> = lessons(this).into_iter().collect();
    loop {
        let before = reached.len();
        for entry in mine {
            let parts = lessons(entry);
            if parts.iter().any(|lesson| reached.contains(lesson)) {
                reached.extend(parts);
            }
        }
        if reached.len() == before {
            break;
        }
    }
    let linked = move |entry: &&LedgerEntry| {
        Place::of(entry).id != own
            && (source.is_none() || entry.taken() != source)
            && lessons(entry).iter().any(|lesson| reached.contains(lesson))
    };
    mine.iter().filter(linked)
}

/// Those that [`sharing`] finds, read with what was decided about them; most have none and need no look.
pub(super) async fn sharing_with(conn: &mut Conn, user: UserId, place: Place<'_>) -> Result<Vec<LedgerEntry>> {
    if place.facts.parts.is_empty() {
        return Ok(Vec::new());
    }
    let mut others = sharing(place, &entries_of(conn, user).await?);
    complete(conn, &mut others).await?;
    with_decisions(conn, &mut others).await?;
    Ok(others)
}

/// Those of other entries that may have used up lessons where this one is to count, on `day` of the program's calendar:
/// in a program, those of the same period; else all, but for a module that is taken anew.
pub(super) fn counting_among(
    place: Place<'_>,
    day: NaiveDate,
    others: &[LedgerEntry],
    (enrollments, periods): (&[&Enrollment], &[KeptPeriod]),
    rules: &RuleSet,
) -> Result<Vec<Entry>> {
    let period = enrollments.iter().find_map(|one| period_with(periods, one, day, rules));
    let counts = |one: &&LedgerEntry| match period {
        Some(kept) => (kept.period.first_day(rules)..=kept.period.last_day()).contains(&one.day_under(rules)),
        None => !place.is_anew(),
    };
    let seen = |one: &LedgerEntry| {
        let bare = Entry { occurred_on: one.day_under(rules), ..one.bare()? };
        Ok(one.facts.seen_by(bare, rules.program_code(), rules))
    };
    let here = |one: &&LedgerEntry| one.facts.is_for(rules.program_code()) && place.follows(day, one, rules);
    others.iter().filter(here).filter(counts).map(seen).collect()
}

/// The period of an enrollment in which a day lies. Where one was extended into the next it is the next, by whose rules
/// it is judged as well.
fn period_with<'p>(
    periods: &'p [KeptPeriod],
    of: &Enrollment,
    day: NaiveDate,
    rules: &RuleSet,
) -> Option<&'p KeptPeriod> {
    let theirs = periods.iter().filter(|kept| kept.enrollment == of.id);
    let holding = theirs.filter(|kept| (kept.period.first_day(rules)..=kept.period.last_day()).contains(&day));
    holding.max_by_key(|kept| kept.period.span.starts)
}
