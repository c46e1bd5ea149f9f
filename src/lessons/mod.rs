//! Lessons and their immutable versions.
//!
//! A lesson is known by its slug in files and by its shelf mark in addresses (`/l/PUB-02`). What it
//! says is a version; a version never changes, so that it can be kept in memory for ever.

mod listing;
mod marked;
mod publish;
mod versions;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use crate::format::{Lesson, Topic};
use crate::i18n::Language;
use crate::id::Id;
use crate::measure::Minutes;
pub use listing::{Card, Filter, Found, Wanted, cards, find, shortest, suggestions};
pub use publish::{Published, publish, withdraw_except};
pub use versions::{Head, by_mark, current, current_all, mark_in, of_head, version};

/// A lesson through all its versions.
pub enum LessonRow {}
/// Identity of a lesson.
pub type LessonId = Id<LessonRow>;
/// Identity of a version of a lesson.
pub type LessonVersionId = Id<Edition>;

/// One published version of a lesson, in all its languages.
#[derive(Clone, Debug)]
pub struct Edition {
    /// Identity of the version.
    pub id: LessonVersionId,
    /// The lesson it is a version of.
    pub lesson_id: LessonId,
    /// The lesson's folder.
    pub slug: String,
    /// Counts up from one.
    pub number: i32,
    /// When it was published.
    pub published_at: DateTime<Utc>,
    /// The text by language; English is always there.
    pub languages: BTreeMap<Language, Lesson>,
    /// What readers of the other languages get: the original, marked as the language it is in.
    pub others: BTreeMap<Language, Lesson>,
}

impl Edition {
    /// The text in a language; where there is none, the original, whose markup says what it is in.
    pub fn text(&self, language: Language) -> &Lesson {
        let found = self.languages.get(&language).or_else(|| self.others.get(&language));
        let found = found.or_else(|| self.languages.values().next());
        // `publish` takes no lesson without a language.
        found.unwrap_or_else(|| unreachable!("lesson version {} has no text", self.id))
    }

    /// The language of the text that [`Edition::text`] gives.
    pub fn speaks(&self, language: Language) -> Language {
        if self.languages.contains_key(&language) {
            language
        } else {
            self.languages.keys().next().copied().unwrap_or_default()
        }
    }

    /// The text that all languages share: steps, minutes, topic.
    pub fn original(&self) -> &Lesson {
        self.text(Language::English)
    }

    /// Its address.
    pub fn path(&self) -> String {
        format!("/l/{}", self.original().mark.in_address())
    }

    /// Stated minutes.
    pub fn minutes(&self) -> Minutes {
        Minutes::try_from(self.original().minutes).unwrap_or_default()
    }

    /// Its shelf.
    pub fn topic(&self) -> Topic {
        self.original().topic
    }

    /// Number of steps.
    pub fn len(&self) -> usize {
        self.original().steps.len()
    }

    /// Whether there are no steps; the format allows no such lesson.
    pub fn is_empty(&self) -> bool {
        self.original().steps.is_empty()
    }
}
