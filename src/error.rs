//! What can go wrong, said as what the person should see.

use thiserror::Error as ThisError;

/// What a handler answers when it cannot answer with what was asked for.
#[derive(Debug, ThisError)]
pub enum Error {
    /// There is no such thing, or it isn't this person's to see.
    #[error("not found")]
    NotFound,
    /// It was here once and will not come back; the path leads to what replaced it, if anything did.
    #[error("gone")]
    Gone(Option<String>),
    /// The person must sign in first; they come back to where they were.
    #[error("sign in first")]
    SignIn,
    /// The person is known, and this is not for them.
    #[error("forbidden")]
    Forbidden,
    /// The request can't be understood; the message with this key says why.
    #[error("bad request: {0}")]
    BadRequest(&'static str),
    /// Somebody else changed the same thing meanwhile; the message with this key says what
    /// to do.
    #[error("conflict: {0}")]
    Conflict(&'static str),
    /// Too many tries; how many seconds until the next one.
    #[error("too many tries, next in {0} s")]
    TooMany(u64),
    /// Our fault. Logged with its cause; the person sees a reference.
    #[error(transparent)]
    Internal(#[from] anyhow::Error),
}

/// The result of verbs and handlers.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl From<diesel::result::Error> for Error {
    fn from(error: diesel::result::Error) -> Self {
        match error {
            diesel::result::Error::NotFound => Error::NotFound,
            // A zero byte in an address or a field: nothing that a person types, and nothing of ours.
            diesel::result::Error::DatabaseError(_, info) if info.message().starts_with("invalid byte sequence") => {
                Error::BadRequest("problem-letter")
            }
            other => Error::Internal(other.into()),
        }
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        Error::Internal(error.into())
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Error::Internal(error.into())
    }
}
