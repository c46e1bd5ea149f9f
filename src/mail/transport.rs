//! The two ways out: a mail server, or files in the data directory.

use std::path::{Path, PathBuf};

use tokio::fs;

use super::messages::Message;
use super::mime::Letter;
use super::reasons::{self, Refusal};
use super::server::Server;
use crate::config::Config;

/// A way out.
pub(super) enum Transport {
    /// A mail server.
    Smtp(Server),
    /// One `.eml` file for each message in this folder.
    Files(PathBuf),
}

impl Transport {
    /// The way that the options ask for. Nothing is connected or made yet.
    pub fn new(config: &Config) -> anyhow::Result<Transport> {
        Ok(match config.smtp.clone() {
            Some(smtp) => Transport::Smtp(Server::new(smtp)?),
            None => Transport::Files(config.data_dir.join("mail")),
        })
    }

    /// Hands a letter over. A file is written under the name of its `Message-ID`, so that a second
    /// time writes the same file.
    pub async fn hand_over(&self, message: &Message, letter: &Letter) -> Result<(), Refusal> {
        match self {
            Transport::Smtp(server) => server.hand_over(&letter.envelope, &letter.bytes).await.map_err(|trouble| {
                let refusal = reasons::of(&trouble, &message.to_address);
                tracing::warn!(message = %message.id, why = refusal.why, "the mail server took no message");
                refusal
            }),
            Transport::Files(folder) => write(folder, message, letter).await.map_err(|error| {
                tracing::warn!(message = %message.id, %error, "a message could not be written to a file");
                Refusal::passing("The message could not be written to a file on the server.")
            }),
        }
    }
}

/// Written beside its place and moved there, so that nobody reads half a message.
async fn write(folder: &Path, message: &Message, letter: &Letter) -> std::io::Result<()> {
    fs::create_dir_all(folder).await?;
    let name = file_name(&message.message_id);
    let beside = folder.join(format!(".{name}.part"));
    fs::write(&beside, &letter.bytes).await?;
    fs::rename(&beside, folder.join(name)).await
}

