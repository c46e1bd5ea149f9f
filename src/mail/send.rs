//! The job that hands a message over.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::mailer::Mailer;
use super::messages::{self, MessageId};
use crate::jobs::{Ended, Job, Later};

/// Hands a message over. Run again after the hand-over was recorded it does nothing; run again
/// after a crash between hand-over and record it hands over the same bytes with the same
/// `Message-ID`, which is still one message to the mail program, and to our files one file.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct SendMessage {
    /// Which message.
    pub message: MessageId,
    /// Whether somebody waits for it, so that it needn't keep to the pace.
    #[serde(default)]
    pub urgent: bool,
}

/// Not this time, and why, in plain words.
#[derive(Debug, Error)]
#[error("{0}")]
struct NotNow(String);

impl Job<Mailer> for SendMessage {
    const NAME: &'static str = "send_message";

    async fn run(self, mailer: &Mailer) -> anyhow::Result<()> {
        let _turn = mailer.turn().await;
        let Some(message) = messages::waiting(&mut *mailer.conn().await?, self.message).await? else {
            return Ok(());
        };
        if !self.urgent {
            mailer.pace(message.id, mailer.now()).map_err(Later)?;
        }
        let handed_over = mailer.hand_over(&message).await;
        let mut conn = mailer.conn().await?;
        match handed_over {
            Ok(()) => {
                messages::sent(&mut conn, message.id, mailer.now()).await?;
                mailer.recorded(message.id);
                Ok(())
            }
            Err(refusal) => {
                let given_up = refusal.lasting.then(|| mailer.now());
                messages::not_sent(&mut conn, message.id, &refusal.why, given_up).await?;
                if refusal.lasting { Ok(()) } else { Err(NotNow(refusal.why).into()) }
            }
        }
    }

    async fn given_up(self, mailer: &Mailer, error: &anyhow::Error) -> anyhow::Result<Ended> {
        let (why, ended) = match error.downcast_ref() {
            Some(NotNow(why)) => (why.as_str(), Ended::Recorded),
            None => ("Something went wrong on our side. An administrator can see what.", Ended::ForAdministrator),
        };
        let mut conn = mailer.conn().await?;
        messages::not_sent(&mut conn, self.message, why, Some(mailer.now())).await?;
        Ok(ended)
    }
}
