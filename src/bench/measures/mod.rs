//! What is measured, in the order in which it is: first what the rest would disturb.

mod dashboard;
mod digest;
mod footprint;
mod issue;
mod module;
mod pages;
mod visit;
mod writes;

use std::sync::atomic::AtomicU64;

use super::nginx::Nginx;
use super::plan::Plan;
use super::report::Report;
use super::requests;
use super::scratch::Scratch;
use super::server::Way;
use super::smtp_sink::Sink;
use super::stage::Stage;
use super::target::Target;
use crate::app::App;
pub use module::finishers;

/// The names by which measures can be chosen.
pub const NAMES: [&str; 19] = [
    "start",
    "start-alone",
    "binary",
    "idle",
    "visit",
    "lesson",
    "catalogue",
    "home",
    "record",
    "cohort",
    "dashboard",
    "answer",
    "draft",
    "paced",
    "module",
    "pdf",
    "issue",
    "loaded",
    "digest",
];

/// Takes every measure that is wanted on a database that is filled. One that fails is noted, and the
/// others go on.
pub async fn all(
    app: &App,
    plan: &Plan,
    target: &Target,
    scratch: &Scratch,
    postmaster: i32,
) -> anyhow::Result<Report> {
    let mut report = Report::new(plan, app.now());
    let sink = Sink::start().await?;
    let way = Way::new(app, scratch, Some(app.db().url()), sink.port)?;
    report.take(plan, "start", footprint::start(&way, plan.rounds)).await;
    let alone = Way::new(app, scratch, None, sink.port)?;
    report.take(plan, "start-alone", footprint::start_alone(&alone, plan.rounds)).await;
    report.take(plan, "binary", async { footprint::binary() }).await;

    let (server, _) = way.start().await?;
    let mut stage =
        Stage { app, plan, target, server: &server, postmaster, nginx: None, sink: &sink, asked: AtomicU64::new(0) };
    report.take(plan, "idle", footprint::idle(&stage)).await;
    report.take(plan, "visit", visit::visit(&stage)).await;

    let (path, cookie) = (target.page()?, requests::cookie(app, 3, Vec::new())?);
    let (page, plain) = (stage.page(&path, &cookie).await?, stage.plain_page(&path, &cookie).await?);
    let nginx = if plan.wants("lesson") { Some(Nginx::start(scratch, &page, &plain.body).await) } else { None };
    match nginx {
        Some(Ok(nginx)) => {
            report.note(format!(
                "The yardstick is {}, with one worker for each core and a log of every request.",
                nginx.version
            ));
            stage.nginx = Some(nginx);
        }
        Some(Err(error)) => report.note(format!("There is no yardstick in this run: {error:#}.")),
        None => {}
    }
    report.take(plan, "lesson", pages::lesson(&stage)).await;
    if let Some(nginx) = stage.nginx.take() {
        nginx.stop().await?;
    }

    report.take(plan, "catalogue", pages::catalogue(&stage)).await;
    report.take(plan, "home", pages::home(&stage)).await;
    report.take(plan, "record", pages::record(&stage)).await;
    report.take(plan, "cohort", pages::cohort(&stage)).await;
    report.take(plan, "dashboard", dashboard::dashboard(&stage)).await;
    report.take(plan, "answer", writes::answer(&stage)).await;
    report.take(plan, "draft", writes::draft(&stage)).await;
    report.take(plan, "paced", writes::paced(&stage)).await;
    report.take(plan, "module", module::finish(&stage)).await;
    report.take(plan, "pdf", module::pdf(&stage)).await;
    report.take(plan, "issue", issue::issue(&stage)).await;
    report.take(plan, "loaded", footprint::loaded(&stage)).await;
    report.take(plan, "digest", digest::digest(&stage)).await;
    server.stop().await?;
    Ok(report)
}
