//! A form with files, read as it comes in and no further than its bounds.

use actix_multipart::Multipart;
use actix_web::HttpRequest;
use actix_web::web::Payload;
use futures_util::TryStreamExt;
use serde::de::DeserializeOwned;

use crate::activities::evidence;
use crate::error::{Error, Result};
use crate::i18n::{Value, Words};
use crate::web::{Problems, fields};

/// Bytes of all fields without files.
const WORDS: usize = 64 * 1024;
/// Megabytes of all files together.
const TOGETHER: usize = 48;
/// Photos and files of one activity at most, and of one form.
pub(super) const FILES: usize = 10;
/// Bytes of everything that is read. What is over the bound of one file or of all together is dropped, so that the
/// page can say so and keep the words.
const ALL: usize = 256 * 1024 * 1024;
/// Parts at all.
const PARTS: usize = 200;

/// What was sent.
#[derive(Debug, Default)]
pub struct Upload {
    fields: Vec<(String, String)>,
    /// The files, in their order, as far as there was room for them.
    pub files: Vec<Picked>,
    /// Whether there were more of them, in number or in bytes, than are taken at once.
    is_over: bool,
}

/// A file as it was picked.
#[derive(Debug)]
pub struct Picked {
    /// What it was called; may be empty.
    pub name: String,
    /// Its bytes, up to one more than are taken.
    pub content: Vec<u8>,
}

impl Upload {
    /// Reads a request.
    ///
    /// # Errors
    /// When it is no form with files, or more than any form of ours.
    pub async fn read(request: &HttpRequest, payload: Payload) -> Result<Upload> {
        let unread = |_| Error::BadRequest("problem-incomplete");
        let mut parts = Multipart::new(request.headers(), payload);
        let mut upload = Upload::default();
        let (mut all, mut words, mut count) = (0_usize, 0_usize, 0_usize);
        let together = TOGETHER * 1024 * 1024 + WORDS;
        while let Some(mut part) = parts.try_next().await.map_err(unread)? {
            let disposition = part.content_disposition();
            let name = disposition.and_then(|said| said.get_name()).unwrap_or_default().to_owned();
            let file = disposition.and_then(|said| said.get_filename()).map(plain_name);
            let mut content = Vec::new();
            count += 1;
            while let Some(chunk) = part.try_next().await.map_err(unread)? {
                all += chunk.len();
                words += if file.is_none() { chunk.len() } else { 0 };
                if all > ALL || words > WORDS || count > PARTS {
                    return Err(Error::BadRequest("problem-too-much"));
                }
                upload.is_over |= all > together;
                let room = if upload.is_over { 0 } else { (evidence::LARGEST + 1).saturating_sub(content.len()) };
                let room = if file.is_none() { chunk.len() } else { room };
                content.extend_from_slice(chunk.get(..room.min(chunk.len())).unwrap_or_default());
            }
            match file {
                // A field for files that was left empty.
                Some(file) if file.is_empty() && content.is_empty() => {}
                Some(_) if upload.files.len() == FILES => upload.is_over = true,
                Some(name) => upload.files.push(Picked { name, content }),
                None => upload
                    .fields
                    .push((name, String::from_utf8(content).map_err(|_| Error::BadRequest("problem-letter"))?)),
            }
        }
        Ok(upload)
    }

    /// The fields as a form. Repeated fields become a `Vec`.
    ///
    /// # Errors
    /// When a field is missing.
    pub fn form<T: DeserializeOwned>(&self) -> Result<T> {
        let text = serde_html_form::to_string(&self.fields).map_err(anyhow::Error::from)?;
        fields(text.as_bytes())
    }

    /// Takes out the files, where they are evidence: none, and a problem, when they were too many or too large
    /// together.
    pub fn evidence(&mut self, words: Words, problems: &mut Problems) -> Vec<Picked> {
        if self.is_over {
            problems.add("evidence", words.fill("evidence-over", &bounds()));
            self.files.clear();
        }
        std::mem::take(&mut self.files)
    }
}

/// What may be picked, beside a field for evidence.
pub(super) fn hint(words: Words) -> String {
    words.fill("evidence-hint", &bounds())
}

fn bounds() -> [(&'static str, Value<'static>); 2] {
    [("files", FILES.into()), ("together", TOGETHER.into())]
}

/// A file's name without its folders and without what no line should have.
pub(super) fn plain_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
    last.chars().filter(|c| !c.is_control()).take(100).collect()
}

#[cfg(test)]
mod tests {
    use super::plain_name;

    #[test]
    fn a_name_has_no_folders_and_fits_a_line() {
        assert_eq!(plain_name("C:\\fakepath\\badge.jpg"), "badge.jpg");
        assert_eq!(plain_name("../../etc/passwd"), "passwd");
        assert_eq!(plain_name("a\r\nb\0.pdf"), "ab.pdf");
        assert_eq!(plain_name(&"x".repeat(300)).len(), 100);
    }
}
