//! A browser's connection, as little of it as a measurement needs: HTTP/1.1, kept alive.

use std::io::{Error, ErrorKind, Result};
use std::net::SocketAddr;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// No answer that is measured is larger, in bytes.
const LARGEST: usize = 64 * 1024 * 1024;

/// One connection at a time to one address.
pub struct Client {
    address: SocketAddr,
    stream: Option<TcpStream>,
    buffer: Vec<u8>,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// Status line and headers.
    head: String,
    /// The body as it was sent, compressed or not.
    pub body: Vec<u8>,
    /// All bytes of the answer, headers and framing included.
    pub wire: usize,
}

impl Answer {
    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        header(&self.head, name)
    }
}

fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    let fields = head.lines().skip(1).filter_map(|line| line.split_once(':'));
    fields.into_iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim())
}

fn bad(what: &str) -> Error {
    Error::new(ErrorKind::InvalidData, what.to_owned())
}

impl Client {
    /// Connects when first asked.
    pub fn new(address: SocketAddr) -> Client {
        Client { address, stream: None, buffer: Vec::new() }
    }

    /// Sends a request and reads its answer. A connection that the server has closed meanwhile is
    /// opened again, once.
    pub async fn ask(&mut self, request: &[u8]) -> Result<Answer> {
        let used = self.stream.is_some();
        match self.exchange(request).await {
            Err(_) if used && self.buffer.is_empty() => {
                self.stream = None;
                self.exchange(request).await
            }
            answer => answer,
        }
    }

    async fn exchange(&mut self, request: &[u8]) -> Result<Answer> {
        if self.stream.is_none() {
            let stream = TcpStream::connect(self.address).await?;
            stream.set_nodelay(true)?;
            self.stream = Some(stream);
        }
        self.buffer.clear();
        let Some(stream) = self.stream.as_mut() else { return Err(bad("no connection")) };
        stream.write_all(request).await?;
        let answer = read(stream, &mut self.buffer).await;
        let closed = answer.as_ref().map_or(true, |answer| answer.header("connection") == Some("close"));
        if closed {
            self.stream = None;
        }
        answer
    }
}

async fn read(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> Result<Answer> {
    let end = loop {
        if let Some(at) = buffer.windows(4).position(|four| four == b"\r\n\r\n") {
            break at + 4;
        }
        more(stream, buffer).await?;
    };
    let head = std::str::from_utf8(&buffer[..end]).map_err(|_| bad("headers that are no text"))?.to_owned();
    let status = head.split(' ').nth(1).and_then(|word| word.parse().ok()).ok_or_else(|| bad("no status"))?;
    let (body, wire) = if status == 204 || status == 304 {
        (Vec::new(), end)
    } else if let Some(length) = header(&head, "content-length") {
        let length: usize = length.parse().map_err(|_| bad("a length that is no number"))?;
        if length > LARGEST {
            return Err(bad("too much"));
        }
        while buffer.len() < end + length {
            more(stream, buffer).await?;
        }
        (buffer[end..end + length].to_vec(), end + length)
    } else if header(&head, "transfer-encoding").is_some_and(|value| value.eq_ignore_ascii_case("chunked")) {
        loop {
            if let Some((body, length)) = chunks(&buffer[end..])? {
                break (body, end + length);
            }
            more(stream, buffer).await?;
        }
    } else {
        return Err(bad("neither a length nor chunks"));
    };
    Ok(Answer { status, head, body, wire })
}

async fn more(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> Result<()> {
    if buffer.len() > LARGEST {
        return Err(bad("too much"));
    }
    buffer.reserve(16 * 1024);
    match stream.read_buf(buffer).await? {
        0 => Err(ErrorKind::UnexpectedEof.into()),
        _ => Ok(()),
    }
}

/// The body that these chunks make, and how many bytes they take; `None` while the last is missing
/// (RFC 9112, section 7.1).
fn chunks(bytes: &[u8]) -> Result<Option<(Vec<u8>, usize)>> {
    let mut body = Vec::new();
    let mut at = 0;
    loop {
        let Some(line) = bytes.get(at..).and_then(|rest| rest.windows(2).position(|two| two == b"\r\n")) else {
            return Ok(None);
        };
        let size = std::str::from_utf8(&bytes[at..at + line]).map_err(|_| bad("a chunk without a size"))?;
        let size = size.split(';').next().unwrap_or_default().trim();
        let size = usize::from_str_radix(size, 16).map_err(|_| bad("a chunk without a size"))?;
        if size > LARGEST {
            return Err(bad("too much"));
        }
        let begin = at + line + 2;
        let Some(chunk) = bytes.get(begin..begin + size) else { return Ok(None) };
        if bytes.len() < begin + size + 2 {
            return Ok(None);
        }
        body.extend_from_slice(chunk);
        at = begin + size + 2;
        if size == 0 {
            return Ok(Some((body, at)));
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use tokio::net::TcpListener;

    use super::*;

    #[test]
    fn chunks_are_put_together_once_all_are_there() {
        let whole = b"4\r\nread\r\nA;x=1\r\ning a book\r\n0\r\n\r\nnext";
        assert_eq!(chunks(whole).unwrap(), Some((b"reading a book".to_vec(), whole.len() - 4)));
        for cut in 0..whole.len() - 4 {
            assert_eq!(chunks(&whole[..cut]).unwrap(), None, "{cut}");
        }
        assert!(chunks(b"what?\r\n").is_err());
    }

    #[test]
    fn headers_are_found_in_any_case() {
        let head = "HTTP/1.1 303 See Other\r\nLOCATION: /l/PUB-01/2\r\n\r\n";
        assert_eq!(header(head, "location"), Some("/l/PUB-01/2"));
        assert_eq!(header(head, "etag"), None);
    }

    #[tokio::test]
    async fn one_connection_serves_one_answer_after_the_other_and_is_made_again_when_closed() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let mut client = Client::new(listener.local_addr().unwrap());
        let server = tokio::spawn(async move {
            let mut connections = 0;
            for answers in [
                vec!["HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nread", "HTTP/1.1 204 No Content\r\n\r\n"],
                vec!["HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\nme\r\n0\r\n\r\n"],
            ] {
                let (mut stream, _) = listener.accept().await.unwrap();
                connections += 1;
                for answer in answers {
                    let mut asked = [0; 64];
                    assert!(stream.read(&mut asked).await.unwrap() > 0);
                    stream.write_all(answer.as_bytes()).await.unwrap();
                }
            }
            connections
        });
        let mut bodies = Vec::new();
        for _ in 0..3 {
            let answer = client.ask(b"GET / HTTP/1.1\r\n\r\n").await.unwrap();
            bodies.push((answer.status, String::from_utf8(answer.body).unwrap()));
        }
        assert_eq!(bodies, [(200, "read".to_owned()), (204, String::new()), (200, "me".to_owned())]);
        assert_eq!(server.await.unwrap(), 2);
    }
}
