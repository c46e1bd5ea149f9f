//! What a track lets count only up to a limit (rule R10): after conversion, before totals.

use std::collections::BTreeMap;

use super::flow::{Demand, share_out};
use super::worked::{Standing, Worked};
use super::{Adjustment, Constraint, ConstraintKind, Entry, RuleSet, Selector, Track};
use crate::measure::Credit;

/// Applies every cap, and shares credit out among exclusive headings.
pub(super) fn apply(entries: &[&Entry], standings: &mut [Standing], rules: &RuleSet, track: &Track, required: Credit) {
    for equivalence in &rules.equivalences {
        let Some(cap) = equivalence.cap else { continue };
        let name = super::explanation::in_units(Credit::from_thousandths(0), equivalence.from.name());
        let name = name.trim_start_matches("0 ").to_owned();
        let stated = |entry: &Entry| entry.stated.is_some_and(|(unit, _)| unit == equivalence.from);
        limit(standings, cap, &name, |place, worked| if stated(entries[place]) { worked.credit } else { 0 });
    }
    let caps: Vec<(&Constraint, Credit)> =
        track.constraints.iter().filter_map(|constraint| Some((constraint, most(constraint, required)?))).collect();
    for (constraint, most) in caps.iter().filter(|(constraint, _)| single(rules, &constraint.select).is_none()) {
        limit(standings, *most, &constraint.name, |place, worked| {
            let meant = bound(&constraint.select, entries[place], worked, rules);
            if meant { worked.credit } else { 0 }
        });
    }
    for axis in exclusive_axes(rules) {
        share(axis, standings, rules, track, &caps);
    }
    // Headings that share credit may still hold too much together.
    for (constraint, most) in &caps {
        let headings = mask(rules, &constraint.select.categories) & exclusive(rules);
        if headings != 0 && single(rules, &constraint.select).is_none() {
            limit(standings, *most, &constraint.name, |place, worked| {
                if other_than_category(&constraint.select, entries[place]) { in_headings(worked, headings) } else { 0 }
            });
        }
    }
}

/// The most that a constraint lets count, where it is a cap.
pub(super) fn most(constraint: &Constraint, required: Credit) -> Option<Credit> {
    match constraint.kind {
        ConstraintKind::Max { quantity } => Some(quantity),
        ConstraintKind::MaxShare { share } => {
            Some(Credit::from_thousandths(required.thousandths() * i64::from(share.get()) / 100))
        }
        _ => None,
    }
}

/// Takes off what is beyond the limit, from the latest entries. `part` says how much of an entry counts
/// against it; a cap never adds anything.
fn limit(standings: &mut [Standing], most: Credit, name: &str, part: impl Fn(usize, &Worked) -> i64) {
    let mut left = most.thousandths();
    for (place, standing) in standings.iter_mut().enumerate() {
        let Ok(worked) = standing else { continue };
        let counts = part(place, worked);
        let over = (counts - left).max(0);
        left -= counts - over;
        take_off(worked, over, name, most);
    }
}

fn take_off(worked: &mut Worked, by: i64, cap: &str, most: Credit) {
    if by == 0 {
        return;
    }
    worked.credit -= by;
    let mut rest = by;
    for (_, share) in worked.shares.iter_mut().rev() {
        let taken = rest.min(*share);
        *share -= taken;
        rest -= taken;
    }
    let by = Credit::from_thousandths(by);
    worked.adjustments.push(Adjustment::Capped { cap: cap.to_owned(), most, by });
}

/// Shares credit out on one axis.
fn share(axis: u64, standings: &mut [Standing], rules: &RuleSet, track: &Track, caps: &[(&Constraint, Credit)]) {
    let count = rules.categories.len();
    let mut limits = vec![i64::MAX; count];
    let mut names: Vec<Option<(&str, Credit)>> = vec![None; count];
    for (constraint, most) in caps {
        let Some(heading) = single(rules, &constraint.select) else { continue };
        if most.thousandths() < limits[heading] {
            limits[heading] = most.thousandths();
            names[heading] = Some((&constraint.name, *most));
        }
    }
    let mut supplies: BTreeMap<u64, i64> = BTreeMap::new();
    for worked in standings.iter().flatten() {
        let claims = worked.claims & axis;
        if claims != 0 && worked.credit > 0 {
            *supplies.entry(claims).or_default() += worked.credit;
        }
    }
    let supplies: Vec<(u64, i64)> = supplies.into_iter().collect();
    let simple = supplies.iter().all(|(claims, _)| claims.count_ones() == 1);
    let taken = if simple {
        // With one heading each there is nothing to choose.
        let under = |(claims, amount): &(u64, i64)| {
            (0..count)
                .map(|heading| if claims & (1 << heading) == 0 { 0 } else { limits[heading].min(*amount) })
                .collect()
        };
        supplies.iter().map(under).collect()
    } else {
        share_out(&supplies, &limits, &demands(axis, rules, track))
    };
    let mut left: BTreeMap<u64, Vec<i64>> = supplies.iter().map(|(claims, _)| *claims).zip(taken).collect();
    for worked in standings.iter_mut().flatten() {
        if let Some(left) = left.get_mut(&(worked.claims & axis)).filter(|_| worked.credit > 0) {
            put(worked, left, &names);
        }
    }
}

