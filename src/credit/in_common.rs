//! Modules that have lessons in common: what one of them used up, another does not bring again (rule R5).
//!
//! The one that was entered first comes first, and stays first when it was taken back and entered again; so what is
//! entered later changes nothing of what was certified before it. Only taking back, giving back and deciding do. Turns
//! of one module follow each other by their number, which matters where two accounts became one.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::decided::with_decisions;
use super::ledger::{EntryId, LedgerEntry, complete, entries_of};
use super::rules::Part;
use super::turns::standing;
use crate::accounts::UserId;
use crate::db::Conn;
use crate::error::Result;
use crate::modules::{ModuleId, Turn};

/// A turn of a module.
type Taken = (ModuleId, Turn);

/// What orders modules: when it, or a turn before it, was entered for the first time at the latest; and which turn it is.
type Place = (DateTime<Utc>, EntryId, Turn);

/// The modules in somebody's ledger.
pub(super) struct Modules<'l> {
    /// All lines of modules, those that take back as well.
    lines: Vec<(Taken, &'l LedgerEntry)>,
    /// Where each stands.
    places: HashMap<Taken, Place>,
    /// What stands of them, the first first.
    standing: Vec<(Taken, &'l LedgerEntry)>,
}

impl<'l> Modules<'l> {
    /// Those among somebody's entries, which are all that they have.
    pub fn of(mine: &[&'l LedgerEntry]) -> Modules<'l> {
        let of_module = |entry: &&'l LedgerEntry| entry.taken().map(|taken| (taken, *entry));
        let lines: Vec<_> = mine.iter().filter_map(of_module).collect();
        let places = places(&lines);
        let mut standing: Vec<_> = standing(mine.iter().copied()).filter_map(|entry| of_module(&entry)).collect();
        standing.sort_by_key(|(taken, _)| places.get(taken));
        Modules { lines, places, standing }
    }

    /// What stands and came before a module with these lessons that may have used some of them up, the first first:
    /// earlier turns of it, modules that have lessons in common with it, and what these came after in their turn.
    pub fn before(&self, taken: Taken, parts: &[Part]) -> Vec<&'l LedgerEntry> {
        // What is not entered yet comes after all that is.
        let earlier = |other: Taken| self.places.get(&taken).is_none_or(|place| self.places.get(&other) < Some(place));
        let candidates = self.standing.iter().filter(|(other, _)| earlier(*other));
        let mut before = related(taken, parts, candidates.copied().collect());
        before.sort_by_key(|line| line.taken().and_then(|other| self.places.get(&other)));
        before
    }

    /// The lines that a change of this module may change: those of what came after it and is related to it.
    pub fn after(&self, taken: Taken) -> Vec<&'l LedgerEntry> {
        let later = |other: Taken| self.places.get(&other) > self.places.get(&taken);
        let parts: Vec<Part> = self
            .lines
            .iter()
            .filter(|(same, _)| *same == taken)
            .flat_map(|(_, line)| line.facts.parts.clone())
            .collect();
        let candidates = self.lines.iter().filter(|(other, _)| later(*other));
        let mut after = related(taken, &parts, candidates.copied().collect());
        after.sort_by_key(|line| (line.taken().and_then(|other| self.places.get(&other)), line.id));
        after
    }

    /// The module that a line is for, where it stands.
    pub fn taken_by(&self, line: &LedgerEntry) -> Option<Taken> {
        self.standing.iter().find(|(_, standing)| standing.id == line.id).map(|(taken, _)| *taken)
    }
}

fn places(lines: &[(Taken, &LedgerEntry)]) -> HashMap<Taken, Place> {
    let mut places: BTreeMap<Taken, Place> = BTreeMap::new();
    for (taken, entry) in lines.iter().filter(|(_, entry)| entry.reverses.is_none()) {
        let place = (entry.entered_at, entry.id, taken.1);
        places.entry(*taken).and_modify(|first| *first = place.min(*first)).or_insert(place);
    }
    // By module and turn, so that the turn before has its place already.
    let mut last: Option<(ModuleId, Place)> = None;
    for ((module, turn), place) in &mut places {
        if let Some((_, (at, entry, _))) = last.filter(|(same, _)| same == module) {
            *place = (*place).max((at, entry, *turn));
        }
        last = Some((*module, *place));
    }
    places.into_iter().collect()
}

/// Those of the candidates that are the same module, or have a lesson in common with it, or with one that has.
fn related<'l>(
    (module, _): Taken,
    parts: &[Part],
    mut candidates: Vec<(Taken, &'l LedgerEntry)>,
) -> Vec<&'l LedgerEntry> {
    let mut modules = HashSet::from([module]);
    let mut lessons: HashSet<Uuid> = parts.iter().map(|part| part.content).collect();
    let mut found: Vec<&'l LedgerEntry> = Vec::new();
    loop {
        let is_near = |((other, _), line): &(Taken, &LedgerEntry)| {
            modules.contains(other) || line.facts.parts.iter().any(|part| lessons.contains(&part.content))
        };
        let (near, far): (Vec<_>, Vec<_>) = candidates.into_iter().partition(is_near);
        if near.is_empty() {
            break;
        }
        for ((other, _), line) in near {
            modules.insert(other);
            lessons.extend(line.facts.parts.iter().map(|part| part.content));
            found.push(line);
        }
        candidates = far;
    }
    found
}

