//! What kinds, ways and states are called, and when two titles mean the same event.

use maud::{Markup, html};

use super::State;
use crate::format::Mode;
use crate::format::rules::ActivityKind;
use crate::i18n::Words;
use crate::text::slug;

/// What a kind is called in a list: "Webinar".
pub fn kind(words: Words, kind: ActivityKind) -> String {
    words.say(&format!("activity-kind-{}", kind.as_str()))
}

/// How it was given, as its owner would say it.
pub fn mode(words: Words, mode: Mode) -> String {
    words.say(&format!("activity-mode-{}", mode.as_str()))
}

/// The state as a tag.
pub fn tag(words: Words, state: State) -> Markup {
    let class = match state {
        State::Draft | State::Withdrawn => "quiet",
        State::Submitted => "warn",
        State::Returned => "info",
        State::Accepted => "ok",
        State::Rejected => "no",
    };
    html! { span.tag.(class) { (words.say(&format!("activity-state-{}", state.word()))) } }
}

/// Words that say nothing of what an event was about.
const EMPTY: [&str; 20] = [
    "the", "a", "an", "and", "of", "for", "in", "on", "at", "to", "with", "webinar", "workshop", "training", "session",
    "part", "de", "la", "el", "y",
];

/// Whether two titles of the same day look like the same event: one is in the other, or half of the
/// words that say something are the same.
pub fn similar(one: &str, other: &str) -> bool {
    let (one, other) = (said(one), said(other));
    if one.is_empty() || other.is_empty() {
        return one == other;
    }
    let same = one.iter().filter(|word| other.contains(word)).count();
    let fewer = one.len().min(other.len());
    let all = one.len() + other.len() - same;
    same == fewer || same * 2 >= all
}

fn said(title: &str) -> Vec<String> {
    let mut words: Vec<String> = slug(title).split('-').map(str::to_owned).collect();
    words.retain(|word| !word.is_empty() && !EMPTY.contains(&word.as_str()));
    words.sort();
    words.dedup();
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_of_the_same_event_are_alike_however_they_are_typed() {
        for (one, other) in [
            ("Rural broadband webinar", "Webinar: Rural Broadband"),
            ("Weeding, calmly", "Weeding calmly (part 2)"),
            ("Story time", "Story time for toddlers"),
            ("Cómo descartar libros", "Como descartar libros"),
        ] {
            assert!(similar(one, other) && similar(other, one), "{one} / {other}");
        }
        for (one, other) in
            [("Rural broadband", "Story time"), ("The library budget", "The library board"), ("Webinar", "Weeding")]
        {
            assert!(!similar(one, other) && !similar(other, one), "{one} / {other}");
        }
    }
}
