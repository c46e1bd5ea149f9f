//! The message that reminds somebody of the end of a period.

use std::collections::BTreeMap;

use super::said;
use crate::accounts::User;
use crate::app::App;
use crate::credit::programs::Reminder;
use crate::i18n::{Language, Words};
use crate::mail::{self, Outgoing};

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
        ("page", page.as_str().into()),
    ];
    let say = |key: &str| words.fill(key, &values);
    let unmet = account.findings.iter().filter(|finding| !finding.met());
    let lines: Vec<String> = unmet.map(|finding| format!("- {}", said::finding(words, finding))).collect();
    let mut parts = vec![say("reminder-hello"), say("reminder-missing")];
    if !lines.is_empty() {
        parts.push(lines.join("\n"));
    }
    if !standing.confirmed {
        parts.push(words.say("program-draft-says"));
    }
    parts.extend([say("reminder-see"), say("reminder-why")]);
    Outgoing {
        kind: "reminder",
        message_id: mail::message_id(crate::id::Id::<Outgoing>::new().uuid(), &config.base_url),
        to_name: person.name.clone(),
        to_address: person.email.clone(),
        reply_to: None,
        subject: say("reminder-subject"),
        text: format!("{}\n", parts.join("\n\n")),
        html: None,
        headers: BTreeMap::new(),
        urgent: false,
    }
}
