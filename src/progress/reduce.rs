//! The reducer: from events to progress.
//!
//! Every part of the state is chosen so that the order in which events come, and how often each
//! comes, makes no difference: sets grow, the earliest or the latest of a kind wins, and two events
//! of the same moment are told apart by their ids.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use diesel::deserialize::FromSqlRow;
use diesel::expression::AsExpression;
use diesel::sql_types::Jsonb;
use serde::{Deserialize, Serialize};

use super::event::{DeviceId, Draft, Event, EventId, Kind, is_none};
use super::outline::Outline;
use crate::checks::Confidence;
use crate::lessons::LessonVersionId;

/// When something happened, exactly: no two events share this.
type Moment = (DateTime<Utc>, EventId);

/// How far a learner is in a lesson version.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, AsExpression, FromSqlRow)]
#[diesel(sql_type = Jsonb)]
pub struct Progress {
    /// What is known of each step, by its id.
    #[serde(default)]
    pub steps: BTreeMap<String, StepState>,
    /// The earliest event, and the version of the lesson it was recorded for: who begins a version
    /// finishes that version.
    #[serde(default)]
    begun: Option<(Moment, LessonVersionId)>,
    /// The latest event that says where the learner is, and the step it names; it counts as that
    /// step's successor when the step was done.
    #[serde(default)]
    last: Option<(Moment, String, bool)>,
    /// The latest pause that nothing came after.
    #[serde(default)]
    paused: Option<Moment>,
}

/// What is known of one step.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepState {
    /// When it was first left by going on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done_at: Option<DateTime<Utc>>,
    /// Every answer to its check.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub answers: BTreeMap<EventId, Answer>,
    /// The last answer in a review. It stands beside those of the lesson.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reviewed: Option<(Moment, Answer)>,
    /// What was written last, and what was ticked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    written: Option<(Moment, Draft)>,
    /// What was begun last on a device that said which it is.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    drafts: BTreeMap<DeviceId, (Moment, Draft)>,
    /// What was begun last on one that didn't.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    draft: Option<(Moment, Draft)>,
}

/// One answer to a check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// When.
    pub at: DateTime<Utc>,
    /// The tokens of the answer.
    pub chosen: Vec<String>,
    /// How many hints were shown before.
    #[serde(default, skip_serializing_if = "is_none")]
    pub hints: u8,
    /// How sure the learner was, if they said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sure: Option<Confidence>,
}

impl StepState {
    /// The answer that counts: the latest. Attempts are never added up.
    pub fn answer(&self) -> Option<&Answer> {
        self.answers.iter().max_by_key(|(id, answer)| (answer.at, **id)).map(|(_, answer)| answer)
    }

    /// The last answer in a review.
    pub fn reviewed(&self) -> Option<&Answer> {
        self.reviewed.as_ref().map(|(_, answer)| answer)
    }

    /// What was written last.
    pub fn written(&self) -> Option<&Draft> {
        self.written.as_ref().map(|(_, draft)| draft)
    }

    /// What was begun after the last answer or writing, and not finished. Where two devices changed
    /// it, the later one.
    pub fn draft(&self) -> Option<&Draft> {
        let (_, draft) = self.open_drafts().max_by_key(|(moment, _)| *moment)?;
        (!draft.is_empty()).then_some(draft)
    }

    /// When that was begun, by the clock of the server.
    pub fn draft_at(&self) -> Option<DateTime<Utc>> {
        self.draft()?;
        self.open_drafts().map(|((at, _), _)| *at).max()
    }

    /// What another device had begun before, if it says something else: shown beside the later one.
    pub fn earlier_draft(&self) -> Option<&Draft> {
        let mut drafts: Vec<_> = self.open_drafts().filter(|(_, draft)| !draft.is_empty()).collect();
        drafts.sort_by_key(|(moment, _)| *moment);
        let (_, last) = drafts.pop()?;
        drafts.into_iter().rev().map(|(_, draft)| draft).find(|draft| *draft != last).filter(|_| self.draft().is_some())
    }

    /// The latest draft of every device, of those that came after the last answer or writing.
    fn open_drafts(&self) -> impl Iterator<Item = &(Moment, Draft)> {
        let answered = self.answers.iter().map(|(id, answer)| (answer.at, *id)).max();
        let settled = answered.max(self.written.as_ref().map(|(moment, _)| *moment));
        let drafts = self.drafts.values().chain(&self.draft);
        drafts.filter(move |(moment, _)| settled.is_none_or(|settled| *moment > settled))
    }
}

