//! The frame of the player: where you are, how much is left, the ribbon; no site navigation.

use maud::{Markup, html};

use super::place::Place;
use crate::accounts::Visitor;
use crate::format::{Lesson, Step};
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
}

impl Stage<'_> {
    /// The whole document: `title` comes before the lesson's; the Enter key does what `enter` says.
    pub fn page(&self, title: &str, enter: &str, main: Markup) -> Markup {
        let frame = &self.visitor.frame;
        let title = format!("{title} {}", self.lesson.title);
        let lesson = self.place.here(frame.words.language());
        frame.page(title).header(self.header(enter)).script("player.js").lesson(lesson).render(self.inside(main))
    }

    /// What the main part of the page holds.
    pub fn inside(&self, main: Markup) -> Markup {
        html! {
            div.wrap.lesson.stack.g5 {
                (main)
                @if self.lang().is_some() { p.read.small.soft { (self.visitor.frame.words.say("only-english")) } }
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
            @if !self.step.cites.is_empty() {
                section.read.small.soft.stack.g2 aria-labelledby="sources" {
                    h2.h4 #sources { (words.say("sources")) }
                    ol { @for (number, source) in (1..).zip(&self.lesson.sources) {
                        @if self.step.cites.contains(&source.id) {
                            li id={ "s-" (source.id) } value=(number) {
                                @match &source.url { Some(url) => a href=(url) rel="noopener" { (source.title) }, None => (source.title) }
                                ". " (source.publisher) ". " (words.fill("read-on", &[("date", words.date(source.read_on).into())]))
                            }
                        }
                    } }
                }
            }
            @if self.lesson.legal_note { p.read.small.soft { (words.say("legal-note")) } }
            details.read.small.soft {
                summary { (words.say("keyboard-title")) }
                p { (words.say("keyboard-help")) " " a href={ (self.place.edition.path()) "/all" } { (words.say("keyboard-all")) } }
            }
        }
    }
}
