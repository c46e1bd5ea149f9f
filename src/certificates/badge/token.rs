//! The credential as a token: a compact JWS, whose payload is the credential itself (Open Badges 3.0, 8.2).

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::fault::Fault;
use super::issuer::Issuer;
use super::model::{self, Document};
use super::moment;
use super::ring::{KeyRing, KnownKey, KnownKeys};

/// Longest token that is read, in bytes.
pub const LONGEST: usize = 512 * 1024;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Header {
    alg: String,
    kid: String,
    typ: String,
}

/// The claims of a token that say again what the document says. `nbf` and `exp` in seconds since 1970.
fn claims<D: Document>(document: &D, json: &Value) -> Result<Map<String, Value>, Fault> {
    let envelope = document.envelope();
    let seconds = |text: &str| moment::read(text).map(|at| at.timestamp()).ok_or_else(|| Fault::Form(text.to_owned()));
    let mut claims = Map::new();
    claims.insert("iss".to_owned(), envelope.issuer.into());
    claims.insert("jti".to_owned(), envelope.id.into());
    claims.insert("sub".to_owned(), json["credentialSubject"]["id"].clone());
    claims.insert("nbf".to_owned(), seconds(envelope.valid_from)?.into());
    if let Some(until) = envelope.valid_until {
        claims.insert("exp".to_owned(), seconds(until)?.into());
    }
    Ok(claims)
}

/// Signs a document as a token with the active key. Equal documents give equal tokens.
///
/// # Errors
/// [`Fault`] for a document that is not whole.
pub fn sign<D: Document>(document: &D, issuer: &Issuer, keys: &KeyRing) -> Result<String, Fault> {
    let json = serde_json::to_value(document).map_err(|error| Fault::Form(error.to_string()))?;
    model::read::<D>(&json)?;
    let claims = claims(document, &json)?;
    let mut payload = json;
    if let Some(members) = payload.as_object_mut() {
        members.extend(claims);
    }
    sign_text(payload.to_string().as_bytes(), issuer, keys)
}

/// Reads a token, if one of these keys made it for the issuer that it names. Whether it holds today is
/// another question.
///
/// # Errors
/// [`Fault`].
pub fn open<D: Document>(token: &str, keys: &KnownKeys) -> Result<(D, KnownKey), Fault> {
    let form = |what: &str| Fault::Form(what.to_owned());
    if token.len() > LONGEST {
        return Err(form("it is too long"));
    }
    let (payload, of, name) = open_text(token, keys)?;
    let known = keys.find(&name).ok_or(Fault::UnknownKey)?;
    let mut json: Value = serde_json::from_slice(&payload).map_err(|error| Fault::Form(error.to_string()))?;
    let members = json.as_object_mut().ok_or_else(|| form("it holds no object"))?;
    let mut said = Map::new();
    for name in ["iss", "jti", "sub", "nbf", "exp"] {
        said.extend(members.remove_entry(name));
    }
    let document: D = model::read(&json)?;
    if claims(&document, &json)? != said {
        return Err(form("its claims and its credential differ"));
    }
    if document.envelope().issuer != of {
        return Err(Fault::OtherIssuer);
    }
    // A token says no moment of its own. It can be signed again later, also by a later key, but a key
    // that had been retired when the credential was issued can't have signed it.
    let from = moment::read(document.envelope().valid_from).ok_or_else(|| form("validFrom"))?;
    if known.until.is_none_or(|until| from.timestamp() <= until.timestamp()) {
        Ok((document, known.clone()))
    } else {
        Err(Fault::Retired)
    }
}

/// Signs a text, which is JSON, as a token with the active key. The same text gives the same token.
///
/// # Errors
/// [`Fault`], only if the program is broken.
pub fn sign_text(text: &[u8], issuer: &Issuer, keys: &KeyRing) -> Result<String, Fault> {
    let kid = issuer.token_key(&keys.active().public());
    // Open Badges 3.0 allows no other `typ`.
    let header = Header { alg: "EdDSA".to_owned(), kid, typ: "JWT".to_owned() };
    let header = serde_json::to_string(&header).map_err(|error| Fault::Form(error.to_string()))?;
    let body = format!("{}.{}", BASE64.encode(header), BASE64.encode(text));
    let signature = BASE64.encode(keys.active().sign(body.as_bytes()));
    Ok(format!("{body}.{signature}"))
}

/// Reads a token of [`sign_text`], if one of these keys made it: the text, whose it says it is, and the key's name.
/// When it was made is for the text to say.
///
/// # Errors
/// [`Fault`].
pub fn open_text(token: &str, keys: &KnownKeys) -> Result<(Vec<u8>, String, String), Fault> {
    let form = |what: &str| Fault::Form(what.to_owned());
    let (body, signature) = token.rsplit_once('.').ok_or_else(|| form("it has no three parts"))?;
    let (header, payload) = body.split_once('.').ok_or_else(|| form("it has no three parts"))?;
    let bytes = |part: &str| BASE64.decode(part).map_err(|_| form("it is not base64"));
    let header: Header = serde_json::from_slice(&bytes(header)?).map_err(|error| Fault::Form(error.to_string()))?;
    if header.alg != "EdDSA" {
        return Err(Fault::Algorithm);
    }
    let (of, name) = header.kid.rsplit_once('#').ok_or(Fault::UnknownKey)?;
    let known = keys.find(name).ok_or(Fault::UnknownKey)?;
    if !known.key.signed(body.as_bytes(), &bytes(signature)?) {
        return Err(Fault::Signature);
    }
    Ok((bytes(payload)?, of.to_owned(), name.to_owned()))
}