/// The same for one module, read with all that the rules need to know; most have nothing before them.
pub(super) async fn modules_before(
    conn: &mut Conn,
    user: UserId,
    taken: Taken,
    parts: &[Part],
) -> Result<Vec<LedgerEntry>> {
    let mine = entries_of(conn, user).await?;
    let mine: Vec<&LedgerEntry> = mine.iter().collect();
    let mut before: Vec<LedgerEntry> = Modules::of(&mine).before(taken, parts).into_iter().cloned().collect();
    if !before.is_empty() {
        complete(conn, &mut before).await?;
        with_decisions(conn, &mut before).await?;
    }
    Ok(before)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use chrono::TimeDelta;

    use super::super::facts::EntryFacts;
    use super::super::ledger::Source;
    use super::*;
    use crate::measure::Minutes;
    use crate::modules::ModuleVersionId;

    /// A module of these lessons that was entered in this minute.
    fn line(taken: Taken, minute: i64, lessons: &[u128]) -> LedgerEntry {
        let (module, turn) = taken;
        LedgerEntry {
            user_id: UserId::from_uuid(Uuid::nil()),
            id: EntryId::new(),
            source: Source::Module { module, version: ModuleVersionId::new(), turn },
            occurred_on: "2026-03-01".parse().unwrap(),
            minutes: 30,
            mode: String::new(),
            facts: EntryFacts { parts: parts(lessons), ..EntryFacts::default() },
            reverses: None,
            entered_at: DateTime::UNIX_EPOCH + TimeDelta::minutes(minute),
        }
    }

    fn parts(lessons: &[u128]) -> Vec<Part> {
        let part = |lesson: &u128| Part { content: Uuid::from_u128(*lesson), major: 0, minutes: Minutes::from(10_u16) };
        lessons.iter().map(part).collect()
    }

    fn back(taken: &LedgerEntry, minute: i64) -> LedgerEntry {
        let entered_at = DateTime::UNIX_EPOCH + TimeDelta::minutes(minute);
        LedgerEntry { id: EntryId::new(), reverses: Some(taken.id), minutes: -30, entered_at, ..taken.clone() }
    }

    fn ids(lines: Vec<&LedgerEntry>) -> Vec<EntryId> {
        lines.into_iter().map(|line| line.id).collect()
    }

    #[test]
    fn what_has_a_lesson_in_common_comes_before_and_what_that_came_after_in_its_turn() {
        let [a, b, c, d] = [0; 4].map(|_| (ModuleId::new(), 1));
        let lines = [line(b, 2, &[2, 3]), line(a, 1, &[1, 2]), line(c, 3, &[3, 4]), line(d, 4, &[9])];
        let all: Vec<&LedgerEntry> = lines.iter().collect();
        let modules = Modules::of(&all);
        let before = |taken: Taken, lessons: &[u128]| ids(modules.before(taken, &parts(lessons)));
        assert_eq!(before(a, &[1, 2]), []);
        assert_eq!(before(c, &[3, 4]), [lines[1].id, lines[0].id], "the first first");
        assert_eq!(before(d, &[9]), []);
        assert_eq!(before((ModuleId::new(), 1), &[4, 9]), [lines[1].id, lines[0].id, lines[2].id, lines[3].id]);
        assert_eq!(ids(modules.after(a)), [lines[0].id, lines[2].id]);
        assert_eq!(ids(modules.after(d)), []);
    }

    #[test]
    fn what_was_taken_back_stands_nowhere_and_is_first_again_when_it_is_entered_again() {
        let [a, b] = [0; 2].map(|_| (ModuleId::new(), 1));
        let (first, other) = (line(a, 1, &[1]), line(b, 2, &[1]));
        let gone = back(&first, 3);
        let lines = [first, other, gone];
        let all: Vec<&LedgerEntry> = lines.iter().collect();
        let modules = Modules::of(&all);
        assert_eq!(ids(modules.before(b, &parts(&[1]))), []);
        assert_eq!(ids(modules.after(a)), [lines[1].id]);
        assert_eq!((modules.taken_by(&lines[0]), modules.taken_by(&lines[1])), (None, Some(b)));
        let again = line(a, 4, &[1]);
        let all: Vec<&LedgerEntry> = lines.iter().chain([&again]).collect();
        let modules = Modules::of(&all);
        assert_eq!(ids(modules.before(b, &parts(&[1]))), [again.id]);
        assert_eq!(ids(modules.before(a, &parts(&[1]))), [], "what is entered later changes nothing of it");
    }

    #[test]
    fn turns_follow_each_other_by_their_number_whatever_was_entered_first() {
        // Of two accounts that became one, the second turn may be the older.
        let (module, other) = (ModuleId::new(), (ModuleId::new(), 1));
        let lines = [line((module, 1), 5, &[1]), line((module, 2), 1, &[1]), line(other, 3, &[1])];
        let all: Vec<&LedgerEntry> = lines.iter().collect();
        let modules = Modules::of(&all);
        let before = |taken: Taken| ids(modules.before(taken, &parts(&[1])));
        assert_eq!(before(other), []);
        assert_eq!(before((module, 1)), [lines[2].id]);
        assert_eq!(before((module, 2)), [lines[2].id, lines[0].id]);
    }
}
