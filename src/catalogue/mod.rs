//! Finding a lesson: home, the catalogue with its filters and search, modules and pathways, and the
//! figures and sources of every lesson.
//!
//! This slice reads the library and what a reader has done, and writes nothing. A page takes the
//! same number of queries however much it lists: versions never change, so they come from memory.

mod aims;
mod home;
mod home_page;
mod length;
mod list;
mod list_page;
mod module;
mod module_page;
mod module_state;
mod paths;
mod paths_page;
mod quality;
mod quality_order;
mod quality_page;
mod quality_sources;
mod resume;
mod standing;
mod wish;

use crate::error::{Error, Result};
use crate::lessons;
use crate::web::Routes;
use crate::web::components::{Card, State};
use standing::Standing;

/// The routes of this slice.
pub fn routes() -> Routes {
    Routes::new()
        .get("/", home::show)
        .get("/lessons", list::show)
        .get("/lessons/quality", quality::all)
        .get("/l/{mark}/quality", quality::one)
        .get("/m/{slug}", module::show)
        .get("/paths", paths::all)
        .get("/paths/{slug}", paths::one)
}

/// The times that can be picked, in minutes.
const TIMES: [u16; 6] = [3, 5, 7, 10, 15, 30];

/// A slug as it comes in an address; what can't be one is not found, without asking the database.
fn slug(given: &str) -> Result<&str> {
    let sound = given.len() <= 100 && given.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if sound && !given.is_empty() { Ok(given) } else { Err(Error::NotFound) }
}

/// What every card of a list needs besides the lesson itself.
#[derive(Clone, Copy)]
struct Cards<'a> {
    words: crate::i18n::Words,
    standing: &'a Standing,
    signed_in: bool,
}

impl Cards<'_> {
    /// The cards of these lessons as a list.
    fn list(self, lessons: &[lessons::Card]) -> maud::Markup {
        maud::html! {
            ul.grid {
                @for lesson in lessons {
                    (Card {
                        words: self.words,
                        href: &lesson.path(),
                        mark: &lesson.mark,
                        topic: lesson.topic(),
                        title: &lesson.title,
                        summary: &lesson.summary,
                        lang: self.words.lang(lesson.speaks()),
                        spanish: lesson.spanish,
                        minutes: lesson.minutes,
                        credit: lesson.credit,
                        closed: !lesson.open && !self.signed_in,
                        state: self.state(lesson.id),
                    })
                }
            }
            @if lessons.iter().any(|lesson| lesson.credit) { p.hint { (self.words.say("card-credit-hint")) } }
        }
    }

    fn state(self, lesson: lessons::LessonId) -> State {
        self.standing.state(lesson)
    }
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn what_cannot_be_a_slug_is_not_looked_for() {
        assert_eq!(slug("rights-and-privacy").ok(), Some("rights-and-privacy"));
        for bad in ["", "a\0b", "a/b", "ä", &"x".repeat(101)] {
            assert!(slug(bad).is_err(), "{bad:?}");
        }
    }
}
