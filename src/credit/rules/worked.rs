//! From what counts to credit, entry by entry: repeats left out, converted, multiplied, or counted
//! together where rounding is over more than a session.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::convert::{Made, beyond_the_least, convert, length, multiplied};
use super::outcome::Refusal;
use super::repeats::Seen;
use super::standing::Hurdle;
use super::{Adjustment, Entry, Origin, RuleSet, Scope, Working};
use crate::measure::{Credit, Minutes};

/// The credit of an entry on its way to the total, in thousandths.
pub(super) struct Worked {
    pub minutes: Minutes,
    pub made: i64,
    pub credit: i64,
    pub working: Working,
    pub adjustments: Vec<Adjustment>,
    /// Its headings, as bits.
    pub claims: u64,
    /// The exclusive headings among them under which it counts, and how much under each (rule R9).
    pub shares: Vec<(usize, i64)>,
}

impl Worked {
    fn new(minutes: Minutes, made: i64, working: Working, claims: u64) -> Self {
        Self { minutes, made, credit: made, working, adjustments: Vec::new(), claims, shares: Vec::new() }
    }
}

pub(super) type Standing = Result<Worked, Hurdle>;

/// Entries that are rounded as one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Group {
    Activity(Uuid, Uuid),
    Pool(Uuid, u64),
    Period,
}

/// Works out what each entry makes. `admitted` has the headings of those that count.
///
/// A module comes before lessons outside one: they must not use up what it earns with them. Only where all together would
/// come to less with it than without it does it come after them, so that nobody loses anything by finishing a module.
pub(super) fn work(entries: &[&Entry], admitted: &[Result<u64, Hurdle>], rules: &RuleSet) -> Vec<Standing> {
    let sharing = with_loose_lessons(entries, admitted);
    let none = BTreeSet::new();
    let made = |late: &BTreeSet<usize>, without: &BTreeSet<usize>| in_turn(entries, admitted, rules, (late, without));
    let mut late = BTreeSet::new();
    let mut best = made(&late, &none);
    for place in &sharing {
        if sum(&made(&late, &BTreeSet::from([*place]))) > sum(&best) {
            late.insert(*place);
            best = made(&late, &none);
        }
    }
    if sharing.len() > 1 && sum(&made(&none, &sharing)) > sum(&best) {
        best = made(&sharing, &none);
    }
    best
}

fn sum(standings: &[Standing]) -> i64 {
    standings.iter().flatten().fold(0, |sum, worked| sum.saturating_add(worked.credit))
}

/// What counts and has a lesson in it that counts outside it too.
fn with_loose_lessons(entries: &[&Entry], admitted: &[Result<u64, Hurdle>]) -> BTreeSet<usize> {
    let there = || entries.iter().zip(admitted).enumerate().filter(|(_, (_, admitted))| admitted.is_ok());
    let parts = |entry: &&Entry| {
        let person = entry.person;
        entry.parts.iter().map(move |part| (person, part.content)).collect::<Vec<_>>()
    };
    let (loose, whole): (Vec<_>, Vec<_>) = there().partition(|(_, (entry, _))| entry.origin == Origin::LooseLesson);
    let lessons: BTreeSet<(Uuid, Uuid)> = loose.iter().flat_map(|(_, (entry, _))| parts(entry)).collect();
    let shares = |entry: &&Entry| parts(entry).iter().any(|part| lessons.contains(part));
    let open = whole.into_iter().filter(|(_, (entry, _))| entry.decided.is_none() && shares(entry));
    open.map(|(place, _)| place).collect()
}

