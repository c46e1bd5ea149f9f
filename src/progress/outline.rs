//! What the reducer knows of a lesson: its steps in order, and what each asks.

use crate::format::{Key, Lesson, StepBody, Verdict};

/// A lesson's steps in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outline(pub Vec<StepOutline>);

/// One step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepOutline {
    /// Its id.
    pub id: String,
    /// Estimated seconds.
    pub seconds: u32,
    /// What its answers are marked by, if the step is a check.
    pub check: Option<Key>,
}

impl Outline {
    /// The outline of a lesson.
    pub fn of(lesson: &Lesson) -> Outline {
        let check = |body: &StepBody| match body {
            StepBody::Check(check) => Some(Key::of(check)),
            _ => None,
        };
        let steps = lesson.steps.iter();
        Outline(
            steps
                .map(|step| StepOutline { id: step.id.clone(), seconds: step.seconds, check: check(&step.body) })
                .collect(),
        )
    }

    /// Where a step stands, counted from zero.
    pub fn position(&self, step: &str) -> Option<usize> {
        self.0.iter().position(|known| known.id == step)
    }
}

impl StepOutline {
    /// Whether an answer is right; `None` for a step without a check.
    pub fn is_right(&self, chosen: &[String]) -> Option<bool> {
        Some(self.check.as_ref()?.mark(chosen).verdict == Verdict::Right)
    }
}
