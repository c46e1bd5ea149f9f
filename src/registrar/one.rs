//! `/assoc/certificates/{id}`: one certificate, what it says, and what was decided about it.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path, Query};
use serde::Deserialize;

use super::ground::{self, Lacking};
use super::{mine, views};
use crate::accounts::Registrar;
use crate::app::App;
use crate::certificates::{self, CertificateId, Entry};
use crate::db::Conn;
use crate::decisions::{self, Subject, SubjectKind};
use crate::error::{Error, Result};
use crate::web::{Nav, ok};

/// What was done just now.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct After {
    pub done: String,
}

/// The certificate of this address, if it is this registrar's to keep.
pub(super) async fn find(conn: &mut Conn, registrar: &Registrar, path: &str) -> Result<Entry> {
    let id: CertificateId = path.parse().map_err(|_| Error::NotFound)?;
    certificates::entry(conn, &mine(registrar), id).await
}

/// Its address here.
pub(super) fn path(id: CertificateId) -> String {
    format!("/assoc/certificates/{id}")
}

/// What decisions about it are filed under.
pub(super) fn subject(id: CertificateId) -> Subject {
    Subject { kind: SubjectKind::Certificate, id: id.uuid() }
}

/// `GET /assoc/certificates/{id}`
pub(super) async fn show(
    registrar: Registrar,
    app: Data<App>,
    id: Path<String>,
    after: Query<After>,
) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let entry = find(&mut conn, &registrar, &id).await?;
    let decisions = decisions::of(&mut conn, subject(entry.certificate.id)).await?;
    let newer = match entry.certificate.superseded_by {
        Some(newer) => Some(certificates::entry(&mut conn, &mine(&registrar), newer).await?.certificate),
        None => None,
    };
    let now = app.now();
    let undo = ground::can_be_taken_back(&mut conn, &app, &entry.certificate).await?;
    let lacking = lacking(&mut conn, &app, &entry).await?;
    let words = registrar.frame.words;
    let shown = views::one::Shown {
        entry: &entry,
        newer: newer.as_ref(),
        decisions: &decisions,
        done: &after.done,
        undo,
        lacking,
        now,
        zone: registrar.person.zone(),
    };
    let title = words.fill("desk-one-title", &[("name", entry.certificate.facts.learner.as_str().into())]);
    let page = registrar.frame.page(title).at(Nav::Association);
    Ok(ok(page.render(shown.render(words))))
}

/// What a certificate lacks to be issued anew. One that was replaced leads to the one that took its place.
pub(super) async fn lacking(conn: &mut Conn, app: &App, entry: &Entry) -> Result<Option<Lacking>> {
    match entry.certificate.superseded_by {
        Some(_) => Ok(None),
        None => ground::lacking(conn, app, &entry.certificate).await,
    }
}

/// `GET /assoc/certificates/{id}.pdf`
pub(super) async fn pdf(registrar: Registrar, app: Data<App>, id: Path<String>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let entry = find(&mut conn, &registrar, &id).await?;
    certificates::as_pdf(conn, &entry.certificate).await
}
