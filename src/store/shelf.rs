//! One slice's files: put, get, exists, and the sweep of what nobody refers to any more.

use std::collections::HashSet;
use std::sync::Arc;

use actix_web::web::Bytes;
use chrono::{DateTime, Utc};
use futures_util::TryStreamExt;
use object_store::path::Path;
use object_store::{ObjectStore, ObjectStoreExt};

use super::Hash;

/// The files of one slice.
#[derive(Clone, Debug)]
pub struct Shelf {
    store: Arc<dyn ObjectStore>,
    name: &'static str,
}

impl Shelf {
    pub(super) fn new(store: Arc<dyn ObjectStore>, name: &'static str) -> Shelf {
        Shelf { store, name }
    }

    fn path(&self, hash: Hash) -> Path {
        let name = hash.to_string();
        let folder = name.get(..2).unwrap_or_default();
        Path::from(format!("{}/{folder}/{name}", self.name))
    }

    /// Keeps this content. It is written anew when it is there already, so that a sweep that is at
    /// work sees that somebody wants it.
    ///
    /// # Errors
    /// When the store can't be written to.
    pub async fn put(&self, content: Bytes) -> anyhow::Result<Hash> {
        let hash = Hash::of(&content);
        self.store.put(&self.path(hash), content.into()).await?;
        Ok(hash)
    }

    /// The content with this hash, if it is here.
    ///
    /// # Errors
    /// When the store can't be read, or what lies there is not what was put.
    pub async fn get(&self, hash: Hash) -> anyhow::Result<Option<Bytes>> {
        let content = match self.store.get(&self.path(hash)).await {
            Ok(found) => found.bytes().await?,
            Err(object_store::Error::NotFound { .. }) => return Ok(None),
            Err(error) => return Err(error.into()),
        };
        if Hash::of(&content) != hash {
            anyhow::bail!("the file {} was changed where it lies", self.path(hash));
        }
        Ok(Some(content))
    }

