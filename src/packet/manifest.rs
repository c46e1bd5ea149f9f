//! The list of what is in a packet, which is what is signed.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// The word that says what the file is, and its version.
pub const FORMAT: &str = "carrel-audit-packet/1";
/// The name of the list.
pub const NAME: &str = "manifest.json";
/// The name of the signed list: a token (RFC 7519) whose payload is the list, byte for byte.
pub const SIGNED: &str = "manifest.jwt";
/// The public keys with their times, as `carrel verify` reads them.
pub const KEYS: &str = "keys/keys.json";
/// The public keys as a JWK set (RFC 7517).
pub const JWKS: &str = "keys/jwks.json";
/// The key that signed, as any tool reads it (RFC 7468).
pub const PEM: &str = "keys/signer.pem";

/// What a packet holds. `iss` and `iat` are the names that tokens have for who and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// [`FORMAT`].
    pub format: String,
    /// The identifier of who signed; none where nobody could.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub iss: Option<String>,
    /// When it was made, in seconds since 1970.
    pub iat: i64,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// The person, or the board.
    pub person: String,
    /// Their library; may be empty.
    pub library: String,
    /// The code of the program.
    pub program: String,
    /// What it is called.
    pub program_name: String,
    /// The first day of the period.
    pub from: NaiveDate,
    /// Its last day.
    pub to: NaiveDate,
    /// How far it had come.
    pub state: String,
    /// The code of the rules.
    pub rules: String,
    /// Their version.
    pub rules_version: u32,
    /// Whether two people had approved them.
    pub rules_approved: bool,
    /// Every other file, in the order in which it stands in the packet.
    pub files: Vec<Listed>,
}

/// A file in a packet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Listed {
    /// Its name.
    pub name: String,
    /// Its size in bytes.
    pub size: u64,
    /// SHA-256 of its content, in hexadecimal.
    pub sha256: String,
}
