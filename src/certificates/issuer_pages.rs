//! What programs ask an issuer for: profile, keys, achievements, the lists of withdrawn ones, the log.

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use serde_json::json;

use super::badge::{Achievement, Credential, Issuer, proof, token};
use super::forms::{self, Form};
use super::{credentials, evidence, issuers};
use crate::app::App;
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::organizations::{self, Organization};

const JSON: &str = "application/json";

/// The organization of this slug, and it as an issuer.
pub(super) async fn issuer(conn: &mut Conn, app: &App, slug: &str) -> Result<(Organization, Issuer)> {
    let organization = organizations::by_slug(conn, slug).await?.ok_or(Error::NotFound)?;
    // Without an address that identifiers can be made of there is no issuer here.
    let issuer = issuers::issuer(app, &organization).map_err(|_| Error::NotFound)?;
    Ok((organization, issuer))
}

/// The profile, just as it stands in each credential.
pub(super) async fn profile(app: Data<App>, slug: Path<String>) -> Result<HttpResponse> {
    let (_, issuer) = issuer(&mut *app.conn().await?, &app, &slug).await?;
    forms::json(HttpResponse::Ok(), "application/ld+json", &issuer.profile_document()?)
}

/// The `did:web` document: all keys that ever signed.
pub(super) async fn did(app: Data<App>, slug: Path<String>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let (organization, issuer) = issuer(&mut conn, &app, &slug).await?;
    let keys = issuers::known(&mut conn, organization.id).await?;
    forms::json(HttpResponse::Ok(), JSON, &issuer.did_document(&keys))
}

/// The keys as a JWK set, under the names by which tokens call them.
pub(super) async fn jwks(app: Data<App>, slug: Path<String>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let (organization, issuer) = issuer(&mut conn, &app, &slug).await?;
    let keys = issuers::known(&mut conn, organization.id).await?;
    forms::json(HttpResponse::Ok(), JSON, &issuer.jwks(&keys))
}

/// The keys with the time of each: the file that `carrel verify --keys` takes.
pub(super) async fn keys(app: Data<App>, slug: Path<String>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let (organization, _) = issuer(&mut conn, &app, &slug).await?;
    forms::json(HttpResponse::Ok(), JSON, &issuers::known(&mut conn, organization.id).await?)
}

/// What a credential is for: a version of a module, by its hash.
pub(super) async fn achievement(app: Data<App>, path: Path<(String, String)>) -> Result<HttpResponse> {
    let (slug, hash) = path.into_inner();
    let mut conn = app.conn().await?;
    let (organization, _) = issuer(&mut conn, &app, &slug).await?;
    let found = credentials::any_of_achievement(&mut conn, organization.id, &hash).await?.ok_or(Error::NotFound)?;
    let keys = issuers::known(&mut conn, organization.id).await?;
    let (credential, _) = token::open::<Credential>(&found, &keys).map_err(anyhow::Error::from)?;
    // What was measured belongs to one certificate, and names its code.
    let achievement = Achievement { result_description: Vec::new(), ..credential.credential_subject.achievement };
    let mut document = serde_json::to_value(achievement)?;
    if let Some(members) = document.as_object_mut() {
        members.remove("resultDescription");
    }
    document["@context"] = json!(credential.context);
    forms::json(HttpResponse::Ok(), "application/ld+json", &document)
}

/// A list of withdrawn ones: JSON with a proof inside, or a token for who asks for one or adds `.jwt`.
pub(super) async fn status(request: HttpRequest, app: Data<App>, path: Path<(String, String)>) -> Result<HttpResponse> {
    let (slug, file) = path.into_inner();
    let (number, form) = match file.rsplit_once('.') {
        Some((number, "json")) => (number, Form::Json),
        Some((number, "jwt")) => (number, Form::Token),
        _ => (file.as_str(), forms::wanted(&request, Form::Json)),
    };
    let number: i32 = number.parse().map_err(|_| Error::NotFound)?;
    let mut conn = app.conn().await?;
    let (organization, issuer) = issuer(&mut conn, &app, &slug).await?;
    let list = evidence::status_list(&mut conn, &app, organization.id, &issuer, number, app.now()).await?;
    drop(conn);
    let (list, ring) = list.ok_or(Error::NotFound)?;
    if form == Form::Token {
        return Ok(forms::text(forms::TOKEN, token::sign(&list, &issuer, &ring).map_err(anyhow::Error::from)?));
    }
    let now = app.now().max(ring.since());
    let secured = proof::secure(&list, &issuer, &ring, now).map_err(anyhow::Error::from)?;
    forms::json(HttpResponse::Ok(), "application/vc", &secured)
}
