//! What drawing a certificate takes besides its facts: a color and pictures.

use super::{Accent, Picture};

/// The look of a certificate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// The color of name, frame and seal.
    pub accent: Accent,
    /// In place of the emblem.
    pub logo: Option<Picture>,
    /// In place of the names in italics, in the order of those who sign.
    pub signatures: Vec<Option<Picture>>,
}

impl Look {
    /// The signature of the one who signs at this place, counted from zero.
    pub fn signature(&self, place: usize) -> Option<&Picture> {
        self.signatures.get(place).and_then(Option::as_ref)
    }
}
