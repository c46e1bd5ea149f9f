//! Measures the program by the method of `benches/README.md`: on a private database that is filled
//! with invented learners and thrown away, with the server as a process of its own, beside nginx
//! serving the same bytes.

mod client;
mod figures;
mod load;
mod machine;
mod measures;
mod nginx;
mod number;
mod plan;
mod processes;
mod report;
mod requests;
mod scratch;
mod seed;
mod server;
mod smtp_sink;
mod stage;
mod table;
mod target;

use std::io::Write;

pub use measures::NAMES;
pub use plan::Plan;

use crate::app::App;
use crate::config::Config;
use crate::postgres::{Cluster, Settings};
use crate::serve::database::settings;
use crate::serve::{self, Instance, Purpose, say};
use report::Report;
use scratch::Scratch;
use target::Target;

/// The sizes at which growth is measured, in learners.
const SIZES: [u64; 3] = [1_000, 10_000, 100_000];
/// Connections that the cluster takes: those of the server, and a few of ours.
const CONNECTIONS: u16 = 48;

/// Invents, measures and prints; and puts the figures into the document that was named.
///
/// # Errors
/// When there is no database to be had, nothing to measure, or the server doesn't start. A single
/// measure that fails is noted among the figures.
pub async fn run(config: Config, plan: Plan) -> anyhow::Result<()> {
    let plans = if plan.growth { SIZES.map(|size| plan.at(size)).to_vec() } else { vec![plan.clone()] };
    let mut reports = Vec::new();
    for plan in &plans {
        reports.push(at_size(&config, plan).await?);
    }
    let mut parts: Vec<String> = reports.iter().map(Report::text).collect();
    if reports.len() > 1 {
        parts.push(report::growth(&reports));
    }
    let text = parts.join("\n");
    // Whoever started us may have closed the pipe; the document is still to be written.
    let _ = std::io::stdout().lock().write_all(text.as_bytes());
    match &plan.out {
        Some(path) => report::write(path, &text),
        None => Ok(()),
    }
}

/// One run on a cluster of its own, which is gone afterwards.
async fn at_size(config: &Config, plan: &Plan) -> anyhow::Result<Report> {
    let scratch = Scratch::new(&config.data_dir)?;
    let data_dir = scratch.folder("database")?;
    let config = Config {
        data_dir,
        database_url: None,
        database_connections: 4,
        smtp: None,
        base_url: "http://127.0.0.1".to_owned(),
        ..config.clone()
    };
    let settings = Settings { throwaway: plan.fast, max_connections: CONNECTIONS, ..settings(&config) };
    // What was invented is written down when the database stops. Measured right away, the server would share
    // the disk with a checkpoint of millions of rows, which is nothing that learners ever meet.
    let invented = with(&config, &settings, async |app, _| invent(app, plan).await).await?;
    with(&config, &settings, async |app, postmaster| measures::all(app, plan, &invented, &scratch, postmaster).await)
        .await
}

/// Some work with the database running, which is stopped afterwards.
async fn with<T>(
    config: &Config,
    settings: &Settings,
    work: impl AsyncFnOnce(&App, i32) -> anyhow::Result<T>,
) -> anyhow::Result<T> {
    let cluster = Cluster::start(settings, &|words| say(false, words)).await?;
    let config = Config { database_url: Some(cluster.url().to_owned()), ..config.clone() };
    let done = async {
        let instance = Instance::open(config, Purpose::Serve).await?;
        instance.with(async |app| work(app, cluster.pid()).await).await
    }
    .await;
    let stopped = cluster.stop().await;
    done.and_then(|done| stopped.map(|()| done))
}

/// Fills the empty database, and says what is to be asked for.
async fn invent(app: &App, plan: &Plan) -> anyhow::Result<Target> {
    serve::prepare(app).await?;
    let target = Target::of(app).await?;
    say(false, &format!("Inventing {} learners and {} learning events.", plan.learners, plan.events()));
    seed::fill(app, &target, plan, measures::finishers(plan.rounds)).await?;
    Ok(target)
}
