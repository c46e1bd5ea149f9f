//! Where the files lie, as the options say it.

use std::sync::Arc;

use anyhow::Context;
use object_store::ObjectStore;
use object_store::aws::AmazonS3Builder;
use object_store::local::LocalFileSystem;
use object_store::prefix::PrefixStore;

use crate::config::{Place, S3};

/// Opens a place.
pub(super) fn open(place: &Place) -> anyhow::Result<Arc<dyn ObjectStore>> {
    match place {
        Place::Folder(folder) => {
            std::fs::create_dir_all(folder).with_context(|| format!("the folder {}", folder.display()))?;
            // What is acknowledged is on the disk.
            Ok(Arc::new(LocalFileSystem::new_with_prefix(folder)?.with_fsync(true)))
        }
        Place::S3(place) => bucket(place),
    }
}

fn bucket(place: &S3) -> anyhow::Result<Arc<dyn ObjectStore>> {
    // The one that mail uses. A second call finds it there, which is as well.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let mut builder = AmazonS3Builder::new()
        .with_bucket_name(&place.bucket)
        .with_region(&place.region)
        .with_access_key_id(&place.key.0)
        .with_secret_access_key(&place.key.1);
    if let Some(endpoint) = &place.endpoint {
        builder = builder.with_endpoint(endpoint).with_allow_http(endpoint.starts_with("http://"));
    }
    let bucket = builder.build().with_context(|| format!("{place:?}"))?;
    Ok(if place.prefix.is_empty() {
        Arc::new(bucket)
    } else {
        Arc::new(PrefixStore::new(bucket, place.prefix.as_str()))
    })
}
