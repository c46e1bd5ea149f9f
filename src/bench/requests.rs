//! What browsers send: pages and forms, with the session cookies of many learners.

use uuid::Uuid;

use crate::accounts::UserId;
use crate::accounts::sessions::{self, Person, SessionId};
use crate::app::App;
use crate::id::Id;

/// The cookie of a session on a site that people reach by http.
const COOKIE: &str = "carrel_session";
/// What every request says: a browser that takes brotli.
const BROWSER: &str = "host: 127.0.0.1\r\n\
    user-agent: Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0\r\n\
    accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8\r\n\
    accept-language: en-US,en;q=0.5\r\n\
    accept-encoding: gzip, deflate, br\r\n";

/// The id of an invented reader; the seed's SQL makes the same.
pub fn reader(number: u64) -> UserId {
    Id::from_uuid(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 | u128::from(number)))
}

/// The number of an invented reader.
pub fn number(reader: UserId) -> u64 {
    u64::try_from(reader.uuid().as_u128() & 0xffff_ffff_ffff).unwrap_or(0)
}

/// The id of their session.
fn session(number: u64) -> SessionId {
    Id::from_uuid(Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0000 | u128::from(number)))
}

/// The cookie header of an invented reader, good for ten minutes from now.
pub fn cookie(app: &App, number: u64, roles: Vec<crate::accounts::RoleAt>) -> anyhow::Result<String> {
    let person = Person {
        id: reader(number),
        session: session(number),
        name: format!("Reader {number}"),
        zone: "America/Chicago".to_owned(),
        language: "en".to_owned(),
        roles,
    };
    Ok(format!("cookie: {COOKIE}={}\r\n", sessions::token(app, &person)?))
}

/// The cookies of readers, asked for one after the other.
pub struct Readers(Vec<String>);

impl Readers {
    /// So many readers, from this number on.
    pub fn of(app: &App, first: u64, count: u64) -> anyhow::Result<Readers> {
        (first..first + count.max(1))
            .map(|number| cookie(app, number, Vec::new()))
            .collect::<anyhow::Result<_>>()
            .map(Readers)
    }

    /// The cookie of the nth request; after the last comes the first.
    pub fn cookie(&self, nth: u64) -> &str {
        let count = u64::try_from(self.0.len()).unwrap_or(1).max(1);
        let at = usize::try_from(nth % count).unwrap_or(0);
        self.0.get(at).map_or("", String::as_str)
    }
}

/// `GET` of a page.
pub fn get(path: &str, cookie: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\n{BROWSER}{cookie}\r\n").into_bytes()
}

/// `GET` of a page by a browser that takes no compression.
pub fn get_plain(path: &str, cookie: &str) -> Vec<u8> {
    let plain = BROWSER.replace("accept-encoding: gzip, deflate, br\r\n", "");
    format!("GET {path} HTTP/1.1\r\n{plain}{cookie}\r\n").into_bytes()
}

/// `POST` of a form from a page of this site.
pub fn post(path: &str, cookie: &str, form: &str) -> Vec<u8> {
    let length = form.len();
    format!(
        "POST {path} HTTP/1.1\r\n{BROWSER}{cookie}sec-fetch-site: same-origin\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: {length}\r\n\r\n{form}"
    )
    .into_bytes()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_reader_is_known_by_number() {
        let id = reader(100_001);
        assert_eq!(id.to_string(), "01900000-0000-7000-8000-0000000186a1");
        assert_eq!(number(id), 100_001);
    }

    #[test]
    fn a_plain_page_is_asked_for_without_compression() {
        let [plain, other] = [get_plain("/", ""), get("/", "")].map(|bytes| String::from_utf8(bytes).unwrap());
        assert!(!plain.contains("accept-encoding") && other.contains("accept-encoding"), "{plain}");
    }

    #[test]
    fn a_form_says_how_long_it_is() {
        let text = String::from_utf8(post("/l/PUB-01/2", "cookie: a=b\r\n", "do=check")).unwrap();
        assert!(text.contains("content-length: 8\r\n") && text.ends_with("\r\n\r\ndo=check"), "{text}");
        assert!(text.contains("\r\ncookie: a=b\r\n") && !text.contains("\r\n\r\n\r\n"), "{text}");
    }
}
