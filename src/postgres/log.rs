//! The server's log: one file of bounded size, and its end for error messages.

use std::fs::{self, File};
use std::io::{Read, Seek, SeekFrom};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use anyhow::Context;

/// A log longer than this is set aside at start, in bytes.
const LONGEST: u64 = 4 * 1024 * 1024;
/// At most this much of the end is shown, in bytes.
const SHOWN: u64 = 3000;

/// Opens the log for appending and tells where this run's lines will begin, in bytes. One older
/// log is kept beside it.
pub(super) fn open(path: &Path) -> anyhow::Result<(File, u64)> {
    let open = || -> std::io::Result<(File, u64)> {
        if fs::metadata(path).is_ok_and(|log| log.len() > LONGEST) {
            fs::rename(path, path.with_extension("log.1"))?;
        }
        let file = File::options().append(true).create(true).mode(0o600).open(path)?;
        let length = file.metadata()?.len();
        Ok((file, length))
    };
    open().with_context(|| format!("the log {} could not be opened", path.display()))
}

/// The last lines since `from`, for a person who wants to know what went wrong.
pub(super) fn tail(path: &Path, from: u64) -> String {
    let read = || -> std::io::Result<Vec<u8>> {
        let mut file = File::open(path)?;
        let start = from.max(file.metadata()?.len().saturating_sub(SHOWN));
        file.seek(SeekFrom::Start(start))?;
        let mut bytes = Vec::new();
        file.take(SHOWN).read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    match read() {
        Ok(bytes) if bytes.is_empty() => "(nothing was logged)".to_owned(),
        Ok(bytes) => String::from_utf8_lossy(&bytes).trim_end().to_owned(),
        Err(error) => format!("(the log could not be read: {error})"),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use super::*;
    use std::io::Write;

    #[test]
    fn the_tail_is_this_runs_and_bounded() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("postgres.log");
        let (mut log, from) = open(&path).unwrap();
        writeln!(log, "from an earlier run").unwrap();
        assert_eq!(from, 0);
        let (mut log, from) = open(&path).unwrap();
        assert_eq!(tail(&path, from), "(nothing was logged)");
        writeln!(log, "FATAL: no").unwrap();
        assert_eq!(tail(&path, from), "FATAL: no");
        writeln!(log, "{}", "x".repeat(10_000)).unwrap();
        assert!(tail(&path, from).len() < 3001);
    }

    #[test]
    fn a_long_log_is_set_aside() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("postgres.log");
        File::create(&path).unwrap().set_len(LONGEST + 1).unwrap();
        let (_, from) = open(&path).unwrap();
        assert_eq!(from, 0);
        assert!(dir.path().join("postgres.log.1").exists());
    }
}
