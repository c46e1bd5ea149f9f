//! Why a signed document is not what it says.

use super::model::ShapeError;
use super::rdf::RdfError;

/// Why a signed document is not what it says.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// It can't be read at all.
    #[error("it can't be read: {0}")]
    Form(String),
    /// It isn't one of our documents, or says things beside what is signed.
    #[error("it is no document of ours: {0}")]
    Shape(#[from] ShapeError),
    /// It has no signature.
    #[error("it isn't signed")]
    Unsigned,
    /// It is signed in another way.
    #[error("it is signed in a way that we don't use")]
    Algorithm,
    /// By a key that nobody knows.
    #[error("it is signed with a key that we don't know")]
    UnknownKey,
    /// The key isn't that of the issuer it names.
    #[error("the key belongs to somebody else than the issuer")]
    OtherIssuer,
    /// It was changed after it was signed, or never was.
    #[error("the signature is false")]
    Signature,
    /// The key had been retired by then.
    #[error("the key wasn't in use at that time")]
    Retired,
}

impl From<RdfError> for Fault {
    fn from(error: RdfError) -> Fault {
        Fault::Form(error.to_string())
    }
}
