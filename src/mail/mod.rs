//! Messages and how they leave: composed once, kept in an outbox, handed to a mail server or written to files.
//!
//! [`queue`] keeps a message and the job that sends it in the verb's own transaction. The message
//! never changes after that, and its `Message-ID` least of all, so that a second hand-over after a
//! crash is recognised as the same message.

mod check;
mod erase;
mod letter;
mod mailer;
mod messages;
mod mime;
mod outgoing;
mod pace;
mod reasons;
mod send;
mod server;
mod transport;

pub use check::check;
pub use erase::erase;
pub use letter::{Letter, Part, letter};
pub use mailer::Mailer;
pub use messages::{Listed, Message, MessageId, Status, read, recent, status_of};
pub use outgoing::{Outgoing, list_headers, mailbox, message_id, queue, send_again};
pub use send::SendMessage;
