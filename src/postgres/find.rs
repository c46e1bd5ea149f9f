//! Finds the programs of a Postgres server on this machine.
//!
//! Debian keeps them out of `PATH`, and what is in `PATH` may be a link to elsewhere, so every
//! program is followed to the directory where `postgres` and `initdb` truly lie together.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::place::{self, Place};
use super::{Settings, install, usual, version};

use super::found::{Found, Looked, NotFound};

/// Finds the server that [`super::Cluster::start`] would use, changing nothing.
///
/// A directory that is named in the settings is the only one looked at. Otherwise the order is
/// `PATH`, `pg_config --bindir`, then where systems usually put it, newest first. An existing
/// cluster takes none but the major version that made it.
///
/// # Errors
/// [`NotFound`], with everything that was looked at.
pub fn find(settings: &Settings) -> Result<Found, NotFound> {
    let wanted = place::major_of(&settings.data_dir);
    let mut search = Search { wanted, looked: Vec::new(), seen: BTreeSet::new() };
    let found = match &settings.bin {
        Some(bin) => search.named(bin),
        None => search.everywhere(),
    };
    found.ok_or_else(|| {
        let advice = match &settings.bin {
            Some(_) => "CARREL_POSTGRES_BIN must name the directory that holds postgres and initdb, \
                        such as /usr/lib/postgresql/15/bin. Correct it or leave it out."
                .to_owned(),
            None => install::advice(wanted),
        };
        NotFound { looked: search.looked, wanted, advice }
    })
}

/// Finds the server, installing it where that is allowed and possible.
pub(super) async fn obtain(settings: &Settings, place: &Place, say: &(dyn Fn(&str) + Sync)) -> anyhow::Result<Found> {
    let missing = match find(settings) {
        Ok(found) => return Ok(found),
        Err(missing) => missing,
    };
    if settings.bin.is_none()
        && settings.may_install
        && let Some(installer) = install::installer()
    {
        installer.install(missing.wanted, place, say).await?;
        return Ok(find(settings)?);
    }
    Err(missing.into())
}

struct Search {
    wanted: Option<u32>,
    looked: Vec<Looked>,
    seen: BTreeSet<PathBuf>,
}

impl Search {
    fn named(&mut self, bin: &Path) -> Option<Found> {
        // People point at the program as readily as at its directory.
        let program = if bin.is_file() { bin.to_path_buf() } else { bin.join("postgres") };
        self.consider(&program, "CARREL_POSTGRES_BIN")
    }

    fn everywhere(&mut self) -> Option<Found> {
        self.path().or_else(|| self.pg_config()).or_else(|| self.usual_places())
    }

    fn path(&mut self) -> Option<Found> {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let programs: Vec<_> = std::env::split_paths(&path)
            .filter(|dir| dir.is_absolute())
            .map(|dir| dir.join("postgres"))
            .filter(|program| program.is_file())
            .collect();
        if programs.is_empty() {
            self.note("PATH", "no postgres there");
        }
        programs.iter().find_map(|program| self.consider(program, "PATH"))
    }

    fn pg_config(&mut self) -> Option<Found> {
        const SOURCE: &str = "pg_config --bindir";
        match Command::new("pg_config").arg("--bindir").output() {
            Ok(output) if output.status.success() => {
                let dir = String::from_utf8_lossy(&output.stdout).trim().to_owned();
                self.consider(&Path::new(&dir).join("postgres"), SOURCE)
            }
            _ => {
                self.note(SOURCE, "no pg_config there");
                None
            }
        }
    }

    fn usual_places(&mut self) -> Option<Found> {
        let before = self.looked.len();
        let programs: Vec<_> =
            usual::dirs().into_iter().map(|dir| dir.join("postgres")).filter(|p| p.is_file()).collect();
        let found = programs.iter().find_map(|program| self.consider(program, "the usual places"));
        if found.is_none() && self.looked.len() == before {
            self.note("/usr/lib/postgresql/*/bin and the usual places of other systems", "no other postgres there");
        }
        found
    }

