//! Where someone is in a lesson, with or without an account.

use std::sync::Arc;

use actix_web::HttpRequest;
use chrono::{DateTime, Utc};

use super::record;
use super::trail::Trail;
use crate::accounts::Visitor;
use crate::app::App;
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::format::{Lesson, Step};
use crate::i18n::Language;
use crate::lessons::{self, Edition};
use crate::progress::{self, Batch, Event, Kept, Outline, Progress, Spent};
use crate::web::LessonHere;

/// A lesson version and how far this person is in it.
pub struct Place {
    /// The version they began, or the current one.
    pub edition: Arc<Edition>,
    /// Its steps.
    pub outline: Outline,
    /// How far.
    pub progress: Progress,
    /// When they completed it, if they did.
    pub completed_at: Option<DateTime<Utc>>,
    /// Whether the lesson has a newer version than theirs.
    pub changed: bool,
    /// The row this was read from, if there is one.
    kept: Option<Kept>,
}

impl Place {
    /// Where this visitor is in the lesson with this mark. A lesson that isn't open needs an account.
    pub async fn find(
        conn: &mut Conn,
        app: &App,
        request: &HttpRequest,
        visitor: &Visitor,
        mark: &str,
    ) -> Result<Place> {
        let (current, kept) = match &visitor.person {
            Some(person) => {
                let (head, kept) = progress::kept_at(conn, person.id, mark).await?;
                (lessons::of_head(conn, app, head).await?, kept)
            }
            None => (lessons::by_mark(conn, app, mark).await?, None),
        };
        let (edition, progress) = match (&kept, &visitor.person) {
            (Some(kept), _) => (lessons::version(conn, app, kept.version_id).await?, kept.progress.clone()),
            (None, Some(_)) => (current.clone(), Progress::default()),
            (None, None) => Trail::read(request, app).progress(conn, app, &current).await?,
        };
        let outline = Outline::of(edition.original());
        let completed_at = match &kept {
            Some(kept) => kept.completed_at,
            None => progress.completed_at(&outline),
        };
        let changed = edition.id != current.id;
        Ok(Place { edition, outline, progress, completed_at, changed, kept })
    }

    /// A lesson of which nothing is done.
    pub fn fresh(edition: Arc<Edition>) -> Place {
        let outline = Outline::of(edition.original());
        Place { edition, outline, progress: Progress::default(), completed_at: None, changed: false, kept: None }
    }

    /// What a page of this lesson tells the device.
    pub fn here(&self, language: Language) -> LessonHere {
        let done =
            (0..self.edition.len()).map(|step| if self.progress.is_done(&self.outline, step) { '1' } else { '0' });
        LessonHere {
            mark: self.edition.original().mark.in_address(),
            version: self.edition.id.to_string(),
            pack: super::pack::address(&self.edition, language),
            done: done.collect(),
        }
    }

    /// Whether this visitor may take the lesson.
    pub fn may_take(&self, visitor: &Visitor) -> bool {
        visitor.person.is_some() || self.edition.original().open
    }

    /// The same, or the error that leads to signing in.
    pub fn must_take(&self, visitor: &Visitor) -> Result<()> {
        if self.may_take(visitor) { Ok(()) } else { Err(Error::SignIn) }
    }

    /// Records what happened: for a person in the database, for a visitor in the cookie.
    pub async fn record(
        &mut self,
        conn: &mut Conn,
        app: &App,
        request: &HttpRequest,
        visitor: &Visitor,
        events: &[Event],
        spent: Option<Spent>,
    ) -> Result<()> {
        match &visitor.person {
            Some(person) => {
                let known = self.kept.take();
                let batch = Batch { edition: &self.edition, events, spent };
                let kept = record(conn, app, person.id, known, batch, app.now()).await?;
                self.progress = kept.progress.clone();
                self.completed_at = kept.completed_at;
                self.kept = Some(kept);
            }
            None => {
                let mut trail = Trail::read(request, app);
                trail.add(&self.edition, events);
                for event in events {
                    self.progress.apply(event, self.edition.id);
                }
                self.completed_at = self.progress.completed_at(&self.outline);
                trail.write(request, app)?;
            }
        }
        Ok(())
    }

    /// The text in the reader's language.
    pub fn text(&self, visitor: &Visitor) -> &Lesson {
        self.edition.text(visitor.frame.words.language())
    }

    /// The `lang` attribute of that text; none when it is in the reader's language.
    pub fn lang(&self, visitor: &Visitor) -> Option<&'static str> {
        visitor.frame.words.lang(self.speaks(visitor))
    }

    /// The language of that text.
    pub fn speaks(&self, visitor: &Visitor) -> Language {
        self.edition.speaks(visitor.frame.words.language())
    }

    /// The address of a step, counted from one.
    pub fn step_path(&self, number: usize) -> String {
        format!("{}/{number}", self.edition.path())
    }

    /// The step to carry on with, counted from one.
    pub fn number(&self) -> usize {
        self.progress.position(&self.outline) + 1
    }

    /// Whole minutes that the steps from this one on are estimated to take, rounded; 0 means under one.
    pub fn minutes_left(&self, number: usize) -> u32 {
        let seconds: u32 = self.outline.0.iter().skip(number.saturating_sub(1)).map(|step| step.seconds).sum();
        progress::whole_minutes(seconds)
    }
}

/// What stood last before a step, for "You had just read".
pub fn just_read(lesson: &Lesson, number: usize) -> Option<&str> {
    let before: Vec<&Step> = lesson.steps.iter().take(number.saturating_sub(1)).collect();
    before.into_iter().rev().find_map(|step| step.last_fact.as_deref())
}
