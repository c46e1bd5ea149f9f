//! The transparency log: an append-only list of what happened to certificates, under a hash that shows
//! when anything in it was changed, left out or put in late.
//!
//! It is the Merkle tree of RFC 9162 with signed heads. Nothing here knows where the log is kept: it is
//! handed hashes and hands back hashes.

mod audit;
mod entry;
mod hash;
mod head;
mod note;
mod proof;
mod tree;

pub use audit::{AuditError, audit};
pub use entry::{Entry, Event, Salt};
pub use hash::Hash;
pub use head::Head;
pub use note::{NoteError, verifier_key};
pub use proof::{ProofError, Tree, check_consistency, check_inclusion};
pub use tree::{Edge, NodeId, Nodes, consistency_nodes, consistency_proof, inclusion_nodes, inclusion_proof, peaks};

#[cfg(test)]
mod tests;
