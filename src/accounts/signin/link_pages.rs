//! `/signin/{token}` and `/go/{token}`: a page with one button. Opening it changes nothing, because
//! mail scanners open every link; pressing the button uses the link.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use serde::Deserialize;

use super::pages::{browser, request_link, unkept};
use super::{SignedIn, Way, by_link, views};
use crate::accounts::address::masked;
use crate::accounts::links::{self, Link, State};
use crate::accounts::permission::{Learner, Visitor};
use crate::accounts::{Arrivals, erasures, handoff, sessions, users};
use crate::app::App;
use crate::error::{Error, Result};
use crate::web::{Form, cookies, local_path, ok, see_other};

impl Way {
    /// Where the page of a link is.
    pub(super) fn path(self, secret: &str) -> String {
        match self {
            Way::Mail => format!("/signin/{secret}"),
            Way::HandOff => format!("/go/{secret}"),
        }
    }

    async fn find(self, app: &App, secret: &str) -> Result<Option<Link>> {
        let mut conn = app.conn().await?;
        match self {
            Way::Mail => Ok(links::find(&mut conn, secret).await?),
            Way::HandOff => handoff::find(&mut conn, app, secret).await,
        }
    }
}

/// `GET /signin/{token}`
pub(in crate::accounts) async fn show(visitor: Visitor, app: Data<App>, secret: Path<String>) -> Result<HttpResponse> {
    page(&visitor, &app, &secret, Way::Mail).await
}

/// `GET /go/{token}`
pub(in crate::accounts) async fn show_hand_off(
    visitor: Visitor,
    app: Data<App>,
    secret: Path<String>,
) -> Result<HttpResponse> {
    page(&visitor, &app, &secret, Way::HandOff).await
}

async fn page(visitor: &Visitor, app: &App, secret: &str, way: Way) -> Result<HttpResponse> {
    let link = way.find(app, secret).await?;
    let state = link.as_ref().map(|link| link.state(app.now()));
    Ok(unkept(match (&link, state) {
        (Some(link), Some(State::Open)) => ok(views::link(&visitor.frame, &masked(&link.email), secret, way)),
        _ => {
            let signed_in = visitor.person.is_some();
            let mut response = ok(views::spent(&visitor.frame, link.as_ref(), state, &way.path(secret), signed_in));
            *response.status_mut() = if link.is_some() { StatusCode::GONE } else { StatusCode::NOT_FOUND };
            response
        }
    }))
}

/// What goes along with the button.
#[derive(Deserialize)]
pub(in crate::accounts) struct Entry {
    #[serde(default)]
    shared: String,
}

/// `POST /signin/{token}`
pub(in crate::accounts) async fn enter(
    visitor: Visitor,
    request: HttpRequest,
    app: Data<App>,
    secret: Path<String>,
    form: Form<Entry>,
) -> Result<HttpResponse> {
    cookies::set_shared(&request, &app, !form.0.shared.is_empty());
    press(&visitor, &request, &app, &secret, Way::Mail).await
}

/// `POST /go/{token}`
pub(in crate::accounts) async fn enter_hand_off(
    visitor: Visitor,
    request: HttpRequest,
    app: Data<App>,
    secret: Path<String>,
    form: Form<Entry>,
) -> Result<HttpResponse> {
    cookies::set_shared(&request, &app, !form.0.shared.is_empty());
    press(&visitor, &request, &app, &secret, Way::HandOff).await
}

async fn press(visitor: &Visitor, request: &HttpRequest, app: &App, secret: &str, way: Way) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let signed_in = by_link(&mut conn, app, &browser(visitor, request), way, secret).await?;
    if let Some(SignedIn { person, .. }) = &signed_in {
        sessions::admit(app, request, person)?;
        app.kept::<Arrivals>().welcome(app, request, person.id).await;
    }
    Ok(match signed_in {
        Some(signed_in) if signed_in.new => {
            let query = serde_html_form::to_string([("next", signed_in.next)]).unwrap_or_default();
            see_other(format!("/welcome?{query}"))
        }
        Some(SignedIn { person, next, .. }) => see_other(erasures::before(&mut conn, person.id, next).await?),
        // Pressed twice: by the time the page is asked for, the first press has signed them in.
        None => see_other(way.path(secret)),
    })
}

/// `POST /signin/{token}/again`
pub(in crate::accounts) async fn again(
    visitor: Visitor,
    request: HttpRequest,
    app: Data<App>,
    secret: Path<String>,
) -> Result<HttpResponse> {
    another(&visitor, &request, &app, &secret, Way::Mail).await
}

/// `POST /go/{token}/again`
pub(in crate::accounts) async fn again_hand_off(
    visitor: Visitor,
    request: HttpRequest,
    app: Data<App>,
    secret: Path<String>,
) -> Result<HttpResponse> {
    another(&visitor, &request, &app, &secret, Way::HandOff).await
}

/// Another link to the address of one that no longer works. Who asks may see it masked only.
async fn another(visitor: &Visitor, request: &HttpRequest, app: &App, secret: &str, way: Way) -> Result<HttpResponse> {
    let link = way.find(app, secret).await?.ok_or(Error::NotFound)?;
    let shown = masked(&link.email);
    request_link(app, request, visitor.frame.words, &link.email, shown, &link.next_path).await
}

/// Where a link to oneself leads.
#[derive(Deserialize)]
pub(in crate::accounts) struct Goal {
    #[serde(default)]
    next: String,
}

/// `POST /go`: mails oneself a link to a page, to go on with it on another device.
pub(in crate::accounts) async fn to_myself(
    learner: Learner,
    request: HttpRequest,
    app: Data<App>,
    form: Form<Goal>,
) -> Result<HttpResponse> {
    let user = users::by_id(&mut *app.conn().await?, learner.id).await?;
    let next = local_path(&form.0.next);
    request_link(&app, &request, learner.frame.words, &user.email, user.email.clone(), next).await
}
