//! Whether the right answers of the whole library give themselves away, by length or by place.
//!
//! A reader who always picks the longest option, or always the second, should do no better than
//! chance. Both are tested over the lessons and, apart from them, over the evaluations; only
//! questions with one right answer count. One lesson may well have all its right answers first.

use std::collections::BTreeMap;

use super::balance::{LEVEL, chance_of, chi_square, critical};
use super::places::Places;
use super::{Asked, Spot};
use crate::format::check::Task;
use crate::format::fault::Fault;

/// Below this mean number of questions for each place, chi-square says nothing (the usual rule of
/// five; NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.5.15).
const LEAST_MEAN: usize = 5;
/// How many lessons a fault names.
const NAMED: usize = 8;
const ORDINALS: [&str; 6] = ["first", "second", "third", "fourth", "fifth", "sixth"];

/// A question with one right answer.
struct Single<'a> {
    spot: Spot<'a>,
    options: usize,
    /// Place of the right answer, from 0.
    place: usize,
    /// Whether no other option is as long, in characters.
    longest: bool,
}

impl<'a> Single<'a> {
    fn of(asked: &Asked<'a>) -> Option<Self> {
        // The other kinds have places of their own, or none.
        if asked.check.task != Task::Choose {
            return None;
        }
        let options = &asked.check.options;
        let place = options.iter().position(|option| option.right).filter(|_| !asked.check.several())?;
        let length = |at: usize| options[at].plain.chars().count();
        let longest = (0..options.len()).all(|at| at == place || length(at) < length(place));
        Some(Self { spot: asked.spot, options: options.len(), place, longest })
    }
}

/// Checks the lessons, and the evaluations.
pub(super) fn check(asked: &[Asked<'_>], places: &Places<'_>) -> Vec<Fault> {
    let (lessons, evaluations): (Vec<_>, Vec<_>) =
        asked.iter().filter_map(Single::of).partition(|single| matches!(single.spot, Spot::Lesson(..)));
    let mut faults = Vec::new();
    for (pool, name) in [(lessons, "lessons"), (evaluations, "evaluations")] {
        faults.extend(longest(&pool, name, places));
        for options in 2..=6 {
            let pool: Vec<&Single> = pool.iter().filter(|single| single.options == options).collect();
            faults.extend(position(&pool, name, options, places));
        }
    }
    faults
}

/// The exact one-sided test of how often the right answer is the longest.
fn longest(pool: &[Single<'_>], name: &str, places: &Places<'_>) -> Option<Fault> {
    // The longest of several equal ones gives nothing away, so chance is at most this.
    let chances: Vec<f64> = pool.iter().map(|single| 1.0 / f64::from(small(single.options))).collect();
    let found: Vec<&Single> = pool.iter().filter(|single| single.longest).collect();
    let chance = chance_of(found.len(), &chances);
    if chance >= LEVEL {
        return None;
    }
    let allowed = (0..=found.len()).rev().find(|hits| chance_of(*hits, &chances) >= LEVEL).unwrap_or(0);
    let message = format!(
        "In the {name}, the right answer is the longest in {} of {} questions with one right answer. By chance it is in about {:.0}, and {allowed} still pass. Most often in {}.",
        found.len(),
        pool.len(),
        chances.iter().sum::<f64>(),
        named(&found),
    );
    let fix = format!(
        "In at least {} of them, shorten the right answer, or make a wrong one as long and as sensible.",
        found.len() - allowed
    );
    Some(places.at_spot(first(&found)?, message, fix))
}

/// The chi-square test of the places of right answers, among questions with so many options.
fn position(pool: &[&Single<'_>], name: &str, options: usize, places: &Places<'_>) -> Option<Fault> {
    let mut counts = vec![0_u32; options];
    for single in pool {
        counts[single.place] += 1;
    }
    let critical = critical(options).filter(|_| pool.len() >= LEAST_MEAN * options)?;
    let found = chi_square(&counts);
    if found <= critical {
        return None;
    }
    let most = (0..options).max_by_key(|place| counts[*place])?;
    let least = (0..options).min_by_key(|place| counts[*place])?;
    let there: Vec<&Single> = pool.iter().copied().filter(|single| single.place == most).collect();
    let counts: Vec<String> = counts.iter().map(u32::to_string).collect();
    let message = format!(
        "In the {name}, the right answers of questions with {options} options are not spread evenly: {} from first to last (chi-square {found:.1}, and {critical:.1} is the most). Most often {} in {}.",
        counts.join(", "),
        ORDINALS[most],
        named(&there),
    );
    let fix = format!("In some of them, move the right answer from {} to {} place.", ORDINALS[most], ORDINALS[least]);
    Some(places.at_spot(first(&there)?, message, fix))
}

/// The lessons or evaluations of these questions, those with most of them first.
fn by_share<'a>(found: &[&Single<'a>]) -> Vec<(String, usize, Spot<'a>)> {
    let mut shares: BTreeMap<String, (usize, Spot<'a>)> = BTreeMap::new();
    for single in found {
        shares.entry(single.spot.name()).or_insert((0, single.spot)).0 += 1;
    }
    let mut shares: Vec<_> = shares.into_iter().map(|(name, (count, spot))| (name, count, spot)).collect();
    // A stable sort, so that equal ones stay in the order of their names.
    shares.sort_by_key(|(_, count, _)| std::cmp::Reverse(*count));
    shares
}

fn named(found: &[&Single<'_>]) -> String {
    let shares = by_share(found);
    let mut names: Vec<String> =
        shares.iter().take(NAMED).map(|(name, count, _)| format!("{name} ({count})")).collect();
    if shares.len() > NAMED {
        names.push(format!("{} more", shares.len() - NAMED));
    }
    names.join(", ")
}

fn first<'a>(found: &[&Single<'a>]) -> Option<Spot<'a>> {
    Some(by_share(found).first()?.2)
}