    fn consider(&mut self, program: &Path, source: &str) -> Option<Found> {
        let Ok(true_program) = std::fs::canonicalize(program) else {
            self.note(&format!("{source}, {}", program.display()), "no such file");
            return None;
        };
        let bin = true_program.parent().unwrap_or(Path::new("/")).to_path_buf();
        if !self.seen.insert(bin.clone()) {
            return None;
        }
        match inspect(&bin, self.wanted) {
            Ok(major) => Some(Found { bin, major, source: source.to_owned() }),
            Err(outcome) => {
                self.note(&format!("{source}, {}", bin.display()), &outcome);
                None
            }
        }
    }

    fn note(&mut self, place: &str, outcome: &str) {
        self.looked.push(Looked { place: place.to_owned(), outcome: outcome.to_owned() });
    }
}

fn inspect(bin: &Path, wanted: Option<u32>) -> Result<u32, String> {
    if !bin.join("initdb").is_file() {
        return Err("postgres is there, but initdb is not".to_owned());
    }
    let output = Command::new(bin.join("postgres"))
        .arg("--version")
        .env("LC_ALL", "C")
        .output()
        .map_err(|error| format!("postgres could not be run: {error}"))?;
    let line = String::from_utf8_lossy(&output.stdout);
    let major = version::major(&line).ok_or_else(|| "postgres did not say its version".to_owned())?;
    if major < version::OLDEST {
        return Err(format!("PostgreSQL {major}, which is too old"));
    }
    match wanted {
        Some(wanted) if wanted != major => Err(format!("PostgreSQL {major}")),
        _ => Ok(major),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use super::*;
    use std::os::unix::fs::{PermissionsExt, symlink};

    fn server(dir: &Path, line: &str) {
        std::fs::create_dir_all(dir).unwrap();
        for program in ["postgres", "initdb"] {
            let path = dir.join(program);
            std::fs::write(&path, format!("#!/bin/sh\necho '{line}'\n")).unwrap();
            std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
        }
    }

    fn settings(data: &Path, bin: &Path) -> Settings {
        let (data_dir, bin) = (data.to_path_buf(), Some(bin.to_path_buf()));
        Settings { data_dir, bin, throwaway: true, may_install: false, max_connections: 10 }
    }

    #[test]
    fn a_link_is_followed_to_where_its_siblings_are() {
        let dir = tempfile::tempdir().unwrap();
        let real = dir.path().canonicalize().unwrap().join("lib/16/bin");
        server(&real, "postgres (PostgreSQL) 16.4");
        let links = dir.path().join("bin");
        std::fs::create_dir(&links).unwrap();
        symlink(real.join("postgres"), links.join("postgres")).unwrap();
        for named in [links.clone(), links.join("postgres")] {
            let found = find(&settings(dir.path(), &named)).unwrap();
            assert_eq!(found, Found { bin: real.clone(), major: 16, source: "CARREL_POSTGRES_BIN".into() });
        }
    }

    #[test]
    fn what_is_too_old_is_named() {
        let dir = tempfile::tempdir().unwrap();
        server(dir.path(), "postgres (PostgreSQL) 13.2");
        let error = find(&settings(dir.path(), dir.path())).unwrap_err().to_string();
        assert!(error.contains("PostgreSQL 13, which is too old"), "{error}");
        assert!(error.contains("CARREL_POSTGRES_BIN"), "{error}");
    }

    #[test]
    fn a_cluster_asks_for_the_version_that_made_it() {
        let dir = tempfile::tempdir().unwrap();
        let cluster = dir.path().join("postgres/cluster");
        std::fs::create_dir_all(&cluster).unwrap();
        std::fs::write(cluster.join("PG_VERSION"), "15\n").unwrap();
        let bin = dir.path().join("bin");
        server(&bin, "postgres (PostgreSQL) 17.1");
        let error = find(&settings(dir.path(), &bin)).unwrap_err();
        assert_eq!(error.wanted, Some(15));
        server(&bin, "postgres (PostgreSQL) 15.1");
        assert_eq!(find(&settings(dir.path(), &bin)).unwrap().major, 15);
    }

    #[test]
    fn an_empty_directory_is_no_server() {
        let dir = tempfile::tempdir().unwrap();
        let error = find(&settings(dir.path(), dir.path())).unwrap_err();
        assert_eq!(error.looked.len(), 1);
        assert_eq!(error.looked[0].outcome, "no such file");
    }
}
