//! How far a reader is: what stands beside a lesson wherever it is listed.

use std::collections::HashSet;
use std::sync::Arc;

use crate::accounts::UserId;
use crate::app::App;
use crate::db::Conn;
use crate::error::Result;
use crate::i18n::Language;
use crate::lessons::{self, Edition, LessonId};
use crate::progress::{self, Kept, Outline};
use crate::web::components::State;

/// So many begun lessons are looked at, the latest first. Nobody comes back to more.
const BEGUN: i64 = 60;

/// A lesson that was begun and not finished, and where to carry on.
pub(super) struct Place {
    /// The version that was begun.
    pub edition: Arc<Edition>,
    /// The step to carry on with, counted from one.
    pub step: usize,
    /// Minutes that the steps from this one on are estimated to take, rounded; zero is less than one.
    pub minutes_left: u32,
}

impl Place {
    fn of(edition: Arc<Edition>, kept: &Kept) -> Place {
        let outline = Outline::of(edition.original());
        let step = kept.progress.position(&outline) + 1;
        let minutes_left = kept.progress.minutes_left(&outline);
        Place { edition, step, minutes_left }
    }

    /// The address of the step.
    pub fn path(&self) -> String {
        format!("{}/{}", self.edition.path(), self.step)
    }

    /// The language of the text that a reader of this language gets.
    pub fn speaks(&self, language: Language) -> Language {
        self.edition.speaks(language)
    }

    /// What the step is called.
    pub fn step_title(&self, language: Language) -> &str {
        let step = self.step.checked_sub(1).and_then(|index| self.edition.text(language).steps.get(index));
        step.map_or("", |step| step.title.as_str())
    }
}

/// What a reader has begun and done. Nothing for someone who isn't signed in.
#[derive(Default)]
pub(super) struct Standing {
    /// What was begun and not finished, the latest first; withdrawn lessons are left out.
    pub begun: Vec<Place>,
    /// What was done, in any version.
    pub done: HashSet<LessonId>,
}

impl Standing {
    /// How far someone is, with these lessons known to be done.
    pub async fn with(conn: &mut Conn, app: &App, user: UserId, done: HashSet<LessonId>) -> Result<Standing> {
        let kept = progress::unfinished(conn, user, BEGUN).await?;
        let ids: Vec<LessonId> = kept.iter().map(|kept| kept.lesson_id).collect();
        let current = if ids.is_empty() { Vec::new() } else { lessons::current(conn, app, &ids).await? };
        let mut begun = Vec::with_capacity(kept.len());
        for kept in &kept {
            if current.iter().any(|edition| edition.lesson_id == kept.lesson_id) {
                begun.push(Place::of(lessons::version(conn, app, kept.version_id).await?, kept));
            }
        }
        Ok(Standing { begun, done })
    }

    /// How far someone is with these lessons; nothing when nobody is signed in.
    pub async fn of(conn: &mut Conn, app: &App, user: Option<UserId>, lessons: &[LessonId]) -> Result<Standing> {
        let Some(user) = user else { return Ok(Standing::default()) };
        let done = progress::completed_lessons(conn, user, lessons).await?.into_iter().collect();
        Standing::with(conn, app, user, done).await
    }

    /// Every lesson that was begun or done.
    pub fn seen(&self) -> impl Iterator<Item = LessonId> {
        self.begun.iter().map(|place| place.edition.lesson_id).chain(self.done.iter().copied())
    }

    /// Where a lesson was left.
    pub fn place(&self, lesson: LessonId) -> Option<&Place> {
        self.begun.iter().find(|place| place.edition.lesson_id == lesson)
    }

    /// The state that a card of this lesson shows.
    pub fn state(&self, lesson: LessonId) -> State {
        if self.done.contains(&lesson) {
            return State::Done;
        }
        self.place(lesson).map_or(State::New, |place| State::Step { step: place.step, total: place.edition.len() })
    }
}
