//! What readers did in a lesson: real events, and what the real reducer makes of them.

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::Value;

use crate::format::{Lesson, Step, StepBody};
use crate::lessons::LessonVersionId;
use crate::progress::{Draft, Event, EventId, Kind, Progress};

/// One way through a lesson.
pub struct Past {
    /// The state of a reader who did all of it.
    pub whole: Value,
    /// The state of one who saved their place in the middle, with a half-made answer.
    pub half: Value,
    /// Every event, as the database keeps it: its kind and its payload.
    pub events: Vec<(&'static str, Value)>,
}

impl Past {
    /// A way through this lesson that began at this time.
    pub fn of(version: LessonVersionId, lesson: &Lesson, began_at: DateTime<Utc>) -> serde_json::Result<Past> {
        let mut kinds = vec![Kind::Opened];
        for step in &lesson.steps {
            kinds.extend(answer(step));
            kinds.push(Kind::StepDone { step: step.id.clone() });
        }
        let events = dated(kinds, began_at);
        let mut half: Vec<Event> = events.iter().take(events.len() / 2).cloned().collect();
        if let Some(step) = half.last().and_then(|event| event.kind.step()).map(str::to_owned) {
            let text = "I would ask what they hope to find".to_owned();
            let draft = Draft { text, ..Draft::default() };
            let left = vec![Kind::Drafted { step: step.clone(), draft }, Kind::Paused { step }];
            half.extend(dated(left, began_at + TimeDelta::minutes(6)));
        }
        Ok(Past {
            whole: serde_json::to_value(Progress::of(&events, version))?,
            half: serde_json::to_value(Progress::of(&half, version))?,
            events: events
                .iter()
                .map(|event| Ok((event.kind.word(), serde_json::to_value(&event.kind)?)))
                .collect::<serde_json::Result<_>>()?,
        })
    }
}

fn dated(kinds: Vec<Kind>, began_at: DateTime<Utc>) -> Vec<Event> {
    let event =
        |(nth, kind)| Event { id: EventId::new(), at: began_at + TimeDelta::seconds(20) * nth, device: None, kind };
    (0..).zip(kinds).map(event).collect()
}

fn answer(step: &Step) -> Option<Kind> {
    let id = step.id.clone();
    match &step.body {
        StepBody::Check(check) => Some(Kind::answered(id, check.right_answer())),
        StepBody::Reflection { .. } => {
            Some(Kind::Wrote { step: id, text: "I would ask what they hope to find.".to_owned(), ticked: Vec::new() })
        }
        StepBody::TryIt { items } => Some(Kind::Wrote {
            step: id,
            text: String::new(),
            ticked: items.iter().take(1).map(|item| item.id.clone()).collect(),
        }),
        StepBody::Reading | StepBody::Case | StepBody::Picture(_) | StepBody::Audio(_) | StepBody::Video(_) => None,
    }
}
