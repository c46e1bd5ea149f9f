//! The two ways to a packet: one's own, and that of somebody in a program that one answers for as registrar.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path};
use uuid::Uuid;

use super::gather::Packet;
use super::stream::download;
use crate::accounts::{Learner, Registrar};
use crate::app::App;
use crate::credit::programs::{EnrollmentId, Holder, PeriodId, answered, enrollment_ever, enrollment_with};
use crate::error::{Error, Result};

fn period(text: &str) -> Result<PeriodId> {
    text.parse().map_err(|_| Error::NotFound)
}

/// `GET /record/programs/{id}/packet/{period}`: another's is not found.
pub(super) async fn mine(learner: Learner, app: Data<App>, path: Path<(String, String)>) -> Result<HttpResponse> {
    let id: EnrollmentId = path.0.parse().map_err(|_| Error::NotFound)?;
    let period = period(&path.1)?;
    let mut conn = app.conn().await?;
    let enrollment = enrollment_ever(&mut conn, Holder::Person(learner.id), id).await?;
    let packet = Packet::of(&mut conn, &app, learner.frame.words, &enrollment, period).await?;
    drop(conn);
    Ok(download(&app, packet))
}

/// `GET /assoc/programs/{code}/people/{holder}/{period}/packet`
pub(super) async fn theirs(
    registrar: Registrar,
    app: Data<App>,
    path: Path<(String, String, String)>,
) -> Result<HttpResponse> {
    let (code, holder, period_id) = path.into_inner();
    let holder: Uuid = holder.parse().map_err(|_| Error::NotFound)?;
    let period = period(&period_id)?;
    let mut conn = app.conn().await?;
    answered(&mut conn, &registrar.rights(), &code, app.now()).await?;
    let enrollment = enrollment_with(&mut conn, &code, holder, period).await?;
    let packet = Packet::of(&mut conn, &app, registrar.frame.words, &enrollment, period).await?;
    drop(conn);
    Ok(download(&app, packet))
}
