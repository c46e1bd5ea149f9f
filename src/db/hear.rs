//! Hearing what is notified on a channel.

use std::time::Duration;

use futures_util::StreamExt;
use futures_util::stream::poll_fn;
use tokio_postgres::{AsyncMessage, NoTls};

/// Listens on a channel, on a connection of its own with this name, until it is lost. `heard` gets nothing once, when
/// the line begins, and then what each notification says.
///
/// # Errors
/// Why the line was lost.
pub async fn hear(url: &str, name: &str, channel: &str, mut heard: impl FnMut(Option<&str>)) -> anyhow::Result<()> {
    let mut config: tokio_postgres::Config = url.parse()?;
    config.application_name(name).connect_timeout(Duration::from_secs(5));
    let (client, mut connection) = config.connect(NoTls).await?;
    let mut messages = std::pin::pin!(poll_fn(move |context| connection.poll_message(context)));
    let listen = format!("listen {channel}");
    let mut asked = std::pin::pin!(client.batch_execute(&listen));
    let mut listening = false;
    loop {
        tokio::select! {
            done = &mut asked, if !listening => {
                done?;
                listening = true;
                heard(None);
            }
            message = messages.next() => match message {
                Some(Ok(AsyncMessage::Notification(note))) => heard(Some(note.payload())),
                Some(Ok(_)) => {}
                Some(Err(error)) => return Err(error.into()),
                None => anyhow::bail!("the connection was closed"),
            },
        }
    }
}
