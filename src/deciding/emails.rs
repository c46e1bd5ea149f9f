//! The message to the learner on a decision, and to nobody else.

use chrono::{DateTime, Utc};

use super::form::Decided;
use crate::accounts::{self, User};
use crate::app::App;
use crate::credit::amount_in;
use crate::credit::programs::{Answered, Holder, InAccount};
use crate::db::Conn;
use crate::error::Result;
use crate::i18n::{Language, Words};
use crate::mail::{self, Outgoing, Part};
use crate::measure::Credit;

/// Queues the message about a decision on an entry of this title. **Called inside the verb's transaction.**
pub(super) async fn tell(
    conn: &mut Conn,
    app: &App,
    answered: &Answered,
    (account, title): (&InAccount, &str),
    decided: &Decided,
) -> Result<()> {
    let learner = accounts::by_id(conn, account.entry.user_id).await?;
    let message = compose(app, answered, (account, title), decided, &learner, app.now());
    mail::queue(conn, &message, app.now()).await?;
    Ok(())
}

fn compose(
    app: &App,
    answered: &Answered,
    (account, title): (&InAccount, &str),
    decided: &Decided,
    learner: &User,
    now: DateTime<Utc>,
) -> Outgoing {
    let words = Words::of(Language::from_tag(&learner.language));
    let (config, contact, standing) = (app.config(), answered.organization.help_line(), &account.standing);
    let values = [
        ("first", learner.first_name().into()),
        ("title", title.into()),
        ("organization", contact.organization.as_str().into()),
        ("program", standing.rules.program.name.as_str().into()),
        ("amount", amount_in(words, decided.credit, &standing.rules.unit.name).into()),
        ("date", words.date(now.with_timezone(&learner.zone()).date_naive()).into()),
    ];
    let say = |key: &str| words.fill(key, &values);
    let subject = say("mail-question-subject");
    let worth = if decided.credit > Credit::ZERO { "mail-question-credit" } else { "mail-question-none" };
    let mut parts = vec![Part::Says(say("letter-hello")), Part::Says(say(worth))];
    if decided.after > 0 {
        parts.push(Part::Says(say("mail-question-corrected")));
    }
    parts.push(Part::Quotes(decided.reason.clone()));
    let path = match standing.enrollment.holder {
        Holder::Person(_) => format!("/record/programs/{}", standing.enrollment.id),
        // Its page is for those who are on the board today.
        Holder::Board(_) => "/record/programs".to_owned(),
    };
    parts.push(Part::Leads { to: config.url(&path), label: say("mail-question-look") });
    let letter = mail::letter(words, &subject, &parts);
    Outgoing {
        reply_to: mail::mailbox(&contact.person, &contact.email),
        ..Outgoing::letter("question", &config.base_url, (&learner.name, &learner.email), subject, letter)
    }
}
