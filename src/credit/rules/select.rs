//! Which entries and headings a selector means, and how much of them is asked for.

use std::collections::BTreeMap;

use super::worked::Worked;
use super::{Entry, RuleSet, Selector, Track};
use crate::measure::Credit;

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
pub(super) fn exclusive_axes(rules: &RuleSet) -> Vec<u64> {
    let mut axes = BTreeMap::new();
    for (place, category) in rules.categories.iter().enumerate().filter(|(_, category)| category.exclusive) {
        *axes.entry(category.axis).or_insert(0) |= 1 << place;
    }
    axes.into_values().collect()
}

/// The one exclusive heading that a selector means, where it means nothing else: its cap is held while
/// credit is shared out.
pub(super) fn only_heading(rules: &RuleSet, select: &Selector) -> Option<usize> {
    let headings = mask(rules, &select.categories);
    let one = select.only_categories() && headings.count_ones() == 1 && headings & exclusive(rules) != 0;
    one.then(|| usize::try_from(headings.trailing_zeros()).ok()).flatten()
}

/// Nobody who has to earn less in all has to earn more of one thing (rule R15).
pub(super) fn prorated(quantity: Credit, track: &Track, required: Credit) -> Credit {
    if required < track.quantity { quantity.min(required) } else { quantity }
}
