//! No two checks ask the same, and an evaluation asks what the lessons have not.

use super::likeness::{Runs, normal};
use super::places::Places;
use super::{Asked, Spot, visible};
use crate::format::fault::Fault;

/// Two questions are too much alike when, of the runs of two words in their case, question and
/// options, more than this part is common to both. In the library of 46 lessons no two reach half of
/// it, and a question with only its names and numbers changed goes well beyond.
const ALIKE: f64 = 0.25;
/// The same for the case and question alone, or the options alone.
const PART_ALIKE: f64 = 0.4;
/// Parts with fewer runs are common property: "What do you do?", "Yes" and "No".
const LEAST_RUNS: usize = 10;

pub(super) struct Sketch {
    pub stem: Runs,
    pub options: Runs,
    pub whole: Runs,
    /// Question and right answers, word by word.
    asks: (String, Vec<String>),
}

impl Sketch {
    pub fn of(asked: &Asked<'_>) -> Self {
        let options: Vec<String> = asked.check.answers_html().into_iter().map(visible::plain).collect();
        let options = || options.iter().map(String::as_str);
        let stem = [asked.prose.as_str(), &asked.check.question];
        let right = asked.check.rows().into_iter().filter(|row| row.right);
        let right = right.map(|row| normal(&visible::plain(&row.text_html)));
        Self {
            stem: Runs::of(stem),
            options: Runs::of(options()),
            whole: Runs::of(stem.into_iter().chain(options())),
            asks: (normal(&asked.check.question), right.collect()),
        }
    }

    /// Why two questions are the same, if they are.
    fn repeats(&self, other: &Sketch) -> Option<String> {
        if self.asks == other.asks {
            return Some("the same question with the same answer".to_owned());
        }
        let whole = self.whole.likeness(&other.whole);
        if whole > ALIKE {
            return Some(percent(whole, "of all their words"));
        }
        let part = |one: &Runs, two: &Runs| {
            let like = one.likeness(two);
            (one.len().min(two.len()) >= LEAST_RUNS && like > PART_ALIKE).then_some(like)
        };
        part(&self.stem, &other.stem)
            .map(|like| percent(like, "of the question"))
            .or_else(|| part(&self.options, &other.options).map(|like| percent(like, "of the options")))
    }
}

fn percent(like: f64, what: &str) -> String {
    format!("{:.0} percent {what}", like * 100.0)
}

/// Compares every question with every other.
pub(super) fn check(asked: &[Asked<'_>], places: &Places<'_>) -> Vec<Fault> {
    let sketches: Vec<Sketch> = asked.iter().map(Sketch::of).collect();
    let mut faults = Vec::new();
    for (at, later) in asked.iter().enumerate() {
        for (earlier, sketch) in asked.iter().zip(&sketches).take(at) {
            let Some(shared) = sketches[at].repeats(sketch) else { continue };
            faults.push(fault(later, earlier, &shared, places));
        }
    }
    faults
}

fn fault(later: &Asked<'_>, earlier: &Asked<'_>, shared: &str, places: &Places<'_>) -> Fault {
    let place = match earlier.spot {
        Spot::Lesson(slug, step) => format!("step `{step}` of {slug}"),
        Spot::Module(slug, at) => format!("question {} of the evaluation of {slug}", at + 1),
    };
    let (message, fix) = match (later.spot, earlier.spot) {
        (Spot::Module(..), Spot::Lesson(..)) => (
            format!("This question is a copy of {place}: they share {shared}."),
            "Ask for the same idea in a new situation, with other words. An evaluation shows what a reader can carry over.",
        ),
        _ => (
            format!("This asks the same as {place}: they share {shared}."),
            "Ask something else, or the same idea in another case with other words.",
        ),
    };
    places.at_spot(later.spot, message, fix.to_owned())
}
