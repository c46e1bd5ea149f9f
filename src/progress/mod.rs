//! Learning events, the reducer that makes progress of them, and completions.
//!
//! An event is an append-only fact with an id made by the client, so that sending it twice counts
//! once. Progress is a pure function of events ([`Progress::apply`]) and doesn't depend on their
//! order. The row in `lesson_progress` is that function's value, kept at hand.

mod bring_over;
mod completions;
mod erase;
mod event;
mod lengths;
mod modules;
mod outline;
mod queries;
mod rebuild;
mod record;
mod reduce;
mod stored;
mod taken;
#[cfg(test)]
mod tests;
mod times;

pub use bring_over::{bring_over, last_turns};
pub use completions::{
    Completion, ModuleCompletion, complete_module, completed_lessons, lessons_of, lessons_of_many, module_of,
    modules_of, modules_of_many, turns_of,
};
pub use erase::erase;
pub use event::{DeviceId, Draft, Event, EventId, Kind};
pub use lengths::{Median, Medians, count_medians, how_many_deviate, medians};
pub use modules::{
    Attempt, Chosen, Evaluation, Said, attempt, best_attempt, evaluation, save_evaluation, save_feedback,
};
pub use outline::{Outline, StepOutline};
pub use queries::{Kept, kept, kept_at, last_active, unfinished, unfinished_of_many};
pub use rebuild::{Rebuilt, rebuild};
pub use record::{Batch, record};

pub use reduce::{Answer, Progress, StepState, whole_minutes};
pub use taken::{Taken, taken};
pub use times::{Spent, lessons_measured, seconds_on_each, seconds_spent, seconds_spent_on};
