//! Where files are kept: the options that say so.

use std::path::PathBuf;

use super::sources::{ConfigError, Sources};

/// A folder, or an S3-compatible store.
#[derive(Clone, Debug)]
pub enum Place {
    /// A folder of this machine; it is made when it isn't there.
    Folder(PathBuf),
    /// Another machine.
    S3(S3),
}

/// What leads to an S3-compatible store.
#[derive(Clone)]
pub struct S3 {
    /// The bucket.
    pub bucket: String,
    /// What the names of our files in it begin with; may be empty.
    pub prefix: String,
    /// The address of the service; none for Amazon's own.
    pub endpoint: Option<String>,
    /// The region.
    pub region: String,
    /// The key's name and its secret.
    pub key: (String, String),
}

/// Says where, and never the secret.
impl std::fmt::Debug for S3 {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "s3://{}/{} at {:?}", self.bucket, self.prefix, self.endpoint)
    }
}

/// Reads them.
pub(super) fn read(sources: &Sources) -> Result<Place, ConfigError> {
    let Some(address) = sources.optional("file_store") else {
        return Ok(Place::Folder(PathBuf::from(sources.text("data_dir")).join("files")));
    };
    let right = "an address like s3://bucket or s3://bucket/folder";
    let path = address.strip_prefix("s3://").ok_or_else(|| sources.wrong("file_store", right))?;
    let (bucket, prefix) = path.trim_end_matches('/').split_once('/').unwrap_or((path.trim_end_matches('/'), ""));
    if bucket.is_empty() {
        return Err(sources.wrong("file_store", right));
    }
    let endpoint = sources.optional("s3_endpoint");
    if endpoint.as_ref().is_some_and(|url| !url.starts_with("http://") && !url.starts_with("https://")) {
        return Err(sources.wrong("s3_endpoint", "an address that begins with http:// or https://"));
    }
    let name = sources.optional("s3_access_key");
    let name = name.ok_or_else(|| sources.wrong("s3_access_key", "the name of a key, as `file_store` is set"))?;
    let secret = sources.optional("s3_secret_key");
    let secret =
        secret.ok_or_else(|| sources.wrong("s3_secret_key", "the secret of the key, as `file_store` is set"))?;
    let (bucket, prefix, region) = (bucket.to_owned(), prefix.to_owned(), sources.text("s3_region").to_owned());
    Ok(Place::S3(S3 { bucket, prefix, endpoint, region, key: (name, secret) }))
}