/// The name of the file of a message: its `Message-ID` without what a file name shouldn't hold.
fn file_name(message_id: &str) -> String {
    let fit = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '@' | '.');
    let name: String = message_id.chars().filter(fit).collect();
    format!("{}.eml", name.trim_start_matches('.'))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
    use tokio::net::TcpListener;
    use tokio::task::JoinHandle;

    use super::super::mime::letter;
    use super::*;
    use crate::config::{Smtp, SmtpSecurity};

    fn sample() -> (Message, Letter) {
        let message = Message::sample();
        let letter = letter(&message, &"Carrel <learn@example.org>".parse().unwrap()).unwrap();
        (message, letter)
    }

    /// A mail server for one connection that gives this answer to `RCPT`, and then says what it was told.
    async fn mail_server(to_recipient: &'static str) -> (Transport, JoinHandle<Vec<String>>) {
        let (port, told) = listening(to_recipient).await;
        (server_at(port, SmtpSecurity::None), told)
    }

    async fn listening(to_recipient: &'static str) -> (u16, JoinHandle<Vec<String>>) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let told = tokio::spawn(async move {
            let (stream, _) = listener.accept().await.unwrap();
            let mut stream = BufReader::new(stream);
            let mut told = Vec::new();
            let mut data = false;
            stream.write_all(b"220 mail.example.org ready\r\n").await.unwrap();
            loop {
                let mut line = String::new();
                if stream.read_line(&mut line).await.unwrap() == 0 {
                    return told;
                }
                let line = line.trim_end().to_owned();
                let word = line.split(' ').next().unwrap_or_default();
                let answer = match word {
                    "." if data => "250 2.0.0 taken",
                    _ if data => "",
                    "RCPT" => to_recipient,
                    "DATA" => "354 go on",
                    _ => "250 fine",
                };
                data = if data { line != "." } else { word == "DATA" && answer.starts_with('3') };
                told.push(line);
                if !answer.is_empty() {
                    stream.write_all(format!("{answer}\r\n").as_bytes()).await.unwrap();
                }
            }
        });
        (port, told)
    }

    fn server_at(port: u16, security: SmtpSecurity) -> Transport {
        let login = Some(("carrel".to_owned(), "secret".to_owned()));
        let login = login.filter(|_| security != SmtpSecurity::None);
        Transport::Smtp(Server::new(Smtp { host: "127.0.0.1".into(), port, security, login }).unwrap())
    }

    #[tokio::test]
    async fn a_mail_server_takes_the_letter_as_it_is() {
        let (transport, told) = mail_server("250 2.1.5 fine").await;
        let (message, letter) = sample();
        assert_eq!(transport.hand_over(&message, &letter).await, Ok(()));
        drop(transport);
        let told = told.await.unwrap();
        assert!(told.iter().any(|line| line.starts_with("MAIL FROM:<learn@example.org>")), "{told:?}");
        assert!(told.iter().any(|line| line == "RCPT TO:<ruth@example.org>"), "{told:?}");
        assert!(told.iter().any(|line| line == "Message-ID: <0197-1@learn.example.org>"), "{told:?}");
    }

    #[tokio::test]
    async fn a_mail_server_that_does_not_know_the_address_refuses_for_good() {
        let (transport, _told) = mail_server("550 5.1.1 User unknown").await;
        let (message, letter) = sample();
        let refusal = transport.hand_over(&message, &letter).await.unwrap_err();
        assert_eq!(refusal, Refusal::lasting("The mail server of example.org does not know this address."));
    }

    #[tokio::test]
    async fn a_mail_server_that_is_busy_is_asked_again() {
        let (transport, _told) = mail_server("450 4.7.1 Greylisted").await;
        let (message, letter) = sample();
        assert!(!transport.hand_over(&message, &letter).await.unwrap_err().lasting);
    }

    #[tokio::test]
    async fn a_mail_server_that_is_not_there_is_tried_again() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        drop(listener);
        let transport = server_at(port, SmtpSecurity::None);
        let (message, letter) = sample();
        let refusal = transport.hand_over(&message, &letter).await.unwrap_err();
        assert_eq!(refusal, Refusal::passing("Our own mail server could not be reached."));
    }

    #[tokio::test]
    async fn a_mail_server_without_encryption_is_told_neither_password_nor_message() {
        let (port, told) = listening("250 2.1.5 fine").await;
        let transport = server_at(port, SmtpSecurity::StartTls);
        let (message, letter) = sample();
        let refusal = transport.hand_over(&message, &letter).await.unwrap_err();
        assert_eq!(refusal, Refusal::passing("Our own mail server does not offer what the settings ask for."));
        drop(transport);
        let told = told.await.unwrap();
        assert!(told.iter().all(|line| line.starts_with("EHLO") || line == "QUIT"), "{told:?}");
    }

    #[tokio::test]
    async fn the_connection_is_kept_for_the_next_message() {
        let (transport, told) = mail_server("250 2.1.5 fine").await;
        let (message, letter) = sample();
        for _ in 0..3 {
            assert_eq!(transport.hand_over(&message, &letter).await, Ok(()));
        }
        drop(transport);
        let told = told.await.unwrap();
        assert_eq!(told.iter().filter(|line| line.starts_with("EHLO")).count(), 1);
        assert_eq!(told.iter().filter(|line| line.starts_with("MAIL FROM")).count(), 3);
    }

    #[tokio::test]
    async fn a_message_written_twice_is_one_file() {
        let folder = tempfile::tempdir().unwrap();
        let transport = Transport::Files(folder.path().join("mail"));
        let (message, letter) = sample();
        for _ in 0..2 {
            assert_eq!(transport.hand_over(&message, &letter).await, Ok(()));
        }
        let mut files: Vec<_> = std::fs::read_dir(folder.path().join("mail")).unwrap().map(Result::unwrap).collect();
        assert_eq!(files.len(), 1);
        let file = files.remove(0);
        assert_eq!(file.file_name(), "0197-1@learn.example.org.eml");
        assert_eq!(std::fs::read(file.path()).unwrap(), letter.bytes);
    }

    #[test]
    fn no_message_id_leads_out_of_the_folder() {
        assert_eq!(file_name("<../../etc/passwd@x>"), "etcpasswd@x.eml");
        assert_eq!(file_name("<.hidden@x>"), "hidden@x.eml");
    }
}
