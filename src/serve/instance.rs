//! Everything a command stands on: a database that is up to date, settings, the `App`.

use anyhow::Context;
use base64::Engine;

use super::database::Database;
use super::say;
use super::signals::Signals;
use crate::app::App;
use crate::config::Config;
use crate::db::{self, Db, Options, settings};
use crate::i18n::Words;
use crate::time::Clock;
use crate::token::Keys;

/// What is to be done with the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To serve from it: a private cluster must be ours, and tables are brought up to date.
    Serve,
    /// To do one thing: what a running Carrel looks after is shared with it.
    Command,
}

/// An `App` on a running database. Close it, or a private cluster goes on running.
pub struct Instance {
    pub(super) app: App,
    pub(super) database: Database,
    pub(super) signals: Signals,
}

impl Instance {
    /// Starts or reaches the database and puts the `App` together.
    ///
    /// # Errors
    /// [`super::Interrupted`] when somebody asked us to stop meanwhile.
    pub async fn open(config: Config, purpose: Purpose) -> anyhow::Result<Instance> {
        let mut signals = Signals::listen()?;
        let database = match purpose {
            Purpose::Serve => signals.unless(Database::own(&config)).await?,
            Purpose::Command => signals.unless(Database::reach(&config)).await?,
        };
        let may_migrate = purpose == Purpose::Serve || database.is_ours();
        match signals.unless(assemble(config, &database, may_migrate)).await {
            Ok(app) => Ok(Instance { app, database, signals }),
            Err(error) => {
                database.stop().await?;
                Err(error)
            }
        }
    }

    /// The parts.
    pub fn app(&self) -> &App {
        &self.app
    }

    /// Does something with it unless somebody asks us to stop first.
    pub async fn interruptible<T>(&mut self, work: impl AsyncFnOnce(&App) -> anyhow::Result<T>) -> anyhow::Result<T> {
        self.signals.unless(work(&self.app)).await
    }

    /// Does one thing with it and closes it, however that ends.
    pub async fn with<T>(mut self, work: impl AsyncFnOnce(&App) -> anyhow::Result<T>) -> anyhow::Result<T> {
        let done = self.interruptible(work).await;
        let closed = self.close().await;
        let done = done?;
        closed.map(|()| done)
    }

    /// Stops what was started for it.
    pub async fn close(self) -> anyhow::Result<()> {
        self.database.stop().await
    }
}

async fn assemble(config: Config, database: &Database, may_migrate: bool) -> anyhow::Result<App> {
    if may_migrate {
        migrate(&config, database.url()).await?;
    } else {
        let pending = db::pending(database.url()).await.context("The migrations of the database can't be read")?;
        anyhow::ensure!(
            pending.is_empty(),
            "The database is older than this program. Bring it up to date with `carrel migrate`, or start Carrel anew."
        );
    }
    let db = Db::new(&Options {
        url: database.url().to_owned(),
        connections: config.database_connections,
        prepared_statements: config.prepared_statements,
    })?;
    let clock = Clock::System;
    let mut conn = db.conn().await?;
    let secret: String = settings::get_or_make(&mut conn, "secret", clock.now(), random_key).await?;
    drop(conn);
    App::new(config, db, clock, Keys::new(&secret))
}

/// Brings the tables up to date and says what was done.
async fn migrate(config: &Config, url: &str) -> anyhow::Result<()> {
    let run = db::migrate(url).await.context("The tables could not be brought up to date")?;
    if !run.is_empty() {
        let words = Words::default();
        say(config.log_json, &words.fill("cli-migrated", &[("count", run.len().into())]));
    }
    Ok(())
}

/// The key that signs sessions and links: 256 random bits.
fn random_key() -> String {
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(rand::random::<[u8; 32]>())
}
