//! A mail server, over one connection that is kept and used again.
//!
//! lettre's own transport is not used, for two reasons: as of 0.11.23 it sets no `TCP_NODELAY`, so
//! that every message waits 40 ms for a delayed acknowledgement (its pull request 1159), and once
//! connected it waits for an answer without end. Its protocol is used, on a connection of ours.

use std::sync::{Arc, Weak};
use std::time::Duration;

use anyhow::Context;
use lettre::address::Envelope;
use lettre::transport::smtp::Error as SmtpError;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{AsyncSmtpConnection, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use thiserror::Error;
use tokio::net::TcpStream;
use tokio::sync::Mutex;
use tokio::time::{Instant, sleep, timeout};

use crate::config::{Smtp, SmtpSecurity};

/// How long connecting, greeting and signing in may take together.
const TO_CONNECT: Duration = Duration::from_secs(30);
/// How long handing over may take. Long, as RFC 5321 (4.5.3.2.6) asks: whoever hangs up before the
/// last answer doesn't know whether the message was taken, and must hand it over again.
const TO_HAND_OVER: Duration = Duration::from_secs(10 * 60);
/// How long a connection is kept without use.
const IDLE: Duration = Duration::from_secs(20);

/// Why nothing was handed over.
#[derive(Debug, Error)]
pub(super) enum Trouble {
    /// There is nobody at this address and port.
    #[error("the mail server can't be reached: {0}")]
    Unreachable(#[from] std::io::Error),
    /// The server said nothing, or not enough, in time.
    #[error("the mail server did not answer in time")]
    Silent,
    /// What the server said, or what was wrong with the conversation.
    #[error(transparent)]
    Smtp(#[from] SmtpError),
}

/// A mail server and the connection to it.
pub(super) struct Server(Arc<Inner>);

struct Inner {
    smtp: Smtp,
    tls: Option<TlsParameters>,
    kept: Mutex<Kept>,
}

#[derive(Default)]
struct Kept {
    connection: Option<(AsyncSmtpConnection, Instant)>,
    /// Whether a task will close the connection when it has been idle.
    watched: bool,
}

impl Server {
    /// The server of the options. Nothing is connected yet.
    pub fn new(smtp: Smtp) -> anyhow::Result<Server> {
        let tls = match smtp.security {
            SmtpSecurity::None => None,
            SmtpSecurity::StartTls | SmtpSecurity::Tls => Some(
                TlsParameters::new(smtp.host.clone())
                    .context("the mail server's name can't be used for an encrypted connection")?,
            ),
        };
        Ok(Server(Arc::new(Inner { smtp, tls, kept: Mutex::default() })))
    }

    /// Connects, greets, signs in and says goodbye.
    pub async fn check(&self) -> Result<(), Trouble> {
        let mut connection = self.connect().await?;
        timeout(TO_CONNECT, connection.quit()).await.map_err(|_| Trouble::Silent)??;
        Ok(())
    }

    /// Hands one letter over. Callers take turns.
    pub async fn hand_over(&self, envelope: &Envelope, bytes: &[u8]) -> Result<(), Trouble> {
        let mut kept = self.0.kept.lock().await;
        let mut connection = match kept.connection.take() {
            Some((connection, _)) => self.still_there(connection).await?,
            None => self.connect().await?,
        };
        timeout(TO_HAND_OVER, connection.send(envelope, bytes)).await.map_err(|_| Trouble::Silent)??;
        kept.connection = Some((connection, Instant::now()));
        if !kept.watched {
            kept.watched = true;
            tokio::spawn(close_when_idle(Arc::downgrade(&self.0)));
        }
        Ok(())
    }

    /// This connection, or a new one when the server has ended it.
    async fn still_there(&self, mut connection: AsyncSmtpConnection) -> Result<AsyncSmtpConnection, Trouble> {
        match timeout(TO_CONNECT, connection.test_connected()).await {
            Ok(true) => Ok(connection),
            Ok(false) | Err(_) => self.connect().await,
        }
    }

    async fn connect(&self) -> Result<AsyncSmtpConnection, Trouble> {
        timeout(TO_CONNECT, self.greet()).await.map_err(|_| Trouble::Silent)?
    }

    async fn greet(&self) -> Result<AsyncSmtpConnection, Trouble> {
        let (smtp, us) = (&self.0.smtp, ClientId::default());
        let place = (smtp.host.as_str(), smtp.port);
        let mut connection = if smtp.security == SmtpSecurity::Tls {
            AsyncSmtpConnection::connect_tokio1(place, None, &us, self.0.tls.clone(), None).await?
        } else {
            let stream = TcpStream::connect(place).await?;
            stream.set_nodelay(true)?;
            AsyncSmtpConnection::connect_with_transport(Box::new(stream), &us).await?
        };
        if let (SmtpSecurity::StartTls, Some(tls)) = (smtp.security, &self.0.tls) {
            connection.starttls(tls.clone(), &us).await?;
        }
        if let Some((user, password)) = smtp.login.clone() {
            connection.auth(DEFAULT_MECHANISMS, &Credentials::new(user, password)).await?;
        }
        Ok(connection)
    }
}

/// Says goodbye when nothing has been handed over for a while.
async fn close_when_idle(server: Weak<Inner>) {
    loop {
        sleep(IDLE).await;
        let Some(server) = server.upgrade() else { return };
        let mut kept = server.kept.lock().await;
        if kept.connection.as_ref().is_some_and(|(_, used)| used.elapsed() < IDLE) {
            continue;
        }
        kept.watched = false;
        if let Some((mut connection, _)) = kept.connection.take() {
            drop(kept);
            // If it doesn't answer, hanging up will do.
            let _ = timeout(TO_CONNECT, connection.quit()).await;
        }
        return;
    }
}
