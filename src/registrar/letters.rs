//! What the owner of a certificate is told by mail.

use crate::accounts::User;
use crate::app::App;
use crate::certificates::{Certificate, Reason};
use crate::i18n::{Language, Words};
use crate::mail::{self, Outgoing, Part};
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
    let parts = [
        Part::Says(words.fill("letter-hello", &values)),
        Part::Says(say("what")),
        Part::Says(say("means")),
        Part::Leads { to: app.config().url(&certificate.path()), label: words.say("letter-see") },
        Part::Says(words.fill("letter-questions", &values)),
    ];
    let letter = mail::letter(words, &subject, &parts);
    Outgoing {
        reply_to: mail::mailbox(&body.contact_name, &body.contact_email),
        ..Outgoing::letter("certificate", &app.config().base_url, (&owner.name, &owner.email), subject, letter)
    }
}
