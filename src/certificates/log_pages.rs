//! The log of an issuer for everybody: signed heads, entries, and proofs that fit them together.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path, Query};
use serde::Deserialize;
use serde_json::json;

use super::issuer_pages::issuer;
use super::{forms, log, register};
use crate::app::App;
use crate::error::{Error, Result};

const JSON: &str = "application/json";
/// Entries in one answer.
const ENTRIES: u64 = 1_000;

/// A part of a log.
#[derive(Deserialize)]
pub(super) struct Stretch {
    from: Option<u64>,
    to: Option<u64>,
}

/// An entry in a log of some size.
#[derive(Deserialize)]
pub(super) struct Spot {
    entry: u64,
    size: Option<u64>,
}

/// A head of some size; the latest without one.
#[derive(Deserialize)]
pub(super) struct Size {
    size: Option<u64>,
}

/// A signed head: the latest, or the one of a size at which the log once stood.
pub(super) async fn head(app: Data<App>, slug: Path<String>, size: Option<Query<Size>>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let (organization, _) = issuer(&mut conn, &app, &slug).await?;
    let size = size.and_then(|size| size.size);
    let head = register::head(&mut conn, organization.id, size).await?.ok_or(Error::NotFound)?;
    Ok(forms::text("text/plain; charset=utf-8", head.note))
}

/// Entries from one number up to another, a thousand at most.
pub(super) async fn entries(
    app: Data<App>,
    slug: Path<String>,
    stretch: Option<Query<Stretch>>,
) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let (organization, _) = issuer(&mut conn, &app, &slug).await?;
    let (from, to) = stretch.map_or((None, None), |stretch| (stretch.from, stretch.to));
    let from = from.unwrap_or(0);
    let count = to.map_or(ENTRIES, |to| to.saturating_sub(from)).min(ENTRIES);
    let (Ok(first), Ok(count)) = (i64::try_from(from), i64::try_from(count)) else { return Err(Error::NotFound) };
    let entries = register::entries(&mut conn, organization.id, first, count).await?;
    forms::json(HttpResponse::Ok(), JSON, &json!({ "from": from, "entries": entries }))
}

/// The proof that an entry is in the log.
pub(super) async fn inclusion(app: Data<App>, slug: Path<String>, spot: Option<Query<Spot>>) -> Result<HttpResponse> {
    let spot = spot.ok_or(Error::NotFound)?;
    let mut conn = app.conn().await?;
    let (organization, _) = issuer(&mut conn, &app, &slug).await?;
    let head = register::head(&mut conn, organization.id, None).await?.ok_or(Error::NotFound)?;
    let size = spot.size.unwrap_or(head.size);
    let ids = log::inclusion_nodes(spot.entry, size).filter(|_| size <= head.size).ok_or(Error::NotFound)?;
    let nodes = register::nodes(&mut conn, organization.id, &ids).await?;
    let proof = log::inclusion_proof(spot.entry, size, &nodes).ok_or(Error::NotFound)?;
    forms::json(HttpResponse::Ok(), JSON, &json!({ "entry": spot.entry, "size": size, "proof": proof }))
}

/// The proof that the log of a later size begins with all of the earlier one.
pub(super) async fn consistency(
    app: Data<App>,
    slug: Path<String>,
    stretch: Option<Query<Stretch>>,
) -> Result<HttpResponse> {
    let stretch = stretch.ok_or(Error::NotFound)?;
    let mut conn = app.conn().await?;
    let (organization, _) = issuer(&mut conn, &app, &slug).await?;
    let head = register::head(&mut conn, organization.id, None).await?.ok_or(Error::NotFound)?;
    let (from, to) = (stretch.from.ok_or(Error::NotFound)?, stretch.to.unwrap_or(head.size));
    let ids = log::consistency_nodes(from, to).filter(|_| to <= head.size).ok_or(Error::NotFound)?;
    let nodes = register::nodes(&mut conn, organization.id, &ids).await?;
    let proof = log::consistency_proof(from, to, &nodes).ok_or(Error::NotFound)?;
    forms::json(HttpResponse::Ok(), JSON, &json!({ "from": from, "to": to, "proof": proof }))
}
