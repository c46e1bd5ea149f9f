//! Where systems usually put the programs of the server.

use std::path::{Path, PathBuf};

/// Where systems put the server: versioned directories newest first, then plain ones.
pub(super) fn dirs() -> Vec<PathBuf> {
    // A parent, what the versioned name begins with, and what follows it.
    const VERSIONED: [(&str, &str, &str); 7] = [
        ("/usr/lib/postgresql", "", "bin"),
        ("/usr", "pgsql-", "bin"),
        ("/usr/lib", "postgresql", "bin"),
        ("/usr/libexec", "postgresql", ""),
        ("/opt/homebrew/opt", "postgresql@", "bin"),
        ("/usr/local/opt", "postgresql@", "bin"),
        ("/Applications/Postgres.app/Contents/Versions", "", "bin"),
    ];
    const PLAIN: [&str; 5] =
        ["/usr/local/pgsql/bin", "/usr/local/bin", "/usr/bin", "/opt/homebrew/bin", "/run/current-system/sw/bin"];
    let mut dirs = Vec::new();
    for (parent, prefix, below) in VERSIONED {
        dirs.extend(versioned(Path::new(parent), prefix).into_iter().map(|dir| dir.join(below)));
    }
    dirs.extend(PLAIN.map(PathBuf::from));
    dirs
}

fn versioned(parent: &Path, prefix: &str) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(parent) else {
        return Vec::new();
    };
    let mut names: Vec<String> = entries
        .flatten()
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| name.starts_with(prefix))
        .collect();
    names.sort_by_key(|name| std::cmp::Reverse(trailing(name)));
    names.into_iter().map(|name| parent.join(name)).collect()
}

/// The number that the name of a versioned directory ends with: `pgsql-16` is 16.
fn trailing(name: &str) -> u32 {
    let start = name.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    name.get(start..).and_then(|digits| digits.parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use super::*;

    #[test]
    fn the_newest_version_comes_first() {
        let dir = tempfile::tempdir().unwrap();
        for name in ["pgsql-9", "pgsql-17", "pgsql-16", "other"] {
            std::fs::create_dir(dir.path().join(name)).unwrap();
        }
        let names = ["pgsql-17", "pgsql-16", "pgsql-9"].map(|name| dir.path().join(name));
        assert_eq!(versioned(dir.path(), "pgsql-"), names);
    }

    #[test]
    fn directories_are_ordered_by_number_not_by_letter() {
        let mut names = ["9", "17", "pgsql-16", "postgresql@8", "postgresql"];
        names.sort_by_key(|name| std::cmp::Reverse(trailing(name)));
        assert_eq!(names, ["17", "pgsql-16", "9", "postgresql@8", "postgresql"]);
    }
}