/// The same with the modules at these places after the lessons, and without those at others. What is rounded together
/// comes after what is not.
fn in_turn(
    entries: &[&Entry],
    admitted: &[Result<u64, Hurdle>],
    rules: &RuleSet,
    (late, without): (&BTreeSet<usize>, &BTreeSet<usize>),
) -> Vec<Standing> {
    let mut seen = Seen::default();
    let mut groups: BTreeMap<Group, Vec<(usize, Minutes)>> = BTreeMap::new();
    let turn = |(place, claims): &(usize, u64)| {
        let entry = entries[*place];
        let loose = entry.origin == Origin::LooseLesson;
        (late.contains(place), loose, group(entry, *claims, rules).is_some())
    };
    let open = |(place, admitted): (usize, &Result<u64, Hurdle>)| Some((place, *admitted.as_ref().ok()?));
    let mut order: Vec<(usize, u64)> = admitted.iter().enumerate().filter_map(open).collect();
    order.retain(|(place, _)| !without.contains(place));
    order.sort_by_key(turn);
    let waiting = |claims: &u64| Worked::new(Minutes::ZERO, 0, Working::Counted, *claims);
    let mut standings: Vec<Standing> =
        admitted.iter().map(|admitted| admitted.as_ref().map(waiting).map_err(Hurdle::clone)).collect();
    for (place, claims) in order {
        let standing = alone(entries[place], claims, rules, &mut seen);
        if let (Ok(worked), Some(group)) = (&standing, group(entries[place], claims, rules)) {
            groups.entry(group).or_default().push((place, worked.minutes));
        }
        standings[place] = standing;
    }
    for (group, mut members) in groups {
        // By day again, as the sum is told.
        members.sort_by_key(|(place, _)| *place);
        if group == Group::Period {
            pools_too_short(&mut members, entries, rules, &mut standings);
        }
        together(group, &members, entries, rules, &mut standings);
    }
    standings
}

/// A whole period has no least, but its lessons outside a module have one together: leaves out those that are shorter.
fn pools_too_short(
    members: &mut Vec<(usize, Minutes)>,
    entries: &[&Entry],
    rules: &RuleSet,
    standings: &mut [Standing],
) {
    let min_minutes = rules.rounding.min_minutes;
    let mut pools: BTreeMap<(Uuid, u64), Minutes> = BTreeMap::new();
    let mut pool_of = BTreeMap::new();
    for (place, minutes) in members.iter() {
        if let (Origin::LooseLesson, Ok(worked)) = (entries[*place].origin, &standings[*place]) {
            let pool = (entries[*place].person, worked.claims);
            pool_of.insert(*place, pool);
            let so_far = pools.entry(pool).or_insert(Minutes::ZERO);
            *so_far = so_far.checked_add(*minutes).unwrap_or(*so_far);
        }
    }
    members.retain(|(place, _)| {
        let all = pool_of.get(place).and_then(|pool| pools.get(pool)).copied().filter(|all| *all < min_minutes);
        if let Some(all) = all {
            standings[*place] = Err(Hurdle::Refused(Refusal::PoolTooShort { all, min_minutes }));
        }
        all.is_none()
    });
}

fn group(entry: &Entry, claims: u64, rules: &RuleSet) -> Option<Group> {
    if entry.stated.is_some() || entry.decided.is_some() {
        return None;
    }
    match (rules.rounding.scope, entry.origin, entry.activity) {
        (Scope::Period, ..) => Some(Group::Period),
        (_, Origin::LooseLesson, _) => Some(Group::Pool(entry.person, claims)),
        (Scope::Activity, _, Some(activity)) => Some(Group::Activity(entry.person, activity)),
        _ => None,
    }
}

