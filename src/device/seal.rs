//! `/me/seal`: the key with which a device locks away what a person leaves on it. Only that person gets
//! it, so that what could not be sent before somebody else came stays shut until they are back.

use actix_web::HttpResponse;
use actix_web::web::Data;

use crate::accounts::Learner;
use crate::app::App;
use crate::error::Result;

const PURPOSE: &str = "seal";

/// The key in letters; the same each time.
pub(super) async fn show(learner: Learner, app: Data<App>) -> Result<HttpResponse> {
    let key = app.keys().sign_short(PURPOSE, learner.id.uuid().as_bytes())?;
    Ok(HttpResponse::Ok()
        .content_type("text/plain; charset=utf-8")
        .insert_header(("cache-control", "no-store"))
        .body(key))
}
