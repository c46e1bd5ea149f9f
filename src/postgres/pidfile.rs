//! Reads `postmaster.pid`, which a running server keeps in its cluster.
//!
//! Its lines are process id, data directory, start time, port, socket directory, listening
//! address, shared memory, state (Postgres manual, "Database File Layout").

use std::path::{Path, PathBuf};

/// What the file tells about the server that wrote it, which may be long dead.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct PidFile {
    /// The postmaster's process id.
    pub pid: i32,
    /// Its socket directory, as it named it; missing while it starts.
    pub socket_dir: Option<PathBuf>,
}

/// The path of the file in a cluster.
pub(super) fn path(cluster: &Path) -> PathBuf {
    cluster.join("postmaster.pid")
}

/// Reads the file of a cluster; `None` when there is none or it holds no process id.
pub(super) fn read(cluster: &Path) -> Option<PidFile> {
    parse(&std::fs::read_to_string(path(cluster)).ok()?)
}

fn parse(text: &str) -> Option<PidFile> {
    let mut lines = text.lines();
    // A server in single-user mode writes its id as a negative number.
    let pid = lines.next()?.trim().parse::<i32>().ok()?.checked_abs().filter(|pid| *pid > 0)?;
    let socket_dir = lines.nth(3).map(str::trim).filter(|dir| !dir.is_empty()).map(PathBuf::from);
    Some(PidFile { pid, socket_dir })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use super::*;

    #[test]
    fn a_whole_file_gives_process_and_socket() {
        let text =
            "16654\n/srv/carrel/postgres/cluster\n1795300000\n5432\n/srv/carrel/postgres\n\n 5432001 3\nready   \n";
        let expected = PidFile { pid: 16654, socket_dir: Some("/srv/carrel/postgres".into()) };
        assert_eq!(parse(text), Some(expected));
    }

    #[test]
    fn a_server_that_has_just_begun_has_no_socket_yet() {
        assert_eq!(parse("12\n/srv/cluster\n1795300000\n5432\n"), Some(PidFile { pid: 12, socket_dir: None }));
        assert_eq!(parse("12\n/srv\n1\n5432\n\n"), Some(PidFile { pid: 12, socket_dir: None }));
    }

    #[test]
    fn single_user_mode_is_a_negative_number() {
        assert_eq!(parse("-77\n/srv\n").map(|file| file.pid), Some(77));
    }

    #[test]
    fn anything_else_is_no_server() {
        for text in ["", "\n", "0\n", "twelve\n", "99999999999\n", "-2147483648\n"] {
            assert_eq!(parse(text), None, "{text:?}");
        }
    }
}
