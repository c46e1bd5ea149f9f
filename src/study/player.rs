//! The frame of the player: where you are, how much is left, the ribbon; no site navigation.

use maud::{Markup, PreEscaped, html};

use super::place::Place;
use super::source::sources;
use crate::accounts::Visitor;
use crate::format::{Lesson, Step};
use crate::i18n::Words;
use crate::web::components::{icon, steps};

/// One step on its way to the page.
pub struct Stage<'a> {
    /// Who looks.
    pub visitor: &'a Visitor,
    /// How far they are.
    pub place: &'a Place,
    /// The lesson in their language.
    pub lesson: &'a Lesson,
    /// The step in their language.
    pub step: &'a Step,
    /// Its number, counted from one.
    pub number: usize,
    /// What stands below it: the learner's own note.
    pub below: Markup,
}

impl Stage<'_> {
    /// The whole document: `title` comes before the lesson's; the Enter key does what `enter` says; `error` where
    /// something is missing.
    pub fn page(&self, title: &str, enter: &str, error: bool, main: Markup) -> Markup {
        let frame = &self.visitor.frame;
        let title = format!("{title} {}", self.lesson.title);
        let lesson = self.place.here(frame.words.language());
        let page = frame.page(title).header(self.header(enter)).script("player.js").lesson(lesson);
        page.error(error).render(self.inside(main))
    }

    /// What the main part of the page holds.
    pub fn inside(&self, main: Markup) -> Markup {
        html! {
            div.wrap.lesson.stack.g5 {
                (main)
                @if self.lang().is_some() { p.read.small.soft { (self.visitor.frame.words.say("only-english")) } }
                (self.below)
                (self.foot())
            }
        }
    }

    /// The `lang` attribute of what the lesson says; none when it is in the reader's language.
    pub fn lang(&self) -> Option<&'static str> {
        self.place.lang(self.visitor)
    }

    /// "Step 4 of 7: The four shelves that expire."
    pub fn title(&self) -> String {
        let total = self.place.edition.len();
        self.visitor.frame.words.fill(
            "step-title",
            &[("step", self.number.into()), ("total", total.into()), ("title", self.step.title.as_str().into())],
        )
    }

    /// The words on the button that leads on: at the last step they say that it is the last.
    pub fn onward(&self, key: &str) -> String {
        let last = self.number == self.place.edition.len();
        self.visitor.frame.words.say(if last { "finish-lesson" } else { key })
    }

    /// The text that stood before the question, folded, for a page that comes after the answer.
    pub fn story(&self) -> Markup {
        story(self.visitor.frame.words, self.step)
    }

    /// The header of the page.
    pub fn header(&self, enter: &str) -> Markup {
        let words = self.visitor.frame.words;
        let total = self.place.edition.len();
        let left = self.place.minutes_left(self.number);
        html! {
            header.player { div.wrap {
                div.stack.g2 {
                    div.row.apart {
                        p.kicker { a href=(self.place.edition.path()) lang=[self.lang()] { (self.lesson.title) } }
                        p.sync role="status" data-status { (icon("check")) " " span { (words.say("saved")) } }
                    }
                    p.small { b { (words.fill("step-of", &[("step", self.number.into()), ("total", total.into())])) } ", "
                        (words.fill("about-minutes-left", &[("count", left.into())])) }
                    (steps(self.number, total))
                }
                // Enter presses the first button of a form, and the ribbon must not be it.
                button form="step" name="do" value=(enter) hidden tabindex="-1" {}
                button.ribbon form="step" name="do" value="pause" formnovalidate { (icon("mark")) (words.say("save-my-place")) }
            } }
        }
    }

    fn foot(&self) -> Markup {
        let words = self.visitor.frame.words;
        html! {
            (sources(words, self.step, self.lesson, self.place.edition.original()))
            @if self.lesson.legal_note { p.read.small.soft { (words.say("legal-note")) } }
            details.read.small.soft {
                summary { (words.say("keyboard-title")) }
                p { (words.say("keyboard-help")) " " a href={ (self.place.edition.path()) "/all" } { (words.say("keyboard-all")) } }
            }
        }
    }
}

/// The text before a question, folded; nothing where there is none.
pub fn story(words: Words, step: &Step) -> Markup {
    html! {
        @if !step.prose_html.is_empty() {
            details.read {
                summary { (words.say("read-case-again")) }
                div.prose { (PreEscaped(&step.prose_html)) }
            }
        }
    }
}
