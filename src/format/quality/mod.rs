//! The quality gate: what a library has to be beyond being readable, as `content check --strict` holds it.
//!
//! A lesson that fails here still loads; the gate is for those who write. Nothing here looks at a
//! clock: whether a review is due is shown on the site, and never breaks a build with time. The
//! figures come from the lesson as it is kept, so that the site shows what the command counts.

mod authority;
mod balance;
mod cues;
mod english;
mod feedback;
mod figures;
mod lessons;
mod likeness;
mod links;
mod places;
mod readability;
mod repeats;
mod spanish;
mod visible;

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;

use std::path::Path;

use super::check::Check;
use super::fault::{Fault, counted};
use super::library::Library;
use places::Places;

pub use figures::Figures;
pub use readability::Reading;

/// What the strict settings find in a folder that was read from `dir`, by file and line. What keeps
/// an item from loading is a fault of the library already, and is not said again here.
pub fn strict(dir: &Path, library: &Library) -> Vec<Fault> {
    let places = Places::new(dir);
    let mut faults = lessons::check(library, &places);
    faults.extend(feedback::check(library, &places));
    let asked = asked(library);
    faults.extend(cues::check(&asked, &places));
    faults.extend(repeats::check(&asked, &places));
    faults.sort();
    faults
}

/// Where a question stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Spot<'a> {
    /// In a step of a lesson: slug and step id.
    Lesson(&'a str, &'a str),
    /// In the evaluation of a module: slug, and place from 0.
    Module(&'a str, usize),
}

impl Spot<'_> {
    /// The lesson or module it is in, as an author knows it.
    fn name(&self) -> String {
        match self {
            Spot::Lesson(slug, _) => (*slug).to_owned(),
            Spot::Module(slug, _) => format!("the evaluation of {slug}"),
        }
    }
}

/// A question in English, with the case that leads to it.
struct Asked<'a> {
    spot: Spot<'a>,
    /// Plain words of the step before the question; none in an evaluation.
    prose: String,
    check: &'a Check,
}

/// Every question of the library: those of lessons, then those of evaluations.
fn asked(library: &Library) -> Vec<Asked<'_>> {
    let of_lessons = library.lessons.iter().filter_map(lessons::original).flat_map(|(slug, lesson)| {
        lesson.steps.iter().filter_map(move |step| {
            let check = step.check()?;
            Some(Asked { spot: Spot::Lesson(slug, &step.id), prose: visible::plain(&step.prose_html), check })
        })
    });
    let of_modules = library.modules.iter().flat_map(|module| {
        let questions = module.body.questions.iter().enumerate();
        questions.map(|(at, question)| Asked {
            spot: Spot::Module(&module.slug, at),
            prose: String::new(),
            check: &question.check,
        })
    });
    of_lessons.chain(of_modules).collect()
}
