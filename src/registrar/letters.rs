//! What the owner of a certificate is told by mail.

use std::collections::BTreeMap;

use crate::accounts::User;
use crate::app::App;
use crate::certificates::{Certificate, Reason};
use crate::coordinating::{letter, mailbox};
use crate::i18n::{Language, Words};
use crate::id::Id;
use crate::mail::{self, Outgoing};
use crate::organizations::Organization;

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Letter {
    /// It was issued.
    Issued,
    /// It was issued anew; the one before is replaced.
    Reissued,
    /// It was withdrawn.
    Withdrawn(Reason),
    /// It holds again.
    Restored,
}

impl Letter {
    fn key(self) -> &'static str {
        match self {
            Letter::Issued => "letter-issued",
            Letter::Reissued => "letter-reissued",
            Letter::Withdrawn(_) => "letter-withdrawn",
            Letter::Restored => "letter-restored",
        }
    }
}

/// The message, in the language of its reader. Answers go to the organization.
pub(super) fn compose(
    app: &App,
    what: Letter,
    certificate: &Certificate,
    owner: &User,
    organization: &Organization,
) -> Outgoing {
    let words = Words::of(Language::from_tag(&owner.language));
    let reason = match what {
        Letter::Withdrawn(reason) => reason.public(words),
        _ => String::new(),
    };
    let body = &organization.body;
    let values = [
        ("first", owner.first_name().into()),
        ("organization", body.name.as_str().into()),
        ("module", certificate.facts.module.title.as_str().into()),
        ("name", certificate.facts.learner.as_str().into()),
        ("code", certificate.code.to_string().into()),
        ("reason", reason.as_str().into()),
        ("person", body.contact_name.as_str().into()),
        ("phone", body.contact_phone.as_str().into()),
        ("email", body.contact_email.as_str().into()),
    ];
    let say = |part: &str| words.fill(&format!("{}-{part}", what.key()), &values);
    let subject = say("subject");
    let before = [words.fill("letter-hello", &values), say("what"), say("means")];
    let after = [words.fill("letter-questions", &values)];
    let link = app.config().url(&certificate.path());
    let label = words.say("letter-see");
    let text = format!("{}\n\n{label}:\n{link}\n\n{}\n", before.join("\n\n"), after.join("\n\n"));
    let html = letter(words, &subject, &before, (&link, &label), &after);
    Outgoing {
        kind: "certificate",
        message_id: mail::message_id(Id::<Outgoing>::new().uuid(), &app.config().base_url),
        to_name: owner.name.clone(),
        to_address: owner.email.clone(),
        reply_to: mailbox(&body.contact_name, &body.contact_email),
        subject,
        text,
        html: Some(html.into_string()),
        headers: BTreeMap::new(),
        urgent: false,
    }
}