/// Gives an entry its headings out of what is left for those like it.
fn put(worked: &mut Worked, left: &mut [i64], names: &[Option<(&str, Credit)>]) {
    let mut rest = worked.credit;
    for (heading, left) in left.iter_mut().enumerate() {
        let here = rest.min(*left);
        if here > 0 {
            *left -= here;
            rest -= here;
            worked.shares.push((heading, here));
        }
    }
    if rest > 0 {
        let full =
            names.iter().enumerate().find(|(heading, name)| name.is_some() && worked.claims & (1 << heading) != 0);
        let (cap, most) = full.and_then(|(_, name)| *name).unwrap_or(("", Credit::ZERO));
        // Its shares are what was let in, so nothing is taken from them.
        worked.credit -= rest;
        let by = Credit::from_thousandths(rest);
        worked.adjustments.push(Adjustment::Capped { cap: cap.to_owned(), most, by });
    }
}

fn demands(axis: u64, rules: &RuleSet, track: &Track) -> Vec<Demand> {
    let demand = |constraint: &Constraint| match constraint.kind {
        ConstraintKind::Min { quantity } if constraint.select.only_categories() => {
            let headings = mask(rules, &constraint.select.categories);
            (headings != 0 && headings & !axis == 0).then_some(Demand { headings, need: quantity.thousandths() })
        }
        _ => None,
    };
    track.constraints.iter().filter_map(demand).collect()
}

/// Whether a cap means an entry before credit is shared out: by all its exclusive headings, so that it
/// can't count elsewhere, or by one that others share.
fn bound(select: &Selector, entry: &Entry, worked: &Worked, rules: &RuleSet) -> bool {
    if !other_than_category(select, entry) {
        return false;
    }
    let meant = mask(rules, &select.categories);
    if select.categories.is_empty() || worked.claims & meant & !exclusive(rules) != 0 {
        return true;
    }
    let own = worked.claims & exclusive(rules);
    own & meant != 0 && own & !meant == 0
}

/// Whether everything but the headings of a selector fits an entry.
pub(super) fn other_than_category(select: &Selector, entry: &Entry) -> bool {
    let provider = |providers: &[String]| entry.provider.as_ref().is_some_and(|provider| providers.contains(provider));
    (select.kinds.is_empty() || select.kinds.contains(&entry.kind))
        && (select.modes.is_empty() || select.modes.contains(&entry.mode))
        && (select.providers.is_empty() || provider(&select.providers))
        && (select.origins.is_empty() || select.origins.contains(&entry.origin))
}

/// How much of an entry counts under exclusive headings.
pub(super) fn in_headings(worked: &Worked, headings: u64) -> i64 {
    worked.shares.iter().filter(|(heading, _)| headings & (1 << heading) != 0).map(|(_, share)| *share).sum()
}

/// Headings as bits.
pub(super) fn mask(rules: &RuleSet, codes: &[String]) -> u64 {
    let named = rules.categories.iter().enumerate().filter(|(_, category)| codes.contains(&category.code));
    named.fold(0, |bits, (place, _)| bits | 1 << place)
}

/// The exclusive headings as bits.
pub(super) fn exclusive(rules: &RuleSet) -> u64 {
    let exclusive = rules.categories.iter().enumerate().filter(|(_, category)| category.exclusive);
    exclusive.fold(0, |bits, (place, _)| bits | 1 << place)
}

/// The exclusive headings of each axis.
fn exclusive_axes(rules: &RuleSet) -> Vec<u64> {
    let mut axes = BTreeMap::new();
    for (place, category) in rules.categories.iter().enumerate().filter(|(_, category)| category.exclusive) {
        *axes.entry(category.axis).or_insert(0) |= 1 << place;
    }
    axes.into_values().collect()
}

/// The one exclusive heading that a selector means, where it means nothing else: its cap is held while
/// credit is shared out.
fn single(rules: &RuleSet, select: &Selector) -> Option<usize> {
    let headings = mask(rules, &select.categories);
    let one = select.only_categories() && headings.count_ones() == 1 && headings & exclusive(rules) != 0;
    one.then(|| usize::try_from(headings.trailing_zeros()).ok()).flatten()
}
