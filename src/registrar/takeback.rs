//! Taking a withdrawal back.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path};

use super::{one, settle};
use crate::accounts::Registrar;
use crate::app::App;
use crate::error::{Error, Result};
use crate::web::see_other;

/// `POST /assoc/certificates/{id}/take-back`
pub(super) async fn send(registrar: Registrar, app: Data<App>, id: Path<String>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let entry = one::find(&mut conn, &registrar, &id).await?;
    // Nobody decides on their own.
    if entry.certificate.user_id == registrar.id {
        return Err(Error::Forbidden);
    }
    if !settle::take_back(&mut conn, &app, registrar.id, &entry.certificate, app.now()).await? {
        return Err(Error::Conflict("desk-too-late"));
    }
    Ok(see_other(format!("{}?done=restored", one::path(entry.certificate.id))))
}
