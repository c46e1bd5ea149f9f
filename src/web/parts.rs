//! A long file, sent in parts while it is made: a million lines take no more memory than a hundred.

use std::io;
use std::time::Duration;

use actix_web::web::Bytes;
use futures_util::Stream;
use tokio::sync::mpsc;
use tokio::sync::mpsc::error::SendTimeoutError;

use crate::error::Result;
use crate::text::Sheet;

/// A part of the file, in bytes. So much is in memory for each of the parts under way.
const PART: usize = 64 * 1024;
/// Parts that wait for a reader who is slower than the database.
const WAITING: usize = 4;

/// So long a part waits to be fetched. Whoever makes the file holds a connection meanwhile, and others need that too.
const PATIENCE: Duration = Duration::from_secs(60);

/// Where a file goes that is being made.
pub struct Out {
    sender: mpsc::Sender<io::Result<Bytes>>,
    patience: Duration,
}

impl Out {
    /// Sends what a sheet holds once it is a part. Nothing comes back when nobody waits for more.
    pub async fn pass(&self, mut sheet: Sheet) -> Result<Option<Sheet>> {
        if sheet.ready()? < PART {
            return Ok(Some(sheet));
        }
        let (bytes, next) = sheet.take()?;
        Ok(self.send(bytes.into()).await?.then_some(next))
    }

    /// Sends what is left in a sheet.
    pub async fn end(&self, sheet: Sheet) -> Result<()> {
        // Whoever left doesn't need the rest.
        self.send(sheet.take()?.0.into()).await?;
        Ok(())
    }

    /// Sends a part. Returns false when nobody waits for it; fails when somebody does and fetches nothing.
    async fn send(&self, part: Bytes) -> Result<bool> {
        match self.sender.send_timeout(Ok(part), self.patience).await {
            Ok(()) => Ok(true),
            Err(SendTimeoutError::Closed(_)) => Ok(false),
            Err(SendTimeoutError::Timeout(_)) => {
                Err(anyhow::anyhow!("nothing of it was fetched for {} s", self.patience.as_secs()).into())
            }
        }
    }
}

/// The parts of what this writes. A failure ends the file in the middle, so that the browser says that the download
/// failed.
pub fn in_parts(write: impl AsyncFnOnce(Out) -> Result<()> + 'static) -> impl Stream<Item = io::Result<Bytes>> {
    patiently(PATIENCE, write)
}

fn patiently(
    patience: Duration,
    write: impl AsyncFnOnce(Out) -> Result<()> + 'static,
) -> impl Stream<Item = io::Result<Bytes>> {
    let (sender, receiver) = mpsc::channel(WAITING);
    actix_web::rt::spawn(async move {
        if let Err(error) = write(Out { sender: sender.clone(), patience }).await {
            tracing::error!(error = format!("{error:#}"), "a file could not be written to its end");
            // Nobody may be waiting any more. Who makes the file has let go of everything by now.
            let _ = sender.send(Err(io::Error::other("broken off"))).await;
        }
    });
    futures_util::stream::unfold(receiver, |mut receiver: mpsc::Receiver<io::Result<Bytes>>| async move {
        let part = receiver.recv().await?;
        Some((part, receiver))
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use futures_util::StreamExt;
    use tokio::sync::oneshot;

    use super::*;

    #[actix_web::test]
    async fn whoever_fetches_nothing_is_not_waited_for_and_sees_that_the_file_broke_off() {
        let (held, let_go) = oneshot::channel::<()>();
        let parts = patiently(Duration::from_millis(1), async move |out: Out| {
            let _held = held;
            loop {
                let mut sheet = Sheet::default();
                sheet.row(["x".repeat(PART)])?;
                if out.pass(sheet).await?.is_none() {
                    return Ok(());
                }
            }
        });
        assert!(let_go.await.is_err(), "what is held while the file is made");
        let parts: Vec<_> = parts.collect().await;
        assert_eq!(parts.iter().map(Result::is_ok).collect::<Vec<_>>(), [true, true, true, true, false]);
    }
}
