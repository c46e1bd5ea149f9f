//! A mail server that takes everything and keeps nothing but the count.

use std::io::Result;
use std::net::Ipv4Addr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// The server. Dropped, it stops listening.
pub struct Sink {
    /// Where it listens, on this machine.
    pub port: u16,
    taken: Arc<AtomicU64>,
    bytes: Arc<AtomicU64>,
    listening: JoinHandle<()>,
}

impl Sink {
    /// Starts to listen.
    pub async fn start() -> Result<Sink> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let port = listener.local_addr()?.port();
        let (taken, bytes) = (Arc::new(AtomicU64::new(0)), Arc::new(AtomicU64::new(0)));
        let counts = (taken.clone(), bytes.clone());
        let listening = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (taken, bytes) = counts.clone();
                // A client that hangs up in the middle is its own affair.
                tokio::spawn(async move { serve(stream, &taken, &bytes).await });
            }
        });
        Ok(Sink { port, taken, bytes, listening })
    }

    /// How many messages came so far.
    pub fn taken(&self) -> u64 {
        self.taken.load(Ordering::Relaxed)
    }

    /// Bytes of all of them.
    pub fn bytes(&self) -> u64 {
        self.bytes.load(Ordering::Relaxed)
    }
}

impl Drop for Sink {
    fn drop(&mut self) {
        self.listening.abort();
    }
}

/// One connection, as RFC 5321 has it, without ever refusing.
async fn serve(stream: TcpStream, taken: &AtomicU64, bytes: &AtomicU64) -> Result<()> {
    stream.set_nodelay(true)?;
    let mut stream = BufReader::new(stream);
    let mut line = Vec::new();
    let mut in_message = false;
    stream.write_all(b"220 bench ready\r\n").await?;
    loop {
        line.clear();
        if stream.read_until(b'\n', &mut line).await? == 0 {
            return Ok(());
        }
        let said = line.trim_ascii_end();
        if in_message {
            if said != b"." {
                bytes.fetch_add(u64::try_from(line.len()).unwrap_or(0), Ordering::Relaxed);
                continue;
            }
            in_message = false;
            taken.fetch_add(1, Ordering::Relaxed);
            stream.write_all(b"250 2.0.0 taken\r\n").await?;
            continue;
        }
        let word = said.split(|byte| *byte == b' ').next().unwrap_or_default().to_ascii_uppercase();
        let answer: &[u8] = match word.as_slice() {
            b"EHLO" => b"250-bench\r\n250-8BITMIME\r\n250-PIPELINING\r\n250 SMTPUTF8\r\n",
            b"DATA" => b"354 go on\r\n",
            b"QUIT" => b"221 2.0.0 bye\r\n",
            _ => b"250 2.0.0 fine\r\n",
        };
        in_message = word == b"DATA";
        stream.write_all(answer).await?;
        if word == b"QUIT" {
            return Ok(());
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use lettre::transport::smtp::client::Tls;
    use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};

    use super::*;

    #[tokio::test]
    async fn every_message_is_taken_and_counted() {
        let sink = Sink::start().await.unwrap();
        let server: AsyncSmtpTransport<Tokio1Executor> =
            AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous("127.0.0.1").port(sink.port).tls(Tls::None).build();
        for line in ["first", ".a line that begins with a dot\n.\n"] {
            let message =
                Message::builder().from("a@bench.example".parse().unwrap()).to("b@bench.example".parse().unwrap());
            server.send(message.body(line.to_owned()).unwrap()).await.unwrap();
        }
        assert_eq!(sink.taken(), 2);
        assert!(sink.bytes() > 100);
    }
}
