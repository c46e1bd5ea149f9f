//! How far a reader is in a module.

use std::collections::HashSet;
use std::sync::Arc;

use crate::lessons::LessonId;
use crate::modules::{Edition, ModuleId};

/// A module and what a reader has done of it.
#[derive(Clone)]
pub(super) struct ModuleState {
    /// The module as it is now.
    pub edition: Arc<Edition>,
    /// How many of its lessons are done.
    pub done: usize,
    /// The first lesson that isn't.
    pub next: Option<LessonId>,
    /// Whether the module was completed, in any version.
    pub completed: bool,
}

impl ModuleState {
    /// The state of a module, given all that is done of it.
    pub fn of(edition: Arc<Edition>, done: &HashSet<LessonId>, completed: &HashSet<ModuleId>) -> ModuleState {
        let next = edition.lessons.iter().find(|lesson| !done.contains(lesson)).copied();
        let count = edition.lessons.iter().filter(|lesson| done.contains(lesson)).count();
        ModuleState { done: count, next, completed: completed.contains(&edition.module_id), edition }
    }

    /// How many lessons it has.
    pub fn total(&self) -> usize {
        self.edition.lessons.len()
    }

    /// Whether something of it is done, and not all.
    pub fn is_begun(&self) -> bool {
        self.done > 0 && !self.completed
    }

    /// How much of its lessons is done, in whole percent.
    pub fn percent(&self) -> u8 {
        u8::try_from(self.done * 100 / self.total().max(1)).unwrap_or(100)
    }

    /// The address of its evaluation.
    pub fn evaluation_path(&self) -> String {
        format!("{}/evaluation", self.edition.path())
    }

    /// The address of its feedback form.
    pub fn feedback_path(&self) -> String {
        format!("{}/feedback", self.edition.path())
    }
}
