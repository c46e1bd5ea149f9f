//! What a transcript states instead of a length: an amount and its unit, as people type it.

use maud::{Markup, html};

use super::typed::Headings;
use crate::activities::stated_unit;
use crate::format::rules::StatedUnit;
use crate::i18n::Words;
use crate::measure::Credit;

/// No transcript states more of anything in one entry.
const MOST: Credit = Credit::from_thousandths(1_000_000);

/// All units, in the order of a form.
const UNITS: [StatedUnit; 6] = [
    StatedUnit::SemesterHour,
    StatedUnit::QuarterHour,
    StatedUnit::Ceu,
    StatedUnit::Course,
    StatedUnit::ClockHour,
    StatedUnit::Video,
];

/// The units that the rules of some program of theirs know, and the one that was chosen before.
pub fn units(headings: &[Headings], chosen: Option<StatedUnit>) -> Vec<StatedUnit> {
    let known = |unit: &StatedUnit| chosen == Some(*unit) || headings.iter().any(|set| set.units.contains(unit));
    UNITS.into_iter().filter(known).collect()
}

/// The unit of this name.
pub fn unit(name: &str) -> Option<StatedUnit> {
    UNITS.into_iter().find(|unit| unit.as_str() == name)
}

/// An exact amount above nothing, of `3` or `1.5`.
pub fn amount(typed: &str) -> Option<Credit> {
    typed.trim().parse().ok().filter(|amount| *amount > Credit::ZERO && *amount <= MOST)
}

/// The options of a choice of units.
pub fn unit_options(words: Words, units: &[StatedUnit], chosen: Option<StatedUnit>) -> Markup {
    html! {
        option value="" { (words.say("add-stated-choose")) }
        @for unit in units {
            option value=(unit.as_str()) selected[chosen == Some(*unit)] { (stated_unit(words, *unit, Credit::ZERO)) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_exact_and_above_nothing() {
        assert_eq!(amount(" 1.5 "), Some(Credit::from_thousandths(1_500)));
        for typed in ["", "0", "-3", "3,5", "1.2345", "1001", "three"] {
            assert_eq!(amount(typed), None, "{typed}");
        }
        assert!(UNITS.iter().all(|one| unit(one.as_str()) == Some(*one)) && unit("year").is_none());
    }
}
