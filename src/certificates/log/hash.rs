//! Hashes of the log's tree: leaves and nodes are hashed apart, so that neither passes for the other.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// SHA-256 of a leaf, of a node, or of the whole tree. Written in base64.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Hash(pub [u8; 32]);

impl Hash {
    /// The hash of a leaf with this content: `SHA-256(0x00 ‖ content)` (RFC 9162, 2.1.1).
    pub fn leaf(content: &[u8]) -> Hash {
        Hash(Sha256::new().chain_update([0]).chain_update(content).finalize().into())
    }

    /// The hash of a node over two others: `SHA-256(0x01 ‖ left ‖ right)` (RFC 9162, 2.1.1).
    pub fn node(left: Hash, right: Hash) -> Hash {
        Hash(Sha256::new().chain_update([1]).chain_update(left.0).chain_update(right.0).finalize().into())
    }

    /// The hash of a tree without leaves: SHA-256 of nothing.
    pub fn empty() -> Hash {
        Hash(Sha256::digest(b"").into())
    }

    /// Reads a hash in base64; `None` for anything but 32 bytes.
    pub fn parse(text: &str) -> Option<Hash> {
        BASE64.decode(text).ok()?.try_into().ok().map(Hash)
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&BASE64.encode(self.0))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Hash({self})")
    }
}

impl From<Hash> for String {
    fn from(hash: Hash) -> String {
        hash.to_string()
    }
}

impl TryFrom<String> for Hash {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Hash, Self::Error> {
        Hash::parse(&text).ok_or("a hash is 32 bytes in base64")
    }
}
