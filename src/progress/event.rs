//! What happens while a lesson is taken.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

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
        /// The ids of the options that were chosen.
        chosen: Vec<String>,
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
}

impl Draft {
    /// Whether nothing stands there.
    pub fn is_empty(&self) -> bool {
        self.chosen.is_empty() && self.text.trim().is_empty()
    }
}

impl Kind {
    /// The word in the database.
    pub fn word(&self) -> &'static str {
        match self {
            Kind::Opened => "opened",
            Kind::StepDone { .. } => "step_done",
            Kind::Answered { .. } => "answered",
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
            | Kind::Wrote { step, .. }
            | Kind::Drafted { step, .. }
            | Kind::Paused { step }
            | Kind::Resumed { step } => Some(step),
        }
    }
}
