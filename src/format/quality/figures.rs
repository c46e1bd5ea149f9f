//! The figures of a lesson: what the gate holds it to, and what the site shows.

use super::readability::Reading;
use super::visible;
use crate::format::lesson::Lesson;
use crate::i18n::Language;
use crate::text::words;

/// The figures of one lesson in one language.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figures {
    /// Stated minutes.
    pub minutes: u32,
    /// Estimated seconds: 200 words a minute and 20 s a question (ux.md 6.1).
    pub seconds: u32,
    /// Nominal seconds, which become credit (domain.md R7).
    pub nominal_seconds: u32,
    /// All words a reader sees.
    pub words: u32,
    /// Words of prose, without questions, options and feedback.
    pub prose_words: u32,
    /// Questions with right answers.
    pub checks: u32,
    /// Sources.
    pub sources: u32,
    /// How hard it reads; nothing for a text under 100 words.
    pub reading: Option<Reading>,
}

impl Figures {
    /// Counts a lesson that is written in this language.
    pub fn of(lesson: &Lesson, language: Language) -> Self {
        let text: Vec<String> = lesson.steps.iter().map(visible::of_step).collect();
        let checks = lesson.steps.iter().filter(|step| step.check().is_some()).count();
        Self {
            minutes: lesson.minutes,
            seconds: lesson.seconds(),
            nominal_seconds: lesson.nominal_seconds(),
            words: lesson.words(),
            prose_words: lesson.steps.iter().map(|step| words(&visible::plain(&step.prose_html))).sum(),
            checks: u32::try_from(checks).unwrap_or(u32::MAX),
            sources: u32::try_from(lesson.sources.len()).unwrap_or(u32::MAX),
            reading: Reading::of(&text.join("\n"), language),
        }
    }

    /// Words of prose for each check, rounded up; 150 are the most.
    pub fn words_a_check(&self) -> u32 {
        self.prose_words.div_ceil(self.checks.max(1))
    }
}