fn alone<'a>(entry: &'a Entry, claims: u64, rules: &RuleSet, seen: &mut Seen<'a>) -> Standing {
    let worked = |minutes, made, working| Worked::new(minutes, made, working, claims);
    if seen.whole(entry, rules) {
        return Err(Hurdle::Refused(Refusal::Repeated { left: Minutes::ZERO }));
    }
    if let Some(refusal) = seen.too_often(entry, rules) {
        return Err(Hurdle::Refused(refusal));
    }
    let (minutes, repeated) = seen.fresh(entry, rules);
    let mut worked = if let Some(decided) = &entry.decided {
        worked(minutes, decided.credit.thousandths(), decided.working())
    } else if let Some(group) = group(entry, claims, rules) {
        // Its minutes are counted below, with the others of the group; the least holds for the group,
        // but a whole period has none. Lessons outside a module have one together.
        let pooled = entry.origin == Origin::LooseLesson;
        if group == Group::Period && !pooled && minutes < rules.rounding.min_minutes {
            return Err(Hurdle::Refused(too_short(minutes, repeated, rules)));
        }
        worked(minutes, 0, Working::Counted)
    } else {
        match convert(entry, minutes, rules) {
            Made::Credit(made, working) => worked(minutes, made, working),
            Made::Refused(_) => return Err(Hurdle::Refused(too_short(minutes, repeated, rules))),
            Made::Open(question) => return Err(Hurdle::Open(question)),
        }
    };
    if repeated > Minutes::ZERO {
        worked.adjustments.push(Adjustment::Repeated { minutes: repeated });
    }
    if entry.decided.is_none() {
        multiply(entry, &mut worked, rules);
    }
    seen.note(entry, rules);
    Ok(worked)
}

fn too_short(minutes: Minutes, repeated: Minutes, rules: &RuleSet) -> Refusal {
    if repeated > Minutes::ZERO {
        return Refusal::Repeated { left: minutes };
    }
    Refusal::TooShort { minutes, min_minutes: rules.rounding.min_minutes }
}

fn multiply(entry: &Entry, worked: &mut Worked, rules: &RuleSet) {
    let (credit, adjustment) = multiplied(worked.made, entry, rules);
    worked.credit = credit;
    worked.adjustments.extend(adjustment);
}

/// Rounds a group as one: each entry adds what it brings the sum to, so that the parts make the whole.
fn together(
    group: Group,
    members: &[(usize, Minutes)],
    entries: &[&Entry],
    rules: &RuleSet,
    standings: &mut [Standing],
) {
    let made = |minutes: Minutes| match group {
        Group::Period => beyond_the_least(minutes, rules),
        _ => length(minutes, rules),
    };
    let all: Minutes = members.iter().map(|(_, minutes)| *minutes).sum();
    let pooled = matches!(group, Group::Pool(..));
    let whole: Result<(), Hurdle> = match made(all) {
        Made::Credit(..) => Ok(()),
        // It is not this lesson that is too short, but all of them.
        Made::Refused(Refusal::TooShort { minutes: all, min_minutes }) if pooled => {
            Err(Hurdle::Refused(Refusal::PoolTooShort { all, min_minutes }))
        }
        Made::Refused(refusal) => Err(Hurdle::Refused(refusal)),
        Made::Open(question) => Err(Hurdle::Open(question)),
    };
    let (mut so_far, mut sum) = (Minutes::ZERO, 0);
    for (number, (place, minutes)) in members.iter().enumerate() {
        let before = so_far;
        so_far = so_far.checked_add(*minutes).unwrap_or(all);
        if let Err(hurdle) = &whole {
            standings[*place] = Err(hurdle.clone());
            continue;
        }
        let Ok(worked) = &mut standings[*place] else { continue };
        // On the way there may be a length that makes nothing, or of which nothing is said: the sum waits.
        let (reached, working) = match made(so_far) {
            Made::Credit(reached, working) => (reached.max(sum), working),
            _ => (sum, Working::Counted),
        };
        let first = number == 0 && matches!(made(so_far), Made::Credit(..));
        worked.made = reached - sum;
        let all = Credit::from_thousandths(reached);
        worked.working = match first {
            _ if pooled => Working::Pooled { before, all },
            true => working,
            false => Working::Together { before, all },
        };
        worked.adjustments.retain(|adjustment| !matches!(adjustment, Adjustment::Multiplied { .. }));
        sum = reached;
        multiply(entries[*place], worked, rules);
    }
}
