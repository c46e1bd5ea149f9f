//! The mail that the program has written, whether sent yet or not.

use carrel::db::schema::messages;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use super::TestApp;

/// A message, oldest first.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = messages)]
pub struct Letter {
    /// What kind of message it is.
    pub kind: String,
    /// To whom.
    pub to_address: String,
    /// What about.
    pub subject: String,
    /// The text.
    pub text_body: String,
    /// The same for those who like pictures.
    pub html_body: Option<String>,
    /// Further headers.
    pub headers: serde_json::Value,
    /// The Message-ID.
    pub message_id: String,
}

impl Letter {
    /// The first address of this site in the text, as a path.
    pub fn link(&self) -> String {
        let start = self.text_body.find("http").unwrap_or_else(|| panic!("no link in {:?}", self.text_body));
        let address = self.text_body[start..].split_whitespace().next().unwrap_or_default();
        let path = address.splitn(4, '/').nth(3).unwrap_or_default();
        format!("/{}", path.trim_end_matches(['.', ',', ')', '>']))
    }
}

impl TestApp {
    /// All mail so far, oldest first.
    pub async fn mail(&self) -> Vec<Letter> {
        Letter::query().order((messages::queued_at, messages::id)).load(&mut self.conn().await).await.unwrap()
    }

    /// The latest letter to this address.
    pub async fn letter_to(&self, address: &str) -> Letter {
        let mail = self.mail().await;
        let letter = mail.iter().rfind(|letter| letter.to_address == address);
        letter.unwrap_or_else(|| panic!("no letter to {address}, but {mail:?}")).clone()
    }
}
