//! Mail on a real outbox: each message leaves once, or somebody learns why not.

use std::path::PathBuf;

use carrel::config::Config;
use carrel::db::{Conn, Db};
use carrel::jobs::{self, Registry};
use carrel::mail::{self, Mailer, MessageId, Outgoing, SendMessage, Status};
use carrel::time::{Clock, SetClock};
use chrono::TimeDelta;
use diesel_async::AsyncConnection;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

use crate::harness::Database;

/// An outbox with its mailer.
struct Post {
    database: Database,
    mailer: Mailer,
    clock: SetClock,
    data: tempfile::TempDir,
}

impl Post {
    /// With options as in `carrel.toml`.
    async fn with(options: &str) -> Post {
        let database = Database::new().await;
        let data = tempfile::tempdir().unwrap();
        let file = data.path().join("carrel.toml");
        let text = format!("data_dir = {:?}\n{options}\n", data.path().display().to_string());
        std::fs::write(&file, text).unwrap();
        let clock = SetClock::at("2025-11-18T15:00:00Z".parse().unwrap());
        let options = carrel::db::Options { url: database.url(), connections: 4, prepared_statements: true };
        let config = Config::load(Some(&file)).unwrap();
        let mailer = Mailer::new(&config, Db::new(&options).unwrap(), Clock::Set(clock.clone())).unwrap();
        Post { database, mailer, clock, data }
    }

    async fn conn(&self) -> Conn {
        self.database.conn().await
    }

    async fn work_off(&self) -> Vec<String> {
        let registry = Registry::new().with::<SendMessage>();
        jobs::work_off(&registry, &self.mailer, &mut self.conn().await, self.clock.now()).await.unwrap()
    }

    async fn queue(&self, message: &Outgoing) -> MessageId {
        mail::queue(&mut self.conn().await, message, self.clock.now()).await.unwrap()
    }

    async fn status(&self, id: MessageId) -> Status {
        mail::status_of(&mut self.conn().await, &[id]).await.unwrap().remove(&id).unwrap()
    }

    fn files(&self) -> Vec<PathBuf> {
        let folder = std::fs::read_dir(self.data.path().join("mail"));
        let mut files: Vec<_> = folder.into_iter().flatten().map(|file| file.unwrap().path()).collect();
        files.sort();
        files
    }
}

fn note(number: u128) -> Outgoing {
    Outgoing {
        kind: "digest",
        message_id: mail::message_id(uuid::Uuid::from_u128(number), "https://learn.example.org"),
        to_name: "Ruth Carver".into(),
        to_address: format!("ruth+{number}@example.org"),
        reply_to: Some("Dana Ortiz <dana@example.org>".into()),
        subject: "7 minutes: a challenge arrives".into(),
        text: "Read it at your desk.".into(),
        html: Some("<p>Read it at your desk.</p>".into()),
        headers: mail::list_headers("spring.learn.example.org", "https://learn.example.org/stop/1", None),
        urgent: false,
    }
}

/// A mail server that gives this answer to every `RCPT`, and the options to use it.
async fn mail_server(answer: &'static str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(talk(stream, answer));
        }
    });
    format!("smtp_host = \"127.0.0.1\"\nsmtp_port = {port}\nsmtp_security = \"none\"")
}

