//! The program that is measured: this binary, serving, as a process of its own.

use std::fs::{self, File};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::Stdio;
use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use rustix::process::{Pid, Signal, kill_process};
use tokio::process::{Child, Command};
use tokio::time::{sleep, timeout};

use super::client::Client;
use super::requests;
use super::scratch::{Scratch, free_address};
use crate::app::App;

/// How long the first page may take; a cluster that has to be made first takes some of it.
const PATIENCE: Duration = Duration::from_secs(120);
/// How long stopping may take: open requests are given half a minute.
const STOPPING: Duration = Duration::from_secs(60);
/// How often a page is asked for until there is one.
const KNOCK: Duration = Duration::from_millis(2);

/// The way a server is started.
pub struct Way {
    /// The database, or none for a private cluster of its own.
    database_url: Option<String>,
    /// Its data directory.
    data_dir: PathBuf,
    log: PathBuf,
    no_options: PathBuf,
    settings: Vec<(&'static str, String)>,
}

impl Way {
    /// A server on this database, or on a cluster of its own, with the options that people begin with.
    /// Only mail is let out faster, so that it is the server that is measured and not its brake.
    pub fn new(app: &App, scratch: &Scratch, database_url: Option<&str>, smtp_port: u16) -> anyhow::Result<Way> {
        let config = app.config();
        let content = fs::canonicalize(&config.content_dir).context("The content folder can't be read")?;
        let mut settings = vec![
            ("CARREL_CONTENT_DIR", content.display().to_string()),
            ("CARREL_SMTP_HOST", "127.0.0.1".to_owned()),
            ("CARREL_SMTP_PORT", smtp_port.to_string()),
            ("CARREL_SMTP_SECURITY", "none".to_owned()),
            ("CARREL_MAIL_PER_MINUTE", "100000".to_owned()),
        ];
        if let Some(bin) = &config.postgres_bin {
            settings.push(("CARREL_POSTGRES_BIN", bin.display().to_string()));
        }
        Ok(Way {
            database_url: database_url.map(str::to_owned),
            data_dir: scratch.folder(if database_url.is_some() { "server" } else { "alone" })?,
            log: scratch.path("server.log"),
            no_options: scratch.write("carrel.toml", "")?,
            settings,
        })
    }

    /// Starts it, and returns once it has answered with a page, and after how long.
    pub async fn start(&self) -> anyhow::Result<(Server, Duration)> {
        let address = free_address()?;
        let log =
            File::options().create(true).append(true).open(&self.log).context("the server's log can't be kept")?;
        let mut command = Command::new(std::env::current_exe().context("this program can't be found")?);
        for (name, _) in std::env::vars_os() {
            let name = name.to_string_lossy().into_owned();
            if name.starts_with("CARREL_") || name.ends_with("DATABASE_URL") {
                command.env_remove(name);
            }
        }
        command.arg("serve").envs(self.settings.iter().map(|(key, value)| (key, value)));
        command.env("CARREL_CONFIG", &self.no_options).env("CARREL_DATA_DIR", &self.data_dir);
        command.env("CARREL_LISTEN", address.to_string());
        if let Some(url) = &self.database_url {
            command.env("DATABASE_URL", url);
        }
        command.stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log).kill_on_drop(true);
        let begin = Instant::now();
        let child = command.spawn().context("the server could not be started")?;
        let pid = child.id().and_then(|id| i32::try_from(id).ok()).context("the server ended at once")?;
        let mut server = Server { child, pid, address };
        let first =
            timeout(PATIENCE, server.first_page()).await.context("the server has shown no page for two minutes");
        if let Err(error) = first.and_then(|shown| shown) {
            return Err(error.context(format!("The end of the server's log:\n{}", self.tail())));
        }
        Ok((server, begin.elapsed()))
    }

    fn tail(&self) -> String {
        let text = fs::read_to_string(&self.log).unwrap_or_default();
        let lines: Vec<&str> = text.lines().collect();
        lines[lines.len().saturating_sub(20)..].join("\n")
    }
}

/// A server that answers. Dropped, it is killed.
pub struct Server {
    child: Child,
    /// Its process.
    pub pid: i32,
    /// Where it answers.
    pub address: SocketAddr,
}

impl Server {
    async fn first_page(&mut self) -> anyhow::Result<()> {
        loop {
            if let Some(status) = self.child.try_wait()? {
                bail!("the server ended: {status}");
            }
            let answer = Client::new(self.address).ask(&requests::get("/", "")).await;
            if answer.is_ok_and(|answer| answer.status == 200) {
                return Ok(());
            }
            sleep(KNOCK).await;
        }
    }

    /// Stops it in order, with all that it started.
    pub async fn stop(mut self) -> anyhow::Result<()> {
        let pid = Pid::from_raw(self.pid).context("no process")?;
        kill_process(pid, Signal::TERM)?;
        let status = timeout(STOPPING, self.child.wait()).await.context("the server does not stop")??;
        anyhow::ensure!(status.success(), "the server stopped with {status}");
        Ok(())
    }
}
