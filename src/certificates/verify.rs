//! The public page: is this certificate genuine? No account, no cookies, no script.

use actix_web::http::header::{self, HeaderValue};
use actix_web::web::{Data, Path, Query};
use actix_web::{HttpRequest, HttpResponse};
use chrono_tz::Tz;
use serde::Deserialize;

use super::code::{Code, Typo};
use super::limits::Limits;
use super::pages::{issuer, newer};
use super::queries::{self, Certificate};
use super::state::State;
use super::verdict::{self, Checked};
use crate::accounts::limits::Network;
use crate::app::App;
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::organizations::{self, Organization};
use crate::web::{Frame, see_other};

/// What the answer to a code is.
pub(super) enum Finding {
    /// There is such a certificate.
    Found(Box<Certificate>, State),
    /// No certificate can have this code.
    Typo(Typo),
    /// None has it.
    NotFound,
}

/// The field's content, when there is any.
#[derive(Deserialize)]
pub(super) struct Asked {
    code: Option<String>,
}

/// The one field; with a code in it, the way to its answer.
pub(super) async fn ask(request: HttpRequest, app: Data<App>, asked: Option<Query<Asked>>) -> Result<HttpResponse> {
    let sent = asked.and_then(|asked| asked.into_inner().code);
    let typed = sent.as_deref().unwrap_or_default();
    match Code::parse(typed) {
        Ok(code) => Ok(see_other(format!("/v/{code}"))),
        Err(_) if typed.trim().is_empty() => {
            let home = organizations::home(&mut *app.conn().await?).await?;
            Ok(public(verdict::form_page(&frame(&request, home.as_ref()), home.as_ref(), sent.is_some())))
        }
        Err(_) => check(&request, &app, typed).await,
    }
}

/// The answer to a code.
pub(super) async fn answer(request: HttpRequest, app: Data<App>, code: Path<String>) -> Result<HttpResponse> {
    check(&request, &app, &code).await
}

async fn check(request: &HttpRequest, app: &App, typed: &str) -> Result<HttpResponse> {
    let limits = app.kept::<Limits>();
    let network = Network::of(app, request);
    let mut conn = app.conn().await?;
    let allowed = limits.look_ups.check(network, app.now());
    let found = match (allowed, Code::parse(typed)) {
        (Err(stop), _) => Err(stop),
        (Ok(()), Err(typo)) => limits.misses.check(network, app.now()).map(|()| (Finding::Typo(typo), None)),
        (Ok(()), Ok(code)) => match find(&mut conn, app, &code).await? {
            Some((finding, organization)) => Ok((finding, Some(organization))),
            None => limits.misses.check(network, app.now()).map(|()| (Finding::NotFound, None)),
        },
    };
    let (finding, organization) = match found {
        Ok((finding, Some(organization))) => (Ok(finding), Some(organization)),
        Ok((finding, None)) => (Ok(finding), organizations::home(&mut conn).await?),
        Err(stop) => (Err(stop), organizations::home(&mut conn).await?),
    };
    drop(conn);
    let frame = frame(request, organization.as_ref());
    let finding = match finding {
        Ok(finding) => finding,
        Err(Error::TooMany(seconds)) => return Ok(too_many(&frame, organization.as_ref(), seconds)),
        Err(other) => return Err(other),
    };
    let zone = organization.as_ref().map_or(Tz::UTC, Organization::zone);
    let checked = Checked { typed, finding: &finding, organization: organization.as_ref(), at: app.now(), zone };
    Ok(public(verdict::page(&frame, &checked)))
}

async fn find(conn: &mut Conn, app: &App, code: &Code) -> Result<Option<(Finding, Organization)>> {
    let Some(certificate) = queries::by_code(conn, code).await? else { return Ok(None) };
    let newer = newer(conn, &certificate).await?.map(|newer| newer.code);
    let organization = issuer(conn, &certificate).await?;
    let today = app.now().with_timezone(&organization.zone()).date_naive();
    let state = State::of(&certificate, newer, today);
    Ok(Some((Finding::Found(Box::new(certificate), state), organization)))
}

/// The frame for nobody in particular, with the telephone of whom it may concern.
fn frame(request: &HttpRequest, organization: Option<&Organization>) -> Frame {
    Frame { help: organization.map(Organization::help_line), ..Frame::bare(request) }
}

/// A page that anyone may keep for a minute. It differs by language and display settings only.
fn public(page: maud::Markup) -> HttpResponse {
    HttpResponse::Ok()
        .content_type("text/html; charset=utf-8")
        .insert_header((header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=60")))
        .insert_header((header::VARY, HeaderValue::from_static("Accept-Language, Cookie")))
        .body(page.into_string())
}

fn too_many(frame: &Frame, organization: Option<&Organization>, seconds: u64) -> HttpResponse {
    HttpResponse::TooManyRequests()
        .content_type("text/html; charset=utf-8")
        .insert_header((header::RETRY_AFTER, seconds.to_string()))
        .body(verdict::too_many(frame, organization, seconds).into_string())
}
