//! Whether the data directory can be written and has room.

use std::io::Write;
use std::path::Path;

use super::{Finding, State};

const MEGABYTE: u64 = 1_000_000;
/// Below this Postgres may stop at any moment, in megabytes.
const TOO_LITTLE: u64 = 200;
/// Below this somebody should make room soon, in megabytes.
const LITTLE: u64 = 1_000;

/// Looks at the data directory, or where it will be made.
pub fn check(data_dir: &Path) -> Vec<Finding> {
    let place = data_dir.ancestors().find(|dir| dir.is_dir()).unwrap_or(Path::new("."));
    let dir = data_dir.display().to_string();
    let mut findings = Vec::new();
    if let Err(error) = write(place) {
        let values = [("dir", dir.as_str().into()), ("error", error.to_string().into())];
        findings.push(Finding::said(State::Problem, "disk", "doctor-disk-closed", &values));
    }
    match rustix::fs::statvfs(place) {
        Ok(disk) => {
            let free = disk.f_bavail.saturating_mul(disk.f_frsize) / MEGABYTE;
            let (state, key) = match free {
                free if free < TOO_LITTLE => (State::Problem, "doctor-disk-full"),
                free if free < LITTLE => (State::Warning, "doctor-disk-little"),
                _ => (State::Ok, "doctor-disk-free"),
            };
            findings.push(Finding::said(state, "disk", key, &[("megabytes", free.into()), ("dir", dir.into())]));
        }
        Err(error) => {
            let values = [("dir", dir.into()), ("error", error.to_string().into())];
            findings.push(Finding::said(State::Warning, "disk", "doctor-disk-unknown", &values));
        }
    }
    findings
}

/// Writes a file that is gone again at once.
fn write(dir: &Path) -> std::io::Result<()> {
    let probe = dir.join(format!(".carrel-doctor-{}", std::process::id()));
    let written = std::fs::File::options().write(true).create_new(true).open(&probe)?.write_all(b"carrel");
    std::fs::remove_file(&probe)?;
    written
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_directory_that_is_not_there_yet_is_judged_by_where_it_will_be() {
        let dir = tempfile::tempdir().unwrap();
        let findings = check(&dir.path().join("not/yet"));
        assert!(findings.iter().all(|finding| finding.subject == "disk" && finding.sentence.contains("not/yet")));
        assert!(!dir.path().join("not").exists());
        assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_place_that_cannot_be_written_is_a_problem() {
        let findings = check(Path::new("/proc/carrel"));
        assert_eq!(findings[0].state, State::Problem, "{findings:?}");
    }
}
