//! Hears that jobs were queued, here or on another server.

use std::time::Duration;

use futures_util::StreamExt;
use futures_util::stream::poll_fn;
use tokio::sync::watch;
use tokio_postgres::{AsyncMessage, NoTls};
use tokio_util::sync::CancellationToken;

use super::queue::CHANNEL;

/// Wakes the workers at each notification until told to stop. While the line is down they still
/// look by themselves every few seconds.
pub(super) async fn listen(url: String, wake: watch::Sender<()>, stop: CancellationToken) {
    loop {
        let heard = tokio::select! {
            heard = hear(&url, &wake) => heard,
            () = stop.cancelled() => return,
        };
        if let Err(error) = heard {
            tracing::warn!(error = format!("{error:#}"), "lost the line that tells of new jobs; trying again");
        }
        tokio::select! {
            () = tokio::time::sleep(Duration::from_secs(2)) => {}
            () = stop.cancelled() => return,
        }
    }
}

async fn hear(url: &str, wake: &watch::Sender<()>) -> anyhow::Result<()> {
    let mut config: tokio_postgres::Config = url.parse()?;
    config.application_name("carrel jobs").connect_timeout(Duration::from_secs(5));
    let (client, mut connection) = config.connect(NoTls).await?;
    let mut messages = std::pin::pin!(poll_fn(move |context| connection.poll_message(context)));
    let listen = format!("listen {CHANNEL}");
    let mut asked = std::pin::pin!(client.batch_execute(&listen));
    let mut listening = false;
    loop {
        tokio::select! {
            done = &mut asked, if !listening => {
                done?;
                listening = true;
                // What was queued while nobody listened.
                wake.send_replace(());
            }
            message = messages.next() => match message {
                Some(Ok(AsyncMessage::Notification(_))) => { wake.send_replace(()); }
                Some(Ok(_)) => {}
                Some(Err(error)) => return Err(error.into()),
                None => anyhow::bail!("the connection was closed"),
            },
        }
    }
}
