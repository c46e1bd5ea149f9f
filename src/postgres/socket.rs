//! The Unix socket: a directory with a short enough name, and the address that leads there.

use std::fs;
use std::io::ErrorKind;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, chown};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use sha2::{Digest, Sha256};

use super::initdb::ROLE;
use super::place::Place;
use super::run_as::RunAs;

/// Names the socket file; nothing listens on TCP.
pub(super) const PORT: u16 = 5432;

/// The longest socket path, in bytes, that every system takes: Linux has 107, macOS and the BSDs
/// 103 (`sun_path` without its final zero).
const LONGEST_PATH: usize = 103;

/// Where a server listens.
#[derive(Debug, Clone)]
pub(super) struct Address {
    /// The directory as we name it.
    pub dir: PathBuf,
    /// Whether the directory was made outside the data directory for this purpose alone.
    pub apart: bool,
}

impl Address {
    /// The address of a server that is found listening in `dir`.
    pub fn of(place: &Place, dir: PathBuf) -> Address {
        let apart = dir != place.home();
        Address { dir, apart }
    }

    /// The address that a server of this data directory is given: beside the cluster where the
    /// name is short enough, else where the system keeps such things.
    pub fn choose(place: &Place) -> Address {
        let home = place.home();
        if fits(&home) {
            return Address { dir: home, apart: false };
        }
        let runtime = if rustix::process::geteuid().is_root() {
            Some(PathBuf::from("/run"))
        } else {
            std::env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from)
        };
        Address { dir: apart(place.data(), runtime.as_deref()), apart: true }
    }

    /// A database's address for a client, password included.
    pub fn url(&self, password: &str, database: &str) -> String {
        let host = encode(&self.dir.to_string_lossy());
        format!("postgres://{ROLE}:{}@/{}?host={host}&port={PORT}", encode(password), encode(database))
    }

    /// Removes the lock file of a socket that a dead server left behind. Postgres would only compare
    /// the number in it, which may be another process's by now or that of one nobody has collected,
    /// and refuse to start. The directory is ours alone; call it once nothing works on the cluster.
    pub fn remove_stale_lock(&self) -> anyhow::Result<()> {
        match fs::remove_file(self.dir.join(format!(".s.PGSQL.{PORT}.lock"))) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                Err(error).context("the lock file of a stale socket could not be removed")
            }
            _ => Ok(()),
        }
    }

    /// Removes a directory that was made apart, once its server has ended.
    pub fn forget(&self) {
        if self.apart {
            // It is empty and in nobody's way; that it is gone or in use is no reason to fail.
            fs::remove_dir(&self.dir).ok();
        }
    }
}

/// Chooses the socket directory and makes it.
pub(super) fn prepare(place: &Place, run_as: &RunAs) -> anyhow::Result<Address> {
    let address = Address::choose(place);
    if address.apart {
        make_private(&address.dir, run_as)?;
    }
    Ok(address)
}

fn fits(dir: &Path) -> bool {
    dir.join(format!(".s.PGSQL.{PORT}")).as_os_str().len() <= LONGEST_PATH
}

/// A name that is the same for every start on the same data directory.
fn apart(data: &Path, runtime: Option<&Path>) -> PathBuf {
    let digest = Sha256::digest(data.as_os_str().as_encoded_bytes());
    let name: String = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let name = format!("carrel-{name}");
    runtime
        .filter(|dir| dir.is_absolute() && dir.is_dir())
        .map(|dir| dir.join(&name))
        .filter(|dir| fits(dir))
        .unwrap_or_else(|| Path::new("/tmp").join(&name))
}

/// Makes the directory for us alone. Anybody can make names in `/tmp`, so one that is there
/// already must be a true directory of ours or the server's, closed to all others.
fn make_private(dir: &Path, run_as: &RunAs) -> anyhow::Result<()> {
    let us = rustix::process::geteuid().as_raw();
    match fs::DirBuilder::new().mode(0o700).create(dir) {
        Ok(()) => {}
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            let found = fs::symlink_metadata(dir)?;
            let trusted = found.uid() == us || run_as.account().is_some_and(|account| account.uid == found.uid());
            if !found.is_dir() || !trusted || found.mode() & 0o077 != 0 {
                bail!("{} is in the way and not ours. Remove it and start again.", dir.display());
            }
        }
        Err(error) => {
            return Err(error).with_context(|| format!("the directory {} could not be made", dir.display()));
        }
    }
    if let Some(account) = run_as.account() {
        chown(dir, Some(account.uid), Some(account.gid))
            .with_context(|| format!("{} could not be given to {account}", dir.display()))?;
    }
    Ok(())
}

/// Percent-encodes everything but letters, digits and `-._~` (RFC 3986, "unreserved").
fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use super::*;

    #[test]
    fn a_url_says_what_the_driver_understands() {
        let address = Address { dir: PathBuf::from("/srv/my data/ü/postgres"), apart: false };
        let config: tokio_postgres::Config = address.url("ab/c@d", "carrel test").parse().unwrap();
        assert_eq!(config.get_hosts(), [tokio_postgres::config::Host::Unix("/srv/my data/ü/postgres".into())]);
        assert_eq!(config.get_dbname(), Some("carrel test"));
        assert_eq!(config.get_user(), Some("carrel"));
        assert_eq!(config.get_password(), Some(b"ab/c@d".as_slice()));
        assert_eq!(config.get_ports(), [PORT]);
    }

    #[test]
    fn a_path_is_short_enough_up_to_its_last_byte() {
        let socket = "/.s.PGSQL.5432".len();
        let dir = |length: usize| PathBuf::from(format!("/{}", "d".repeat(length - 1)));
        assert!(fits(&dir(LONGEST_PATH - socket)));
        assert!(!fits(&dir(LONGEST_PATH - socket + 1)));
    }

    #[test]
    fn a_directory_apart_is_steady_and_short() {
        let long = PathBuf::from(format!("/{}", "deep/".repeat(60)));
        let run = tempfile::tempdir().unwrap();
        let chosen = apart(&long, Some(run.path()));
        assert_eq!(chosen, apart(&long, Some(run.path())));
        assert_ne!(chosen, apart(Path::new("/other"), Some(run.path())));
        assert!(chosen.starts_with(run.path()));
        for unusable in [None, Some(Path::new("relative")), Some(Path::new("/does/not/exist"))] {
            let chosen = apart(&long, unusable);
            assert!(chosen.starts_with("/tmp") && fits(&chosen), "{chosen:?}");
        }
    }
}
