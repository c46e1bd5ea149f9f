//! Files by the hash of their content: on disk in the data directory, or in an S3-compatible store.
//!
//! A file lies on a shelf, which one slice keeps: that slice alone says what is still referred to
//! when the shelf is swept. What is put twice is there once, and what comes back is what was put.

mod hash;
mod place;
mod send;
mod shelf;

pub use hash::Hash;
pub use send::{Kind, send};
pub use shelf::Shelf;

use std::sync::Arc;

use object_store::ObjectStore;

use crate::config::Place;

/// Where files are kept. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Store(Arc<dyn ObjectStore>);

impl Store {
    /// Opens the place that the options name. Nothing is read or written yet.
    ///
    /// # Errors
    /// When the options can't lead to a store.
    pub fn open(place: &Place) -> anyhow::Result<Store> {
        Ok(Store(place::open(place)?))
    }

    /// The shelf with this name: small letters, one for each slice that keeps files.
    pub fn shelf(&self, name: &'static str) -> Shelf {
        Shelf::new(self.0.clone(), name)
    }
}
