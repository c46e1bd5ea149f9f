//! How long a lesson is, against what it says and what a break allows.

use std::ops::RangeInclusive;

use super::fault::{Report, counted};
use super::front::Front;
use super::kinds::StepKind;
use super::lesson::{Lesson, Step};
use super::quality::{Figures, Reading};
use super::steps::Built;
use crate::i18n::Language;

/// How many steps a lesson should have (curriculum.md, quality gate).
const BEST_STEPS: RangeInclusive<usize> = 5..=8;
/// How many of them should be checks.
const BEST_CHECKS: RangeInclusive<usize> = 3..=4;
/// A lesson longer than this, in seconds, does not fit between two patrons.
const LONGEST: u32 = 600;
/// How far stated minutes may be from the nominal length, in seconds.
const TOLERANCE: u32 = 60;
/// Words of prose that call for a check (curriculum.md, quality gate).
const PROSE_A_CHECK: u32 = 150;

/// The rules on the number of steps and checks.
pub(super) fn check_steps(built: &[Built], original: bool, report: &Report) {
    let line = built.first().map_or(1, |step| step.bones.line);
    let steps = built.len();
    if !(4..=9).contains(&steps) {
        report.fault(
            line,
            format!("The lesson has {}.", counted(steps, "step", "steps")),
            "Give it 4 to 9. One step is one idea.",
        );
    } else if !BEST_STEPS.contains(&steps) {
        report.advise(
            line,
            format!("The lesson has {}.", counted(steps, "step", "steps")),
            format!(
                "Try {} to {}: fewer say little, and more wear out who is interrupted.",
                BEST_STEPS.start(),
                BEST_STEPS.end()
            ),
        );
    }
    if !original {
        return;
    }
    let prose: u32 = built.iter().map(|step| step.prose_words).sum();
    let is_check = |step: &&Built| step.bones.kind == Some(StepKind::Check);
    let checks = built.iter().filter(is_check).count();
    if !BEST_CHECKS.contains(&checks) {
        report.advise(
            line,
            format!("The lesson has {} of the kind `check`.", counted(checks, "step", "steps")),
            format!("Try {} or {}: answering is what makes it stick.", BEST_CHECKS.start(), BEST_CHECKS.end()),
        );
    }
    let needed = prose.div_ceil(PROSE_A_CHECK);
    if u32::try_from(checks).is_ok_and(|checks| checks < needed) {
        report.fault(
            line,
            format!(
                "The lesson has {prose} words of prose and {} of the kind `check`.",
                counted(checks, "step", "steps")
            ),
            format!(
                "Give it at least {needed}: one for every {PROSE_A_CHECK} words. Answering is what makes it stick."
            ),
        );
    }
}

/// The rules on time. Only for lessons whose steps can all be read, or the time would be wrong too.
pub(super) fn check_time(steps: &[Step], front: &Front, report: &Report) {
    let line = front.line("minutes");
    let seconds: u32 = steps.iter().map(|step| step.seconds).sum();
    if seconds > LONGEST {
        let fix = "Shorten it to 10 minutes, or make two lessons of it. It counts 200 words a minute and 20 seconds a question.";
        report.fault(line, format!("The lesson takes {} minutes.", clock(seconds)), fix);
    }
    let nominal: u32 = steps.iter().map(Step::nominal_seconds).sum();
    let Some(minutes) = front.minutes else { return };
    // People who tried it know better than a formula.
    if let Some(pilot) = front.lesson.as_ref().and_then(|lesson| lesson.pilot) {
        let median = pilot.median_seconds;
        if median.abs_diff(minutes * 60) > TOLERANCE {
            let message = format!("The lesson says {minutes} minutes, and in its trial it took {}.", clock(median));
            report.fault(line, message, format!("Write `minutes = {}`, or change the length.", whole_minutes(median)));
        }
        return;
    }
    if nominal.abs_diff(minutes * 60) > TOLERANCE {
        report.fault(
            line,
            format!("The lesson says {minutes} minutes, and by its words it takes {}.", clock(nominal)),
            format!("Write `minutes = {}`, or change the length. It counts 200 words a minute, 45 seconds a check, 90 seconds a case with turns, and 20 seconds a reflection or try-it.", whole_minutes(nominal)),
        );
    }
}

/// Advice on how hard a lesson reads.
pub(super) fn advise_reading(lesson: &Lesson, language: Language, report: &Report) {
    let Some(reading) = Figures::of(lesson, language).reading.filter(|reading| !reading.is_plain()) else { return };
    let message = match reading {
        Reading::Grade(grade) => format!("The lesson reads at about grade {grade:.0}."),
        Reading::Ease(ease) => format!("The lesson has an ease of about {ease:.0} by the INFLESZ scale."),
    };
    report.advise(
        1,
        message,
        "Try shorter sentences and plainer words. Grade 6 to 8, or in Spanish an ease over 60, suits a reader who is interrupted.",
    );
}

/// The nearest whole minute.
fn whole_minutes(seconds: u32) -> u32 {
    (seconds + 30) / 60
}

fn clock(seconds: u32) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}
