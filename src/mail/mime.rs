//! A message as the bytes that a mail server takes. The same message is the same bytes every time.

use std::time::SystemTime;

use lettre::Address;
use lettre::address::Envelope;
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart, SinglePart};

use super::messages::Message;

/// What is handed over.
pub(super) struct Letter {
    /// From and to whom, for the mail server.
    pub envelope: Envelope,
    /// Headers and body.
    pub bytes: Vec<u8>,
}

/// Why a message can't be a letter.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Unfit {
    /// The address of the person isn't one.
    Address,
    /// Something else is wrong with it, in technical words.
    Other(String),
}

/// Builds the letter. Text comes first, then HTML (RFC 2046, section 5.1.4: the last part is the
/// one preferred); `Auto-Submitted` says that no person wrote it (RFC 3834).
pub(super) fn letter(message: &Message, from: &Mailbox) -> Result<Letter, Unfit> {
    let address: Address = message.to_address.parse().map_err(|_| Unfit::Address)?;
    let name = Some(message.to_name.clone()).filter(|name| !name.trim().is_empty());
    let mut builder = lettre::Message::builder()
        .message_id(Some(message.message_id.clone()))
        .date(SystemTime::from(message.queued_at))
        .from(from.clone())
        .to(Mailbox::new(name, address))
        .subject(message.subject.clone());
    // An address that can't be answered is no reason to withhold the message.
    if let Some(reply_to) = message.reply_to.as_deref().and_then(|text| text.parse::<Mailbox>().ok()) {
        builder = builder.reply_to(reply_to);
    }
    let automatic = ("Auto-Submitted", "auto-generated");
    for (name, value) in std::iter::once(automatic).chain(message.headers()) {
        let name = HeaderName::new_from_ascii(name.to_owned()).map_err(|error| Unfit::Other(error.to_string()))?;
        builder = builder.raw_header(HeaderValue::new(name, value.to_owned()));
    }
    let text = SinglePart::plain(message.text_body.clone());
    let built = match &message.html_body {
        Some(html) => builder.multipart(
            MultiPart::alternative()
                .boundary(format!("carrel-{}", message.id.uuid().simple()))
                .singlepart(text)
                .singlepart(SinglePart::html(html.clone())),
        ),
        None => builder.singlepart(text),
    };
    let built = built.map_err(|error| Unfit::Other(error.to_string()))?;
    Ok(Letter { envelope: built.envelope().clone(), bytes: built.formatted() })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use super::*;

    fn text(message: &Message) -> String {
        let from = "Carrel <learn@example.org>".parse().unwrap();
        String::from_utf8(letter(message, &from).unwrap().bytes).unwrap()
    }

    /// The value of a header, unfolded.
    fn header(text: &str, name: &str) -> Option<String> {
        let head = text.split("\r\n\r\n").next()?.replace("\r\n ", " ");
        let start = format!("{name}: ");
        head.split("\r\n").find_map(|line| line.strip_prefix(&start).map(str::to_owned))
    }

    #[test]
    fn headers_are_those_of_the_message_and_never_of_this_moment() {
        let text = text(&Message::sample());
        assert_eq!(header(&text, "Message-ID").unwrap(), "<0197-1@learn.example.org>");
        assert_eq!(header(&text, "Date").unwrap(), "Sun, 05 Apr 2026 07:30:00 +0000");
        assert_eq!(header(&text, "From").unwrap(), "Carrel <learn@example.org>");
        assert_eq!(header(&text, "Reply-To").unwrap(), "\"Dana Ortiz\" <dana@example.org>");
        assert_eq!(header(&text, "Subject").unwrap(), "7 minutes: a challenge arrives");
        assert_eq!(header(&text, "List-Id").unwrap(), "<spring.learn.example.org>");
        assert_eq!(header(&text, "Auto-Submitted").unwrap(), "auto-generated");
    }

    #[test]
    fn the_same_message_is_the_same_bytes() {
        assert_eq!(text(&Message::sample()), text(&Message::sample()));
    }

    #[test]
    fn text_comes_first_and_html_last() {
        let text = text(&Message::sample());
        assert!(header(&text, "Content-Type").unwrap().starts_with("multipart/alternative; boundary="));
        let plain = text.find("text/plain").unwrap();
        let html = text.find("text/html").unwrap();
        assert!(plain < html);
        assert!(text[plain..html].contains("https://learn.example.org/l/COL-14"));
    }

    #[test]
    fn a_message_without_html_is_plain_text_alone() {
        let text = text(&Message { html_body: None, ..Message::sample() });
        assert!(header(&text, "Content-Type").unwrap().starts_with("text/plain"));
        assert!(!text.contains("multipart"));
    }

    #[test]
    fn a_long_unsubscribe_link_stays_whole() {
        let url = format!("https://learn.example.org/u/{}", "x".repeat(200));
        let both = format!("<{url}>, <mailto:stop@example.org>");
        let headers = serde_json::json!({"List-Unsubscribe": both});
        let text = text(&Message { headers, ..Message::sample() });
        assert_eq!(header(&text, "List-Unsubscribe").unwrap(), both);
    }

    #[test]
    fn a_subject_cannot_smuggle_a_header() {
        let subject = "Hello\r\nBcc: everyone@example.org".to_owned();
        let text = text(&Message { subject, ..Message::sample() });
        assert_eq!(header(&text, "Bcc"), None);
        assert!(!text.contains("\nBcc"));
    }

    #[test]
    fn an_address_that_is_none_is_named_as_the_cause() {
        let from = "learn@example.org".parse().unwrap();
        let message = Message { to_address: "ruth at example".into(), ..Message::sample() };
        assert_eq!(letter(&message, &from).err(), Some(Unfit::Address));
    }
}
