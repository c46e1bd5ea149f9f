//! The messages about a period: that it ends, that somebody is asked to attest it, and what they said.

use super::said;
use crate::accounts::User;
use crate::app::App;
use crate::credit::programs::{Attestation, NewAttestation, Reminder, Standing};
use crate::i18n::{Language, Words};
use crate::mail::{self, Outgoing, Part};

/// What is missing until when, and where to see it.
pub(super) fn reminder(app: &App, person: &User, reminder: &Reminder) -> Outgoing {
    let words = Words::of(Language::from_tag(&person.language));
    let config = app.config();
    let standing = &reminder.standing;
    let account = &standing.account;
    let page = config.url(&format!("/record/programs/{}", standing.enrollment.id));
    let values = [
        ("first", person.first_name().into()),
        ("program", standing.rules.program.name.as_str().into()),
        ("missing", said::amount(account.missing(), &account.unit).into()),
        ("required", said::amount(account.required, &account.unit).into()),
        ("ends", words.date(standing.ends).into()),
        ("days", reminder.days.into()),
    ];
    let say = |key: &str| words.fill(key, &values);
    let unmet = account.findings.iter().filter(|finding| !finding.met());
    let lines: Vec<String> = unmet.map(|finding| said::finding(words, finding)).collect();
    let mut parts = vec![Part::Says(say("reminder-hello")), Part::Says(say("reminder-missing"))];
    if !lines.is_empty() {
        parts.push(Part::Lists(lines));
    }
    if !standing.confirmed {
        parts.push(Part::Says(words.say("program-draft-says")));
    }
    parts.extend([Part::Leads { to: page, label: say("reminder-see") }, Part::Says(say("reminder-why"))]);
    let subject = say("reminder-subject");
    let letter = mail::letter(words, &subject, &parts);
    Outgoing::letter("reminder", &config.base_url, (&person.name, &person.email), subject, letter)
}

/// Asks a supervisor to attest, in the learner's language; answers go to the learner.
pub(super) fn to_supervisor(
    app: &App,
    person: &User,
    standing: &Standing,
    new: &NewAttestation,
    path: &str,
    days: i64,
) -> Outgoing {
    let words = Words::of(Language::from_tag(&person.language));
    let config = app.config();
    let values = [
        ("supervisor", new.name.as_str().into()),
        ("name", person.name.as_str().into()),
        ("first", person.first_name().into()),
        ("program", standing.rules.program.name.as_str().into()),
        ("authority", standing.rules.program.authority.as_deref().unwrap_or_default().into()),
        ("days", days.into()),
    ];
    let say = |key: &str| words.fill(key, &values);
    let parts = [
        Part::Says(say("attest-mail-hello")),
        Part::Says(say("attest-mail-asks")),
        Part::Leads { to: config.url(path), label: say("attest-mail-look") },
        Part::Says(say("attest-mail-link")),
    ];
    let subject = say("attest-mail-subject");
    let letter = mail::letter(words, &subject, &parts);
    Outgoing {
        reply_to: mail::mailbox(&person.name, &person.email),
        ..Outgoing::letter("attest", &config.base_url, (&new.name, &new.email), subject, letter)
    }
}

/// Tells the learner what their supervisor said.
pub(super) fn attested(
    app: &App,
    person: &User,
    standing: &Standing,
    by: &Attestation,
    (attests, remark): (bool, &str),
) -> Outgoing {
    let words = Words::of(Language::from_tag(&person.language));
    let config = app.config();
    let values = [
        ("first", person.first_name().into()),
        ("supervisor", by.name.as_str().into()),
        ("program", standing.rules.program.name.as_str().into()),
    ];
    let say = |key: &str| words.fill(key, &values);
    let kind = if attests { "attested" } else { "declined" };
    let mut parts = vec![Part::Says(say("reminder-hello")), Part::Says(say(&format!("attest-mail-{kind}")))];
    if !remark.is_empty() {
        parts.push(Part::Quotes(remark.to_owned()));
    }
    let page = config.url(&format!("/record/programs/{}", standing.enrollment.id));
    parts.push(Part::Leads { to: page, label: say("reminder-see") });
    let subject = say(&format!("attest-mail-{kind}-subject"));
    let letter = mail::letter(words, &subject, &parts);
    Outgoing::letter("attest", &config.base_url, (&person.name, &person.email), subject, letter)
}

/// Tells somebody that their period was drawn for audit, or what came of it: `drawn`, `passed` or `returned`.
pub(super) fn audit(app: &App, person: &User, standing: &Standing, what: &str, reason: &str) -> Outgoing {
    let words = Words::of(Language::from_tag(&person.language));
    let config = app.config();
    let values = [
        ("first", person.first_name().into()),
        ("program", standing.rules.program.name.as_str().into()),
        ("authority", standing.rules.program.authority.as_deref().unwrap_or_default().into()),
    ];
    let say = |key: &str| words.fill(key, &values);
    let mut parts = vec![Part::Says(say("reminder-hello")), Part::Says(say(&format!("audit-mail-{what}")))];
    if !reason.is_empty() {
        parts.push(Part::Quotes(reason.to_owned()));
    }
    if what == "drawn" {
        let evidence = &standing.rules.reporting.evidence;
        if !evidence.is_empty() {
            parts.push(Part::Lists(evidence.clone()));
        }
        parts.push(Part::Says(say("audit-mail-asks")));
    }
    parts.push(Part::Leads {
        to: config.url(&format!("/record/programs/{}", standing.enrollment.id)),
        label: say("reminder-see"),
    });
    let subject = say(&format!("audit-mail-{what}-subject"));
    let letter = mail::letter(words, &subject, &parts);
    Outgoing::letter("audit", &config.base_url, (&person.name, &person.email), subject, letter)
}

/// Tells somebody that a validator gave their period back, and why.
pub(super) fn given_back(app: &App, person: &User, standing: &Standing, reason: &str) -> Outgoing {
    let words = Words::of(Language::from_tag(&person.language));
    let config = app.config();
    let values = [("first", person.first_name().into()), ("program", standing.rules.program.name.as_str().into())];
    let say = |key: &str| words.fill(key, &values);
    let parts = [
        Part::Says(say("reminder-hello")),
        Part::Says(say("steps-mail-returned")),
        Part::Quotes(reason.to_owned()),
        Part::Leads {
            to: config.url(&format!("/record/programs/{}", standing.enrollment.id)),
            label: say("reminder-see"),
        },
    ];
    let subject = say("steps-mail-returned-subject");
    let letter = mail::letter(words, &subject, &parts);
    Outgoing::letter("step", &config.base_url, (&person.name, &person.email), subject, letter)
}
