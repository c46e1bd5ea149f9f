//! What a report would enter: who everybody is, and for how long.

use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::form::{Event, EventForm};
use crate::accounts::UserId;
use crate::activities::{self, ActivityId, State};
use crate::attendance::{Attendee, Report};
use crate::cohorts::{self, Found, Person};
use crate::db::Conn;
use crate::error::Result;
use crate::measure::Minutes;
use crate::organizations::OrganizationId;
use crate::text::slug;

/// What happens with somebody who was there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// So many minutes are entered.
    Enter(Minutes),
    /// Nothing: it was entered before.
    Already,
    /// Nothing: it is the validator, and somebody else decides on their training.
    Own,
    /// Nothing: they were there for less than a minute.
    TooShort,
    /// Nothing yet: nobody is known by this address or name.
    Unknown,
    /// Nothing yet: several are.
    Several,
    /// Nothing: it was said so.
    LeftOut,
}

/// An attendee and what happens with them.
#[derive(Clone, Debug)]
pub(super) struct Planned {
    pub attendee: Attendee,
    pub person: Option<Person>,
    pub outcome: Outcome,
    /// Whether the same person has sent it themselves, and it waits for a decision.
    pub claimed: bool,
}

/// The whole report.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    pub lines: Vec<Planned>,
    /// Everybody who may be chosen for those who aren't known.
    pub people: Vec<Person>,
}

impl Plan {
    /// The plan for a report at this moment.
    pub async fn of(
        conn: &mut Conn,
        organization: OrganizationId,
        validator: UserId,
        event: &Event,
        report: &Report,
        form: &EventForm,
    ) -> Result<Plan> {
        let people = cohorts::people_of(conn, organization).await?;
        let day = activities::of_day(conn, &[organization], event.held_on).await?;
        let mut taken: Vec<UserId> = Vec::new();
        let mut lines = Vec::with_capacity(report.attendees.len());
        for attendee in &report.attendees {
            let said = form.said(attendee.lines.first().copied().unwrap_or_default());
            let found = cohorts::meant(conn, &people, said.as_ref(), (&attendee.email, &attendee.name)).await?;
            let of = |person: UserId| day.iter().filter(move |listed| listed.activity.user_id == person);
            let (person, outcome) = match found {
                None => (None, Outcome::LeftOut),
                Some(Found::Nobody) => (None, Outcome::Unknown),
                Some(Found::Several) => (None, Outcome::Several),
                // Two lines for one person: the second says nothing new, or somebody chose wrong.
                Some(Found::One(person)) if taken.contains(&person.id) => (Some(person), Outcome::Already),
                Some(Found::One(person)) => {
                    taken.push(person.id);
                    let id = activity_id(organization, event, person.id);
                    let outcome = if person.id == validator {
                        Outcome::Own
                    } else if of(person.id).any(|listed| {
                        // What a report entered is rejected only by being taken back, and may come again.
                        listed.activity.id == id && listed.activity.state != State::Rejected
                    }) {
                        Outcome::Already
                    } else {
                        let minutes = Minutes::try_from(attendee.minutes).unwrap_or(event.most).min(event.most);
                        if minutes == Minutes::ZERO { Outcome::TooShort } else { Outcome::Enter(minutes) }
                    };
                    (Some(person), outcome)
                }
            };
            let sent = |person: &Person| {
                of(person.id).any(|listed| {
                    listed.activity.state == State::Submitted
                        && listed.activity.sent().is_some_and(|claim| activities::similar(&claim.title, &event.title))
                })
            };
            let claimed = person.as_ref().is_some_and(sent);
            lines.push(Planned { attendee: attendee.clone(), person, outcome, claimed });
        }
        Ok(Plan { lines, people })
    }

    /// How many are entered.
    pub fn entries(&self) -> usize {
        self.lines.iter().filter(|line| matches!(line.outcome, Outcome::Enter(_))).count()
    }

    /// How many aren't known.
    pub fn open(&self) -> usize {
        self.lines.iter().filter(|line| line.is_open()).count()
    }

    /// A fingerprint of what it enters, by which it is known again when it is confirmed.
    pub fn print(&self, event: &Event) -> String {
        let mut hash = Sha256::new();
        hash.update(format!("{event:?}\n"));
        for line in &self.lines {
            if let (Some(person), Outcome::Enter(minutes)) = (&line.person, &line.outcome) {
                hash.update(format!("{} {}\n", person.id, minutes.get()));
            }
        }
        hash.finalize().iter().take(12).map(|byte| format!("{byte:02x}")).collect()
    }
}

impl Planned {
    /// Whether somebody has to say who it is.
    pub fn is_open(&self) -> bool {
        matches!(self.outcome, Outcome::Unknown | Outcome::Several)
    }
}

/// The activity of a person at an event: the same event makes the same one, so that a report that comes
/// twice, or again with more people in it, enters nobody twice.
pub(super) fn activity_id(organization: OrganizationId, event: &Event, person: UserId) -> ActivityId {
    let named = format!("attendance {organization} {} {} {person}", event.held_on, slug(&event.title));
    let digest: [u8; 32] = Sha256::digest(named).into();
    let mut bytes = [0; 16];
    bytes.copy_from_slice(digest.get(..16).unwrap_or(&[0; 16]));
    // Version 8: made by rules of our own (RFC 9562, 5.8).
    ActivityId::from_uuid(uuid::Builder::from_custom_bytes(bytes).into_uuid())
}

/// The identity of the event itself, for the decision about all of it.
pub(super) fn event_id(organization: OrganizationId, event: &Event) -> Uuid {
    activity_id(organization, event, UserId::from_uuid(Uuid::nil())).uuid()
}
