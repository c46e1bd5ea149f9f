//! Makes a message for the outbox of what one person is told.

use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::html::html;
use super::issue::Issue;
use super::letter::{Letter, Told};
use super::subject::subject;
use super::text::text;
use super::token;
use crate::accounts::UserId;
use crate::app::App;
use crate::cohorts::CohortId;
use crate::error::Result;
use crate::mail::{self, Outgoing};

/// What lists call these messages.
pub(super) const KIND: &str = "digest";

/// To whom a message goes.
pub(super) struct Recipient<'a> {
    pub id: UserId,
    pub name: &'a str,
    pub email: &'a str,
}

/// The number behind the Message-ID: the same for the same cohort, slot and person, so that a
/// digest that is composed again is known again.
pub(super) fn number(cohort: CohortId, slot: DateTime<Utc>, user: UserId) -> Uuid {
    let seed = format!("digest {cohort} {} {user}", slot.timestamp_micros());
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&Sha256::digest(seed)[..16]);
    Uuid::from_bytes(bytes)
}

/// The full address that stops this digest for someone.
pub(super) fn stop_url(app: &App, user: UserId, cohort: CohortId) -> Result<String> {
    Ok(app.config().url(&format!("/u/{}", token::make(app.keys(), user, cohort)?)))
}

/// The message of an issue to one person.
pub(super) fn compose(app: &App, issue: &Issue, to: &Recipient<'_>, told: &Told<'_>, number: Uuid) -> Outgoing {
    let config = app.config();
    let letter = Letter::of(issue, told, &config.name, |path| config.url(path));
    let subject = match &told.suggestion {
        Some(suggestion) => subject(told.words, suggestion.minutes, &suggestion.title),
        None if told.note.is_none() => {
            // A question takes half a minute or less.
            let count = [("count", told.due.into())];
            subject(told.words, told.due.div_ceil(2), &told.words.fill("digest-subject-due", &count))
        }
        None => {
            let person = [("person", issue.coordinator.first_name().into())];
            // A note has at most 300 characters: that is read in a minute.
            subject(told.words, 1, &told.words.fill("digest-subject-note", &person))
        }
    };
    let host = config.base_url.split_once("://").map_or("", |(_, rest)| rest);
    let host = host.split(['/', ':']).next().unwrap_or(host);
    let list = format!("{}.{host}", issue.cohort.slug);
    Outgoing {
        kind: KIND,
        message_id: mail::message_id(number, &config.base_url),
        to_name: to.name.to_owned(),
        to_address: to.email.to_owned(),
        reply_to: mail::mailbox(&issue.coordinator.name, &issue.coordinator.email),
        text: text(&letter),
        html: Some(html(&letter, &subject).into_string()),
        subject,
        headers: mail::list_headers(&list, &told.stop_url, Some(&issue.organization.body.contact_email)),
        urgent: false,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_message_has_the_same_number_each_time_and_nobody_elses() {
        let (cohort, user, slot) =
            (CohortId::new(), UserId::new(), DateTime::from_timestamp(1_763_991_000, 0).unwrap());
        let one = number(cohort, slot, user);
        assert_eq!(number(cohort, slot, user), one);
        assert_ne!(number(cohort, slot, UserId::new()), one);
        assert_ne!(number(CohortId::new(), slot, user), one);
        assert_ne!(number(cohort, slot + chrono::TimeDelta::weeks(1), user), one);
    }
}
