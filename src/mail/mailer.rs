//! The mailer: what sending needs, for the whole program.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, Utc};
use lettre::message::Mailbox;

use super::messages::{Message, MessageId};
use super::mime::{Unfit, letter};
use super::pace::Pace;
use super::reasons::{self, Refusal};
use super::transport::Transport;
use crate::config::Config;
use crate::db::{Db, Guard};
use crate::error::Result;
use crate::time::Clock;

/// Sends messages, one at a time. Cheap to clone; clones share their connections and their pace.
#[derive(Clone)]
pub struct Mailer(Arc<Inner>);

struct Inner {
    transport: Transport,
    from: Mailbox,
    db: Db,
    clock: Clock,
    pace: Mutex<Pace>,
    /// Held from before a hand-over until it is recorded: a program that is killed has at most one
    /// message of which nobody knows whether it was taken.
    turn: tokio::sync::Mutex<()>,
    /// Handed over but not yet recorded, because the database was away.
    unrecorded: Mutex<HashSet<MessageId>>,
}

impl Mailer {
    /// The mailer that the options ask for. It connects when it first sends.
    pub fn new(config: &Config, db: Db, clock: Clock) -> anyhow::Result<Mailer> {
        Ok(Mailer(Arc::new(Inner {
            transport: Transport::new(config)?,
            from: config.mail_from.clone(),
            db,
            clock,
            pace: Mutex::new(Pace::new(usize::try_from(config.mail_per_minute)?)),
            turn: tokio::sync::Mutex::default(),
            unrecorded: Mutex::default(),
        })))
    }

    pub(super) async fn conn(&self) -> Result<Guard> {
        self.0.db.conn().await
    }

    pub(super) fn now(&self) -> DateTime<Utc> {
        self.0.clock.now()
    }

    /// Whether this message may leave now; if not, when.
    pub(super) fn pace(&self, message: MessageId, now: DateTime<Utc>) -> std::result::Result<(), DateTime<Utc>> {
        self.0.pace.lock().unwrap_or_else(PoisonError::into_inner).ask(message, now)
    }

    /// Waits until no other message is being handed over.
    pub(super) async fn turn(&self) -> tokio::sync::MutexGuard<'_, ()> {
        self.0.turn.lock().await
    }

    /// Hands a message over, unless this program already has.
    pub(super) async fn hand_over(&self, message: &Message) -> std::result::Result<(), Refusal> {
        if self.unrecorded().contains(&message.id) {
            return Ok(());
        }
        let letter = letter(message, &self.0.from).map_err(|unfit| match unfit {
            Unfit::Address => reasons::no_address(),
            Unfit::Other(error) => {
                tracing::error!(message = %message.id, error, "a message can't be put into the form of mail");
                Refusal::lasting("Something is wrong with this message on our side.")
            }
        })?;
        self.0.transport.hand_over(message, &letter).await?;
        self.unrecorded().insert(message.id);
        Ok(())
    }

    /// The database knows that this message was handed over.
    pub(super) fn recorded(&self, message: MessageId) {
        self.unrecorded().remove(&message);
    }

    fn unrecorded(&self) -> std::sync::MutexGuard<'_, HashSet<MessageId>> {
        self.0.unrecorded.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
