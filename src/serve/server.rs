//! Serving: starts what runs beside the pages, answers until asked to stop, then stops in order.

use std::io::Write;
use std::time::{Duration, Instant};

use actix_web::HttpServer;
use actix_web::dev::Server;
use anyhow::{Context, bail};
use tokio::task::JoinHandle;

use super::background::Background;
use super::database::Database;
use super::instance::Instance;
use super::signals::{Interrupted, Signals};
use super::{administrator, http, say};
use crate::app::App;
use crate::i18n::Words;

/// How long open requests, and then open jobs, may take to finish once we were asked to stop, in seconds.
const DRAIN_SECONDS: u64 = 30;
/// How often in a row the database is started again when it dies by itself.
const REVIVALS: u32 = 5;
/// The pause before each of these.
const PAUSE: Duration = Duration::from_secs(1);
/// A database that has lived this long is given the full number again.
const STEADY: Duration = Duration::from_secs(600);

/// Serves until Ctrl-C or SIGTERM, then finishes open requests and stops all that was started.
/// Asked a second time it waits for no request; a third time for nothing.
///
/// # Errors
/// When nobody can listen at the address, or the database is gone for good.
pub async fn run(instance: Instance) -> anyhow::Result<()> {
    let Instance { app, mut database, mut signals } = instance;
    let served = serve(&app, &mut database, &mut signals).await;
    tokio::select! {
        stopped = database.stop() => served.and(stopped),
        () = signals.asked() => bail!("Stopped at once. The next start takes over what is still running."),
    }
}

async fn serve(app: &App, database: &mut Database, signals: &mut Signals) -> anyhow::Result<()> {
    let words = Words::default();
    let server = listen(app)?;
    let handle = server.handle();
    let mut serving = tokio::spawn(server);
    let background = match Background::start(app).await {
        Ok(background) => background,
        Err(error) => {
            handle.stop(false).await;
            return Err(error);
        }
    };
    let ended = match greet(app, words).await {
        Ok(()) => watch(app, database, signals, &mut serving).await,
        Err(error) => Err(error),
    };
    if ended.is_err() {
        handle.stop(false).await;
        return ended;
    }
    say(app.config().log_json, &words.say("cli-stopping"));
    let in_order = async {
        handle.stop(true).await;
        // A job is bounded by its own lease, not by our patience: what doesn't end runs again.
        let _ = tokio::time::timeout(Duration::from_secs(DRAIN_SECONDS), background.stop()).await;
    };
    tokio::select! {
        () = in_order => {}
        // The web server finishes its first order to stop before it hears another, so it is left
        // where it stands and ends with the process.
        () = signals.asked() => {}
    }
    ended
}

fn listen(app: &App) -> anyhow::Result<Server> {
    let address = app.config().listen;
    let served = app.clone();
    // Without it a small answer waits for the other side to acknowledge the one before, 40 ms and more.
    let mut server = HttpServer::new(move || http::service(&served))
        .tcp_nodelay(true)
        .disable_signals()
        .shutdown_timeout(DRAIN_SECONDS);
    if app.config().web_workers > 0 {
        server = server.workers(app.config().web_workers);
    }
    let server = server.bind(address).with_context(|| {
        format!(
            "Carrel can't listen at {address}. If another program does, stop that one, or choose \
             another address with CARREL_LISTEN"
        )
    })?;
    Ok(server.run())
}

/// Says where the site is, and how its first administrator gets in.
async fn greet(app: &App, words: Words) -> anyhow::Result<()> {
    let mut lines = vec![words.fill("cli-serving", &[("url", app.config().base_url.as_str().into())])];
    if let Some(link) = administrator::link(app).await? {
        lines.push(words.say("cli-first-administrator"));
        lines.push(format!("  {link}"));
    }
    lines.push(words.say("cli-how-to-stop"));
    let mut out = std::io::stdout().lock();
    // Whoever started us may have closed the pipe; that is no reason not to serve.
    let _ = writeln!(out, "{}", lines.join("\n")).and_then(|()| out.flush());
    Ok(())
}

/// Returns when somebody asks to stop, or with the reason why serving is over.
async fn watch(
    app: &App,
    database: &mut Database,
    signals: &mut Signals,
    serving: &mut JoinHandle<std::io::Result<()>>,
) -> anyhow::Result<()> {
    let mut left = REVIVALS;
    let mut since = Instant::now();
    loop {
        tokio::select! {
            () = signals.asked() => return Ok(()),
            ended = &mut *serving => {
                ended??;
                bail!("The web server ended by itself");
            }
            exit = database.ended() => {
                tracing::error!("{exit} by itself; starting it again");
                if since.elapsed() > STEADY {
                    left = REVIVALS;
                }
                match signals.unless(revive(app, database, &mut left)).await {
                    Err(error) if error.is::<Interrupted>() => return Ok(()),
                    revived => revived?,
                }
                since = Instant::now();
            }
        }
    }
}

async fn revive(app: &App, database: &mut Database, left: &mut u32) -> anyhow::Result<()> {
    loop {
        *left = left.checked_sub(1).context("Postgres keeps ending by itself. Its log is postgres.log in data_dir")?;
        tokio::time::sleep(PAUSE).await;
        match database.revive(app.config()).await {
            Ok(()) => return Ok(()),
            Err(error) if *left == 0 => return Err(error),
            Err(error) => tracing::error!(error = format!("{error:#}"), "Postgres did not start"),
        }
    }
}
