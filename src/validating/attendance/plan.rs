//! What a report would enter: who everybody is, and for how long.

use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::form::{Event, EventForm};
use crate::accounts::{self, UserId};
use crate::activities::{self, ActivityId, State};
use crate::attendance::{Attendee, Report};
use crate::cohorts;
use crate::db::Conn;
use crate::error::Result;
use crate::measure::Minutes;
use crate::organizations::OrganizationId;
use crate::text::slug;

/// Somebody whom the organization knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Known {
    pub id: UserId,
    pub name: String,
    pub email: String,
    pub library: String,
}

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
    pub person: Option<Known>,
    pub outcome: Outcome,
    /// Whether the same person has sent it themselves, and it waits for a decision.
    pub claimed: bool,
}

/// The whole report.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    pub lines: Vec<Planned>,
    /// Everybody who may be chosen for those who aren't known.
    pub people: Vec<Known>,
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
        let people = known(conn, organization).await?;
        let day = activities::of_day(conn, &[organization], event.held_on).await?;
        let mut taken: Vec<UserId> = Vec::new();
        let mut lines = Vec::with_capacity(report.attendees.len());
        for attendee in &report.attendees {
            let found = match form.said(attendee.lines.first().copied().unwrap_or_default()) {
                Some(None) => Found::LeftOut,
                Some(Some(id)) => people.iter().find(|one| one.id == id).cloned().map_or(Found::Nobody, Found::One),
                None => find(conn, &people, attendee).await?,
            };
            let of = |person: UserId| day.iter().filter(move |listed| listed.activity.user_id == person);
            let (person, outcome) = match found {
                Found::LeftOut => (None, Outcome::LeftOut),
                Found::Nobody => (None, Outcome::Unknown),
                Found::Several => (None, Outcome::Several),
                // Two lines for one person: the second says nothing new, or somebody chose wrong.
                Found::One(person) if taken.contains(&person.id) => (Some(person), Outcome::Already),
                Found::One(person) => {
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
            let sent = |person: &Known| {
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

/// Everybody in a cohort of the organization, each once.
async fn known(conn: &mut Conn, organization: OrganizationId) -> Result<Vec<Known>> {
    let mut people: Vec<Known> = Vec::new();
    for listed in cohorts::listed(conn, &[organization]).await? {
        for member in cohorts::members(conn, listed.cohort.id).await? {
            if people.iter().all(|one| one.id != member.id) {
                let (id, name, email, library) = (member.id, member.name, member.email, member.library);
                people.push(Known { id, name, email, library });
            }
        }
    }
    people.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(people)
}

enum Found {
    One(Known),
    Several,
    Nobody,
    LeftOut,
}

/// By the address, whoever has it; then by the name, among those whom the organization knows.
async fn find(conn: &mut Conn, people: &[Known], attendee: &Attendee) -> Result<Found> {
    if !attendee.email.is_empty()
        && let Some(user) = accounts::by_email(conn, &attendee.email).await?
    {
        return Ok(Found::One(Known { id: user.id, name: user.name, email: user.email, library: user.library }));
    }
    let names = names_of(&attendee.name);
    let same: Vec<&Known> = people.iter().filter(|one| names.contains(&fold(&one.name))).collect();
    Ok(match same.as_slice() {
        [one] => Found::One((*one).clone()),
        [] => Found::Nobody,
        _ => Found::Several,
    })
}

/// The names that a shown name may stand for: `Okafor, Ruth`, `Ruth (Elm Creek)`, `iPad (Ruth Okafor)`.
fn names_of(shown: &str) -> Vec<String> {
    let mut names = vec![fold(shown)];
    if let Some((before, rest)) = shown.split_once('(') {
        names.push(fold(before));
        names.extend(rest.split_once(')').map(|(inside, _)| fold(inside)));
    }
    if let Some((last, first)) = shown.split_once(',') {
        names.push(fold(&format!("{first} {last}")));
    }
    names.retain(|name| !name.is_empty());
    names
}

fn fold(name: &str) -> String {
    slug(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shown_name_may_stand_for_several() {
        for shown in ["Ruth Okafor", "ruth  okafor", "Okafor, Ruth", "Ruth Okafor (Elm Creek)", "iPad (Ruth Okafor)"] {
            assert!(names_of(shown).contains(&"ruth-okafor".to_owned()), "{shown}: {:?}", names_of(shown));
        }
        assert!(!names_of("Ruth").contains(&"ruth-okafor".to_owned()));
        assert!(names_of("()").is_empty());
    }
}
