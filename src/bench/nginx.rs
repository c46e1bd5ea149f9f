//! The yardstick: nginx serving the very bytes that we served, from a file.

use std::net::SocketAddr;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use anyhow::{Context, bail};
use tokio::process::{Child, Command};
use tokio::time::sleep;

use super::client::{Answer, Client};
use super::requests;
use super::scratch::{Scratch, free_address};

/// How often it is looked for until it answers.
const KNOCKS: u32 = 500;
const PAUSE: Duration = Duration::from_millis(10);

/// A running nginx. Dropped, it is killed.
pub struct Nginx {
    child: Child,
    /// Its first process.
    pub pid: i32,
    /// Where it answers.
    pub address: SocketAddr,
    /// What it calls itself: `nginx/1.26.3`.
    pub version: String,
}

/// As much of a configuration as serves one file with one worker for each core, and a log like ours.
fn config(folder: &Path, address: SocketAddr, account: Option<&str>, encoding: Option<&str>) -> String {
    let at = folder.display();
    let user = account.map(|name| format!("user {name};\n")).unwrap_or_default();
    let encoding = encoding.map(|name| format!("add_header Content-Encoding {name}; ")).unwrap_or_default();
    let unused: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|name| format!("  {name}_temp_path {at}/{name};\n"))
        .concat();
    format!(
        "daemon off;\n{user}worker_processes auto;\npid {at}/nginx.pid;\nerror_log {at}/error.log;\n\
         events {{ worker_connections 512; }}\n\
         http {{\n{unused}  access_log {at}/access.log;\n  sendfile on;\n  keepalive_requests 1000000000;\n  \
         server {{\n    listen {address};\n    root {at};\n    \
         location = /page {{ default_type \"text/html; charset=utf-8\"; \
         {encoding}add_header Cache-Control no-cache; add_header Vary Accept-Encoding; }}\n    \
         location = /fresh {{ default_type text/html; charset utf-8; gzip on; gzip_min_length 1; }}\n  }}\n}}\n"
    )
}

impl Nginx {
    /// Starts one that answers `/page` with this body, encoded as it is, and `/fresh` with the same
    /// page, compressed anew for every answer.
    ///
    /// # Errors
    /// When there is none on this machine, or it does not come up: then there is no yardstick.
    pub async fn start(scratch: &Scratch, page: &Answer, plain: &[u8]) -> anyhow::Result<Nginx> {
        let version = version().await.context("nginx is not on this machine's PATH")?;
        let folder = scratch.folder("nginx")?;
        scratch.write("nginx/page", &page.body)?;
        scratch.write("nginx/fresh", plain)?;
        let address = free_address()?;
        // Its workers would else be nobody, who may not read what is ours.
        let account = rustix::process::geteuid().is_root().then_some("root");
        let text = config(&folder, address, account, page.header("content-encoding"));
        let file = scratch.write("nginx/nginx.conf", text)?;
        let mut command = Command::new("nginx");
        command.arg("-p").arg(&folder).arg("-c").arg(file);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).kill_on_drop(true);
        let child = command.spawn().context("nginx could not be started")?;
        let pid = child.id().and_then(|id| i32::try_from(id).ok()).context("nginx ended at once")?;
        let mut nginx = Nginx { child, pid, address, version };
        nginx.ready(page).await?;
        Ok(nginx)
    }

    async fn ready(&mut self, page: &Answer) -> anyhow::Result<()> {
        for _ in 0..KNOCKS {
            if let Some(status) = self.child.try_wait()? {
                bail!("nginx ended: {status}");
            }
            if let Ok(answer) = Client::new(self.address).ask(&requests::get("/page", "")).await {
                anyhow::ensure!(answer.status == 200 && answer.body == page.body, "nginx serves something else");
                let fresh = Client::new(self.address).ask(&requests::get("/fresh", "")).await?;
                anyhow::ensure!(fresh.header("content-encoding") == Some("gzip"), "nginx does not compress");
                return Ok(());
            }
            sleep(PAUSE).await;
        }
        bail!("nginx does not answer")
    }

    /// Stops it.
    pub async fn stop(mut self) -> anyhow::Result<()> {
        if let Some(pid) = rustix::process::Pid::from_raw(self.pid) {
            rustix::process::kill_process(pid, rustix::process::Signal::TERM)?;
        }
        self.child.wait().await?;
        Ok(())
    }
}

/// What nginx calls itself, on standard error.
async fn version() -> anyhow::Result<String> {
    let said = Command::new("nginx").arg("-v").stdin(Stdio::null()).output().await?;
    let text = String::from_utf8_lossy(&said.stderr).into_owned();
    Ok(text.trim().rsplit(' ').next().unwrap_or("nginx").to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_configuration_serves_the_bytes_as_they_are_encoded() {
        let address = SocketAddr::from(([127, 0, 0, 1], 8099));
        let text = config(Path::new("/x"), address, Some("root"), Some("br"));
        for part in
            ["user root;", "listen 127.0.0.1:8099;", "Content-Encoding br;", "access_log /x/access.log;", "gzip on;"]
        {
            assert!(text.contains(part), "{part} is missing in {text}");
        }
        let plain = config(Path::new("/x"), address, None, None);
        assert!(!plain.contains("user ") && !plain.contains("Content-Encoding"), "{plain}");
        assert_eq!(plain.matches('{').count(), plain.matches('}').count());
    }
}
