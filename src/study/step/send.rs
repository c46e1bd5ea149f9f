//! What the form of a step sends, and the events it makes.

use chrono::{DateTime, Utc};
use serde::Deserialize;
use uuid::Uuid;

use crate::accounts::UserId;
use crate::checks::{Confidence, Given, New};
use crate::format::{Check, Step, StepBody};
use crate::progress::{DeviceId, Draft, Event, EventId, Kind, Spent};

/// The longest text of a reflection or a plan, in characters.
const LONGEST: usize = 4_000;

/// Which button was pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Do {
    /// Check my answer.
    Check,
    /// The same in a review.
    Review,
    /// Give me a hint.
    Hint,
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
    /// The same for a second question of one check.
    #[serde(default)]
    b: Vec<String>,
    /// What is typed.
    #[serde(default)]
    text: String,
    /// Whose page it was, if its scripts are on; empty for a visitor's.
    person: Option<String>,
    /// How many hints are shown.
    #[serde(default)]
    hints: u8,
    /// How sure they are.
    #[serde(default)]
    sure: Option<Confidence>,
    /// Which device sends, if its scripts are on.
    device: Option<DeviceId>,
    /// Seconds that this device was used for the lesson until now.
    seconds: Option<u32>,
}

/// The events of a form, and what the page shows next where it isn't another one.
#[derive(Debug)]
pub struct Made {
    /// What happened.
    pub events: Vec<Event>,
    /// The step goes on with this.
    pub new: Option<New>,
    /// The message that says what is missing; then nothing was answered, and what there is was kept.
    pub missing: Option<&'static str>,
}

impl Made {
    /// What is half made, if the form ends nothing.
    pub fn draft(&self) -> Option<&Draft> {
        self.events.iter().find_map(|event| match &event.kind {
            Kind::Drafted { draft, .. } => Some(draft),
            _ => None,
        })
    }
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

    /// What this form at this step makes.
    pub fn made(&self, step: &Step, at: DateTime<Utc>) -> Made {
        let id = step.id.clone();
        let (kinds, new, missing) = match &step.body {
            StepBody::Check(check) => self.check(id, check),
            body => (self.others(id, body), None, None),
        };
        let events = (0..)
            .zip(kinds)
            .map(|(nth, kind)| Event { id: nth_id(self.id, nth), at, device: self.device, kind })
            .collect();
        Made { events, new, missing }
    }

    fn check(&self, step: String, check: &Check) -> (Vec<Kind>, Option<New>, Option<&'static str>) {
        let chosen = self.a.iter().chain(&self.b).map(String::as_str);
        let given = Given::read(check, chosen, &self.text, self.hints, self.sure);
        let Given { chosen, text, tokens, hints, sure, .. } = given.clone();
        let draft = Draft { chosen, text, hints, sure };
        let drafted = |draft| Kind::Drafted { step: step.clone(), draft };
        match self.what {
            Do::Draft => (vec![drafted(draft)], None, None),
            // On a page that shows the explanation, there is nothing half made.
            Do::Pause if draft.is_empty() => (vec![Kind::Paused { step }], None, None),
            Do::Pause => (vec![drafted(draft), Kind::Paused { step: step.clone() }], None, None),
            Do::Hint => {
                let most = u8::try_from(check.hints.len()).unwrap_or(u8::MAX);
                (vec![drafted(Draft { hints: hints.saturating_add(1).min(most), ..draft })], Some(New::Hint), None)
            }
            Do::Check | Do::Review => match given.missing(check) {
                None if self.what == Do::Review => {
                    (vec![Kind::Reviewed { step, chosen: tokens, hints, sure }], None, None)
                }
                None => (vec![Kind::Answered { step, chosen: tokens, hints, sure }], None, None),
                // The turns of a case come one by one.
                Some(_) if given.moves_on() => {
                    (vec![drafted(Draft { chosen: tokens, ..draft })], Some(New::Turn), None)
                }
                missing => (vec![drafted(draft)], None, missing),
            },
            Do::Next => (vec![Kind::StepDone { step }], None, None),
        }
    }

    fn others(&self, step: String, body: &StepBody) -> Vec<Kind> {
        let items = if let StepBody::TryIt { items } = body { items.as_slice() } else { &[] };
        let ticked: Vec<String> =
            self.a.iter().filter(|id| items.iter().any(|item| item.id == **id)).cloned().collect();
        let text: String = self.text.trim().chars().take(LONGEST).collect();
        let draft = Draft { chosen: ticked.clone(), text: text.clone(), ..Draft::default() };
        let has_form = matches!(body, StepBody::Reflection { .. } | StepBody::TryIt { .. });
        match (self.what, body) {
            (Do::Draft, _) => vec![Kind::Drafted { step, draft }],
            // On a page that shows our answer, there is nothing half made.
            (Do::Pause, _) if has_form && !draft.is_empty() => {
                vec![Kind::Drafted { step: step.clone(), draft }, Kind::Paused { step }]
            }
            (Do::Pause, _) => vec![Kind::Paused { step }],
            (Do::Check, StepBody::Reflection { .. }) => vec![Kind::Wrote { step, text, ticked }],
            (Do::Next, StepBody::TryIt { .. }) => {
                vec![Kind::Wrote { step: step.clone(), text, ticked }, Kind::StepDone { step }]
            }
            (Do::Check | Do::Review | Do::Next | Do::Hint, _) => vec![Kind::StepDone { step }],
        }
    }
}

/// The ids of one form's events: rising, for events of the same moment are told apart by their ids.
/// No form makes more than four.
fn nth_id(id: Uuid, nth: u128) -> EventId {
    EventId::from_uuid(Uuid::from_u128((id.as_u128() & !0b11) | (nth & 0b11)))
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
