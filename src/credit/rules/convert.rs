//! From a length, or what was stated instead, to credit: exact whole numbers of thousandths.

use super::outcome::{Question, Refusal};
use super::{Adjustment, Entry, Method, Rounding, RuleSet, StatedUnit, Working};
use crate::measure::{Credit, Minutes};

/// What a conversion came to: thousandths of a unit with the sum, or why there is none.
pub(super) enum Made {
    Credit(i64, Working),
    Refused(Refusal),
    Open(Question),
}

/// What an entry makes on its own, before anything is added or taken off.
pub(super) fn convert(entry: &Entry, minutes: Minutes, rules: &RuleSet) -> Made {
    match entry.stated {
        Some((unit, quantity)) => stated(unit, quantity, rules),
        None => length(minutes, rules),
    }
}

/// What so many minutes make. Below the least they make nothing (rule R3); where no source says
/// what they make, that is a question (rule R29).
pub(super) fn length(minutes: Minutes, rules: &RuleSet) -> Made {
    let Rounding { min_minutes, .. } = rules.rounding;
    if minutes < min_minutes {
        return Made::Refused(Refusal::TooShort { minutes, min_minutes });
    }
    beyond_the_least(minutes, rules)
}

/// The same without the least.
pub(super) fn beyond_the_least(minutes: Minutes, rules: &RuleSet) -> Made {
    let Rounding { method, step, ref bands, ref undefined, ref between, .. } = rules.rounding;
    if let Some(open) = undefined.iter().find(|open| open.holds(minutes)) {
        return Made::Open(Question::Undefined { minutes, question: open.question.clone() });
    }
    match (method, rules.unit.minutes, step) {
        (Method::Exact, Some(per), _) => {
            let part = rules.unit.decimals.thousandths();
            let (parts, rest) = nearest(minutes, i64::from(per.get()) * part);
            let kept_to = (rest != 0).then_some(rules.unit.decimals);
            Made::Credit(parts * part, Working::Exact { minutes_per_unit: per, kept_to })
        }
        (Method::StepDown | Method::StepNearestHalfUp, Some(per), Some(step)) => {
            let size = i64::from(per.get()) * step.thousandths().max(1);
            let (up, rest) = nearest(minutes, size);
            if let Some(question) = between.as_ref().filter(|_| rest != 0) {
                return Made::Open(Question::Undefined { minutes, question: question.clone() });
            }
            let down = method == Method::StepDown;
            let steps = if down { thousandths(minutes) / size } else { up };
            Made::Credit(steps * step.thousandths(), Working::Stepped { minutes_per_unit: per, step, down })
        }
        (Method::Count, ..) => Made::Credit(Credit::ONE.thousandths(), Working::Counted),
        (Method::Bands, ..) => match bands.iter().find(|band| band.from <= minutes && minutes <= band.to) {
            Some(band) => Made::Credit(band.credit.thousandths(), Working::Band { from: band.from, to: band.to }),
            None => Made::Open(Question::NothingSaid { minutes }),
        },
        // A file that divides without the minutes of a unit is not read.
        _ => Made::Open(Question::NothingSaid { minutes }),
    }
}

/// A thousandfold of the minutes: of 31 bits and ten more, so that twice it fits in 64.
fn thousandths(minutes: Minutes) -> i64 {
    i64::from(minutes.get()) * 1000
}

/// How many parts of this size are nearest, the upper of two, and what does not come out even. A
/// reversal rounds the same minutes and then changes the sign, so it undoes exactly (rule R21).
fn nearest(minutes: Minutes, size: i64) -> (i64, i64) {
    let dividend = thousandths(minutes);
    ((2 * dividend + size) / (2 * size), dividend % size)
}

fn stated(unit: StatedUnit, quantity: Credit, rules: &RuleSet) -> Made {
    let Some(equivalence) = rules.equivalences.iter().find(|equivalence| equivalence.from == unit) else {
        return Made::Open(Question::NoEquivalence { unit });
    };
    let factor = equivalence.factor;
    Made::Credit(times(quantity.thousandths(), factor, rules), Working::Converted { from: unit, quantity, factor })
}

/// More or less for the role (a presenter's twofold, a round table's half).
pub(super) fn multiplied(credit: i64, entry: &Entry, rules: &RuleSet) -> (i64, Option<Adjustment>) {
    match rules.multipliers.iter().find(|multiplier| multiplier.role.kind() == entry.kind) {
        // What is stated in hours of college credit was converted by its own rule.
        Some(multiplier) if entry.stated.is_none() => {
            let factor = multiplier.factor;
            (times(credit, factor, rules), Some(Adjustment::Multiplied { role: multiplier.role, factor }))
        }
        _ => (credit, None),
    }
}

/// A product, rounded half up to what the unit keeps. In 128 bits on the way; both are bounded where
/// they are read.
fn times(credit: i64, factor: Credit, rules: &RuleSet) -> i64 {
    let part = i128::from(rules.unit.decimals.thousandths()) * 1000;
    let product = i128::from(credit) * i128::from(factor.thousandths());
    let parts = (2 * product + part).div_euclid(2 * part);
    i64::try_from(parts * part / 1000).unwrap_or(i64::MAX)
}
