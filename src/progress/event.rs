//! What happens while a lesson is taken.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::checks::{Confidence, Half};
use crate::id::Id;

/// Identity of an event, made where it happened.
pub type EventId = Id<Event>;

/// A browser that learns: it names itself, once, and is known by that alone.
pub enum Device {}
/// Identity of a device, made by the device.
pub type DeviceId = Id<Device>;

/// A fact: it happened, then, to the lesson version it was recorded for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// Identity. Two events with one identity are one event.
    pub id: EventId,
    /// When it happened, by the clock of the device, set right by the server.
    pub at: DateTime<Utc>,
    /// On which device, if it said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device: Option<DeviceId>,
    /// What happened.
    #[serde(flatten)]
    pub kind: Kind,
}

/// What can happen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Kind {
    /// The lesson was opened for the first time, or again.
    Opened,
    /// A step was left by going on.
    StepDone {
        /// The step's id.
        step: String,
    },
    /// A check was answered.
    Answered {
        /// The step's id.
        step: String,
        /// The tokens of the answer: the ids of the options that were chosen, what was typed.
        chosen: Vec<String>,
        /// How many hints were shown before.
        #[serde(default, skip_serializing_if = "is_none")]
        hints: u8,
        /// How sure the learner was, if they said so.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        sure: Option<Confidence>,
    },
    /// A check was answered again in a review, after the lesson. It changes nothing in the lesson.
    Reviewed {
        /// The step's id.
        step: String,
        /// The tokens of the answer.
        chosen: Vec<String>,
        /// How many hints were shown before.
        #[serde(default, skip_serializing_if = "is_none")]
        hints: u8,
        /// How sure the learner was, if they said so.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        sure: Option<Confidence>,
    },
    /// A reflection was written, or a try-it was planned.
    Wrote {
        /// The step's id.
        step: String,
        /// The words; may be empty.
        text: String,
        /// The ids of the things to try that were ticked.
        ticked: Vec<String>,
    },
    /// Something was begun and is not finished: chosen or typed, but not sent.
    Drafted {
        /// The step's id.
        step: String,
        /// What stands there.
        draft: Draft,
    },
    /// The place was saved on the way out.
    Paused {
        /// The step's id.
        step: String,
    },
    /// Back again.
    Resumed {
        /// The step's id.
        step: String,
    },
}

/// A half-made answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The ids of the options or things that are ticked.
    #[serde(default)]
    pub chosen: Vec<String>,
    /// The words that are typed.
    #[serde(default)]
    pub text: String,
    /// How many hints are shown.
    #[serde(default, skip_serializing_if = "is_none")]
    pub hints: u8,
    /// How sure the learner is, if they said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sure: Option<Confidence>,
}

/// Whether there are no hints; what is not there takes no room in the database.
#[allow(clippy::trivially_copy_pass_by_ref)]
pub(super) fn is_none(hints: &u8) -> bool {
    *hints == 0
}

impl Draft {
    /// Whether nothing stands there.
    pub fn is_empty(&self) -> bool {
        self.chosen.is_empty() && self.text.trim().is_empty() && self.hints == 0 && self.sure.is_none()
    }

    /// The same as a half-made answer to a check.
    pub fn half(&self) -> Half<'_> {
        Half { chosen: &self.chosen, text: &self.text, hints: self.hints, sure: self.sure }
    }
}

impl Kind {
    /// An answer without hints.
    pub fn answered(step: impl Into<String>, chosen: Vec<String>) -> Kind {
        Kind::Answered { step: step.into(), chosen, hints: 0, sure: None }
    }

    /// The word in the database.
    pub fn word(&self) -> &'static str {
        match self {
            Kind::Opened => "opened",
            Kind::StepDone { .. } => "step_done",
            Kind::Answered { .. } => "answered",
            Kind::Reviewed { .. } => "reviewed",
            Kind::Wrote { .. } => "wrote",
            Kind::Drafted { .. } => "drafted",
            Kind::Paused { .. } => "paused",
            Kind::Resumed { .. } => "resumed",
        }
    }

    /// The step it happened at, if at one.
    pub fn step(&self) -> Option<&str> {
        match self {
            Kind::Opened => None,
            Kind::StepDone { step }
            | Kind::Answered { step, .. }
            | Kind::Reviewed { step, .. }
            | Kind::Wrote { step, .. }
            | Kind::Drafted { step, .. }
            | Kind::Paused { step }
            | Kind::Resumed { step } => Some(step),
        }
    }
}
