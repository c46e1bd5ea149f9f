//! Where somebody is signed in, and signing out there.

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};

use crate::accounts::permission::Learner;
use crate::accounts::sessions::{self, SessionId};
use crate::app::App;
use crate::error::{Error, Result};
use crate::web::see_other;

/// `GET /me/devices`
pub(in crate::accounts) async fn show(_: Learner) -> HttpResponse {
    see_other("/me#devices")
}

/// `POST /me/devices/{session}`
pub(in crate::accounts) async fn sign_out(
    learner: Learner,
    request: HttpRequest,
    app: Data<App>,
    session: Path<String>,
) -> Result<HttpResponse> {
    let session: SessionId = session.parse().map_err(|_| Error::NotFound)?;
    sessions::revoke(&mut *app.conn().await?, &app, learner.id, Some(session)).await?;
    if session == learner.person.session {
        sessions::forget(&app, &request);
        return Ok(see_other("/signout"));
    }
    Ok(see_other("/me#devices"))
}

/// `POST /me/devices/everywhere`
pub(in crate::accounts) async fn sign_out_everywhere(
    learner: Learner,
    request: HttpRequest,
    app: Data<App>,
) -> Result<HttpResponse> {
    sessions::revoke(&mut *app.conn().await?, &app, learner.id, None).await?;
    sessions::forget(&app, &request);
    Ok(see_other("/signout"))
}
