//! The message to the learner on each decision, and to nobody else.

use super::decide::Decided;
use crate::accounts::{self, User, UserId};
use crate::activities::{Activity, Claim, Did, Extent};
use crate::app::App;
use crate::db::Conn;
use crate::error::Result;
use crate::i18n::{Language, Words};
use crate::mail::{self, Outgoing, Part};
use crate::organizations;
use crate::web::HelpLine;

/// Queues the message about a decision of this validator. **Called inside the verb's transaction.**
pub(super) async fn tell(
    conn: &mut Conn,
    app: &App,
    validator: UserId,
    (activity, claim): (&Activity, &Claim),
    step: &Decided<'_>,
) -> Result<()> {
    let by = accounts::by_id(conn, validator).await?.name;
    let learner = accounts::by_id(conn, activity.user_id).await?;
    let organization = organizations::by_id(conn, activity.organization_id).await?;
    let page = app.config().url(&activity.path());
    let base_url = &app.config().base_url;
    let message = compose(&learner, (&by, &organization.help_line()), claim, step, &page, base_url);
    mail::queue(conn, &message, app.now()).await?;
    Ok(())
}

fn compose(
    learner: &User,
    (by, contact): (&str, &HelpLine),
    claim: &Claim,
    step: &Decided<'_>,
    page: &str,
    base_url: &str,
) -> Outgoing {
    let words = Words::of(Language::from_tag(&learner.language));
    let (counts, claimed) = (Extent::of_parts(step.parts), claim.extent());
    let values = [
        ("first", learner.first_name().into()),
        ("title", claim.title.as_str().into()),
        ("name", by.into()),
        ("organization", contact.organization.as_str().into()),
        ("count", counts.count().into()),
        ("amount", counts.said(words).into()),
        ("claimed", claimed.said(words).into()),
    ];
    let say = |key: &str| words.fill(key, &values);
    let word = step.did.word();
    let subject = say(&format!("mail-request-subject-{word}"));
    let mut parts = vec![Part::Says(say("mail-request-hello")), Part::Says(say(&format!("mail-request-{word}")))];
    if matches!(step.did, Did::Accepted | Did::AcceptedAgain) && counts != claimed {
        parts.push(Part::Says(say("mail-request-part")));
    }
    if !step.reason.is_empty() {
        parts.push(Part::Quotes(step.reason.to_owned()));
    }
    let label = say(if step.did == Did::Returned { "mail-request-answer" } else { "mail-request-look" });
    parts.push(Part::Leads { to: page.to_owned(), label });
    let letter = mail::letter(words, &subject, &parts);
    Outgoing {
        reply_to: mail::mailbox(&contact.organization, &contact.email),
        ..Outgoing::letter("request", base_url, (&learner.name, &learner.email), subject, letter)
    }
}
