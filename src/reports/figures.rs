//! What the columns of a report are called, and what stands in them.

use super::query::Line;
use super::report::{Column, Group, Report};
use crate::activities;
use crate::format::rules::ActivityKind;
use crate::format::{Mode, Topic};
use crate::i18n::Words;
use crate::text::capital;

/// The names of the columns that say what a line is about.
pub(super) fn labels(words: Words, group: Group) -> Vec<String> {
    let keys: &[&str] = match group {
        Group::Entry => &[
            "report-day",
            "report-who",
            "standing-library",
            "standing-region",
            "report-what",
            "report-category",
            "report-kind",
            "report-mode",
        ],
        Group::Person => &["report-who", "standing-library", "standing-region"],
        Group::Library => &["standing-library", "standing-region"],
        Group::Category => &["report-category"],
        Group::Month => &["report-month"],
    };
    keys.iter().map(|key| words.say(key)).collect()
}

/// The name of a figure.
pub(super) fn name(words: Words, column: Column) -> String {
    words.fill("report-column", &[("column", column.word().into())])
}

/// What stands in the columns that say what a line is about. Days are as files have them, so that they sort.
pub(super) fn cells(words: Words, report: &Report, line: &Line) -> Vec<String> {
    let library = || match line.library.is_empty() {
        true => words.say("report-no-library"),
        false => line.library.clone(),
    };
    match report.group {
        Group::Entry => vec![
            line.day.map(|day| day.to_string()).unwrap_or_default(),
            line.who.clone(),
            library(),
            line.region.clone(),
            line.title.clone(),
            category(words, &line.category),
            kind(words, &line.kind),
            mode(words, &line.mode),
        ],
        Group::Person => vec![line.who.clone(), library(), line.region.clone()],
        Group::Library => vec![library(), line.region.clone()],
        Group::Category => vec![category(words, &line.category)],
        Group::Month => vec![line.day.map(|day| day.format("%Y-%m").to_string()).unwrap_or_default()],
    }
}

fn category(words: Words, category: &str) -> String {
    if category.is_empty() {
        return words.say("report-no-category");
    }
    let topic = Topic::ALL.into_iter().find(|topic| topic.as_str() == category);
    topic.map_or_else(|| category.to_owned(), |topic| words.say(&format!("topic-{}", topic.as_str())))
}

fn kind(words: Words, word: &str) -> String {
    let known: Option<ActivityKind> = activities::KINDS.into_iter().find(|kind| kind.as_str() == word);
    known.map_or_else(|| word.to_owned(), |known| activities::kind(words, known))
}

fn mode(words: Words, word: &str) -> String {
    Mode::from_word(word).map_or_else(|| word.to_owned(), |mode| capital(&activities::mode(words, mode)))
}
