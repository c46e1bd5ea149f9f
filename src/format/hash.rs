//! Content hashes: the same files make the same hash on every machine.

use sha2::{Digest, Sha256};

/// Raised when the same files are to be rendered differently, so that stored lessons are made anew.
const RENDERING: &str = "carrel content 1";

/// SHA-256 of some bytes, in hex.
pub(super) fn sha256(bytes: &[u8]) -> String {
    hex(Sha256::digest(bytes).as_slice())
}

/// A hash over named parts. Names and lengths count, so that parts cannot run into each other.
pub(super) struct Hasher(Sha256);

impl Hasher {
    pub fn new() -> Self {
        let mut hasher = Self(Sha256::new());
        hasher.part("rendering", RENDERING.as_bytes());
        hasher
    }

    pub fn part(&mut self, name: &str, bytes: &[u8]) {
        for piece in [name.as_bytes(), bytes] {
            self.0.update(u64::try_from(piece.len()).unwrap_or(u64::MAX).to_be_bytes());
            self.0.update(piece);
        }
    }

    pub fn finish(self) -> String {
        hex(self.0.finalize().as_slice())
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
