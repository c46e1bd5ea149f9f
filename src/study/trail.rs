//! What a visitor without an account did, carried in a signed cookie for a day.

use std::sync::Arc;

use actix_web::HttpRequest;
use chrono::{DateTime, TimeDelta};
use futures_util::future::LocalBoxFuture;
use serde::{Deserialize, Serialize};

use super::record;
use crate::accounts::UserId;
use crate::app::App;
use crate::checks::Confidence;
use crate::db::Conn;
use crate::error::Result;
use crate::lessons::{self, Edition, LessonId, LessonVersionId};
use crate::progress::{Batch, Draft, Event, EventId, Kind, Progress};
use crate::web::cookies;

const COOKIE: &str = "carrel_trail";
const PURPOSE: &str = "trail";
const HOURS: i64 = 24;
/// A browser keeps cookies of four kilobytes; the signature and the envelope take some of it.
const ROOM: usize = 2_600;

/// The lessons a visitor is in, the latest last.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Trail {
    lessons: Vec<Stretch>,
}

/// One lesson of a trail.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Stretch {
    /// The lesson.
    #[serde(rename = "l")]
    pub lesson_id: LessonId,
    /// The version they began.
    #[serde(rename = "v")]
    pub version_id: LessonVersionId,
    #[serde(rename = "e")]
    steps: Vec<Trace>,
}

/// An event in few letters: which kind, at which step (by number), which options (by number), what
/// words, when, and in what manner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Trace(char, usize, Vec<usize>, String, i64, EventId, #[serde(default)] u8);

/// How many hints were shown and how sure someone was, in one number.
fn manner(hints: u8, sure: Option<Confidence>) -> u8 {
    let sure = (1..).zip(Confidence::ALL).find(|(_, level)| sure == Some(*level)).map_or(0, |(number, _)| number);
    hints.min(3) + 4 * sure
}

/// The same back.
fn of_manner(manner: u8) -> (u8, Option<Confidence>) {
    let sure = usize::from(manner / 4).checked_sub(1).and_then(|at| Confidence::ALL.get(at).copied());
    (manner % 4, sure)
}

impl Trail {
    /// The trail of this request; empty if there is none.
    pub fn read(request: &HttpRequest, app: &App) -> Trail {
        let token = cookies::read(request, app, COOKIE);
        let opened = token.and_then(|token| app.keys().open::<Trail>(PURPOSE, &token, app.now()));
        opened.filter(|opened| !opened.expired).map(|opened| opened.body).unwrap_or_default()
    }

    /// Puts the trail on the response. What doesn't fit is dropped from the oldest lesson on.
    pub fn write(mut self, request: &HttpRequest, app: &App) -> Result<()> {
        while self.lessons.len() > 1 && serde_json::to_string(&self)?.len() > ROOM {
            self.lessons.remove(0);
        }
        let now = app.now();
        let token = app.keys().sign(PURPOSE, &self, now, now + TimeDelta::hours(HOURS))?;
        cookies::set(request, app, COOKIE, token, HOURS * 3600);
        Ok(())
    }

    /// The version of this lesson that the visitor is in, and how far; the current one if they aren't.
    pub async fn progress(
        &self,
        conn: &mut Conn,
        app: &App,
        current: &Arc<Edition>,
    ) -> Result<(Arc<Edition>, Progress)> {
        let Some(stretch) = self.lessons.iter().find(|stretch| stretch.lesson_id == current.lesson_id) else {
            return Ok((current.clone(), Progress::default()));
        };
        let edition = lessons::version(conn, app, stretch.version_id).await?;
        let progress = Progress::of(&stretch.events(&edition), edition.id);
        Ok((edition, progress))
    }

    /// Adds events of one lesson version; it becomes the latest.
    pub fn add(&mut self, edition: &Edition, events: &[Event]) {
        let known = self.lessons.iter().position(|stretch| stretch.lesson_id == edition.lesson_id);
        let mut stretch = match known {
            Some(index) => self.lessons.remove(index),
            None => Stretch { lesson_id: edition.lesson_id, version_id: edition.id, steps: Vec::new() },
        };
        for event in events {
            if let Some(trace) = Trace::of(event, edition) {
                // A newer draft makes the older one of that step needless, and space is short.
                if trace.0 == 'f' {
                    stretch.steps.retain(|old| old.0 != 'f' || old.1 != trace.1);
                }
                if !stretch.steps.iter().any(|old| old.5 == trace.5) {
                    // Of many tries, the first and the last say enough.
                    let mut tries = (0..).zip(&stretch.steps).filter(|(_, old)| old.0 == 'a' && old.1 == trace.1);
                    if let Some((between, _)) = tries.nth(1).filter(|_| trace.0 == 'a') {
                        stretch.steps.remove(between);
                    }
                    stretch.steps.push(trace);
                }
            }
        }
        self.lessons.push(stretch);
    }
}

