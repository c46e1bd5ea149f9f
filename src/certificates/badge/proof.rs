//! The proof that stands inside a document: Data Integrity, `eddsa-rdfc-2022`.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::fault::Fault;
use super::issuer::Issuer;
use super::keys::{from_multibase, multibase};
use super::model::{self, Document};
use super::moment;
use super::rdf::{self, RdfError};
use super::ring::{KeyRing, KnownKey, KnownKeys};

/// A proof.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Proof {
    #[serde(rename = "type")]
    kind: String,
    cryptosuite: String,
    created: String,
    verification_method: String,
    proof_purpose: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    proof_value: Option<String>,
}

/// What is signed: the hash of the proof without its value, and that of the document (VC-DI-EDDSA, 3.2.4).
fn message(document: &Value, proof: &Proof) -> Result<[u8; 64], RdfError> {
    let mut options = serde_json::to_value(Proof { proof_value: None, ..proof.clone() }).unwrap_or_default();
    options["@context"] = document["@context"].clone();
    let mut message = [0; 64];
    let (options_hash, document_hash) = message.split_at_mut(32);
    options_hash.copy_from_slice(&rdf::digest(&options)?);
    document_hash.copy_from_slice(&rdf::digest(document)?);
    Ok(message)
}

/// A document with its proof in it, signed by the active key.
///
/// # Errors
/// [`Fault`] for a document that is not whole.
pub fn secure<D: Document>(document: &D, issuer: &Issuer, keys: &KeyRing, at: DateTime<Utc>) -> Result<Value, Fault> {
    let mut json = serde_json::to_value(document).map_err(|error| Fault::Form(error.to_string()))?;
    model::read::<D>(&json)?;
    let mut proof = Proof {
        kind: "DataIntegrityProof".to_owned(),
        cryptosuite: "eddsa-rdfc-2022".to_owned(),
        created: moment::text(at),
        verification_method: issuer.proof_key(&keys.active().public()),
        proof_purpose: "assertionMethod".to_owned(),
        proof_value: None,
    };
    let signature = keys.active().sign(&message(&json, &proof)?);
    proof.proof_value = Some(multibase(&signature));
    json["proof"] = serde_json::to_value(proof).map_err(|error| Fault::Form(error.to_string()))?;
    Ok(json)
}

/// Reads a document with a proof, if one of these keys made it for the issuer that it names. Whether it
/// holds today is another question.
///
/// # Errors
/// [`Fault`].
pub fn open<D: Document>(json: &Value, keys: &KnownKeys) -> Result<(D, KnownKey), Fault> {
    let mut bare = json.clone();
    let proof = bare.as_object_mut().and_then(|members| members.remove("proof")).ok_or(Fault::Unsigned)?;
    let proof: Proof = serde_json::from_value(proof).map_err(|error| Fault::Form(error.to_string()))?;
    let document: D = model::read(&bare)?;
    let ours = proof.kind == "DataIntegrityProof"
        && proof.cryptosuite == "eddsa-rdfc-2022"
        && proof.proof_purpose == "assertionMethod";
    if !ours {
        return Err(Fault::Algorithm);
    }
    let name = proof.verification_method.strip_prefix(document.envelope().issuer);
    let name = name.and_then(|rest| rest.strip_prefix('#')).ok_or(Fault::OtherIssuer)?;
    let known = keys.keys.iter().find(|known| known.key.multikey() == name).ok_or(Fault::UnknownKey)?;
    let signature = proof.proof_value.as_deref().and_then(from_multibase::<64>).ok_or(Fault::Signature)?;
    if !known.key.signed(&message(&bare, &proof)?, &signature) {
        return Err(Fault::Signature);
    }
    let created = moment::read(&proof.created).ok_or_else(|| Fault::Form(proof.created.clone()))?;
    if known.in_use(created) { Ok((document, known.clone())) } else { Err(Fault::Retired) }
}
