//! Hears that jobs were queued, here or on another server.

use std::time::Duration;

use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

use super::queue::CHANNEL;
use crate::db::hear;

/// Wakes the workers at each notification until told to stop. While the line is down they still
/// look by themselves every few seconds.
pub(super) async fn listen(url: String, wake: watch::Sender<()>, stop: CancellationToken) {
    loop {
        let heard = tokio::select! {
            // Also when the line begins: for what was queued while nobody listened.
            heard = hear(&url, "carrel jobs", CHANNEL, |_| { wake.send_replace(()); }) => heard,
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
