//! Forms: strings come in, a domain value or problems go out; what was typed is shown again.

use std::borrow::Cow;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use futures_util::future::LocalBoxFuture;
use maud::{Markup, html};
use serde::de::DeserializeOwned;

use crate::error::Error;
use crate::i18n::Words;

/// No form of ours is larger than this, in bytes; a pasted list of a thousand people isn't either.
pub const LARGEST: usize = 512 * 1024;

/// A form's fields. Repeated fields become a `Vec`.
pub struct Form<T>(pub T);

impl<T: DeserializeOwned + 'static> FromRequest for Form<T> {
    type Error = actix_web::Error;
    type Future = LocalBoxFuture<'static, Result<Self, Self::Error>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let bytes = actix_web::web::Bytes::from_request(request, payload);
        Box::pin(async move {
            let bytes = bytes.await?;
            if bytes.len() > LARGEST {
                return Err(actix_web::error::ErrorPayloadTooLarge("too large"));
            }
            Ok(Form(fields(&bytes)?))
        })
    }
}

/// What fields say, as a browser encodes them. Repeated fields become a `Vec`.
///
/// # Errors
/// When one is missing.
pub fn fields<T: DeserializeOwned>(encoded: &[u8]) -> Result<T, Error> {
    let incomplete = |_| Error::BadRequest("problem-incomplete");
    let said: Vec<(String, String)> = serde_html_form::from_bytes(encoded).map_err(incomplete)?;
    let said: Vec<(String, String)> = said.into_iter().map(|(name, typed)| (name, plain(typed))).collect();
    let said = serde_html_form::to_string(said).map_err(anyhow::Error::from)?;
    serde_html_form::from_str(&said).map_err(incomplete)
}

/// What was typed without signs that nobody types and no table keeps: controls that are neither the end of a line nor
/// a tab.
fn plain(mut typed: String) -> String {
    typed.retain(|sign| !sign.is_control() || matches!(sign, '\n' | '\r' | '\t'));
    typed
}

/// What must change in a form: a field and a sentence for each, in the order of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems(Vec<(Cow<'static, str>, String)>);

impl Problems {
    /// Nothing found yet.
    pub fn new() -> Problems {
        Problems::default()
    }

    /// Notes a problem of a field, in the person's words.
    pub fn add(&mut self, field: impl Into<Cow<'static, str>>, sentence: impl Into<String>) {
        self.0.push((field.into(), sentence.into()));
    }

    /// What was typed where one line belongs, without its spare spaces: noted when there is nothing (`empty` is the
    /// message) and when it has more than `most` characters.
    pub fn line(
        &mut self,
        words: Words,
        field: impl Into<Cow<'static, str>>,
        typed: &str,
        most: usize,
        empty: &str,
    ) -> String {
        let text = typed.split_whitespace().collect::<Vec<_>>().join(" ");
        self.fits(words, field.into(), &text, most, Some(empty));
        text
    }

    /// The same where several lines may be written.
    pub fn text(
        &mut self,
        words: Words,
        field: impl Into<Cow<'static, str>>,
        typed: &str,
        most: usize,
        empty: &str,
    ) -> String {
        let text = lines(typed);
        self.fits(words, field.into(), &text, most, Some(empty));
        text
    }

    /// The same where nothing need be written.
    pub fn remark(&mut self, words: Words, field: impl Into<Cow<'static, str>>, typed: &str, most: usize) -> String {
        let text = lines(typed);
        self.fits(words, field.into(), &text, most, None);
        text
    }

    fn fits(&mut self, words: Words, field: Cow<'static, str>, text: &str, most: usize, empty: Option<&str>) {
        let over = text.chars().count().saturating_sub(most);
        match empty {
            Some(empty) if text.is_empty() => self.add(field, words.say(empty)),
            _ if over > 0 => self.add(field, words.fill("too-long", &[("over", over.into())])),
            _ => {}
        }
    }

    /// These, and those after them.
    pub fn and(mut self, mut more: Problems) -> Problems {
        self.0.append(&mut more.0);
        self
    }

    /// Whether the form may pass.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What is said beside a field.
    pub fn of(&self, field: &str) -> Option<&str> {
        self.0.iter().find(|(name, _)| name == field).map(|(_, sentence)| sentence.as_str())
    }

    /// The value, if nothing was found.
    pub fn or<T>(self, value: T) -> Result<T, Problems> {
        if self.is_empty() { Ok(value) } else { Err(self) }
    }

    /// The summary above the form: each line leads to its field.
    pub fn summary(&self, words: Words) -> Markup {
        html! {
            @if !self.is_empty() {
                div.errors role="alert" tabindex="-1" autofocus {
                    h2.h3 { (words.say("errors-title")) }
                    ul { @for (field, sentence) in &self.0 { li { a href={ "#" (field) } { (sentence) } } } }
                }
            }
        }
    }
}

/// Several lines without blanks around them, ended as everywhere else.
fn lines(typed: &str) -> String {
    typed.trim().replace("\r\n", "\n")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn what_is_missing_or_too_long_is_noted_at_its_field_and_what_is_right_is_not() {
        let (words, mut problems) = (Words::default(), Problems::new());
        assert_eq!(problems.line(words, "title", "  A \t day ", 5, "add-title-empty"), "A day");
        assert_eq!(problems.text(words, "reason", " a\r\nb ", 3, "rules-reason-empty"), "a\nb");
        assert_eq!(problems.remark(words, "note", "  ", 3), "");
        assert!(problems.is_empty(), "{problems:?}");
        problems.line(words, "title", " ", 5, "add-title-empty");
        problems.remark(words, "note", "abcdef", 4);
        assert_eq!(problems.of("title"), Some(words.say("add-title-empty").as_str()));
        assert!(problems.of("note").is_some_and(|said| said.contains('2')), "{problems:?}");
    }

    #[test]
    fn signs_that_nobody_types_are_left_out_of_what_was_sent() {
        let read: Vec<(String, String)> = fields(b"a=x%00y%1B%C2%85z&b=one%0D%0Atwo%09three+%C3%A9&a=").unwrap();
        let expected = [("a", "xyz"), ("b", "one\r\ntwo\tthree é"), ("a", "")];
        assert_eq!(read, expected.map(|(name, typed)| (name.to_owned(), typed.to_owned())));
    }

    #[test]
    fn the_summary_leads_to_the_field_and_escapes_what_was_typed() {
        let mut problems = Problems::new();
        problems.add("email", "<b> is not an address");
        let html = problems.summary(Words::default()).into_string();
        assert!(html.contains("href=\"#email\"") && html.contains("&lt;b&gt;"), "{html}");
        assert_eq!(Problems::new().or(7), Ok(7));
    }
}
