//! The message to someone whom a coordinator added to a cohort.

use chrono::TimeDelta;

use super::wording::span;
use crate::accounts::{self, User, UserId, links};
use crate::app::App;
use crate::cohorts::Cohort;
use crate::db::Conn;
use crate::error::Result;
use crate::i18n::{Language, Words};
use crate::mail::{self, Outgoing, Part};
use crate::organizations::{self, Organization};
use crate::pathways::{self, Pathway};

/// How long the link in an invitation signs in: who reads mail once a week finds it working.
const LINK_DAYS: i64 = 7;

/// Queues one message to each of these people.
pub(super) async fn invite(
    conn: &mut Conn,
    app: &App,
    cohort: &Cohort,
    coordinator: &User,
    people: &[UserId],
) -> Result<()> {
    let organization = organizations::by_id(conn, cohort.organization_id).await?;
    let pathway = pathways::by_id(conn, cohort.pathway_id).await?;
    for id in people {
        let person = accounts::by_id(conn, *id).await?;
        let lifetime = TimeDelta::days(LINK_DAYS);
        let secret = links::make(conn, &person.email, &cohort.path(), lifetime, app.now()).await?;
        let invitation = Invitation { app, cohort, organization: &organization, pathway: &pathway, coordinator };
        mail::queue(conn, &invitation.compose(&person, &links::url(app.config(), &secret)), app.now()).await?;
    }
    Ok(())
}

struct Invitation<'a> {
    app: &'a App,
    cohort: &'a Cohort,
    organization: &'a Organization,
    pathway: &'a Pathway,
    coordinator: &'a User,
}

impl Invitation<'_> {
    fn compose(&self, person: &User, start: &str) -> Outgoing {
        let words = Words::of(Language::from_tag(&person.language));
        let config = self.app.config();
        let values = [
            ("first", person.first_name().into()),
            ("coordinator", self.coordinator.name.as_str().into()),
            ("person", self.coordinator.first_name().into()),
            ("organization", self.organization.body.name.as_str().into()),
            ("cohort", self.cohort.name.as_str().into()),
            ("pathway", self.pathway.body.title.as_str().into()),
            ("span", span(words, self.cohort).into()),
            ("email", person.email.as_str().into()),
            ("days", LINK_DAYS.into()),
            ("page", config.url(&self.cohort.path()).into()),
        ];
        let say = |key: &str| words.fill(key, &values);
        let subject = say("invite-subject");
        let mut parts: Vec<Part> =
            ["invite-hello", "invite-added", "invite-lessons"].map(|key| Part::Says(say(key))).into();
        parts.push(Part::Leads { to: start.to_owned(), label: say("invite-start") });
        parts.extend(["invite-how", "cohort-seen", "invite-leave"].map(|key| Part::Says(say(key))));
        let letter = mail::letter(words, &subject, &parts);
        Outgoing {
            reply_to: mail::mailbox(&self.coordinator.name, &self.coordinator.email),
            ..Outgoing::letter("invitation", &config.base_url, (&person.name, &person.email), subject, letter)
        }
    }
}
