//! Feedback: each option has its own, in lessons and in evaluations, and it teaches.

use super::places::Places;
use super::{likeness, visible};
use crate::format::check::Check;
use crate::format::fault::Fault;
use crate::format::library::Library;
use crate::text::words;

/// Feedback with fewer words only says right or wrong.
const LEAST_WORDS: u32 = 4;

/// Something wrong with the feedback of an option.
pub(super) struct Trouble {
    /// Id of the option.
    pub option: String,
    pub message: String,
    pub fix: String,
}

/// Checks the feedback of every evaluation.
pub(super) fn check(library: &Library, places: &Places<'_>) -> Vec<Fault> {
    let mut faults = Vec::new();
    for module in &library.modules {
        for (at, question) in module.body.questions.iter().enumerate() {
            for trouble in of(&question.check) {
                let message = format!("Option `{}`: {}", trouble.option, trouble.message);
                faults.push(places.at_question(&module.slug, at, message, trouble.fix));
            }
        }
    }
    faults
}

/// What is wrong with the feedback of a check: two answers share it, or it only gives a verdict.
pub(super) fn of(check: &Check) -> Vec<Trouble> {
    let said = check.feedback_html();
    let texts: Vec<String> = said.iter().map(|(_, html)| visible::plain(html)).collect();
    let normal: Vec<String> = texts.iter().map(|text| likeness::normal(text)).collect();
    let mut found = Vec::new();
    for (at, (option, _)) in said.iter().enumerate() {
        // A pair is found in its file by its left side.
        let option = option.split('=').next().unwrap_or_default().to_owned();
        if let Some(earlier) = normal[..at].iter().position(|other| *other == normal[at]) {
            found.push(Trouble {
                option,
                message: format!("This feedback is that of `{}` too.", said[earlier].0),
                fix: "Say what this very option gets right or wrong, and why.".to_owned(),
            });
        } else if words(&texts[at]) < LEAST_WORDS {
            found.push(Trouble {
                option,
                message: format!("The feedback \"{}\" says no more than right or wrong.", texts[at]),
                fix: "Say why. A reader who chose this learns most from one sentence of reason.".to_owned(),
            });
        }
    }
    found
}
