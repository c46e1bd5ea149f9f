//! A run while it works: how far it is, stopping it, letting it go on.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path};
use diesel_async::AsyncConnection;

use super::run::IssueCertificates;
use super::run_rows::{self, Run, RunId};
use super::{mine, views};
use crate::accounts::{self, Registrar};
use crate::app::App;
use crate::credit::programs::programs;
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::modules;
use crate::web::{Nav, ok, see_other};

async fn find(conn: &mut Conn, registrar: &Registrar, path: &str) -> Result<Run> {
    let id: RunId = path.parse().map_err(|_| Error::NotFound)?;
    let run = run_rows::run(conn, id).await?;
    if mine(registrar).contains(&run.organization_id) { Ok(run) } else { Err(Error::NotFound) }
}

/// `GET /assoc/certificates/runs/{run}`
pub(super) async fn show(registrar: Registrar, app: Data<App>, path: Path<String>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let run = find(&mut conn, &registrar, &path).await?;
    let what = match (run.module_id, &run.program) {
        (Some(module), _) => Some(modules::by_id(&mut conn, &app, module).await?.body.title.clone()),
        (None, Some(code)) => {
            let program = programs(&mut conn).await?.into_iter().find(|program| program.code == *code);
            program.map(|program| program.current(app.now().date_naive()).rules.program.name.clone())
        }
        (None, None) => None,
    };
    let shown = views::run::Shown {
        counts: run_rows::counts(&mut conn, run.id).await?,
        what: what.as_deref(),
        by: accounts::by_id(&mut conn, run.made_by).await?,
        run: &run,
        zone: registrar.person.zone(),
    };
    let words = registrar.frame.words;
    let page = registrar.frame.page(words.say("run-title")).at(Nav::Association);
    let page = if shown.works() { page.script("live.js") } else { page };
    Ok(ok(page.render(shown.render(words))))
}

/// `POST /assoc/certificates/runs/{run}/stop` and `/go-on`
pub(super) async fn change(registrar: Registrar, app: Data<App>, path: Path<(String, String)>) -> Result<HttpResponse> {
    let (path, what) = path.into_inner();
    let mut conn = app.conn().await?;
    let run = find(&mut conn, &registrar, &path).await?;
    let now = app.now();
    let stop = (what == "stop").then_some(now);
    conn.transaction(async |conn| {
        let changed = run_rows::stop(conn, run.id, stop).await?;
        if changed && stop.is_none() {
            IssueCertificates::queue(conn, run.id, now).await?;
        }
        Ok::<_, Error>(())
    })
    .await?;
    Ok(see_other(run.path()))
}
