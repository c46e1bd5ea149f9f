//! The rows of messages: what was composed, and what became of it.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use crate::db::Conn;
use crate::db::schema::messages;
use crate::id::Id;

/// Identity of a message.
pub type MessageId = Id<Message>;

/// A message as it was composed, and what became of it.
#[derive(Clone, Debug, HasQuery)]
pub struct Message {
    /// Which.
    pub id: MessageId,
    /// What it is: `sign_in`, `digest`.
    pub kind: String,
    /// The person's address.
    pub to_address: String,
    /// The person's name; may be empty.
    pub to_name: String,
    /// Where answers go.
    pub reply_to: Option<String>,
    /// The subject.
    pub subject: String,
    /// The plain text.
    pub text_body: String,
    /// The HTML.
    pub html_body: Option<String>,
    pub(super) headers: serde_json::Value,
    /// The `Message-ID` header, with its brackets.
    pub message_id: String,
    /// When it was composed; also its `Date` header.
    pub queued_at: DateTime<Utc>,
    /// When a mail server took it, or it was written to a file.
    pub sent_at: Option<DateTime<Utc>>,
    /// When it was given up.
    pub given_up_at: Option<DateTime<Utc>>,
    /// Why it was not sent so far, in plain words.
    pub last_error: Option<String>,
}

impl Message {
    /// Its further headers, by name.
    pub fn headers(&self) -> Vec<(&str, &str)> {
        let all = self.headers.as_object().into_iter().flatten();
        all.filter_map(|(name, value)| Some((name.as_str(), value.as_str()?))).collect()
    }

    /// What became of it.
    pub fn status(&self) -> Status {
        Status::of(self.sent_at, self.given_up_at, self.last_error.clone())
    }
}

/// What became of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    /// On its way; if it was tried before, why that failed.
    Waiting(Option<String>),
    /// A mail server took it, or it was written to a file.
    Sent(DateTime<Utc>),
    /// It won't be tried again, and why, in plain words.
    GivenUp(DateTime<Utc>, String),
}

impl Status {
    fn of(sent: Option<DateTime<Utc>>, given_up: Option<DateTime<Utc>>, why: Option<String>) -> Status {
        match (sent, given_up) {
            (Some(at), _) => Status::Sent(at),
            (None, Some(at)) => Status::GivenUp(at, why.unwrap_or_default()),
            (None, None) => Status::Waiting(why),
        }
    }
}

/// A message in a list: without its text.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = messages)]
pub struct Listed {
    /// Which.
    pub id: MessageId,
    /// What it is: `sign_in`, `digest`.
    pub kind: String,
    /// The person's address.
    pub to_address: String,
    /// The person's name; may be empty.
    pub to_name: String,
    /// The subject.
    pub subject: String,
    /// When it was composed.
    pub queued_at: DateTime<Utc>,
    sent_at: Option<DateTime<Utc>>,
    given_up_at: Option<DateTime<Utc>>,
    last_error: Option<String>,
}

impl Listed {
    /// What became of it.
    pub fn status(&self) -> Status {
        Status::of(self.sent_at, self.given_up_at, self.last_error.clone())
    }
}

/// The latest messages, latest first.
pub async fn recent(conn: &mut Conn, limit: i64) -> QueryResult<Vec<Listed>> {
    Listed::query().order((messages::queued_at.desc(), messages::id.desc())).limit(limit).load(conn).await
}

/// One message with its text.
pub async fn read(conn: &mut Conn, id: MessageId) -> QueryResult<Option<Message>> {
    Message::query().filter(messages::id.eq(id)).first(conn).await.optional()
}

/// What became of each of these messages.
pub async fn status_of(conn: &mut Conn, ids: &[MessageId]) -> QueryResult<HashMap<MessageId, Status>> {
    let rows: Vec<Listed> = Listed::query().filter(messages::id.eq_any(ids)).load(conn).await?;
    Ok(rows.iter().map(|row| (row.id, row.status())).collect())
}

/// The message if it still waits to be sent.
pub(super) async fn waiting(conn: &mut Conn, id: MessageId) -> QueryResult<Option<Message>> {
    let waits = messages::sent_at.is_null().and(messages::given_up_at.is_null());
    Message::query().filter(messages::id.eq(id)).filter(waits).first(conn).await.optional()
}

/// Records that a message was handed over. The first record stays.
pub(super) async fn sent(conn: &mut Conn, id: MessageId, now: DateTime<Utc>) -> QueryResult<()> {
    let waits = messages::sent_at.is_null().and(messages::given_up_at.is_null());
    let row = messages::table.find(id).filter(waits);
    let set = (messages::sent_at.eq(now), messages::last_error.eq(None::<String>));
    diesel::update(row).set(set).execute(conn).await?;
    Ok(())
}

/// Records why a message could not be sent, and whether that was the last word.
pub(super) async fn not_sent(
    conn: &mut Conn,
    id: MessageId,
    why: &str,
    given_up: Option<DateTime<Utc>>,
) -> QueryResult<()> {
    let waits = messages::sent_at.is_null().and(messages::given_up_at.is_null());
    let row = messages::table.find(id).filter(waits);
    diesel::update(row).set((messages::last_error.eq(why), messages::given_up_at.eq(given_up))).execute(conn).await?;
    Ok(())
}

#[cfg(test)]
impl Message {
    /// A message that was queued on April 5, 2026 at 07:30 UTC.
    pub(super) fn sample() -> Message {
        Message {
            id: MessageId::from_uuid(uuid::Uuid::from_u128(7)),
            kind: "digest".into(),
            to_address: "ruth@example.org".into(),
            to_name: "Ruth Ñandú".into(),
            reply_to: Some("Dana Ortiz <dana@example.org>".into()),
            subject: "7 minutes: a challenge arrives".into(),
            text_body: "Read it here:\nhttps://learn.example.org/l/COL-14\n".into(),
            html_body: Some("<p>Read it <a href=\"https://learn.example.org/l/COL-14\">here</a>.</p>".into()),
            headers: serde_json::json!({"List-Id": "<spring.learn.example.org>"}),
            message_id: "<0197-1@learn.example.org>".into(),
            queued_at: DateTime::from_timestamp(1_775_374_200, 0).unwrap_or_default(),
            sent_at: None,
            given_up_at: None,
            last_error: None,
        }
    }
}
