//! What a supervisor or a load balancer asks: does the program live, and can it do its work?
//!
//! Neither question needs an account, and neither answer tells more than yes or no.

use std::time::Duration;

use actix_web::HttpResponse;
use actix_web::web::Data;

use crate::app::App;
use crate::db;
use crate::error::Result;

/// How long the database may take to answer.
const PATIENCE: Duration = Duration::from_secs(2);

/// The process lives and answers.
pub async fn alive() -> HttpResponse {
    plain(HttpResponse::Ok(), "ok\n")
}

/// The database answers too, and has every table this program knows.
pub async fn ready(app: Data<App>) -> HttpResponse {
    match tokio::time::timeout(PATIENCE, look(&app)).await {
        Ok(Ok(true)) => plain(HttpResponse::Ok(), "ready\n"),
        Ok(Ok(false)) => plain(HttpResponse::ServiceUnavailable(), "the tables are not up to date\n"),
        Ok(Err(error)) => {
            tracing::warn!(error = format!("{error:#}"), "not ready");
            plain(HttpResponse::ServiceUnavailable(), "the database does not answer\n")
        }
        Err(_) => plain(HttpResponse::ServiceUnavailable(), "the database does not answer in time\n"),
    }
}

async fn look(app: &App) -> Result<bool> {
    let mut conn = app.conn().await?;
    Ok(db::migrated(&mut conn).await?)
}

fn plain(mut response: actix_web::HttpResponseBuilder, words: &'static str) -> HttpResponse {
    response.content_type("text/plain; charset=utf-8").insert_header(("cache-control", "no-store")).body(words)
}
