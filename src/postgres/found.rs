//! What a search for a server comes to.

use std::fmt;
use std::path::PathBuf;

use super::version;

/// A usable server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The directory with `postgres` and `initdb`.
    pub bin: PathBuf,
    /// The major version, such as 15.
    pub major: u32,
    /// How it was come by, such as "PATH".
    pub source: String,
}

/// A place that was looked at in vain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Looked {
    /// The directory, or what stands for it.
    pub place: String,
    /// What was found there instead of a usable server.
    pub outcome: String,
}

/// No usable server: where it was looked for, and what to install.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotFound {
    /// Every place, in the order in which they were looked at.
    pub looked: Vec<Looked>,
    /// The one version that will do, when the cluster was made by another than those found.
    pub wanted: Option<u32>,
    /// What to do about it, in plain words.
    pub advice: String,
}

impl fmt::Display for NotFound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.wanted {
            Some(major) => writeln!(
                f,
                "This data directory was made by PostgreSQL {major}, and only that version can open \
                 it, but it was not found."
            )?,
            None => writeln!(f, "No PostgreSQL server {} or newer was found.", version::OLDEST)?,
        }
        for looked in &self.looked {
            writeln!(f, "  {}: {}", looked.place, looked.outcome)?;
        }
        f.write_str(&self.advice)
    }
}

impl std::error::Error for NotFound {}
