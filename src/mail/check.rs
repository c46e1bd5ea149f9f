//! Whether mail can leave, without sending any.

use anyhow::{Context, bail};

use super::reasons;
use super::transport::Transport;
use crate::config::{Config, SmtpSecurity};

/// Connects to the mail server, greets it and signs in, and says in one sentence what it found; or
/// says that mail goes to files. An error says what to mend. Nothing is sent.
pub async fn check(config: &Config) -> anyhow::Result<String> {
    match Transport::new(config)? {
        Transport::Files(folder) => {
            tokio::fs::create_dir_all(&folder).await.with_context(|| format!("can't write to {}", folder.display()))?;
            Ok(format!("Mail is written to files in {}. Set smtp_host to send it.", folder.display()))
        }
        Transport::Smtp(server) => {
            let Some(smtp) = &config.smtp else { bail!("no mail server is set") };
            let place = format!("{}:{}", smtp.host, smtp.port);
            if let Err(trouble) = server.check().await {
                let why = reasons::of(&trouble, &smtp.host).why;
                return Err(anyhow::Error::new(trouble).context(format!("{place}: {why}")));
            }
            let how = match smtp.security {
                SmtpSecurity::StartTls | SmtpSecurity::Tls => "encrypted",
                SmtpSecurity::None => "not encrypted",
            };
            let login = if smtp.login.is_some() { " and accepts our name and password" } else { "" };
            Ok(format!("The mail server {place} answers{login}. The connection is {how}."))
        }
    }
}
