//! Finds the server that another Carrel runs, for commands that only want to ask it something.

use std::fmt;
use std::path::{Path, PathBuf};

use anyhow::Context;

use super::place::Place;
use super::socket::Address;
use super::{initdb, pidfile};

/// Another Carrel owns the data directory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InUse {
    /// The directory.
    pub data_dir: PathBuf,
    /// The other's process id, as far as the lock file tells.
    pub holder: Option<u32>,
}

impl fmt::Display for InUse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let holder = self.holder.map(|pid| format!(" (process {pid})")).unwrap_or_default();
        write!(
            f,
            "Another Carrel{holder} is already using {}. Stop that one first, or give this one a \
             data directory of its own with CARREL_DATA_DIR.",
            self.data_dir.display(),
        )
    }
}

impl std::error::Error for InUse {}

/// The address of the database `carrel` on the server that runs on this data directory, password
/// included; `None` while none has come up.
///
/// # Errors
/// When this account may not read the cluster's password.
pub fn running_url(data_dir: &Path) -> anyhow::Result<Option<String>> {
    let place = Place::open(data_dir)?;
    let Some(socket_dir) = pidfile::read(&place.cluster()).and_then(|file| file.socket_dir) else {
        return Ok(None);
    };
    let password =
        initdb::password(&place).context("Only the account that runs Carrel, or root, can ask its private database")?;
    // A server that reaches its home through an open file has a name for it that only it can follow.
    let address =
        if socket_dir.starts_with("/proc") { Address::choose(&place) } else { Address::of(&place, socket_dir) };
    Ok(password.map(|password| address.url(&password, initdb::DATABASE)))
}

/// Whether a cluster was ever made in this data directory, running or not.
pub fn is_made(data_dir: &Path) -> bool {
    super::place::major_of(data_dir).is_some()
}
