//! What an authority can give where its rules leave an entry open: in which steps, at most how much, and under
//! which headings.

use super::manual::Manual;
use super::{Category, Entry, Method, RuleSet, Track};
use crate::measure::Credit;

/// In which steps credit can be given for an entry, and how much at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grant {
    /// Any whole number of these; never finer than the unit is kept.
    pub step: Credit,
    /// No more than this.
    pub most: Credit,
}

impl Grant {
    /// What can be given for this entry. The step is the finest that the rules themselves come to. The most is what
    /// the entry's minutes make at the best rate anywhere in the rules, up to the next step; where minutes don't
    /// matter, and never beyond it, all that the position asks for in a period.
    pub fn of(entry: &Entry, rules: &RuleSet, track: &Track) -> Grant {
        let factor =
            rules.multipliers.iter().find(|one| one.role.kind() == entry.kind).map(|one| one.factor.thousandths());
        let step = step(rules, factor);
        let whole = track.quantity.thousandths().max(step);
        let by_length = best_rate(rules).filter(|_| entry.stated.is_none()).map(|(credit, minutes)| {
            let factor = factor.unwrap_or(1000).max(1000);
            let product = i128::from(entry.minutes.get()) * i128::from(credit) * i128::from(factor);
            let one = i128::from(minutes) * 1000 * i128::from(step);
            let steps = ((product + one - 1) / one).max(1);
            i64::try_from(steps * i128::from(step)).unwrap_or(i64::MAX)
        });
        Grant {
            step: Credit::from_thousandths(step),
            most: Credit::from_thousandths(by_length.map_or(whole, |most| most.min(whole))),
        }
    }

    /// Whether so much can be given; nothing at all is for saying so.
    pub fn allows(&self, credit: Credit) -> bool {
        credit > Credit::ZERO && credit <= self.most && self.is_in_steps(credit)
    }

    /// Whether it is a whole number of steps.
    pub fn is_in_steps(&self, credit: Credit) -> bool {
        credit.thousandths() % self.step.thousandths().max(1) == 0
    }
}

/// The headings under one of which an entry has to be put by whoever decides on it; none where the rules say under
/// which it falls (rules R11, R29).
pub fn headings_left_open<'r>(entry: &Entry, rules: &'r RuleSet) -> Vec<&'r Category> {
    if Manual(rules).claims(entry).is_ok() {
        return Vec::new();
    }
    let led_to = |code: &str| rules.mode_categories.iter().any(|mode| mode.category.as_deref() == Some(code));
    rules.categories.iter().filter(|category| led_to(&category.code)).collect()
}

/// The finest part that the rules come to, in thousandths.
fn step(rules: &RuleSet, factor: Option<i64>) -> i64 {
    let kept = rules.unit.decimals.thousandths();
    let own = match rules.rounding.method {
        Method::Exact => kept,
        Method::Count => Credit::ONE.thousandths(),
        Method::StepDown | Method::StepNearestHalfUp => rules.rounding.step.map_or(kept, Credit::thousandths),
        Method::Bands => rules.rounding.bands.iter().fold(0, |step, band| common(step, band.credit.thousandths())),
    };
    // For a role it may be half of that.
    let with_role = factor.map_or(own, |factor| common(own, own * factor / 1000));
    if with_role % kept == 0 && with_role > 0 { with_role } else { kept }
}

/// The greatest number by which both can be divided.
fn common(one: i64, other: i64) -> i64 {
    if other == 0 { one.abs() } else { common(other, one % other) }
}

/// The most credit for the fewest minutes, as thousandths for so many minutes.
fn best_rate(rules: &RuleSet) -> Option<(i64, u32)> {
    let unit = rules.unit.minutes.map(|minutes| (Credit::ONE.thousandths(), minutes.get()));
    let bands = rules.rounding.bands.iter().map(|band| (band.credit.thousandths(), band.from.get().max(1)));
    let rate = |one: &(i64, u32), other: &(i64, u32)| {
        (i128::from(one.0) * i128::from(other.1)).cmp(&(i128::from(other.0) * i128::from(one.1)))
    };
    unit.into_iter().chain(bands).max_by(rate)
}