impl Progress {
    /// The progress that these events of one version make.
    pub fn of<'a>(events: impl IntoIterator<Item = &'a Event>, version: LessonVersionId) -> Progress {
        let mut progress = Progress::default();
        for event in events {
            progress.apply(event, version);
        }
        progress
    }

    /// Takes in an event that was recorded for a version of the lesson. Step ids are the same in all
    /// versions, so that what was done in one counts in the other.
    pub fn apply(&mut self, event: &Event, version: LessonVersionId) {
        let moment: Moment = (event.at, event.id);
        self.begun = Some(self.begun.map_or((moment, version), |begun| begun.min((moment, version))));
        if let Some(step) = event.kind.step() {
            let state = self.steps.entry(step.to_owned()).or_default();
            match &event.kind {
                Kind::StepDone { .. } => state.done_at = Some(state.done_at.map_or(event.at, |at| at.min(event.at))),
                Kind::Answered { chosen, hints, sure, .. } => {
                    let answer = Answer { at: event.at, chosen: chosen.clone(), hints: *hints, sure: *sure };
                    state.answers.insert(event.id, answer);
                }
                Kind::Reviewed { chosen, hints, sure, .. } => {
                    let answer = Answer { at: event.at, chosen: chosen.clone(), hints: *hints, sure: *sure };
                    latest(&mut state.reviewed, moment, answer);
                }
                Kind::Wrote { text, ticked, .. } => {
                    latest(
                        &mut state.written,
                        moment,
                        Draft { chosen: ticked.clone(), text: text.clone(), ..Draft::default() },
                    );
                }
                Kind::Drafted { draft, .. } => match event.device {
                    None => latest(&mut state.draft, moment, draft.clone()),
                    Some(device) => {
                        let kept = state.drafts.entry(device).or_insert_with(|| (moment, draft.clone()));
                        if kept.0 < moment {
                            *kept = (moment, draft.clone());
                        }
                    }
                },
                Kind::Opened | Kind::Paused { .. } | Kind::Resumed { .. } => {}
            }
            let in_lesson = !matches!(event.kind, Kind::Reviewed { .. });
            if in_lesson && self.last.as_ref().is_none_or(|(last, ..)| *last < moment) {
                let done = matches!(event.kind, Kind::StepDone { .. });
                self.last = Some((moment, step.to_owned(), done));
            }
        }
        if matches!(event.kind, Kind::Paused { .. }) {
            self.paused = self.paused.max(Some(moment));
        }
    }

    /// The version the learner began, and finishes.
    pub fn version(&self) -> Option<LessonVersionId> {
        self.begun.map(|(_, version)| version)
    }

    /// When the learner began.
    pub fn started_at(&self) -> Option<DateTime<Utc>> {
        self.begun.map(|((at, _), _)| at)
    }

    /// The state of a step, if anything happened there.
    pub fn step(&self, id: &str) -> Option<&StepState> {
        self.steps.get(id)
    }

    /// Whether a step is finished: gone on from, and if it has a check, answered.
    pub fn is_done(&self, outline: &Outline, position: usize) -> bool {
        let Some(step) = outline.0.get(position) else { return false };
        self.steps
            .get(&step.id)
            .is_some_and(|state| state.done_at.is_some() && (step.check.is_none() || !state.answers.is_empty()))
    }

    /// Where to carry on, counted from zero: the step the learner was last at, or the one after it
    /// if it was left by going on; the first unfinished one if that was the last.
    pub fn position(&self, outline: &Outline) -> usize {
        let last = self.last.as_ref().and_then(|(_, step, done)| {
            outline.position(step).map(|position| if *done { position + 1 } else { position })
        });
        match last {
            Some(position) if position < outline.0.len() => position,
            _ => self.first_open(outline).unwrap_or(0),
        }
    }

    /// The first step that isn't finished, counted from zero.
    pub fn first_open(&self, outline: &Outline) -> Option<usize> {
        (0..outline.0.len()).find(|position| !self.is_done(outline, *position))
    }

    /// How many steps are finished.
    pub fn done_count(&self, outline: &Outline) -> usize {
        (0..outline.0.len()).filter(|position| self.is_done(outline, *position)).count()
    }

    /// When the last missing piece came, if nothing is missing: every step gone on from, every
    /// check answered, right or not.
    pub fn completed_at(&self, outline: &Outline) -> Option<DateTime<Utc>> {
        if outline.0.is_empty() || self.first_open(outline).is_some() {
            return None;
        }
        let steps = outline.0.iter().filter_map(|step| self.steps.get(&step.id));
        let moments = steps.flat_map(|state| [state.done_at, state.answers.values().map(|answer| answer.at).min()]);
        moments.flatten().max()
    }

    /// Seconds that the unfinished steps are estimated to take.
    pub fn seconds_left(&self, outline: &Outline) -> u32 {
        let open = (0..outline.0.len()).filter(|position| !self.is_done(outline, *position));
        open.filter_map(|position| outline.0.get(position)).map(|step| step.seconds).sum()
    }

    /// Whole minutes that are left, for people: see [`whole_minutes`].
    pub fn minutes_left(&self, outline: &Outline) -> u32 {
        whole_minutes(self.seconds_left(outline))
    }

    /// When something last happened at a step.
    pub fn last_at(&self) -> Option<DateTime<Utc>> {
        self.last.as_ref().map(|((at, _), ..)| *at)
    }

    /// When the learner saved their place, if nothing happened since.
    pub fn paused_at(&self) -> Option<DateTime<Utc>> {
        let paused = self.paused?;
        self.last.as_ref().is_none_or(|(last, ..)| *last <= paused).then_some(paused.0)
    }
}

/// Seconds as people are told them: rounded to the nearest minute, and 0 for under one.
pub fn whole_minutes(seconds: u32) -> u32 {
    if seconds < 60 { 0 } else { (seconds + 30) / 60 }
}

fn latest<T>(kept: &mut Option<(Moment, T)>, moment: Moment, value: T) {
    if kept.as_ref().is_none_or(|(last, _)| *last < moment) {
        *kept = Some((moment, value));
    }
}
