//! The private Postgres cluster: find a server, make a cluster, start, watch and stop it.
//!
//! It needs no configuration and knows nothing of what is kept in the database. One process owns
//! a data directory at a time (`lock.rs`); the server listens on a Unix socket alone, lets in the
//! role `carrel` by a password that only the cluster's files hold, and never runs as root.

mod adopt;
mod find;
mod found;
mod initdb;
mod install;
mod launch;
mod lock;
mod log;
mod pidfile;
mod place;
mod postmaster;
mod process;
mod ready;
mod run_as;
mod running;
mod socket;
#[cfg(test)]
mod tests;
mod tuning;
mod usual;
mod version;

use std::path::PathBuf;

use anyhow::Context;

pub use find::find;
pub use found::{Found, Looked, NotFound};
pub use postmaster::Exit;
pub use running::{InUse, is_made, running_url};

use place::Place;
use postmaster::Postmaster;
use run_as::RunAs;
use socket::Address;

/// What a cluster is started with.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Carrel's data directory. The cluster lies in `postgres/` below it, its log beside that.
    pub data_dir: PathBuf,
    /// A directory of server programs that is used instead of any other (`CARREL_POSTGRES_BIN`).
    pub bin: Option<PathBuf>,
    /// For tests: nothing is made sure on disk, so that everything is faster and nothing survives
    /// a power cut.
    pub throwaway: bool,
    /// Whether a missing server may be installed with `apt-get`.
    pub may_install: bool,
    /// How many connections the server takes; all of them are free for the role `carrel`.
    pub max_connections: u16,
}

/// A running cluster that this process owns.
///
/// Dropping it releases the data directory but leaves the server running; the next start adopts
/// that server. Call [`Cluster::stop`] to end it.
#[derive(Debug)]
pub struct Cluster {
    postmaster: Postmaster,
    address: Address,
    password: String,
    url: String,
    adopted: bool,
    // Dropped last: nobody else may have the directory while the server is being looked after.
    _lock: lock::OwnerLock,
}

impl Cluster {
    /// Starts the cluster of a data directory, making it first where there is none, and returns
    /// once it answers. A server left running by a Carrel that was killed is taken over.
    ///
    /// `say` is given one plain sentence before every step that takes noticeable time.
    ///
    /// # Errors
    /// When another process owns the directory ([`InUse`]), when no usable server is found, or when the server
    /// does not come up; the message says what to do and carries the end of the server's log.
    pub async fn start(settings: &Settings, say: &(dyn Fn(&str) + Sync)) -> anyhow::Result<Cluster> {
        let place = Place::open(&settings.data_dir)?;
        let lock = lock::acquire(&place)?;
        let run_as = RunAs::prepare(&place)?;

        if let Some(cluster) = adopt::orphan(settings, &place, say).await? {
            return Ok(cluster.into_cluster(true, lock));
        }
        let found = find::obtain(settings, &place, say).await?;
        let password = if !place.is_initialised() {
            say("Making a private database. This happens once and takes a few seconds.");
            initdb::create(&found, &run_as, &place, settings.throwaway).await?
        } else if let Some(password) = initdb::password(&place)? {
            password
        } else {
            say("The password of the private database is gone; setting a new one.");
            initdb::renew_password(&found, &run_as, &place).await?
        };
        let running = launch::launch(settings, &found, &run_as, &place, password, say).await?;
        Ok(running.into_cluster(false, lock))
    }

    /// The address of the database `carrel`, password included:
    /// `postgres://carrel:…@/carrel?host=%2F…`. It is a secret; keep it out of logs.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The same address for another database of this cluster. `postgres` always exists, and is
    /// the one to be connected to while making or dropping others.
    #[must_use]
    pub fn url_for(&self, database: &str) -> String {
        self.address.url(&self.password, database)
    }

    /// The process id of the server.
    #[must_use]
    pub fn pid(&self) -> i32 {
        self.postmaster.pid()
    }

    /// Whether the server was already running, left by a Carrel that was killed.
    #[must_use]
    pub fn was_adopted(&self) -> bool {
        self.adopted
    }

    /// Waits until the server ends by itself, and says how. Never returns while it is well, and
    /// may be dropped and called again at will.
    pub async fn exited(&mut self) -> Exit {
        self.postmaster.exited().await
    }

    /// Stops the server: open transactions are rolled back, everything is written out. Usually
    /// takes a tenth of a second; after a minute the server is told to drop everything, which
    /// its next start repairs from the write-ahead log.
    ///
    /// # Errors
    /// When the server cannot be signalled, or is still there after all of that.
    pub async fn stop(mut self) -> anyhow::Result<()> {
        let stopped = self.postmaster.stop().await.context("Postgres could not be stopped");
        self.address.forget();
        stopped
    }
}

/// A server that answers, before it is tied to the lock.
struct Running {
    postmaster: Postmaster,
    address: Address,
    password: String,
}

impl Running {
    fn into_cluster(self, adopted: bool, lock: lock::OwnerLock) -> Cluster {
        let url = self.address.url(&self.password, initdb::DATABASE);
        let Running { postmaster, address, password } = self;
        Cluster { postmaster, address, password, url, adopted, _lock: lock }
    }
}