impl Stretch {
    /// The events, in full.
    pub fn events(&self, edition: &Edition) -> Vec<Event> {
        self.steps.iter().filter_map(|trace| trace.event(edition)).collect()
    }
}

impl Trace {
    fn of(event: &Event, edition: &Edition) -> Option<Trace> {
        let steps = &edition.original().steps;
        let position = match event.kind.step() {
            Some(id) => steps.iter().position(|step| step.id == id)?,
            None => 0,
        };
        let ids = option_ids(edition, position);
        let numbers =
            |chosen: &[String]| chosen.iter().filter_map(|id| ids.iter().position(|known| known == id)).collect();
        let short = |text: &str| text.chars().take(240).collect::<String>();
        let manner = match &event.kind {
            Kind::Answered { hints, sure, .. } => manner(*hints, *sure),
            Kind::Drafted { draft, .. } => manner(draft.hints, draft.sure),
            _ => 0,
        };
        let (letter, chosen, text) = match &event.kind {
            Kind::Opened => ('o', Vec::new(), String::new()),
            Kind::StepDone { .. } => ('d', Vec::new(), String::new()),
            // Where nothing can be chosen, the answer was typed.
            Kind::Answered { chosen, .. } if ids.is_empty() => ('a', Vec::new(), short(&chosen.concat())),
            Kind::Answered { chosen, .. } => ('a', numbers(chosen), String::new()),
            // Who has no account is asked nothing again.
            Kind::Reviewed { .. } => return None,
            Kind::Wrote { text, ticked, .. } => ('w', numbers(ticked), short(text)),
            Kind::Drafted { draft, .. } => ('f', numbers(&draft.chosen), short(&draft.text)),
            Kind::Paused { .. } => ('p', Vec::new(), String::new()),
            Kind::Resumed { .. } => ('r', Vec::new(), String::new()),
        };
        Some(Trace(letter, position, chosen, text, event.at.timestamp(), event.id, manner))
    }

    fn event(&self, edition: &Edition) -> Option<Event> {
        let Trace(letter, position, numbers, text, seconds, id, manner) = self.clone();
        let (hints, sure) = of_manner(manner);
        let step = edition.original().steps.get(position)?.id.clone();
        let ids = option_ids(edition, position);
        let chosen: Vec<String> = numbers.iter().filter_map(|number| ids.get(*number).cloned()).collect();
        let kind = match letter {
            'o' => Kind::Opened,
            'd' => Kind::StepDone { step },
            'a' if ids.is_empty() => Kind::Answered { step, chosen: vec![text], hints, sure },
            'a' => Kind::Answered { step, chosen, hints, sure },
            'w' => Kind::Wrote { step, text, ticked: chosen },
            'f' => Kind::Drafted { step, draft: Draft { chosen, text, hints, sure } },
            'p' => Kind::Paused { step },
            'r' => Kind::Resumed { step },
            _ => return None,
        };
        Some(Event { id, at: DateTime::from_timestamp(seconds, 0)?, device: None, kind })
    }
}

fn option_ids(edition: &Edition, position: usize) -> Vec<String> {
    use crate::format::StepBody;
    match edition.original().steps.get(position).map(|step| &step.body) {
        Some(StepBody::Check(check)) => check.tokens(),
        Some(StepBody::TryIt { items }) => items.iter().map(|item| item.id.clone()).collect(),
        _ => Vec::new(),
    }
}

/// Records what a visitor did before signing in as theirs, and takes the cookie away. Made to be
/// registered with [`crate::accounts::Arrivals`].
pub fn keep_on_arrival(app: App, request: HttpRequest, user: UserId) -> LocalBoxFuture<'static, Result<()>> {
    Box::pin(async move {
        let trail = Trail::read(&request, &app);
        if trail.lessons.is_empty() {
            return Ok(());
        }
        let mut conn = app.conn().await?;
        for stretch in &trail.lessons {
            let edition = lessons::version(&mut conn, &app, stretch.version_id).await?;
            record(&mut conn, &app, user, None, Batch::of(&edition, &stretch.events(&edition)), app.now()).await?;
        }
        cookies::remove(&request, &app, COOKIE);
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hints_and_confidence_fit_into_one_number() {
        for hints in 0..=3 {
            for sure in [None].into_iter().chain(Confidence::ALL.map(Some)) {
                assert_eq!(of_manner(manner(hints, sure)), (hints, sure));
            }
        }
    }

    #[test]
    fn a_trace_of_before_is_read() {
        let id = EventId::new();
        let trace: Option<Trace> = serde_json::from_value(serde_json::json!(["a", 0, [1], "", 1_760_000_000, id])).ok();
        assert_eq!(trace, Some(Trace('a', 0, vec![1], String::new(), 1_760_000_000, id, 0)));
    }
}
