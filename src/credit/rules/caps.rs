//! What a track lets count only up to a limit (rule R10): after conversion, before totals.

use super::select::{exclusive, exclusive_axes, in_headings, mask, only_heading, other_than_category};
use super::sharing::share;
use super::worked::{Standing, Worked};
use super::{Adjustment, Constraint, ConstraintKind, Entry, RuleSet, Selector, Track, counted};
use crate::measure::Credit;

/// Applies every cap, and shares credit out among exclusive headings.
pub(super) fn apply(entries: &[&Entry], standings: &mut [Standing], rules: &RuleSet, track: &Track, required: Credit) {
    let caps: Vec<(&Constraint, Credit)> =
        track.constraints.iter().filter_map(|constraint| Some((constraint, most(constraint, required)?))).collect();
    limit(entries, standings, rules, &caps);
    for axis in exclusive_axes(rules) {
        share(axis, standings, rules, track, required, &caps);
    }
    hold(entries, standings, rules, &caps);
    for worked in standings.iter_mut().flatten() {
        exclusive_axes(rules).into_iter().for_each(|axis| trim(worked, axis));
    }
}

/// What another axis left out counts under no heading of this one either.
fn trim(worked: &mut Worked, axis: u64) {
    let mut over = in_headings(worked, axis) - worked.credit;
    for (_, share) in worked.shares.iter_mut().filter(|(heading, _)| axis & (1 << heading) != 0).rev() {
        let taken = over.clamp(0, *share);
        *share -= taken;
        over -= taken;
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

/// Whether an entry counts against a limit.
type Means<'a> = Box<dyn Fn(&Entry, &Worked) -> bool + 'a>;

/// A limit on its way through the entries.
struct Limit<'a> {
    name: String,
    most: Credit,
    left: i64,
    means: Means<'a>,
}

/// Takes off what is beyond the limits, before credit is shared out. Entries that few limits mean come
/// first, and of those the earliest: one that several limits mean would use up each of them. A limit
/// never adds anything.
fn limit(entries: &[&Entry], standings: &mut [Standing], rules: &RuleSet, caps: &[(&Constraint, Credit)]) {
    let mut limits: Vec<Limit<'_>> = Vec::new();
    for equivalence in &rules.equivalences {
        let Some(most) = equivalence.cap else { continue };
        let stated = |entry: &Entry| entry.stated.is_some_and(|(unit, _)| unit == equivalence.from);
        let name = counted(Credit::ZERO, equivalence.from.name());
        limits.push(Limit { name, most, left: most.thousandths(), means: Box::new(move |entry, _| stated(entry)) });
    }
    for (constraint, most) in caps.iter().filter(|(constraint, _)| only_heading(rules, &constraint.select).is_none()) {
        let means = |entry: &Entry, worked: &Worked| bound(&constraint.select, entry, worked, rules);
        let name = constraint.name.clone();
        limits.push(Limit { name, most: *most, left: most.thousandths(), means: Box::new(means) });
    }
    let meant = |place: usize, standing: &Standing| {
        let worked = standing.as_ref().ok()?;
        let by = (0..limits.len()).filter(|number| (limits[*number].means)(entries[place], worked));
        Some(by.collect::<Vec<usize>>()).filter(|by| !by.is_empty())
    };
    let mut order: Vec<(usize, Vec<usize>)> =
        standings.iter().enumerate().filter_map(|(place, standing)| Some((place, meant(place, standing)?))).collect();
    order.sort_by_key(|(place, by)| (by.len(), *place));
    for (place, by) in order {
        let Ok(worked) = &mut standings[place] else { continue };
        let Some(tightest) = by.iter().copied().min_by_key(|number| limits[*number].left) else { continue };
        let counts = worked.credit.min(limits[tightest].left);
        let (name, most) = (limits[tightest].name.clone(), limits[tightest].most);
        leave_out(worked, worked.credit - counts, &name, most);
        for number in by {
            limits[number].left -= counts;
        }
    }
}

/// Headings that share credit may still hold too much together: then it moves, or is left out.
fn hold(entries: &[&Entry], standings: &mut [Standing], rules: &RuleSet, caps: &[(&Constraint, Credit)]) {
    let free = exclusive(rules)
        & !caps.iter().fold(0, |bits, (constraint, _)| bits | mask(rules, &constraint.select.categories));
    for (constraint, most) in caps {
        let headings = mask(rules, &constraint.select.categories) & exclusive(rules);
        if headings == 0 || only_heading(rules, &constraint.select).is_some() {
            continue;
        }
        let axis =
            exclusive_axes(rules).into_iter().filter(|axis| axis & headings != 0).fold(0, |bits, axis| bits | axis);
        let mut left = most.thousandths();
        for (entry, standing) in entries.iter().zip(standings.iter_mut()) {
            let Ok(worked) = standing else { continue };
            if other_than_category(&constraint.select, entry) {
                let counts = in_headings(worked, headings);
                let over = (counts - left).max(0);
                left -= counts - over;
                make_room(worked, over, headings, worked.claims & free & axis, &constraint.name, *most);
            }
        }
    }
}

/// Takes so much from under these headings: to one without a cap where there is one, and off otherwise.
fn make_room(worked: &mut Worked, by: i64, headings: u64, free: u64, cap: &str, most: Credit) {
    let mut rest = by;
    for (_, share) in worked.shares.iter_mut().filter(|(heading, _)| headings & (1 << heading) != 0).rev() {
        let taken = rest.min(*share);
        *share -= taken;
        rest -= taken;
    }
    match usize::try_from(free.trailing_zeros()) {
        Ok(other) if free != 0 && by > 0 => worked.shares.push((other, by)),
        _ => leave_out(worked, by, cap, most),
    }
}

/// Leaves out so much of an entry, and says by which cap.
pub(super) fn leave_out(worked: &mut Worked, by: i64, cap: &str, most: Credit) {
    if by > 0 {
        worked.credit -= by;
        let by = Credit::from_thousandths(by);
        worked.adjustments.push(Adjustment::Capped { cap: cap.to_owned(), most, by });
    }
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
