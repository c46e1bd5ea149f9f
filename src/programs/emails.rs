//! The message that reminds somebody of the end of a period.

use super::said;
use crate::accounts::User;
use crate::app::App;
use crate::credit::programs::Reminder;
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
