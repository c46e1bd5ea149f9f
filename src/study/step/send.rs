//! What the form of a step sends, and the events it makes.

use chrono::{DateTime, Utc};
use serde::Deserialize;
use uuid::Uuid;

use crate::accounts::UserId;
use crate::format::{Step, StepBody};
use crate::progress::{DeviceId, Draft, Event, EventId, Kind, Spent};

/// The longest text of a reflection or a plan, in characters.
const LONGEST: usize = 4_000;

/// Which button was pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Do {
    /// Check my answer.
    Check,
    /// Continue, or carry on.
    Next,
    /// Save my place.
    Pause,
    /// Nothing: the module of the page saves by itself.
    Draft,
}

/// The form.
#[derive(Debug, Deserialize)]
pub struct Sent {
    /// The button.
    #[serde(rename = "do")]
    pub what: Do,
    /// Made with the form: sending it twice counts once.
    #[serde(default)]
    id: Uuid,
    /// The ids of what is chosen or ticked.
    #[serde(default)]
    a: Vec<String>,
    /// What is typed.
    #[serde(default)]
    text: String,
    /// Whose page it was, if its scripts are on; empty for a visitor's.
    person: Option<String>,
    /// Which device sends, if its scripts are on.
    device: Option<DeviceId>,
    /// Seconds that this device was used for the lesson until now.
    seconds: Option<u32>,
}

impl Sent {
    /// The same form as an act of this id on this device.
    pub fn of(self, id: Uuid, device: DeviceId) -> Sent {
        Sent { id, device: Some(device), ..self }
    }

    /// Whether it was done on a page of somebody else than who sends it: nobody gets another's answers.
    pub fn is_of_another(&self, sender: Option<UserId>) -> bool {
        let owner = self.person.as_deref().filter(|owner| !owner.is_empty());
        owner.is_some_and(|owner| owner.parse().ok() != sender)
    }

    /// How long the device was used for the lesson, if it says so.
    pub fn spent(&self) -> Option<Spent> {
        Some(Spent::new(self.device?, self.seconds?))
    }

    /// The events of this form at this step, or the message that says what is missing.
    pub fn events(&self, step: &Step, at: DateTime<Utc>) -> Result<Vec<Event>, &'static str> {
        let known = option_ids(step);
        let chosen: Vec<String> = self.a.iter().filter(|id| known.contains(&id.as_str())).cloned().collect();
        let text: String = self.text.trim().chars().take(LONGEST).collect();
        let id = step.id.clone();
        let draft = Kind::Drafted { step: id.clone(), draft: Draft { chosen: chosen.clone(), text: text.clone() } };
        let has_form = matches!(step.body, StepBody::Check(_) | StepBody::Reflection { .. } | StepBody::TryIt { .. });
        let kinds = match (self.what, &step.body) {
            (Do::Draft, _) => vec![draft],
            // On a page that shows the explanation, there is nothing half made.
            (Do::Pause, _) if has_form && !(chosen.is_empty() && text.is_empty()) => {
                vec![draft, Kind::Paused { step: id }]
            }
            (Do::Pause, _) => vec![Kind::Paused { step: id }],
            (Do::Check, StepBody::Check(check)) => {
                if chosen.is_empty() {
                    return Err(if check.several() { "choose-some-first" } else { "choose-one-first" });
                }
                vec![Kind::Answered { step: id, chosen }]
            }
            (Do::Check, StepBody::Reflection { .. }) => vec![Kind::Wrote { step: id, text, ticked: chosen }],
            (Do::Next, StepBody::TryIt { .. }) => {
                vec![Kind::Wrote { step: id.clone(), text, ticked: chosen }, Kind::StepDone { step: id }]
            }
            (Do::Check | Do::Next, _) => vec![Kind::StepDone { step: id }],
        };
        Ok((0..)
            .zip(kinds)
            .map(|(nth, kind)| Event { id: nth_id(self.id, nth), at, device: self.device, kind })
            .collect())
    }
}

/// The ids of one form's events: rising, for events of the same moment are told apart by their ids.
/// No form makes more than four.
fn nth_id(id: Uuid, nth: u128) -> EventId {
    EventId::from_uuid(Uuid::from_u128((id.as_u128() & !0b11) | (nth & 0b11)))
}

fn option_ids(step: &Step) -> Vec<&str> {
    match &step.body {
        StepBody::Check(check) => check.options.iter().map(|option| option.id.as_str()).collect(),
        StepBody::TryIt { items } => items.iter().map(|item| item.id.as_str()).collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_events_of_a_form_keep_their_order() {
        for id in [Uuid::from_u128(7), Uuid::now_v7(), Uuid::max()] {
            let ids: Vec<EventId> = (0..4).map(|nth| nth_id(id, nth)).collect();
            assert!(ids.is_sorted_by(|a, b| a < b), "{id}");
        }
    }
}