fn small(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::format::check::{Check, Choice};

    /// A check with so many options, the right one at `place`, and longer than the others or as long.
    fn check_of(options: usize, place: usize, longest: bool) -> Check {
        let option = |at: usize| Choice {
            id: at.to_string(),
            text_html: String::new(),
            plain: if at == place && longest { "The longest" } else { "As long" }.to_owned(),
            right: at == place,
            feedback_html: String::new(),
        };
        Check::choose(String::new(), String::new(), (0..options).map(option).collect())
    }

    fn faults(checks: &[Check]) -> Vec<String> {
        // Three questions to a lesson.
        let slugs: Vec<String> = (0..checks.len()).map(|at| format!("lesson-{}", at / 3)).collect();
        let asked =
            |(slug, check): (&'static str, _)| Asked { spot: Spot::Lesson(slug, "step"), prose: String::new(), check };
        let slugs = slugs.into_iter().map(|slug| &*slug.leak());
        let asked: Vec<Asked> = slugs.zip(checks).map(asked).collect();
        check(&asked, &Places::new(Path::new("nowhere"))).into_iter().map(|fault| fault.message).collect()
    }

    #[test]
    fn a_right_answer_may_be_the_longest_as_often_as_chance_has_it() {
        // Of 15 with 3 options, 5 by chance; 9 or more in 3 of 100 libraries, 8 or more in 9.
        let pool = |longest: usize| (0..15).map(|at| check_of(3, at % 3, at < longest)).collect::<Vec<_>>();
        assert_eq!(faults(&pool(8)), Vec::<String>::new());
        let found = faults(&pool(9));
        assert_eq!(
            found,
            ["In the lessons, the right answer is the longest in 9 of 15 questions with one right answer. By chance \
              it is in about 5, and 8 still pass. Most often in lesson-0 (3), lesson-1 (3), lesson-2 (3)."]
        );
    }

    #[test]
    fn places_are_spread_evenly_where_there_are_enough_to_tell() {
        let pool = |counts: [usize; 3]| {
            let places = counts.into_iter().enumerate().flat_map(|(place, count)| std::iter::repeat_n(place, count));
            places.map(|place| check_of(3, place, false)).collect::<Vec<_>>()
        };
        // Chi-square 5.2 against 5.991; and 14 questions are too few to say.
        assert_eq!(faults(&pool([9, 4, 2])), Vec::<String>::new());
        assert_eq!(faults(&pool([14, 0, 0])), Vec::<String>::new());
        let found = faults(&pool([2, 10, 3]));
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(
            found[0].contains("spread evenly: 2, 10, 3 from first to last (chi-square 7.6, and 6.0 is the most)"),
            "{found:?}"
        );
        assert!(
            found[0].contains("Most often second in lesson-1 (3), lesson-2 (3), lesson-3 (3), lesson-0 (1)"),
            "{found:?}"
        );
    }

    #[test]
    fn choosing_several_gives_no_place_away() {
        let mut several = check_of(3, 0, true);
        several.options[1].right = true;
        assert_eq!(faults(&vec![several; 30]), Vec::<String>::new());
    }
}