    /// Whether there is content with this hash.
    ///
    /// # Errors
    /// When the store can't be read.
    pub async fn exists(&self, hash: Hash) -> anyhow::Result<bool> {
        match self.store.head(&self.path(hash)).await {
            Ok(_) => Ok(true),
            Err(object_store::Error::NotFound { .. }) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    /// Throws away what was put before this instant and isn't among those that are referred to.
    /// Returns how many files went. Doing it twice, or on two servers at once, does no harm. Leave a
    /// day: what was put just now is referred to a moment later.
    ///
    /// # Errors
    /// When the store can't be listed or changed.
    pub async fn sweep(&self, before: DateTime<Utc>, referred_to: &HashSet<Hash>) -> anyhow::Result<usize> {
        let all: Vec<_> = self.store.list(Some(&Path::from(self.name))).try_collect().await?;
        let mut gone = 0;
        for file in all.into_iter().filter(|file| file.last_modified < before) {
            let hash = file.location.filename().and_then(|name| name.parse::<Hash>().ok());
            // What isn't named like ours is not ours.
            if hash.is_none_or(|hash| referred_to.contains(&hash)) {
                continue;
            }
            // It may have been put again since it was listed.
            match self.store.head(&file.location).await {
                Ok(now) if now.last_modified < before => {}
                Ok(_) | Err(object_store::Error::NotFound { .. }) => continue,
                Err(error) => return Err(error.into()),
            }
            match self.store.delete(&file.location).await {
                Ok(()) => gone += 1,
                Err(object_store::Error::NotFound { .. }) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(gone)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use super::*;
    use crate::config::{Place, S3};
    use crate::store::Store;

    fn store() -> (Store, tempfile::TempDir) {
        let folder = tempfile::tempdir().unwrap();
        (Store::open(&Place::Folder(folder.path().join("files"))).unwrap(), folder)
    }

    #[tokio::test]
    async fn what_was_put_comes_back_and_only_from_its_shelf() {
        let (store, _folder) = store();
        let (ours, theirs) = (store.shelf("evidence"), store.shelf("signatures"));
        let hash = ours.put(Bytes::from_static(b"a certificate")).await.unwrap();
        assert_eq!(ours.put(Bytes::from_static(b"a certificate")).await.unwrap(), hash);
        assert_eq!(ours.get(hash).await.unwrap().as_deref(), Some(&b"a certificate"[..]));
        assert!(ours.exists(hash).await.unwrap() && !theirs.exists(hash).await.unwrap());
        assert_eq!(theirs.get(hash).await.unwrap(), None);
    }

    #[tokio::test]
    async fn what_was_changed_where_it_lies_does_not_come_back() {
        let (store, folder) = store();
        let shelf = store.shelf("evidence");
        let hash = shelf.put(Bytes::from_static(b"sixty minutes")).await.unwrap();
        let name = hash.to_string();
        let file = folder.path().join("files/evidence").join(&name[..2]).join(&name);
        std::fs::write(file, b"ninety minutes").unwrap();
        assert!(shelf.get(hash).await.unwrap_err().to_string().contains("was changed"));
    }

    /// Of what is there for long it takes what is not wanted, once, and nothing of the other shelf.
    async fn sweeps((shelf, other): (&Shelf, &Shelf), [wanted, unwanted, elsewhere]: [Hash; 3]) {
        let kept = HashSet::from([wanted]);
        let (long_ago, one_day) = (DateTime::UNIX_EPOCH, "2200-01-01T00:00:00Z".parse().unwrap());
        assert_eq!(shelf.sweep(long_ago, &kept).await.unwrap(), 0, "all of it is new");
        assert_eq!(shelf.sweep(one_day, &kept).await.unwrap(), 1);
        assert_eq!(shelf.sweep(one_day, &kept).await.unwrap(), 0);
        assert!(shelf.exists(wanted).await.unwrap() && !shelf.exists(unwanted).await.unwrap());
        assert!(other.exists(elsewhere).await.unwrap());
    }

    /// What leads to the store of the tests in `tests/store`, which start one and set this.
    #[derive(serde::Deserialize)]
    struct Bucket {
        endpoint: String,
        bucket: String,
        key: (String, String),
    }

    #[tokio::test]
    #[ignore = "needs an S3-compatible store; tests/store starts one"]
    async fn the_same_holds_in_an_s3_compatible_store() {
        let said = std::env::var("CARREL_TEST_S3").expect("tests/store sets it");
        let Bucket { endpoint, bucket, key } = serde_json::from_str(&said).unwrap();
        let region = "us-east-1".to_owned();
        let place = Place::S3(S3 { bucket, prefix: "files".to_owned(), endpoint: Some(endpoint), region, key });
        let store = Store::open(&place).unwrap();
        let (shelf, other) = (store.shelf("evidence"), store.shelf("signatures"));
        let (small, large) = (Bytes::from_static(b"a certificate"), Bytes::from(vec![7; 10 * 1024 * 1024]));
        let wanted = shelf.put(small.clone()).await.unwrap();
        assert_eq!(shelf.put(small.clone()).await.unwrap(), wanted);
        assert_eq!(shelf.get(wanted).await.unwrap(), Some(small));
        assert!(shelf.exists(wanted).await.unwrap() && !other.exists(wanted).await.unwrap());
        assert_eq!(other.get(wanted).await.unwrap(), None);
        let unwanted = shelf.put(large.clone()).await.unwrap();
        assert_eq!(shelf.get(unwanted).await.unwrap(), Some(large.clone()));
        let elsewhere = other.put(large).await.unwrap();
        sweeps((&shelf, &other), [wanted, unwanted, elsewhere]).await;
    }

    #[tokio::test]
    async fn a_sweep_takes_what_is_old_and_unwanted_and_nothing_else() {
        let (store, folder) = store();
        let (shelf, other) = (store.shelf("evidence"), store.shelf("signatures"));
        let wanted = shelf.put(Bytes::from_static(b"wanted")).await.unwrap();
        let unwanted = shelf.put(Bytes::from_static(b"unwanted")).await.unwrap();
        let elsewhere = other.put(Bytes::from_static(b"elsewhere")).await.unwrap();
        std::fs::write(folder.path().join("files/evidence/notes.txt"), b"not ours").unwrap();
        sweeps((&shelf, &other), [wanted, unwanted, elsewhere]).await;
        assert!(folder.path().join("files/evidence/notes.txt").exists());
    }
}
