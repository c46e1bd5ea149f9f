//! `/signin`: ask for a link, or use a password.

use actix_web::http::header;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use super::views::{self, Typed};
use super::{Browser, by_password, send_link};
use crate::accounts::address::Email;
use crate::accounts::limits::{Limits, Network, on_this_machine};
use crate::accounts::permission::Visitor;
use crate::accounts::{Arrivals, device, erasures, sessions};
use crate::app::App;
use crate::error::Result;
use crate::i18n::Words;
use crate::web::{Form, Problems, cookies, local_path, ok, see_other, unprocessable};

const SENT: &str = "carrel_sent";
/// How long the page that follows remembers where the link went.
const SENT_MINUTES: i64 = 10;

#[derive(Default, Deserialize)]
#[serde(default)]
struct Query {
    next: String,
}

#[derive(Deserialize)]
pub(in crate::accounts) struct LinkForm {
    #[serde(default)]
    shared: String,
    #[serde(default)]
    email: String,
    #[serde(default)]
    next: String,
}

#[derive(Deserialize)]
pub(in crate::accounts) struct PasswordForm {
    #[serde(default)]
    shared: String,
    #[serde(default)]
    account: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    next: String,
}

/// Where a link was sent, as the person who asked may see it.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Sent {
    /// The address they typed, or the masked one of a link they held.
    pub to: String,
    /// Where they wanted to go.
    pub next: String,
}

/// Where to go after signing in, from the query; whatever can't be read is `/`.
pub(in crate::accounts) fn next_of(request: &HttpRequest) -> String {
    let query: Query = serde_html_form::from_str(request.query_string()).unwrap_or_default();
    local_path(&query.next).to_owned()
}

/// The browser that sent a request.
pub(super) fn browser(visitor: &Visitor, request: &HttpRequest) -> Browser {
    Browser { device: device::of(request), before: visitor.person.clone(), words: visitor.frame.words }
}

/// Pages about one person's way in are kept by no cache and no Back button.
pub(in crate::accounts) fn unkept(mut response: HttpResponse) -> HttpResponse {
    response.headers_mut().insert(header::CACHE_CONTROL, header::HeaderValue::from_static("no-store"));
    response
}

/// `GET /signin`
pub(in crate::accounts) async fn show(visitor: Visitor, request: HttpRequest, app: Data<App>) -> HttpResponse {
    let next = next_of(&request);
    if visitor.person.is_some() {
        return see_other(next);
    }
    let typed = Typed { next: &next, ..Typed::default() };
    ok(views::sign_in(&visitor.frame, &typed, app.config().sign_up, &Problems::new()))
}

/// `POST /signin`
pub(in crate::accounts) async fn ask(
    visitor: Visitor,
    request: HttpRequest,
    app: Data<App>,
    form: Form<LinkForm>,
) -> Result<HttpResponse> {
    let Form(LinkForm { email, next, shared }) = form;
    cookies::set_shared(&request, &app, !shared.is_empty());
    let next = local_path(&next);
    let words = visitor.frame.words;
    let Some(address) = Email::parse(&email) else {
        let mut problems = Problems::new();
        problems
            .add("email", words.say(if email.trim().is_empty() { "signin-email-empty" } else { "signin-email-bad" }));
        let typed = Typed { email: &email, next, ..Typed::default() };
        return Ok(unprocessable(views::sign_in(&visitor.frame, &typed, app.config().sign_up, &problems)));
    };
    let shown = address.as_str().to_owned();
    request_link(&app, &request, words, address.as_str(), shown, next).await
}

/// Sends a link within the limits and shows the page that says so. Over the limit of the address the
/// page is the same and nothing is sent; over that of the network it is refused.
pub(in crate::accounts) async fn request_link(
    app: &App,
    request: &HttpRequest,
    words: Words,
    email: &str,
    shown: String,
    next: &str,
) -> Result<HttpResponse> {
    let limits = app.kept::<Limits>();
    limits.links_from.check(Network::of(app, request), app.now())?;
    if limits.links_to.check(email, app.now()).is_ok() {
        send_link(&mut *app.conn().await?, app, words, email, next).await?;
    }
    let sent = Sent { to: shown, next: next.to_owned() };
    let until = app.now() + TimeDelta::minutes(SENT_MINUTES);
    cookies::set(request, app, SENT, app.keys().sign(SENT, &sent, app.now(), until)?, SENT_MINUTES * 60);
    Ok(see_other("/signin/sent"))
}

/// `GET /signin/sent`
pub(in crate::accounts) async fn sent(visitor: Visitor, request: HttpRequest, app: Data<App>) -> HttpResponse {
    let cookie = cookies::read(&request, &app, SENT);
    let opened = cookie.and_then(|token| app.keys().open::<Sent>(SENT, &token, app.now()));
    let sent = opened.filter(|opened| !opened.expired).map(|opened| opened.body);
    let mail_stays_here = app.config().smtp.is_none() && on_this_machine(&request);
    unkept(ok(views::sent(&visitor.frame, sent.as_ref(), mail_stays_here)))
}

/// `GET /signin/password`: where someone lands who asks for the address of the form alone.
pub(in crate::accounts) async fn back(_: Visitor) -> HttpResponse {
    see_other("/signin")
}

/// `POST /signin/password`
pub(in crate::accounts) async fn with_password(
    visitor: Visitor,
    request: HttpRequest,
    app: Data<App>,
    form: Form<PasswordForm>,
) -> Result<HttpResponse> {
    let Form(PasswordForm { account, password, next, shared }) = form;
    cookies::set_shared(&request, &app, !shared.is_empty());
    let next = local_path(&next);
    let words = visitor.frame.words;
    let mut problems = Problems::new();
    if account.trim().is_empty() {
        problems.add("account", words.say("signin-email-empty"));
    }
    if password.is_empty() {
        problems.add("password", words.say("signin-password-empty"));
    }
    if problems.is_empty() {
        // What is no address is tried like one that nobody has.
        let email =
            Email::parse(&account).map_or_else(|| account.trim().to_lowercase(), |email| email.as_str().to_owned());
        let limits = app.kept::<Limits>();
        limits.passwords_from.check(Network::of(&app, &request), app.now())?;
        limits.passwords_for.check(&email, app.now())?;
        let browser = browser(&visitor, &request);
        if let Some(person) = by_password(&app, &browser, &email, password).await? {
            sessions::admit(&app, &request, &person)?;
            app.kept::<Arrivals>().welcome(&app, &request, person.id).await;
            return Ok(see_other(erasures::before(&mut *app.conn().await?, person.id, next.to_owned()).await?));
        }
        problems.add("password", words.say("signin-password-wrong"));
    }
    let typed = Typed { account: &account, next, with_password: true, ..Typed::default() };
    Ok(unprocessable(views::sign_in(&visitor.frame, &typed, app.config().sign_up, &problems)))
}
