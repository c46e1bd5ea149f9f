//! A long file, sent in parts while it is made: a million lines take no more memory than a hundred.

use std::io;

use actix_web::web::Bytes;
use futures_util::Stream;
use tokio::sync::mpsc;

use crate::error::Result;
use crate::text::Sheet;

/// A part of the file, in bytes. So much is in memory for each of the parts under way.
const PART: usize = 64 * 1024;
/// Parts that wait for a reader who is slower than the database.
const WAITING: usize = 4;

/// Where a file goes that is being made.
pub struct Out(mpsc::Sender<io::Result<Bytes>>);

impl Out {
    /// Sends what a sheet holds once it is a part. Nothing comes back when nobody waits for more.
    pub async fn pass(&self, mut sheet: Sheet) -> Result<Option<Sheet>> {
        if sheet.ready()? < PART {
            return Ok(Some(sheet));
        }
        let (bytes, next) = sheet.take()?;
        Ok(self.0.send(Ok(bytes.into())).await.is_ok().then_some(next))
    }

    /// Sends what is left in a sheet.
    pub async fn end(&self, sheet: Sheet) -> Result<()> {
        // Whoever left doesn't need the rest.
        let _ = self.0.send(Ok(sheet.take()?.0.into())).await;
        Ok(())
    }
}

/// The parts of what this writes. A failure ends the file in the middle, so that the browser says that the download
/// failed.
pub fn in_parts(write: impl AsyncFnOnce(Out) -> Result<()> + 'static) -> impl Stream<Item = io::Result<Bytes>> {
    let (sender, receiver) = mpsc::channel(WAITING);
    actix_web::rt::spawn(async move {
        if let Err(error) = write(Out(sender.clone())).await {
            tracing::error!(error = format!("{error:#}"), "a file could not be written to its end");
            // Nobody may be waiting any more.
            let _ = sender.send(Err(io::Error::other("broken off"))).await;
        }
    });
    futures_util::stream::unfold(receiver, |mut receiver: mpsc::Receiver<io::Result<Bytes>>| async move {
        let part = receiver.recv().await?;
        Some((part, receiver))
    })
}
