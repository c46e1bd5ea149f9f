//! The catalogue card of a lesson: shelf mark, title, what it is about, minutes, topic.

use maud::{Markup, Render, html};

use super::icon;
use crate::format::Topic;
use crate::i18n::{Language, Words};

/// How far the reader is with what a card or a list shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum State {
    /// Not begun, or nobody is signed in.
    #[default]
    New,
    /// Begun.
    Step {
        /// The step to carry on with, counted from one.
        step: usize,
        /// Of so many.
        total: usize,
    },
    /// Completed.
    Done,
}

impl State {
    /// The state as a tag in words; nothing for what is new.
    pub fn tag(self, words: Words) -> Markup {
        html! {
            @match self {
                State::New => {}
                State::Step { step, total } => span.tag.warn {
                    (words.fill("card-step", &[("step", step.into()), ("total", total.into())]))
                },
                State::Done => span.tag.ok { (words.say("card-done")) },
            }
        }
    }
}

/// A card in a list of lessons. Its one link is stretched over the whole card.
pub struct Card<'a> {
    /// The messages.
    pub words: Words,
    /// Where it leads.
    pub href: &'a str,
    /// The shelf mark, with spaces.
    pub mark: &'a str,
    /// Its shelf.
    pub topic: Topic,
    /// The title.
    pub title: &'a str,
    /// A sentence or two.
    pub summary: &'a str,
    /// The language of title and summary, when it isn't that of the page.
    pub lang: Option<&'a str>,
    /// Whether it exists in Spanish.
    pub spanish: bool,
    /// Stated minutes.
    pub minutes: i32,
    /// Whether it is part of a credit module.
    pub credit: bool,
    /// Whether this reader must sign in first.
    pub closed: bool,
    /// How far the reader is.
    pub state: State,
}

impl Render for Card<'_> {
    fn render(&self) -> Markup {
        let words = self.words;
        html! {
            li class={ "card c" (self.topic.number()) } {
                (mark(self.mark))
                div.stack.g2 {
                    h3 lang=[self.lang] { a href=(self.href) { (self.title) } }
                    p lang=[self.lang] { (self.summary) }
                    p.meta {
                        span { (icon("clock")) " " b { (words.fill("minutes-short", &[("count", self.minutes.into())])) } } " "
                        span { (topic(words, self.topic)) } " "
                        @if self.credit { span { (words.say("card-credit")) } " " }
                        @if self.closed { span { (words.say("card-closed")) } " " }
                        (self.tongue())
                        (self.state.tag(words))
                    }
                }
            }
        }
    }
}

impl Card<'_> {
    /// What those who look for a lesson in Spanish should know of it.
    fn tongue(&self) -> Markup {
        let spanish = Words::of(Language::Spanish);
        html! {
            @if self.lang == Some(Language::English.tag()) { span { (self.words.say("card-in-english")) } " " }
            @if self.spanish && self.words.language() != Language::Spanish {
                // Said to them in their own language.
                span lang=(Language::Spanish.tag()) { (spanish.say("card-in-spanish")) } " "
            }
        }
    }
}

/// A shelf mark as it stands on a card, one part below the other. The topic is said in words elsewhere.
pub fn mark(mark: &str) -> Markup {
    html! {
        p.mark aria-hidden="true" {
            @for (index, part) in mark.split_whitespace().enumerate() { @if index > 0 { br; } (part) }
        }
    }
}

/// The name of a topic.
pub fn topic(words: Words, topic: Topic) -> String {
    words.say(&format!("topic-{}", topic.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn card(state: State) -> String {
        let card = Card {
            words: Words::default(),
            href: "/l/PUB-02",
            mark: "PUB 02",
            topic: Topic::PublicService,
            title: "Rights & privacy",
            summary: "What is promised.",
            lang: None,
            spanish: false,
            minutes: 6,
            credit: true,
            closed: false,
            state,
        };
        card.render().into_string()
    }

    #[test]
    fn a_card_says_in_words_what_it_shows_in_color() {
        let html = card(State::New);
        for part in ["card c2", "PUB<br>02", "Rights &amp; privacy", "6 min", "Public service", "Counts for CE"] {
            assert!(html.contains(part), "{part}: {html}");
        }
        assert!(!html.contains("tag"), "{html}");
        assert_eq!(html.matches("<a ").count(), 1);
    }

    #[test]
    fn a_card_says_in_which_languages_the_lesson_is() {
        let card = |language: Language, lang: Option<&str>, spanish: bool| {
            let words = Words::of(language);
            let (href, mark, topic, title, summary) = ("/l/PUB-02", "PUB 02", Topic::PublicService, "A", "B");
            let (minutes, credit, closed, state) = (6, false, false, State::New);
            let card = Card { words, href, mark, topic, title, summary, lang, spanish, minutes, credit, closed, state };
            card.render().into_string()
        };
        let both = card(Language::English, None, true);
        assert!(both.contains("<span lang=\"es\">En español</span>"), "{both}");
        let only_english = card(Language::Spanish, Some("en"), false);
        assert!(only_english.contains("<span>En inglés</span>") && only_english.contains("<h3 lang=\"en\">"));
        for plain in [card(Language::English, None, false), card(Language::Spanish, None, true)] {
            assert!(!plain.contains("español") && !plain.contains("inglés"), "{plain}");
        }
    }

    #[test]
    fn a_card_says_how_far_the_reader_is() {
        assert!(card(State::Step { step: 3, total: 7 }).contains("Step 3 of 7"));
        assert!(card(State::Done).contains("Done"));
    }
}
