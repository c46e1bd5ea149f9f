//! Messages that are made for everybody and sent to some, so that nothing tells who is among them.

use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;

use crate::db::Conn;
use crate::error::Result;
use crate::mail::{self, Outgoing};

/// Why a message was taken back before it was sent.
enum Unsent {
    /// It is for nobody here.
    Nobody,
    Failed(diesel::result::Error),
}

impl From<diesel::result::Error> for Unsent {
    fn from(error: diesel::result::Error) -> Unsent {
        Unsent::Failed(error)
    }
}

/// Queues a message, and takes it back where its address is not `welcome`: the same was asked of the database either
/// way. **Call it inside the verb's transaction.**
pub(super) async fn queue_if(conn: &mut Conn, welcome: bool, message: &Outgoing, now: DateTime<Utc>) -> Result<()> {
    let sent = conn.transaction(async |conn| {
        mail::queue(conn, message, now).await?;
        if welcome { Ok(()) } else { Err(Unsent::Nobody) }
    });
    match sent.await {
        Ok(()) | Err(Unsent::Nobody) => Ok(()),
        Err(Unsent::Failed(error)) => Err(error.into()),
    }
}
