//! The message to the learner on each decision, and to nobody else.

use std::collections::BTreeMap;

use maud::{DOCTYPE, Markup, html};

use super::decide::Decided;
use crate::accounts::{self, User};
use crate::activities::{Activity, Claim, Did};
use crate::app::App;
use crate::coordinating::mailbox;
use crate::db::Conn;
use crate::error::Result;
use crate::i18n::{Language, Words};
use crate::mail::{self, Outgoing};
use crate::organizations;
use crate::web::HelpLine;

/// Queues the message about a decision. **Called inside the verb's transaction.**
pub(super) async fn tell(
    conn: &mut Conn,
    app: &App,
    activity: &Activity,
    claim: &Claim,
    step: &Decided<'_>,
) -> Result<()> {
    let learner = accounts::by_id(conn, activity.user_id).await?;
    let organization = organizations::by_id(conn, activity.organization_id).await?;
    let page = app.config().url(&activity.path());
    let message_id = mail::message_id(crate::id::Id::<Outgoing>::new().uuid(), &app.config().base_url);
    let message = compose(&learner, &organization.help_line(), claim, step, &page, message_id);
    mail::queue(conn, &message, app.now()).await?;
    Ok(())
}

fn compose(
    learner: &User,
    contact: &HelpLine,
    claim: &Claim,
    step: &Decided<'_>,
    page: &str,
    message_id: String,
) -> Outgoing {
    let words = Words::of(Language::from_tag(&learner.language));
    let minutes: u32 = step.parts.iter().map(|part| part.minutes.get()).sum();
    let values = [
        ("first", learner.first_name().into()),
        ("title", claim.title.as_str().into()),
        ("person", contact.person.as_str().into()),
        ("organization", contact.organization.as_str().into()),
        ("minutes", minutes.into()),
        ("claimed", claim.minutes.get().into()),
    ];
    let say = |key: &str| words.fill(key, &values);
    let word = step.did.word();
    let subject = say(&format!("mail-request-subject-{word}"));
    let mut lines = vec![say("mail-request-hello"), say(&format!("mail-request-{word}"))];
    if matches!(step.did, Did::Accepted | Did::AcceptedAgain) && minutes < claim.minutes.get() {
        lines.push(say("mail-request-part"));
    }
    let label = say(if step.did == Did::Returned { "mail-request-answer" } else { "mail-request-look" });
    let said = Some(step.reason).filter(|reason| !reason.is_empty());
    let text = text(&lines, said, &label, page);
    let html = letter(words, &subject, &lines, said, (page, &label));
    Outgoing {
        kind: "request",
        message_id,
        to_name: learner.name.clone(),
        to_address: learner.email.clone(),
        reply_to: mailbox(&contact.person, &contact.email),
        subject,
        text,
        html: Some(html.into_string()),
        headers: BTreeMap::new(),
        urgent: false,
    }
}

fn text(lines: &[String], said: Option<&str>, label: &str, page: &str) -> String {
    let quoted = said.map(|said| said.lines().map(|line| format!("> {line}\n")).collect::<String>() + "\n");
    format!("{}\n\n{}{label}:\n{page}\n", lines.join("\n\n"), quoted.unwrap_or_default())
}

/// The same as HTML. Styles stand in the elements: mail programs drop style sheets.
fn letter(words: Words, subject: &str, lines: &[String], said: Option<&str>, (to, label): (&str, &str)) -> Markup {
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
                    @for line in lines { p { (line) } }
                    @if let Some(said) = said {
                        blockquote style="margin:16px 0;padding:0 0 0 14px;border-left:4px solid #b9842b;white-space:pre-line" { (said) }
                    }
                    p { a href=(to) style="display:inline-block;padding:10px 18px;border-radius:3px;background:#1d5540;color:#fffbef;font-weight:600" { (label) } }
                }
            }
        }
    }
}
