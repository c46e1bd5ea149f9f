//! `/signin/{token}` and `/go/{token}`: a page with one button. Opening it changes nothing, because
//! mail scanners open every link; pressing the button uses the link.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};

use super::pages::{browser, request_link, unkept};
use super::{SignedIn, by_link, views};
use crate::accounts::address::masked;
use crate::accounts::links::{self, State};
use crate::accounts::permission::Visitor;
use crate::accounts::sessions;
use crate::app::App;
use crate::error::{Error, Result};
use crate::web::{ok, see_other};

/// How somebody came to a link: it decides the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// By a message.
    Mail,
    /// From another device of theirs.
    HandOff,
}

impl Way {
    /// Where the page of a link is.
    pub(super) fn path(self, secret: &str) -> String {
        match self {
            Way::Mail => format!("/signin/{secret}"),
            Way::HandOff => format!("/go/{secret}"),
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
    let link = links::find(&mut *app.conn().await?, secret).await?;
    let state = link.as_ref().map(|link| link.state(app.now()));
    Ok(unkept(match (&link, state) {
        (Some(link), Some(State::Open)) => ok(views::link(&visitor.frame, &masked(&link.email), secret, way)),
        _ => {
            let signed_in = visitor.person.is_some();
            let mut response = ok(views::spent(&visitor.frame, link.as_ref(), state, secret, signed_in));
            *response.status_mut() = if link.is_some() { StatusCode::GONE } else { StatusCode::NOT_FOUND };
            response
        }
    }))
}

/// `POST /signin/{token}`
pub(in crate::accounts) async fn enter(
    visitor: Visitor,
    request: HttpRequest,
    app: Data<App>,
    secret: Path<String>,
) -> Result<HttpResponse> {
    press(&visitor, &request, &app, &secret, Way::Mail).await
}

/// `POST /go/{token}`
pub(in crate::accounts) async fn enter_hand_off(
    visitor: Visitor,
    request: HttpRequest,
    app: Data<App>,
    secret: Path<String>,
) -> Result<HttpResponse> {
    press(&visitor, &request, &app, &secret, Way::HandOff).await
}

async fn press(visitor: &Visitor, request: &HttpRequest, app: &App, secret: &str, way: Way) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let signed_in = by_link(&mut conn, app, &browser(visitor, request), secret).await?;
    if let Some(SignedIn { person, .. }) = &signed_in {
        sessions::admit(app, request, person)?;
    }
    Ok(match signed_in {
        Some(signed_in) if signed_in.new => {
            let query = serde_html_form::to_string([("next", signed_in.next)]).unwrap_or_default();
            see_other(format!("/welcome?{query}"))
        }
        Some(signed_in) => see_other(signed_in.next),
        // Pressed twice: by the time the page is asked for, the first press has signed them in.
        None => see_other(way.path(secret)),
    })
}

/// `POST /signin/{token}/again`: another link to the address of one that no longer works.
pub(in crate::accounts) async fn again(
    visitor: Visitor,
    request: HttpRequest,
    app: Data<App>,
    secret: Path<String>,
) -> Result<HttpResponse> {
    let link = links::find(&mut *app.conn().await?, &secret).await?.ok_or(Error::NotFound)?;
    let shown = masked(&link.email);
    request_link(&app, &request, visitor.frame.words, &link.email, shown, &link.next_path).await
}