async fn talk(stream: TcpStream, to_recipient: &str) -> std::io::Result<()> {
    let mut stream = BufReader::new(stream);
    stream.write_all(b"220 mail.example.org\r\n").await?;
    let (mut line, mut data) = (String::new(), false);
    while stream.read_line(&mut line).await? > 0 {
        let word = line.split_whitespace().next().unwrap_or_default().to_owned();
        line.clear();
        if data && word != "." {
            continue;
        }
        data = word == "DATA";
        let answer = match word.as_str() {
            "RCPT" => to_recipient,
            "DATA" => "354 go on",
            _ => "250 fine",
        };
        stream.write_all(format!("{answer}\r\n").as_bytes()).await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_queued_twice_leaves_once() {
    let post = Post::with("").await;
    let first = post.queue(&note(1)).await;
    assert_eq!(post.queue(&note(1)).await, first);
    assert_eq!(post.status(first).await, Status::Waiting(None));

    assert_eq!(post.work_off().await, ["send_message"]);
    assert_eq!(post.status(first).await, Status::Sent(post.clock.now()));
    assert_eq!(post.files().len(), 1);
    assert_eq!(post.queue(&note(1)).await, first);
    assert!(post.work_off().await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_rolled_back_is_never_sent() {
    let post = Post::with("").await;
    let now = post.clock.now();
    let rolled_back: diesel::QueryResult<()> = post
        .conn()
        .await
        .transaction(async |conn| {
            mail::queue(conn, &note(1), now).await?;
            Err(diesel::result::Error::RollbackTransaction)
        })
        .await;
    assert!(rolled_back.is_err());
    assert!(post.work_off().await.is_empty());
    assert!(post.files().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_job_that_runs_twice_sends_once() {
    let post = Post::with("").await;
    let id = post.queue(&note(1)).await;
    post.work_off().await;
    let sent = post.status(id).await;
    post.clock.advance(TimeDelta::minutes(5));
    let file = post.files().remove(0);
    std::fs::remove_file(&file).unwrap();

    let again = SendMessage { message: id, urgent: false };
    jobs::enqueue(&mut post.conn().await, &again, jobs::Options::default(), post.clock.now()).await.unwrap();
    assert_eq!(post.work_off().await, ["send_message"]);
    assert_eq!(post.status(id).await, sent);
    assert!(post.files().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_nobody_knows_is_given_up_at_once_with_its_reason() {
    let post = Post::with(&mail_server("550 5.1.1 User unknown").await).await;
    let id = post.queue(&note(1)).await;
    assert_eq!(post.work_off().await, ["send_message"]);
    let why = "The mail server of example.org does not know this address.".to_owned();
    assert_eq!(post.status(id).await, Status::GivenUp(post.clock.now(), why));
    assert!(jobs::list_failed(&mut post.conn().await, 9).await.unwrap().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_busy_mail_server_is_asked_eight_times_and_then_the_reason_stays() {
    let post = Post::with(&mail_server("451 4.3.2 Busy").await).await;
    let id = post.queue(&note(1)).await;
    let why = "The mail server of example.org asked us to come back later.".to_owned();
    for attempt in 1..=8 {
        assert_eq!(post.work_off().await, [format!("send_message: {why}")], "attempt {attempt}");
        if attempt < 8 {
            assert_eq!(post.status(id).await, Status::Waiting(Some(why.clone())));
            post.clock.advance(TimeDelta::hours(1));
        }
    }
    assert_eq!(post.status(id).await, Status::GivenUp(post.clock.now(), why));
    let mut conn = post.conn().await;
    assert_eq!(jobs::waiting(&mut conn).await.unwrap(), 0);
    assert!(jobs::list_failed(&mut conn, 9).await.unwrap().is_empty());

    assert!(mail::send_again(&mut conn, id, post.clock.now()).await.unwrap());
    assert!(!mail::send_again(&mut conn, id, post.clock.now()).await.unwrap());
    assert_eq!(post.status(id).await, Status::Waiting(None));
    assert_eq!(jobs::waiting(&mut conn).await.unwrap(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_server_that_takes_it_is_told_once() {
    let post = Post::with(&mail_server("250 2.1.5 fine").await).await;
    let (first, second) = (post.queue(&note(1)).await, post.queue(&note(2)).await);
    assert_eq!(post.work_off().await, ["send_message", "send_message"]);
    for id in [first, second] {
        assert_eq!(post.status(id).await, Status::Sent(post.clock.now()));
    }
    assert!(post.files().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn no_more_leave_in_a_minute_than_are_allowed_but_what_is_urgent_goes_ahead() {
    let post = Post::with("mail_per_minute = 2").await;
    for number in 1..=5 {
        post.queue(&note(number)).await;
    }
    let urgent = post.queue(&Outgoing { kind: "sign_in", urgent: true, ..note(6) }).await;

    let (sent, later) = ("send_message", "send_message later");
    assert_eq!(post.work_off().await, [sent, sent, sent, later, later, later]);
    assert!(matches!(post.status(urgent).await, Status::Sent(_)));
    for expected in [2, 1] {
        post.clock.advance(TimeDelta::seconds(59));
        assert!(post.work_off().await.is_empty());
        post.clock.advance(TimeDelta::seconds(1));
        assert_eq!(post.work_off().await, vec![sent; expected]);
    }
    assert_eq!(post.files().len(), 6);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_outbox_can_be_read() {
    let post = Post::with("").await;
    let first = post.queue(&note(1)).await;
    post.clock.advance(TimeDelta::minutes(1));
    let second = post.queue(&note(2)).await;
    let mut conn = post.conn().await;

    let listed = mail::recent(&mut conn, 9).await.unwrap();
    assert_eq!(listed.iter().map(|message| message.id).collect::<Vec<_>>(), [second, first]);
    assert_eq!(mail::recent(&mut conn, 1).await.unwrap().len(), 1);
    let read = mail::read(&mut conn, first).await.unwrap().unwrap();
    assert_eq!(read.text_body, "Read it at your desk.");
    assert!(read.headers().contains(&("List-Id", "<spring.learn.example.org>")));
    assert!(mail::read(&mut conn, MessageId::new()).await.unwrap().is_none());
    assert_eq!(read.queued_at, post.clock.now() - TimeDelta::minutes(1));
    post.work_off().await;
}
