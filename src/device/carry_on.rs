//! `/carry-on`: where the shortcut of an installed site leads: the step where the latest lesson stands.

use actix_web::HttpResponse;
use actix_web::web::Data;

use crate::accounts::Visitor;
use crate::app::App;
use crate::error::Result;
use crate::progress::{self, Outline};
use crate::{lessons, web};

/// Leads there, or to the lessons when nothing is half done.
pub(super) async fn go(visitor: Visitor, app: Data<App>) -> Result<HttpResponse> {
    let Some(person) = &visitor.person else { return Ok(web::see_other("/")) };
    let mut conn = app.conn().await?;
    let Some(kept) = progress::unfinished(&mut conn, person.id, 1).await?.pop() else { return Ok(web::see_other("/")) };
    let edition = lessons::version(&mut conn, &app, kept.version_id).await?;
    let step = kept.progress.position(&Outline::of(edition.original())) + 1;
    Ok(web::see_other(format!("{}/{step}", edition.path())))
}
