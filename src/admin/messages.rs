//! `/admin/mail`: what the site has written, and what became of it.

use actix_web::HttpResponse;
use actix_web::http::header;
use actix_web::web::{Data, Path, Query};

use super::{After, mail_page, message_page};
use crate::accounts::Administrator;
use crate::app::App;
use crate::config::Config;
use crate::error::{Error, Result};
use crate::mail::{self, Message, MessageId};
use crate::web::{Nav, ok, see_other};

/// How many messages are listed.
const LISTED: i64 = 100;

/// The HTML of a message has its styles in its elements. It may have those and nothing else:
/// nothing to load, nothing to run, nothing to send.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; \
    frame-ancestors 'none'; sandbox";

/// What begins the path of a link by which whoever has it is somebody, or speaks for them: to sign in, to say yes to the
/// joining of two accounts, to stay after all, and to attest what another did.
const KEYS: [&str; 4] = ["/signin/", "/me/join/", "/erasure/", "/attest/"];

/// Whether this message may be read here. A link with a secret is the key to somebody's account: while
/// mail reaches people, it is theirs alone. Without a mail server there is no other way to it.
fn is_open(config: &Config, message: &Message) -> bool {
    config.smtp.is_none() || !KEYS.iter().any(|key| message.text_body.contains(key))
}

async fn find(app: &App, id: &str) -> Result<Message> {
    let id: MessageId = id.parse().map_err(|_| Error::NotFound)?;
    mail::read(&mut *app.conn().await?, id).await?.ok_or(Error::NotFound)
}

/// `GET /admin/mail`
pub(super) async fn list(administrator: Administrator, app: Data<App>) -> Result<HttpResponse> {
    let messages = mail::recent(&mut *app.conn().await?, LISTED).await?;
    let (words, config) = (administrator.frame.words, app.config());
    let shown = mail_page::Shown {
        messages: &messages,
        mail_server: config.smtp.as_ref().map(|smtp| smtp.host.as_str()),
        folder: config.data_dir.join("mail").display().to_string(),
        zone: administrator.person.zone(),
    };
    let page = administrator.frame.page(words.say("outbox-title")).at(Nav::Admin);
    Ok(ok(page.render(mail_page::view(words, &shown))))
}

/// `GET /admin/mail/{id}`
pub(super) async fn show(
    administrator: Administrator,
    app: Data<App>,
    id: Path<String>,
    after: Query<After>,
) -> Result<HttpResponse> {
    let message = find(&app, &id).await?;
    let words = administrator.frame.words;
    let shown = message_page::Shown {
        message: &message,
        from: app.config().mail_from.to_string(),
        open: is_open(app.config(), &message),
        linked: app.config().smtp.is_none(),
        zone: administrator.person.zone(),
        done: &after.done,
    };
    let page = administrator.frame.page(message.subject.as_str()).at(Nav::Admin);
    Ok(ok(page.render(message_page::view(words, &shown))))
}

/// `GET /admin/mail/{id}/html`: the HTML part as a mail program shows it.
pub(super) async fn html(_: Administrator, app: Data<App>, id: Path<String>) -> Result<HttpResponse> {
    let message = find(&app, &id).await?;
    let open = is_open(app.config(), &message);
    let html = message.html_body.filter(|_| open).ok_or(Error::NotFound)?;
    Ok(HttpResponse::Ok()
        .content_type("text/html; charset=utf-8")
        .insert_header((header::CONTENT_SECURITY_POLICY, POLICY))
        .body(html))
}

/// `POST /admin/mail/{id}/again`: sends a message that was given up.
pub(super) async fn send_again(_: Administrator, app: Data<App>, id: Path<String>) -> Result<HttpResponse> {
    let id: MessageId = id.parse().map_err(|_| Error::NotFound)?;
    let queued = mail::send_again(&mut *app.conn().await?, id, app.now()).await?;
    Ok(see_other(format!("/admin/mail/{id}?done={}", if queued { "queued" } else { "not" })))
}
