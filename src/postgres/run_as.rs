//! The account that the server runs as, which is never root.
//!
//! Started as root, Carrel hands `postgres/` in its data directory to an ordinary account and
//! nothing else. That account often cannot walk the way there (`/root` is closed to it), and
//! opening somebody's home to it would be a change nobody asked for. So the directory is opened by
//! us and the server is given the open directory, under the name `/proc/self/fd/N`.

use std::fmt;
use std::fs;
use std::os::fd::{AsRawFd, OwnedFd};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt, chown, lchown};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use rustix::fs::{Mode, OFlags};
use rustix::io::FdFlags;
use tokio::process::Command;

use super::place::Place;

/// An account of the system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Account {
    pub name: String,
    pub uid: u32,
    pub gid: u32,
}

impl fmt::Display for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the user {}", self.name)
    }
}

/// How the server's programs are run.
#[derive(Debug)]
pub(super) struct RunAs {
    account: Option<Account>,
    home: PathBuf,
    door: Option<OwnedFd>,
}

impl RunAs {
    /// Chooses the account, makes the server's directory and gives it to that account.
    pub fn prepare(place: &Place) -> anyhow::Result<RunAs> {
        let home = place.home();
        if !home.exists() {
            fs::DirBuilder::new()
                .mode(0o700)
                .create(&home)
                .with_context(|| format!("{} could not be made", home.display()))?;
        }
        let us = rustix::process::geteuid();
        if !us.is_root() {
            if fs::metadata(&home).is_ok_and(|found| found.uid() != us.as_raw()) {
                bail!(
                    "{} belongs to another user, because Carrel was started as that user or as root \
                     before. Start it the same way again, or give the data directory to yourself \
                     with chown -R.",
                    home.display()
                );
            }
            return Ok(RunAs { account: None, home, door: None });
        }
        let account = choose(place)?;
        own(&home, &account).with_context(|| format!("{} could not be given to {account}", home.display()))?;
        let door = if may_walk(&home, &account) { None } else { Some(open_door(&home, &account)?) };
        Ok(RunAs { account: Some(account), home, door })
    }

    /// The account, when it is another than ours.
    pub fn account(&self) -> Option<&Account> {
        self.account.as_ref()
    }

    /// The server's directory under the name by which the server can reach it.
    pub fn home(&self) -> PathBuf {
        match &self.door {
            Some(door) => PathBuf::from(format!("/proc/self/fd/{}", door.as_raw_fd())),
            None => self.home.clone(),
        }
    }

    /// A command that runs as the account, in a directory everybody can be in, with messages in
    /// English and without `PG…` variables that would change what it does.
    pub fn command(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        command.current_dir("/").env("LC_ALL", "C");
        for (name, _) in std::env::vars_os() {
            if name.as_encoded_bytes().starts_with(b"PG") {
                command.env_remove(name);
            }
        }
        if let Some(account) = &self.account {
            // This drops root's other groups as well.
            command.uid(account.uid).gid(account.gid);
        }
        command
    }
}

/// Whoever owns the cluster keeps it; a new one goes to `postgres`, else to `nobody`.
fn choose(place: &Place) -> anyhow::Result<Account> {
    let passwd = fs::read_to_string("/etc/passwd").context("/etc/passwd could not be read")?;
    if let Ok(cluster) = fs::metadata(place.cluster())
        && cluster.uid() != 0
    {
        let (uid, gid) = (cluster.uid(), cluster.gid());
        let name = accounts(&passwd).find(|account| account.uid == uid).map_or(uid.to_string(), |account| account.name);
        return Ok(Account { name, uid, gid });
    }
    let named = |name: &str| accounts(&passwd).find(|account| account.name == name && account.uid != 0);
    match named("postgres").or_else(|| named("nobody")) {
        Some(account) => Ok(account),
        None => bail!(
            "Postgres refuses to run as root, and this machine has no user named postgres or nobody \
             to run it as. Make one (adduser --system postgres), or start Carrel as an ordinary user."
        ),
    }
}

fn accounts(passwd: &str) -> impl Iterator<Item = Account> {
    passwd.lines().filter_map(|line| {
        let mut fields = line.split(':');
        let name = fields.next()?.to_owned();
        let uid = fields.nth(1)?.parse().ok()?;
        let gid = fields.next()?.parse().ok()?;
        Some(Account { name, uid, gid })
    })
}

/// Gives the directory to the account, with all that is in it where a copy has left it to root.
fn own(home: &Path, account: &Account) -> std::io::Result<()> {
    let give = |path: &Path| lchown(path, Some(account.uid), Some(account.gid));
    for entry in fs::read_dir(home)? {
        let entry = entry?;
        if entry.metadata()?.uid() != account.uid {
            give_tree(&entry.path(), &give)?;
        }
    }
    if fs::metadata(home)?.uid() != account.uid {
        chown(home, Some(account.uid), Some(account.gid))?;
    }
    fs::set_permissions(home, fs::Permissions::from_mode(0o700))
}

fn give_tree(path: &Path, give: &impl Fn(&Path) -> std::io::Result<()>) -> std::io::Result<()> {
    if fs::symlink_metadata(path)?.is_dir() {
        for entry in fs::read_dir(path)? {
            give_tree(&entry?.path(), give)?;
        }
    }
    give(path)
}

/// Whether the account may pass through every directory above `home`. Access lists are not
/// looked at: where they allow more, the open directory works just as well.
fn may_walk(home: &Path, account: &Account) -> bool {
    home.ancestors()
        .skip(1)
        .all(|dir| fs::metadata(dir).is_ok_and(|found| may_search(found.mode(), found.uid(), found.gid(), account)))
}

fn may_search(mode: u32, owner: u32, group: u32, account: &Account) -> bool {
    let bit = if owner == account.uid {
        0o100
    } else if group == account.gid {
        0o010
    } else {
        0o001
    };
    mode & bit != 0
}

fn open_door(home: &Path, account: &Account) -> anyhow::Result<OwnedFd> {
    if !Path::new("/proc/self/fd").is_dir() {
        bail!(
            "Postgres runs as {account}, who may not pass through the directories above {}. Choose \
             another data directory with CARREL_DATA_DIR, or allow it with chmod o+x.",
            home.display()
        );
    }
    let open = || -> rustix::io::Result<OwnedFd> {
        let door = rustix::fs::open(home, OFlags::RDONLY | OFlags::DIRECTORY, Mode::empty())?;
        // The server inherits it, so it must stay open across exec.
        rustix::io::fcntl_setfd(&door, FdFlags::empty())?;
        Ok(door)
    };
    open().with_context(|| format!("{} could not be opened", home.display()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use super::*;

    #[test]
    fn accounts_are_read_and_broken_lines_passed_over() {
        let passwd = "root:x:0:0:root:/root:/bin/bash\n# comment\npostgres:x:101:104:,,,:/var:/bin/sh\nodd:x:one:1::\n";
        let found: Vec<_> = accounts(passwd).collect();
        assert_eq!(found.len(), 2);
        assert_eq!(found[1], Account { name: "postgres".into(), uid: 101, gid: 104 });
    }

    #[test]
    fn the_first_class_that_fits_decides() {
        let account = Account { name: "postgres".into(), uid: 101, gid: 104 };
        assert!(may_search(0o755, 0, 0, &account));
        assert!(!may_search(0o700, 0, 0, &account));
        assert!(may_search(0o700, 101, 0, &account));
        assert!(may_search(0o710, 0, 104, &account));
        assert!(!may_search(0o601, 101, 104, &account));
    }
}
