//! `/admin/jobs`: background work that has failed, run again or discarded.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path, Query};

use super::{After, jobs_page};
use crate::accounts::Administrator;
use crate::app::App;
use crate::error::{Error, Result};
use crate::jobs::{self, JobId};
use crate::web::{Nav, ok, see_other};

/// How many failed jobs are listed.
const LISTED: i64 = 100;

/// `GET /admin/jobs`
pub(super) async fn list(administrator: Administrator, app: Data<App>, after: Query<After>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let failed = jobs::list_failed(&mut conn, LISTED).await?;
    let waiting = jobs::waiting(&mut conn).await?;
    let words = administrator.frame.words;
    let shown = jobs_page::Shown { failed: &failed, waiting, zone: administrator.person.zone(), done: &after.done };
    let page = administrator.frame.page(words.say("jobs-title")).at(Nav::Admin);
    Ok(ok(page.render(jobs_page::view(words, &shown))))
}

/// `POST /admin/jobs/{id}/again`
pub(super) async fn run_again(_: Administrator, app: Data<App>, id: Path<String>) -> Result<HttpResponse> {
    let id: JobId = id.parse().map_err(|_| Error::NotFound)?;
    let found = jobs::run_again(&mut *app.conn().await?, id, app.now()).await?;
    Ok(see_other(format!("/admin/jobs?done={}", if found { "queued" } else { "gone" })))
}

/// `POST /admin/jobs/{id}/discard`
pub(super) async fn discard(_: Administrator, app: Data<App>, id: Path<String>) -> Result<HttpResponse> {
    let id: JobId = id.parse().map_err(|_| Error::NotFound)?;
    let found = jobs::discard(&mut *app.conn().await?, id).await?;
    Ok(see_other(format!("/admin/jobs?done={}", if found { "discarded" } else { "gone" })))
}
