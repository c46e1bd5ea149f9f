//! Where a claim comes from, as a line below a text.

use maud::{Markup, html};

use crate::format::{Lesson, Source, Step};
use crate::i18n::{Language, Words};
use crate::text::full_stop;

/// A source of a lesson. A title that a translation has from the original is marked as English.
pub fn source(words: Words, source: &Source, original: &Lesson) -> Markup {
    let same = original.sources.iter().any(|known| known.title == source.title);
    let lang = words.lang(Language::English).filter(|_| same);
    html! {
        @match &source.url {
            Some(url) => a href=(url) rel="noopener" lang=[lang] { (source.title) },
            None => span lang=[lang] { (source.title) },
        }
        (full_stop(&source.title)) " " (source.publisher) (full_stop(&source.publisher)) " "
        (words.fill("read-on", &[("date", words.date(source.read_on).into())]))
    }
}

/// The sources that a step cites, by their numbers in the lesson; nothing where it cites none.
pub fn sources(words: Words, step: &Step, lesson: &Lesson, original: &Lesson) -> Markup {
    html! {
        @if !step.cites.is_empty() {
            section.read.small.soft.stack.g2 aria-labelledby="sources" {
                h2.h4 #sources { (words.say("sources")) }
                ol { @for (number, each) in (1..).zip(&lesson.sources) {
                    @if step.cites.contains(&each.id) {
                        li id={ "s-" (each.id) } value=(number) { (source(words, each, original)) }
                    }
                } }
            }
        }
    }
}
