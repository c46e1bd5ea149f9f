//! Installs a missing server where that is one command, and says what to do where it is not.

use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, bail};

use super::place::Place;
use super::{log, version};

/// Handed to the shell on its command line. It leaves no other change than the packages.
const SCRIPT: &str = include_str!("install.sh");

/// A way of installing packages that needs no question answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Installer {
    /// We are root on Debian, Ubuntu or a relative.
    Apt,
    /// The same by `sudo`, which asks for no password here.
    SudoApt,
}

/// The way that is open on this machine, if any.
pub(super) fn installer() -> Option<Installer> {
    if family(&os_release()) != Family::Debian || !Path::new("/usr/bin/apt-get").exists() {
        return None;
    }
    if rustix::process::geteuid().is_root() {
        return Some(Installer::Apt);
    }
    let sudo = Command::new("sudo")
        .args(["-n", "true"])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    sudo.is_ok_and(|status| status.success()).then_some(Installer::SudoApt)
}

impl Installer {
    /// Installs the server: a certain major version for an existing cluster, else the system's.
    pub async fn install(self, major: Option<u32>, place: &Place, say: &(dyn Fn(&str) + Sync)) -> anyhow::Result<()> {
        let package = debian_package(major);
        let sudo = if self == Installer::SudoApt { "sudo " } else { "" };
        say(&format!(
            "Carrel keeps its records in PostgreSQL, which this machine does not have yet. Installing \
             it with: {sudo}apt-get install {package}. This takes a minute or two."
        ));
        let mut command = match self {
            Installer::Apt => tokio::process::Command::new("sh"),
            Installer::SudoApt => {
                let mut command = tokio::process::Command::new("sudo");
                command.args(["-n", "sh"]);
                command
            }
        };
        let log_path = place.data().join("postgres-install.log");
        let (output, from) = log::open(&log_path)?;
        let errors = output.try_clone().context("the log of the installation could not be opened")?;
        let status = command
            .args(["-c", SCRIPT, "install-postgres", &package, &version::OLDEST.to_string()])
            .current_dir("/")
            .stdin(Stdio::null())
            .stdout(output)
            .stderr(errors)
            .status()
            .await
            .context("the installation could not be started")?;
        if !status.success() {
            bail!(
                "PostgreSQL could not be installed ({status}). The end of {}:\n{}\n\n{}",
                log_path.display(),
                log::tail(&log_path, from),
                advice(major),
            );
        }
        Ok(())
    }
}

/// What a person has to type on this machine to get a server.
pub(super) fn advice(major: Option<u32>) -> String {
    advice_for(family(&os_release()), major)
}

/// Systems that install a server in the same way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Family {
    Debian,
    Fedora,
    Suse,
    Alpine,
    Arch,
    Mac,
    Other,
}

fn os_release() -> String {
    std::fs::read_to_string("/etc/os-release").unwrap_or_default()
}

/// Tells the family from `/etc/os-release` (freedesktop.org, "os-release": `ID`, `ID_LIKE`).
fn family(os_release: &str) -> Family {
    if cfg!(target_os = "macos") {
        return Family::Mac;
    }
    let words = |key: &str| -> Vec<String> {
        let value = os_release.lines().find_map(|line| line.strip_prefix(key)).unwrap_or_default();
        value.trim_matches(['"', '\'']).split_whitespace().map(str::to_owned).collect()
    };
    let mut ids = words("ID=");
    ids.extend(words("ID_LIKE="));
    ids.iter()
        .find_map(|id| match id.as_str() {
            "debian" | "ubuntu" => Some(Family::Debian),
            "fedora" | "rhel" | "centos" => Some(Family::Fedora),
            "suse" | "opensuse" => Some(Family::Suse),
            "alpine" => Some(Family::Alpine),
            "arch" => Some(Family::Arch),
            _ => None,
        })
        .unwrap_or(Family::Other)
}

fn debian_package(major: Option<u32>) -> String {
    major.map_or("postgresql".to_owned(), |major| format!("postgresql-{major}"))
}

fn advice_for(family: Family, major: Option<u32>) -> String {
    let number = major.map(|major| major.to_string()).unwrap_or_default();
    let command = match family {
        Family::Debian => format!("sudo apt-get install {}", debian_package(major)),
        Family::Fedora => "sudo dnf install postgresql-server postgresql-contrib".to_owned(),
        Family::Suse => {
            format!("sudo zypper install postgresql{number}-server postgresql{number}-contrib")
        }
        Family::Alpine => format!("sudo apk add postgresql{number} postgresql{number}-contrib"),
        Family::Arch => "sudo pacman -S postgresql".to_owned(),
        Family::Mac => format!("brew install postgresql@{}", major.unwrap_or(17)),
        Family::Other => {
            let wanted = major.map_or(format!("{} or newer", version::OLDEST), |major| major.to_string());
            return format!(
                "Install the PostgreSQL server {wanted}, with its contrib modules, and start Carrel \
                 again. Or name a server of your own with DATABASE_URL."
            );
        }
    };
    format!(
        "Install it with\n    {command}\nand start Carrel again. It uses only the programs and keeps a \
         private database of its own. Or name a server of your own with DATABASE_URL."
    )
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use super::*;

    #[test]
    fn families_are_told_by_id_or_likeness() {
        let cases = [
            ("ID=debian\nVERSION_ID=\"12\"\n", Family::Debian),
            ("NAME=\"Linux Mint\"\nID=linuxmint\nID_LIKE=\"ubuntu debian\"\n", Family::Debian),
            ("ID=\"rocky\"\nID_LIKE=\"rhel centos fedora\"\n", Family::Fedora),
            ("ID=\"opensuse-leap\"\nID_LIKE=\"suse opensuse\"\n", Family::Suse),
            ("ID=alpine\n", Family::Alpine),
            ("ID=plan9\n", Family::Other),
            ("", Family::Other),
        ];
        if cfg!(target_os = "linux") {
            for (text, expected) in cases {
                assert_eq!(family(text), expected, "{text}");
            }
        }
    }

    #[test]
    fn the_advice_is_a_command_to_type() {
        assert!(advice_for(Family::Debian, None).contains("sudo apt-get install postgresql\n"));
        assert!(advice_for(Family::Debian, Some(15)).contains("postgresql-15"));
        assert!(advice_for(Family::Other, None).contains("15 or newer"));
        for family in [Family::Fedora, Family::Suse, Family::Alpine, Family::Arch, Family::Mac] {
            assert!(advice_for(family, Some(16)).contains("    "), "{family:?}");
        }
    }
}
