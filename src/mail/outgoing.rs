//! Composed messages, put into the outbox with the job that sends them.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncConnection, RunQueryDsl};
use lettre::message::Mailbox;
use uuid::Uuid;

use super::letter::Letter;
use super::messages::MessageId;
use super::send::SendMessage;
use crate::db::Conn;
use crate::db::schema::messages;
use crate::jobs;

/// A message as it is composed: once, complete, for one person.
#[derive(Clone, Debug)]
pub struct Outgoing {
    /// What it is, for lists and figures: `sign_in`, `digest`.
    pub kind: &'static str,
    /// Its `Message-ID` header, from [`message_id`]. A second message with the same one is not queued.
    pub message_id: String,
    /// The person's name; may be empty.
    pub to_name: String,
    /// The person's address.
    pub to_address: String,
    /// Where answers go, like `Dana Ortiz <dana@example.org>`; to the sender when `None`.
    pub reply_to: Option<String>,
    /// The subject. Not empty.
    pub subject: String,
    /// The message as plain text, complete.
    pub text: String,
    /// The same as HTML.
    pub html: Option<String>,
    /// Further headers by name, like those of [`list_headers`].
    pub headers: BTreeMap<String, String>,
    /// Somebody waits for it at this moment (a link to sign in): it goes ahead of the others and
    /// doesn't count against the messages of a minute.
    pub urgent: bool,
}

impl Outgoing {
    /// A letter to a person, by name and address, from the site at `base_url`. It may wait for its turn.
    pub fn letter(kind: &'static str, base_url: &str, to: (&str, &str), subject: String, letter: Letter) -> Outgoing {
        Outgoing {
            kind,
            message_id: message_id(Uuid::now_v7(), base_url),
            to_name: to.0.to_owned(),
            to_address: to.1.to_owned(),
            reply_to: None,
            subject,
            text: letter.text,
            html: Some(letter.html),
            headers: BTreeMap::new(),
            urgent: false,
        }
    }
}

/// A person's name and address as it stands in a header; `None` when the address can't.
pub fn mailbox(name: &str, email: &str) -> Option<String> {
    Some(Mailbox::new(Some(name.to_owned()), email.parse().ok()?).to_string())
}

/// A `Message-ID` header at the host of our base URL. Make it once for a message and keep it.
pub fn message_id(id: Uuid, base_url: &str) -> String {
    format!("<{id}@{}>", host_of(base_url))
}

/// The host of a URL, without its port.
pub(super) fn host_of(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let authority = rest.split('/').next().unwrap_or(rest);
    match authority.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => host,
        _ => authority,
    }
}

/// The headers of a message that goes to many and can be stopped with one click: List-Id (RFC 2919),
/// List-Unsubscribe (RFC 2369) and List-Unsubscribe-Post (RFC 8058). `list` names it like
/// `spring-cohort.learn.example.org`; `url` must be https for mail programs to offer the click;
/// `address` takes the same wish by mail.
pub fn list_headers(list: &str, url: &str, address: Option<&str>) -> BTreeMap<String, String> {
    let by_mail = address.map(|address| format!(", <mailto:{address}?subject=unsubscribe>")).unwrap_or_default();
    BTreeMap::from([
        ("List-Id".to_owned(), format!("<{list}>")),
        ("List-Unsubscribe".to_owned(), format!("<{url}>{by_mail}")),
        ("List-Unsubscribe-Post".to_owned(), "List-Unsubscribe=One-Click".to_owned()),
    ])
}

/// Keeps a message and queues its sending. **Call it inside the verb's transaction.** A message
/// whose `Message-ID` is there already is not queued again; the id returned is then of that one.
pub async fn queue(conn: &mut Conn, message: &Outgoing, now: DateTime<Utc>) -> QueryResult<MessageId> {
    let headers = message.headers.iter().map(|(name, value)| (name.clone(), value.clone().into()));
    let row = (
        messages::id.eq(MessageId::new()),
        messages::kind.eq(message.kind),
        messages::to_address.eq(&message.to_address),
        messages::to_name.eq(&message.to_name),
        messages::reply_to.eq(&message.reply_to),
        messages::subject.eq(&message.subject),
        messages::text_body.eq(&message.text),
        messages::html_body.eq(&message.html),
        messages::headers.eq(serde_json::Value::Object(headers.collect())),
        messages::message_id.eq(&message.message_id),
        messages::queued_at.eq(now),
    );
    let insert = diesel::insert_into(messages::table).values(row).on_conflict_do_nothing().returning(messages::id);
    let Some(id) = insert.get_result::<MessageId>(conn).await.optional()? else {
        let there = messages::table.filter(messages::message_id.eq(&message.message_id));
        return there.select(messages::id).first(conn).await;
    };
    SendMessage { message: id, urgent: message.urgent }.queue(conn, now).await?;
    Ok(id)
}

/// Queues a message anew that was given up, for an administrator who has mended the cause. Returns
/// false when there is no such message that was given up.
pub async fn send_again(conn: &mut Conn, id: MessageId, now: DateTime<Utc>) -> QueryResult<bool> {
    conn.transaction(async |conn| {
        let given_up = messages::table.find(id).filter(messages::given_up_at.is_not_null());
        let fresh = (messages::given_up_at.eq(None::<DateTime<Utc>>), messages::last_error.eq(None::<String>));
        let found = diesel::update(given_up).set(fresh).execute(conn).await? == 1;
        if found {
            SendMessage { message: id, urgent: false }.queue(conn, now).await?;
        }
        Ok(found)
    })
    .await
}

impl SendMessage {
    /// Queues the sending, unless it is queued already. What is urgent is due an hour ago: what is
    /// due longest runs first.
    async fn queue(&self, conn: &mut Conn, now: DateTime<Utc>) -> QueryResult<()> {
        let run_at = self.urgent.then(|| now - chrono::TimeDelta::hours(1));
        let options = jobs::Options { unique_key: Some(format!("message:{}", self.message)), run_at };
        jobs::enqueue(conn, self, options, now).await?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_id_carries_the_host_people_know_us_by() {
        let id = Uuid::nil();
        assert_eq!(
            message_id(id, "https://learn.example.org/carrel"),
            "<00000000-0000-0000-0000-000000000000@learn.example.org>"
        );
        assert!(message_id(id, "http://127.0.0.1:8080").ends_with("@127.0.0.1>"));
        assert!(message_id(id, "http://[::1]:8080").ends_with("@[::1]>"));
        assert!(message_id(id, "http://[::1]").ends_with("@[::1]>"));
    }

    #[test]
    fn one_click_needs_an_address_in_brackets_and_the_second_header() {
        let headers = list_headers("spring.example.org", "https://example.org/u/1", Some("stop@example.org"));
        assert_eq!(
            headers["List-Unsubscribe"],
            "<https://example.org/u/1>, <mailto:stop@example.org?subject=unsubscribe>"
        );
        assert_eq!(headers["List-Unsubscribe-Post"], "List-Unsubscribe=One-Click");
        assert_eq!(headers["List-Id"], "<spring.example.org>");
    }
}
