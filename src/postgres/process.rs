//! Which processes are there, and which of them work on a cluster.
//!
//! A process id alone proves nothing: after a restart of the machine, and always in a container,
//! the number in a stale file belongs to somebody else. But every Postgres process has its
//! cluster as working directory, which `/proc` shows.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use rustix::process::{Pid, Signal, kill_process, test_kill_process};

/// Sends a signal. A process that is already gone is no error.
pub(super) fn signal(pid: i32, signal: Signal) -> std::io::Result<()> {
    let Some(pid) = Pid::from_raw(pid) else {
        return Ok(());
    };
    match kill_process(pid, signal) {
        Ok(()) | Err(rustix::io::Errno::SRCH) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// Whether a process runs. One that has ended but that nobody has collected does not, which
/// happens for ever in a container whose first process collects none.
pub(super) fn alive(pid: i32) -> bool {
    let Some(id) = Pid::from_raw(pid) else {
        return false;
    };
    match test_kill_process(id) {
        Ok(()) | Err(rustix::io::Errno::PERM) => !is_zombie(pid),
        Err(_) => false,
    }
}

fn is_zombie(pid: i32) -> bool {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    // The name in parentheses may itself hold parentheses and spaces; the state follows the last.
    let state = stat.rsplit_once(')').and_then(|(_, rest)| rest.trim_start().chars().next());
    matches!(state, Some('Z' | 'X'))
}

/// Whether the process is a Postgres that works in `dir`; `None` where the system cannot tell.
pub(super) fn works_in(pid: i32, dir: &Path) -> Option<bool> {
    // Missing on other systems than Linux.
    fs::metadata("/proc/self/cwd").ok()?;
    let Ok(wanted) = fs::metadata(dir) else {
        return Some(false);
    };
    let same = |cwd: fs::Metadata| cwd.dev() == wanted.dev() && cwd.ino() == wanted.ino();
    let here = fs::metadata(format!("/proc/{pid}/cwd")).is_ok_and(same);
    let name = fs::read_to_string(format!("/proc/{pid}/comm")).unwrap_or_default();
    // A shell somebody has left in that directory is none of our business.
    Some(here && matches!(name.trim_end(), "postgres" | "postmaster" | "initdb"))
}

/// Every Postgres process that works in `dir`; none where the system cannot tell.
pub(super) fn residents(dir: &Path) -> Vec<i32> {
    let Ok(entries) = fs::read_dir("/proc") else {
        return Vec::new();
    };
    entries
        .flatten()
        .filter_map(|entry| entry.file_name().to_str()?.parse::<i32>().ok())
        .filter(|pid| works_in(*pid, dir) == Some(true))
        .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use super::*;

    #[test]
    fn this_process_runs_and_an_ended_one_does_not() {
        assert!(alive(i32::try_from(std::process::id()).unwrap()));
        let mut child = std::process::Command::new("true").spawn().unwrap();
        let pid = i32::try_from(child.id()).unwrap();
        // Uncollected on purpose: the child is a zombie once its output end is closed.
        while fs::read_to_string(format!("/proc/{pid}/stat")).is_ok_and(|stat| !stat.contains(") Z")) {
            std::thread::yield_now();
        }
        assert!(!alive(pid));
        child.wait().unwrap();
        assert!(!alive(pid));
    }

    #[test]
    fn a_process_that_is_no_postgres_is_not_ours() {
        let pid = i32::try_from(std::process::id()).unwrap();
        assert_eq!(works_in(pid, &std::env::current_dir().unwrap()), Some(false));
    }
}
