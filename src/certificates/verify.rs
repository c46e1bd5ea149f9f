//! The public page: is this certificate genuine? No account, no cookies, no script.

use actix_web::http::header::{self, HeaderValue};
use actix_web::web::{Data, Path, Query};
use actix_web::{HttpRequest, HttpResponse};
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use serde::Deserialize;

use super::badge::{Credential, token};
use super::code::{Code, Typo};
use super::forms::{self, Form};
use super::limits::Limits;
use super::pages::{issuer, newer};
use super::queries::{self, Certificate};
use super::state::State;
use super::verdict::{self, Checked};
use super::{credential_pages, credentials, evidence, issuers};
use crate::accounts::{self, limits::Network};
use crate::app::App;
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::organizations::{self, Organization};
use crate::web::{Frame, see_other};

/// What the answer to a code is.
pub(super) enum Finding {
    /// There is such a certificate.
    Found(Box<Certificate>, State),
    /// There is, and what is stored of it is not what was signed.
    Damaged(Box<Certificate>),
    /// No certificate can have this code.
    Typo(Typo),
    /// None has it.
    NotFound,
}

/// What shows that a certificate is what it says.
pub(super) struct Proven {
    /// The issuer's identifier and the key that signed.
    pub did: String,
    /// See `did`.
    pub key: String,
    /// Its entry in the log, from 0, and when it was entered.
    pub entry: Option<(u64, DateTime<Utc>)>,
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

/// The answer to a code, in the form that is asked for.
pub(super) async fn answer(request: HttpRequest, app: Data<App>, code: Path<String>) -> Result<HttpResponse> {
    match forms::wanted(&request, Form::Page) {
        Form::Page => check(&request, &app, &code).await,
        form => credential_pages::answer(&request, &app, &code, form).await,
    }
}

async fn check(request: &HttpRequest, app: &App, typed: &str) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let (found, organization) = look_up(request, app, &mut conn, typed).await?;
    let frame = frame(request, organization.as_ref());
    let finding = match found {
        Ok(finding) => finding,
        Err(seconds) => return Ok(too_many(&frame, organization.as_ref(), seconds)),
    };
    let also = match &finding {
        Finding::Found(certificate, State::Genuine | State::PastDate(_)) if certificate.details_public => {
            present_name(&mut conn, certificate).await?
        }
        _ => None,
    };
    let proven = match &finding {
        Finding::Found(certificate, State::Genuine | State::PastDate(_)) if certificate.details_public => {
            proven(&mut conn, certificate).await?
        }
        _ => None,
    };
    drop(conn);
    let zone = organization.as_ref().map_or(Tz::UTC, Organization::zone);
    let checked = Checked {
        typed,
        finding: &finding,
        organization: organization.as_ref(),
        proven: proven.as_ref(),
        also: also.as_deref(),
        at: app.now(),
        zone,
    };
    Ok(public(verdict::page(&frame, &checked)))
}

/// What the owner of a certificate is called today, where that is another name than the printed one and they let the
/// public page say it (rule R25).
async fn present_name(conn: &mut Conn, certificate: &Certificate) -> Result<Option<String>> {
    let owner = accounts::by_id(conn, certificate.user_id).await?;
    let consents = owner.present_name_since.is_some() && owner.name != certificate.facts.learner;
    Ok(consents.then_some(owner.name))
}

/// Looks up a code for the network that asks, and who issued what it found, or else who runs this site.
/// Where it asked too often: the seconds until it may again.
pub(super) async fn look_up(
    request: &HttpRequest,
    app: &App,
    conn: &mut Conn,
    typed: &str,
) -> Result<(std::result::Result<Finding, u64>, Option<Organization>)> {
    let limits = app.kept::<Limits>();
    let network = Network::of(app, request);
    let missed = |finding| limits.misses.check(network, app.now()).map(|()| finding);
    let found = match (limits.look_ups.check(network, app.now()), Code::parse(typed)) {
        (Err(stop), _) => Err(stop),
        (Ok(()), Err(typo)) => missed(Finding::Typo(typo)),
        (Ok(()), Ok(code)) => match find(conn, app, &code).await? {
            Some((finding, organization)) => return Ok((Ok(finding), Some(organization))),
            None => missed(Finding::NotFound),
        },
    };
    let home = organizations::home(conn).await?;
    match found {
        Ok(finding) => Ok((Ok(finding), home)),
        Err(Error::TooMany(seconds)) => Ok((Err(seconds), home)),
        Err(other) => Err(other),
    }
}

/// The certificate with this code, what is to be said of it, and who issued it.
pub(super) async fn find(conn: &mut Conn, app: &App, code: &Code) -> Result<Option<(Finding, Organization)>> {
    let Some(certificate) = queries::by_code(conn, code).await? else { return Ok(None) };
    let newer = newer(conn, &certificate).await?.map(|newer| newer.code);
    let organization = issuer(conn, &certificate).await?;
    let today = app.now().with_timezone(&organization.zone()).date_naive();
    let state = State::of(&certificate, newer, today);
    // Of one that is withdrawn or replaced nothing is shown that could be false.
    let shown = !matches!(state, State::Withdrawn(_) | State::Replaced(_));
    let whole = !shown || is_as_signed(conn, &certificate).await?;
    let certificate = Box::new(certificate);
    let finding = if whole { Finding::Found(certificate, state) } else { Finding::Damaged(certificate) };
    Ok(Some((finding, organization)))
}

/// Whether the stored facts are those that were signed, by a key of ours. One that isn't signed yet is
/// taken at its word.
async fn is_as_signed(conn: &mut Conn, certificate: &Certificate) -> Result<bool> {
    let Some(signed) = credentials::of(conn, certificate.user_id, certificate.id).await? else { return Ok(true) };
    let keys = issuers::known(conn, signed.organization).await?;
    let whole = match token::open::<Credential>(&signed.token, &keys) {
        Ok((credential, _)) => credential.attests(&certificate.facts)?,
        Err(_) => false,
    };
    if !whole {
        tracing::error!(certificate = %certificate.id, "what is stored of a certificate is not what was signed");
    }
    Ok(whole)
}

async fn proven(conn: &mut Conn, certificate: &Certificate) -> Result<Option<Proven>> {
    let Some(signed) = credentials::of(conn, certificate.user_id, certificate.id).await? else { return Ok(None) };
    let keys = issuers::known(conn, signed.organization).await?;
    let (credential, known) = token::open::<Credential>(&signed.token, &keys).map_err(anyhow::Error::from)?;
    let entry = evidence::place_in_log(conn, certificate, &signed).await?;
    Ok(Some(Proven { did: credential.issuer.id, key: known.key.id().to_string(), entry }))
}

/// The frame for nobody in particular, with the telephone of whom it may concern.
pub(super) fn frame(request: &HttpRequest, organization: Option<&Organization>) -> Frame {
    Frame { help: organization.map(Organization::help_line), ..Frame::bare(request) }
}

/// A page that anyone may keep for a minute. It differs by language and display settings only.
fn public(page: maud::Markup) -> HttpResponse {
    HttpResponse::Ok()
        .content_type("text/html; charset=utf-8")
        .insert_header((header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=60")))
        .insert_header((header::VARY, HeaderValue::from_static("Accept, Accept-Language, Cookie")))
        .body(page.into_string())
}

pub(super) fn too_many(frame: &Frame, organization: Option<&Organization>, seconds: u64) -> HttpResponse {
    HttpResponse::TooManyRequests()
        .content_type("text/html; charset=utf-8")
        .insert_header((header::RETRY_AFTER, seconds.to_string()))
        .body(verdict::too_many(frame, organization, seconds).into_string())
}
