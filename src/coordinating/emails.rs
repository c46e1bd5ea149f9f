//! The message to someone whom a coordinator added to a cohort.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use lettre::message::Mailbox;
use maud::{DOCTYPE, Markup, html};

use super::wording::span;
use crate::accounts::{self, User, UserId, links};
use crate::app::App;
use crate::cohorts::Cohort;
use crate::db::Conn;
use crate::error::Result;
use crate::i18n::{Language, Words};
use crate::mail::{self, Outgoing};
use crate::organizations::{self, Organization};
use crate::pathways::{self, Pathway};

/// A person's name and address as it stands in a header; `None` when the address can't.
pub fn mailbox(name: &str, email: &str) -> Option<String> {
    Some(Mailbox::new(Some(name.to_owned()), email.parse().ok()?).to_string())
}

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
        let before = [say("invite-hello"), say("invite-added"), say("invite-lessons")];
        let after = [say("invite-how"), say("cohort-seen"), say("invite-leave")];
        let text = format!("{}\n\n{}:\n{start}\n\n{}\n", before.join("\n\n"), say("invite-start"), after.join("\n\n"));
        let html = letter(words, &subject, &before, (start, &say("invite-start")), &after);
        Outgoing {
            kind: "invitation",
            message_id: mail::message_id(crate::id::Id::<Outgoing>::new().uuid(), &config.base_url),
            to_name: person.name.clone(),
            to_address: person.email.clone(),
            reply_to: mailbox(&self.coordinator.name, &self.coordinator.email),
            subject,
            text,
            html: Some(html.into_string()),
            headers: BTreeMap::new(),
            urgent: false,
        }
    }
}

/// The HTML of a letter with one link, as a subject, what is said before and after it. Styles stand in the elements: mail programs drop style sheets.
pub fn letter(words: Words, subject: &str, before: &[String], (to, label): (&str, &str), after: &[String]) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(words.language().tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width,initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (subject) }
            }
            body style="margin:0;padding:24px;font:17px/1.55 Georgia,serif" {
                div style="max-width:560px;margin:0 auto" {
                    h1 style="font-size:22px;line-height:1.25;font-weight:600" { (subject) }
                    @for sentence in before { p { (sentence) } }
                    p { a href=(to) style="display:inline-block;padding:10px 18px;border-radius:3px;background:#1d5540;color:#fffbef;font-weight:600" { (label) } }
                    @for sentence in after { p { (sentence) } }
                }
            }
        }
    }
}
