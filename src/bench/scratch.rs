//! A folder for one run, gone afterwards, and ports that nobody uses.

use std::fs;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};

use anyhow::Context;

/// A folder that is removed with all that is in it when this is dropped.
pub struct Scratch(PathBuf);

impl Scratch {
    /// A new folder beside the operator's cluster and never in it: the disk is part of what is
    /// measured, and a temporary folder may be none.
    pub fn new(data_dir: &Path) -> anyhow::Result<Scratch> {
        let folder = data_dir.join(format!("bench-{}", std::process::id()));
        fs::create_dir_all(&folder).with_context(|| format!("{} could not be made", folder.display()))?;
        let folder = folder.canonicalize().with_context(|| format!("{} could not be read", folder.display()))?;
        Ok(Scratch(folder))
    }

    /// A path in it.
    pub fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// A folder in it.
    pub fn folder(&self, name: &str) -> anyhow::Result<PathBuf> {
        let folder = self.path(name);
        fs::create_dir_all(&folder).with_context(|| format!("{} could not be made", folder.display()))?;
        Ok(folder)
    }

    /// A file in it.
    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> anyhow::Result<PathBuf> {
        let path = self.path(name);
        fs::write(&path, bytes).with_context(|| format!("{} could not be written", path.display()))?;
        Ok(path)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_dir_all(&self.0) {
            tracing::warn!(%error, "{} could not be removed", self.0.display());
        }
    }
}

/// An address of this machine at which nobody listens now.
pub fn free_address() -> anyhow::Result<SocketAddr> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("No port is free")?;
    Ok(listener.local_addr()?)
}
