//! Certificates as Open Badges 3.0: credentials that anyone can check without asking us.
//!
//! A [`Credential`] says what a certificate's facts say. It is signed in two forms, as a token
//! ([`token`]) and with a proof inside ([`proof`]); both name a key of the [`KeyRing`], which is published in
//! the documents of the [`Issuer`]. Whether it was withdrawn stands in a [`StatusList`], signed alike.
//! Nothing here knows a database or a clock.

mod canonical;
mod context;
mod fault;
mod issuer;
mod keys;
mod make;
mod model;
mod moment;
pub mod proof;
mod rdf;
mod recipient;
mod ring;
mod stamp;
mod status;
pub mod token;

pub use canonical::canonical;
pub use fault::Fault;
pub use issuer::{BadAddress, Issuer};
pub use keys::{KeyError, KeyId, PublicKey, SigningKey};
pub use make::{Issuance, facts_text};
pub use model::{Achievement, Credential, Document, Identity, Profile, ShapeError, StatusEntry};
pub use recipient::Mailbox;
pub use ring::{KeyRing, KnownKey, KnownKeys};
pub use stamp::Stamp;
pub use status::{Bits, PLACES, StatusList};

#[cfg(test)]
pub(crate) mod tests;
#[cfg(test)]
pub(crate) mod vectors;
