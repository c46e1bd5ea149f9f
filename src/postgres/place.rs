//! Where the parts of a cluster lie inside Carrel's data directory.

use std::fs;
use std::io::{ErrorKind, Write};
use std::os::unix::fs::{OpenOptionsExt, fchown};
use std::path::{Path, PathBuf};

use anyhow::Context;

use super::run_as::Account;

/// The paths of one data directory. All are absolute and free of symbolic links.
#[derive(Debug)]
pub(super) struct Place {
    data: PathBuf,
}

impl Place {
    /// Makes the data directory if need be.
    pub fn open(data_dir: &Path) -> anyhow::Result<Place> {
        fs::create_dir_all(data_dir)
            .with_context(|| format!("the data directory {} could not be made", data_dir.display()))?;
        let data = fs::canonicalize(data_dir)
            .with_context(|| format!("the data directory {} could not be read", data_dir.display()))?;
        Ok(Place { data })
    }

    /// The data directory itself.
    pub fn data(&self) -> &Path {
        &self.data
    }

    /// The one directory that belongs to the account the server runs as.
    pub fn home(&self) -> PathBuf {
        self.data.join("postgres")
    }

    /// The cluster, always whole: it is made elsewhere and renamed to this.
    pub fn cluster(&self) -> PathBuf {
        self.home().join(CLUSTER)
    }

    /// Where a cluster is being made; left behind only by an interrupted first start.
    pub fn unfinished(&self) -> PathBuf {
        self.home().join(UNFINISHED)
    }

    /// The server's log.
    pub fn log(&self) -> PathBuf {
        self.data.join("postgres.log")
    }

    /// Held by the process that owns the directory.
    pub fn lock(&self) -> PathBuf {
        self.data.join("carrel.lock")
    }

    /// Whether there is a cluster.
    pub fn is_initialised(&self) -> bool {
        self.cluster().join("PG_VERSION").is_file()
    }
}

/// Name of the finished cluster inside [`Place::home`].
pub(super) const CLUSTER: &str = "cluster";
/// Name of a cluster in the making inside [`Place::home`].
pub(super) const UNFINISHED: &str = "unfinished";

/// The major version of the cluster in a data directory that may not exist.
pub(super) fn major_of(data_dir: &Path) -> Option<u32> {
    let text = fs::read_to_string(data_dir.join("postgres").join(CLUSTER).join("PG_VERSION")).ok()?;
    text.trim().parse().ok()
}

/// Writes a file for the server's eyes only, replacing any other.
///
/// The directory belongs to the server's account, and we may be root: the file is made anew rather
/// than opened, so that a link planted there cannot lead us to overwrite something else.
pub(super) fn write_private(path: &Path, text: &str, account: Option<&Account>) -> anyhow::Result<()> {
    let write = || -> std::io::Result<()> {
        match fs::remove_file(path) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let mut file = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
        file.write_all(text.as_bytes())?;
        if let Some(account) = account {
            fchown(&file, Some(account.uid), Some(account.gid))?;
        }
        file.sync_all()
    };
    write().with_context(|| format!("{} could not be written", path.display()))
}
