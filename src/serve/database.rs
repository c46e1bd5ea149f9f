//! Which database this program works on, and for how long: one that was named, a private cluster
//! of its own, or the cluster of a Carrel that is running already.

use anyhow::{Context, bail};

use super::say;
use crate::config::Config;
use crate::db;
use crate::postgres::{Cluster, Exit, InUse, Settings, running_url};

/// Connections beside the pool: the one that hears revocations, migrations and their lock, and
/// those of commands that are run meanwhile.
const SPARE_CONNECTIONS: usize = 12;

/// A database that answers.
pub struct Database {
    url: String,
    kind: Kind,
}

enum Kind {
    /// A server that somebody else looks after.
    Named,
    /// The private cluster of another Carrel that is running.
    Shared,
    /// The private cluster, ours until we stop it.
    Own(Option<Box<Cluster>>),
}

/// The private cluster as the configuration wants it.
pub fn settings(config: &Config) -> Settings {
    let connections = config.database_connections + SPARE_CONNECTIONS;
    Settings {
        data_dir: config.data_dir.clone(),
        bin: config.postgres_bin.clone(),
        throwaway: false,
        may_install: true,
        max_connections: u16::try_from(connections).unwrap_or(u16::MAX),
    }
}

impl Database {
    /// The database that is named in the configuration, else the private cluster, which must not
    /// be anybody else's.
    pub async fn own(config: &Config) -> anyhow::Result<Database> {
        if let Some(url) = &config.database_url {
            db::connect(url).await.context("The database in database_url does not answer")?;
            return Ok(Database { url: url.clone(), kind: Kind::Named });
        }
        let cluster = start(config).await?;
        Ok(Database { url: cluster.url().to_owned(), kind: Kind::Own(Some(Box::new(cluster))) })
    }

    /// The same, but where another Carrel runs the private cluster, that is shared with it.
    pub async fn reach(config: &Config) -> anyhow::Result<Database> {
        match Database::own(config).await {
            Err(error) if error.is::<InUse>() => {
                let url = running_url(&config.data_dir)?;
                let url = url.context("Another Carrel is just starting. Try again in a moment.")?;
                db::connect(&url).await.context("Carrel is running, but its database does not answer")?;
                Ok(Database { url, kind: Kind::Shared })
            }
            other => other,
        }
    }

    /// Its address, a secret.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Whether its tables are brought up to date by whoever starts this program: not where another
    /// Carrel, perhaps an older one, is at work on them.
    pub fn is_ours(&self) -> bool {
        matches!(self.kind, Kind::Own(_))
    }

    /// Waits until the private cluster ends by itself; for ever when there is none.
    pub async fn ended(&mut self) -> Exit {
        match &mut self.kind {
            Kind::Own(Some(cluster)) => cluster.exited().await,
            _ => std::future::pending().await,
        }
    }

    /// Starts the private cluster again after it has ended.
    ///
    /// # Errors
    /// When it does not come up.
    pub async fn revive(&mut self, config: &Config) -> anyhow::Result<()> {
        let Kind::Own(cluster) = &mut self.kind else { return Ok(()) };
        // Lets go of the data directory, which the new start takes again.
        drop(cluster.take());
        let started = start(config).await?;
        if started.url() != self.url {
            bail!("Postgres came up again at another address");
        }
        *cluster = Some(Box::new(started));
        Ok(())
    }

    /// Stops the private cluster; leaves any other alone.
    pub async fn stop(self) -> anyhow::Result<()> {
        match self.kind {
            Kind::Own(Some(cluster)) => cluster.stop().await,
            _ => Ok(()),
        }
    }
}

async fn start(config: &Config) -> anyhow::Result<Cluster> {
    let json = config.log_json;
    Cluster::start(&settings(config), &move |words| say(json, words)).await
}
