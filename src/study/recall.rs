//! What an answer says about memory.

use crate::checks::Confidence;
use crate::format::{Lesson, StepBody, Task};
use crate::id::Id;
use crate::progress::{Event, Kind};
use crate::reviews::{Rating, Recollection};

/// The check that an event answers, and how well it was remembered (domain.md 2.1): not right is
/// *again*; right after a hint, or as a guess, is *hard*; right is *good*. A case with turns is a
/// story, nothing to remember; and what isn't answered isn't asked again.
pub fn recollection(event: &Event, lesson: &Lesson) -> Option<(String, Recollection)> {
    let (step, chosen, hints, sure, review) = match &event.kind {
        Kind::Answered { step, chosen, hints, sure } => (step, chosen, *hints, *sure, false),
        Kind::Reviewed { step, chosen, hints, sure } => (step, chosen, *hints, *sure, true),
        _ => return None,
    };
    let check = lesson.steps.iter().find(|known| known.id == *step).and_then(|step| match &step.body {
        StepBody::Check(check) => Some(check),
        _ => None,
    })?;
    if matches!(check.task, Task::Branching { .. }) {
        return None;
    }
    let tokens: Vec<&str> = chosen.iter().map(String::as_str).collect();
    let right = check.is_right(&tokens);
    let rating = match (right, sure) {
        (false, _) => Rating::Again,
        (true, Some(Confidence::Guess)) => Rating::Hard,
        (true, _) if hints > 0 => Rating::Hard,
        (true, _) => Rating::Good,
    };
    let misled = !right && sure == Some(Confidence::Certain);
    let event_id = Id::from_uuid(event.id.uuid());
    Some((step.clone(), Recollection { at: event.at, event: event_id, rating, misled, review }))
}
