//! Forms with files: the fields as in any form, the files by their name, nothing larger than it may be.

use std::collections::BTreeMap;

use actix_multipart::Multipart;
use actix_web::web::Bytes;
use futures_util::TryStreamExt;
use serde::de::DeserializeOwned;

use super::form::fields;
use crate::error::{Error, Result};

/// Most fields and files of one form.
const FIELDS: usize = 64;
/// Largest field that isn't a file, in bytes.
const TEXT: usize = 64 * 1024;

/// A form that came with files.
#[derive(Debug, Default)]
pub struct Upload {
    fields: Vec<(String, String)>,
    files: BTreeMap<String, Bytes>,
}

impl Upload {
    /// Reads a form whose files are at most `largest` bytes each. In place of one that is larger there is
    /// one of a byte more than that, so that whoever reads it refuses it by its size.
    ///
    /// # Errors
    /// [`Error::BadRequest`] for what isn't such a form, or is beyond all measure.
    pub async fn read(mut form: Multipart, largest: usize) -> Result<Upload> {
        let broken = |_| Error::BadRequest("problem-incomplete");
        let mut upload = Upload::default();
        for _ in 0..FIELDS {
            let Some(mut field) = form.try_next().await.map_err(broken)? else { return Ok(upload) };
            let name = field.name().unwrap_or_default().to_owned();
            let named = |header: &actix_web::http::header::ContentDisposition| header.get_filename().map(str::to_owned);
            match field.content_disposition().and_then(named) {
                Some(file) => {
                    let bytes = match field.bytes(largest).await {
                        Ok(bytes) => bytes.map_err(broken)?,
                        Err(_) => Bytes::from(vec![0; largest + 1]),
                    };
                    if !file.is_empty() || !bytes.is_empty() {
                        upload.files.insert(name, bytes);
                    }
                }
                None => {
                    let too_much = |_| Error::BadRequest("problem-too-much");
                    let bytes = field.bytes(TEXT).await.map_err(too_much)?.map_err(broken)?;
                    let text = String::from_utf8(bytes.to_vec()).map_err(|_| Error::BadRequest("problem-letter"))?;
                    upload.fields.push((name, text));
                }
            }
        }
        Err(Error::BadRequest("problem-too-much"))
    }

    /// The fields as a form.
    ///
    /// # Errors
    /// [`Error::BadRequest`] when one is missing.
    pub fn form<T: DeserializeOwned>(&self) -> Result<T> {
        let text = serde_html_form::to_string(&self.fields).map_err(anyhow::Error::from)?;
        fields(text.as_bytes())
    }

    /// The file of this name, if one was chosen.
    pub fn file(&self, name: &str) -> Option<&Bytes> {
        self.files.get(name)
    }
}
