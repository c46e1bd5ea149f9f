//! The message to the learner on each decision, and to nobody else.

use super::decide::Decided;
use crate::accounts::{self, User, UserId};
use crate::activities::{Activity, Claim, Did, Extent};
use crate::app::App;
use crate::credit::programs::{Holder, standings_of};
use crate::credit::{self, EntryId, Source};
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
    let waits = match step.did {
        Did::Accepted | Did::AcceptedAgain => waiting_for(conn, app, activity).await?,
        _ => Vec::new(),
    };
    let message = compose(&learner, (&by, &organization.help_line()), claim, (step, &waits), &page, base_url);
    mail::queue(conn, &message, app.now()).await?;
    Ok(())
}

/// The authorities that have yet to say what this is worth, because their rules leave it open (rule R29).
async fn waiting_for(conn: &mut Conn, app: &App, activity: &Activity) -> Result<Vec<String>> {
    let of_it = |source: Source| matches!(source, Source::Activity { activity: id, .. } if id == activity.id.uuid());
    let entries = credit::entries_of(conn, activity.user_id).await?;
    let entries: Vec<_> = entries.iter().filter(|entry| of_it(entry.source)).map(|entry| entry.id).collect();
    let mut waits = Vec::new();
    for standing in standings_of(conn, app, Holder::Person(activity.user_id)).await? {
        let open = |entry: &EntryId| standing.account.undecided().any(|award| award.entry == entry.uuid());
        if entries.iter().any(open) {
            waits.extend(standing.rules.program.authority.clone());
        }
    }
    waits.sort();
    waits.dedup();
    Ok(waits)
}

fn compose(
    learner: &User,
    (by, contact): (&str, &HelpLine),
    claim: &Claim,
    (step, waits): (&Decided<'_>, &[String]),
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
        ("authority", waits.join(", ").into()),
    ];
    let say = |key: &str| words.fill(key, &values);
    let word = step.did.word();
    let subject = say(&format!("mail-request-subject-{}", if waits.is_empty() { word } else { "waits" }));
    let mut parts = vec![Part::Says(say("mail-request-hello")), Part::Says(say(&format!("mail-request-{word}")))];
    if !waits.is_empty() {
        parts.push(Part::Says(say("mail-request-waits")));
    }
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
