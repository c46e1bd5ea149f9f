//! A document as the statements that it makes, in the one order and spelling that is hashed (RDFC-1.0).

use oxjsonld::JsonLdParser;
use oxrdf::Dataset;
use oxrdf::dataset::{CanonicalizationAlgorithm, CanonicalizationHashAlgorithm};
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::context;

/// A document that makes no statements, because it isn't JSON-LD.
#[derive(Debug, thiserror::Error)]
#[error("it can't be read as JSON-LD: {0}")]
pub struct RdfError(String);

/// The canonical statements of a document whose contexts are ours. Call it only with what
/// [`model::read`](super::model::read) let through, or a proof: among nodes without a name that refer to
/// each other, finding the order can take for ever, and those have none.
///
/// # Errors
/// [`RdfError`].
pub fn statements(document: &Value) -> Result<String, RdfError> {
    let mut document = document.clone();
    document["@context"] = context::terms();
    let text = document.to_string();
    let mut dataset = Dataset::new();
    for quad in JsonLdParser::new().for_slice(text.as_bytes()) {
        dataset.insert(&quad.map_err(|error| RdfError(error.to_string()))?);
    }
    let hash_algorithm = CanonicalizationHashAlgorithm::Sha256;
    dataset.canonicalize(CanonicalizationAlgorithm::Rdfc10 { hash_algorithm });
    let mut lines: Vec<String> = dataset.iter().map(|quad| format!("{quad} .\n")).collect();
    lines.sort_unstable();
    Ok(lines.concat())
}

/// SHA-256 of the canonical statements.
///
/// # Errors
/// [`RdfError`].
pub fn digest(document: &Value) -> Result<[u8; 32], RdfError> {
    Ok(Sha256::digest(statements(document)?).into())
}
