//! A certificate for programs: the credential as JSON or as a token, its facts, and all that proves it.
//!
//! They say no more than the public page does: nothing of one that its owner keeps private, and of one
//! that was withdrawn or replaced only that.

use actix_web::web::{self, Data, Path};
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder};
use serde_json::{Value, json};

use super::badge::facts_text;
use super::credentials::{self, Signed};
use super::drawing::Drawing;
use super::evidence;
use super::forms::{self, Form};
use super::queries::Certificate;
use super::state::State;
use super::verify::{self, Finding};
use crate::app::App;
use crate::db::Guard;
use crate::error::{Error, Result};

const JSON: &str = "application/json";

/// The credential with its proof inside.
pub(super) async fn credential(request: HttpRequest, app: Data<App>, code: Path<String>) -> Result<HttpResponse> {
    answer(&request, &app, &code, Form::Json).await
}

/// The credential as a token.
pub(super) async fn token(request: HttpRequest, app: Data<App>, code: Path<String>) -> Result<HttpResponse> {
    answer(&request, &app, &code, Form::Token).await
}

/// The credential in one form or the other.
pub(super) async fn answer(request: &HttpRequest, app: &App, code: &str, form: Form) -> Result<HttpResponse> {
    let (mut conn, _, signed) = match open(request, app, code).await? {
        Ok(found) => found,
        Err(refusal) => return refusal.answer(),
    };
    if form == Form::Token {
        return Ok(forms::text(forms::TOKEN, signed.token));
    }
    let secured = evidence::secured(&mut conn, app, &signed).await?;
    forms::json(HttpResponse::Ok(), "application/vc", &secured)
}

/// Everything that proves it, in one file that can be checked for ever.
pub(super) async fn bundle(request: HttpRequest, app: Data<App>, code: Path<String>) -> Result<HttpResponse> {
    let (mut conn, certificate, _) = match open(&request, &app, &code).await? {
        Ok(found) => found,
        Err(refusal) => return refusal.answer(),
    };
    let evidence = evidence::of(&mut conn, &app, &certificate, app.now()).await?.ok_or(Error::NotFound)?;
    let drawing = Drawing::of(&mut conn, &certificate).await?;
    drop(conn);
    let made = web::block(move || evidence.with(drawing.draw().ok().as_deref())).await;
    let bundle = made.map_err(anyhow::Error::from)??;
    forms::json(HttpResponse::Ok(), JSON, &bundle)
}

/// The facts in the one text whose hash the credential holds.
pub(super) async fn facts(request: HttpRequest, app: Data<App>, code: Path<String>) -> Result<HttpResponse> {
    match open(&request, &app, &code).await? {
        Ok((_, certificate, _)) => Ok(forms::text(JSON, facts_text(&certificate.facts)?)),
        Err(refusal) => refusal.answer(),
    }
}

/// Why nothing more is said.
struct Refusal {
    response: HttpResponseBuilder,
    said: Value,
}

impl Refusal {
    fn answer(self) -> Result<HttpResponse> {
        forms::json(self.response, JSON, &self.said)
    }
}

type Open = (Guard, Box<Certificate>, Signed);

/// A certificate of which everything may be said.
async fn open(request: &HttpRequest, app: &App, typed: &str) -> Result<Result<Open, Refusal>> {
    let mut conn = app.conn().await?;
    let (finding, organization) = verify::look_up(request, app, &mut conn, typed).await?;
    let refuse = |response, said| Ok(Err(Refusal { response, said }));
    let (certificate, state) = match finding.map_err(Error::TooMany)? {
        Finding::Found(certificate, state) => (certificate, state),
        Finding::Damaged(_) => return refuse(HttpResponse::Conflict(), json!({ "state": "damaged" })),
        Finding::Typo(_) | Finding::NotFound => {
            return refuse(HttpResponse::NotFound(), json!({ "state": "unknown" }));
        }
    };
    let code = &certificate.code;
    let issuer = organization.map(|organization| organization.body.name);
    match &state {
        State::Genuine | State::PastDate(_) if certificate.details_public => {}
        State::Genuine | State::PastDate(_) | State::Private => {
            let said = json!({
                "code": code, "state": "private", "issuer": issuer, "issued_on": certificate.facts.issued_on,
            });
            return refuse(HttpResponse::Forbidden(), said);
        }
        State::Replaced(newer) => {
            let said = json!({
                "code": code, "state": "replaced", "issuer": issuer, "issued_on": certificate.facts.issued_on,
                "newer": app.config().url(&format!("/v/{newer}")),
            });
            return refuse(HttpResponse::Gone(), said);
        }
        State::Withdrawn(withdrawal) => {
            let said = json!({
                "code": code, "state": "withdrawn", "issuer": issuer, "issued_on": certificate.facts.issued_on,
                "withdrawn_at": withdrawal.at, "reason": withdrawal.reason.code(),
            });
            return refuse(HttpResponse::Gone(), said);
        }
    }
    match credentials::of(&mut conn, certificate.user_id, certificate.id).await? {
        Some(signed) => Ok(Ok((conn, certificate, signed))),
        None => refuse(HttpResponse::NotFound(), json!({ "code": code, "state": "unsigned" })),
    }
}
