//! Versions of Postgres, as `postgres --version` prints them.

/// The oldest major version that Carrel runs on.
pub(super) const OLDEST: u32 = 15;

/// The major version in a line such as `postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)`.
pub(super) fn major(line: &str) -> Option<u32> {
    let after = line.split_once("PostgreSQL)")?.1.trim_start();
    let end = after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len());
    after.get(..end)?.parse().ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use super::*;

    #[test]
    fn releases_betas_and_builds_are_understood() {
        assert_eq!(major("postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)\n"), Some(15));
        assert_eq!(major("postgres (PostgreSQL) 18beta1"), Some(18));
        assert_eq!(major("postgres (PostgreSQL) 17"), Some(17));
        assert_eq!(major("postgres (PostgreSQL) 9.6.24"), Some(9));
    }

    #[test]
    fn other_programs_have_no_version() {
        assert_eq!(major("psql 15.18"), None);
        assert_eq!(major("postgres (PostgreSQL) devel"), None);
        assert_eq!(major(""), None);
    }
}
