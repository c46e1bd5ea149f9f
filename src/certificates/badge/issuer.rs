//! Who issues: its profile, and the documents in which anyone finds its keys.

use serde_json::{Value, json};

use super::context;
use super::keys::PublicKey;
use super::model::Profile;
use super::ring::KnownKeys;

/// An issuer of credentials. Its identifier is made of its address and never changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issuer {
    did: String,
    address: String,
    /// Its name.
    pub name: String,
    /// Its website.
    pub website: Option<String>,
    /// Where to write to.
    pub email: Option<String>,
    /// Where to call.
    pub phone: Option<String>,
    /// The address of its logo.
    pub logo: Option<String>,
}

/// An address that no identifier can be made of.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” can't be the address of an issuer: it needs to be like https://learn.example.org/issuers/tla")]
pub struct BadAddress(pub String);

impl Issuer {
    /// The issuer whose profile stands at this address, such as `https://learn.example.org/issuers/tla`.
    ///
    /// # Errors
    /// [`BadAddress`] unless it is a web address of plain letters, digits, `-`, `.`, `_`, with a port at most.
    pub fn new(address: &str, name: impl Into<String>) -> Result<Issuer, BadAddress> {
        let did = did_web(address).ok_or_else(|| BadAddress(address.to_owned()))?;
        let address = address.trim_end_matches('/').to_owned();
        Ok(Issuer { did, address, name: name.into(), website: None, email: None, phone: None, logo: None })
    }

    /// Its identifier, such as `did:web:learn.example.org:issuers:tla`.
    pub fn did(&self) -> &str {
        &self.did
    }

    /// The address of its profile.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Where a verifier looks for [`Issuer::did_document`], by the rules of `did:web`.
    pub fn did_address(&self) -> String {
        let bare = self.address.split_once("://").map_or("", |(_, rest)| rest);
        let file = if bare.contains('/') { "did.json" } else { ".well-known/did.json" };
        format!("{}/{file}", self.address)
    }

    /// The profile as it stands in each credential.
    pub fn profile(&self) -> Profile {
        Profile {
            id: self.did.clone(),
            kind: vec!["Profile".to_owned()],
            name: self.name.clone(),
            url: self.website.clone(),
            email: self.email.clone(),
            phone: self.phone.clone(),
            image: self.logo.as_deref().map(super::model::Image::at),
        }
    }

    /// The profile as it is served: just what stands in each credential, and its context.
    ///
    /// # Errors
    /// None that can happen; what the JSON library reports.
    pub fn profile_document(&self) -> serde_json::Result<Value> {
        let mut document = serde_json::to_value(self.profile())?;
        document["@context"] = json!(context::CREDENTIAL);
        Ok(document)
    }

    /// The `did:web` document. Retired keys stay in it, for what they signed stays valid. Each key
    /// stands there twice: as a JWK for tokens, as a multikey for embedded proofs.
    pub fn did_document(&self, keys: &KnownKeys) -> Value {
        let mut methods = Vec::new();
        for known in &keys.keys {
            let (key, thumbprint) = (&known.key, known.key.id());
            methods.push(json!({
                "id": self.token_key(key), "type": "JsonWebKey", "controller": self.did,
                "publicKeyJwk": key.jwk(thumbprint.as_str()),
            }));
            methods.push(json!({
                "id": self.proof_key(key), "type": "Multikey", "controller": self.did,
                "publicKeyMultibase": key.multikey(),
            }));
        }
        let ids: Vec<&Value> = methods.iter().map(|method| &method["id"]).collect();
        json!({
            "@context": [
                "https://www.w3.org/ns/did/v1",
                "https://w3id.org/security/multikey/v1",
                "https://w3id.org/security/jwk/v1",
            ],
            "id": self.did,
            "alsoKnownAs": [self.address],
            "verificationMethod": methods,
            "assertionMethod": ids,
        })
    }

    /// The keys as a JWK set, under the names by which tokens call them.
    pub fn jwks(&self, keys: &KnownKeys) -> Value {
        let keys: Vec<Value> = keys.keys.iter().map(|known| known.key.jwk(&self.token_key(&known.key))).collect();
        json!({ "keys": keys })
    }

    /// How a token names its key.
    pub fn token_key(&self, key: &PublicKey) -> String {
        format!("{}#{}", self.did, key.id())
    }

    /// How an embedded proof names its key.
    pub fn proof_key(&self, key: &PublicKey) -> String {
        format!("{}#{}", self.did, key.multikey())
    }
}

/// The `did:web` of an address: colons for slashes, and the port's colon escaped.
fn did_web(address: &str) -> Option<String> {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"))?;
    let mut parts = rest.trim_end_matches('/').split('/');
    let host = parts.next()?;
    let (name, port) = host.split_once(':').map_or((host, None), |(name, port)| (name, Some(port)));
    let plain = |part: &str| {
        !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_'))
    };
    let mut did = format!("did:web:{name}");
    if let Some(port) = port {
        port.parse::<u16>().ok()?;
        did.push_str(&format!("%3A{port}"));
    }
    let mut all_plain = plain(name);
    for part in parts {
        all_plain &= plain(part);
        did.push(':');
        did.push_str(part);
    }
    all_plain.then_some(did)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::certificates::badge::tests::{issuer, keys};

    #[test]
    fn the_identifier_follows_did_web() {
        for (address, did, document) in [
            (
                "https://learn.example.org/issuers/tla",
                "did:web:learn.example.org:issuers:tla",
                "https://learn.example.org/issuers/tla/did.json",
            ),
            ("https://example.org/", "did:web:example.org", "https://example.org/.well-known/did.json"),
            ("http://localhost:8080/a", "did:web:localhost%3A8080:a", "http://localhost:8080/a/did.json"),
        ] {
            let issuer = Issuer::new(address, "TLA").unwrap();
            assert_eq!((issuer.did(), issuer.did_address().as_str()), (did, document));
        }
        for address in
            ["", "learn.example.org", "https://", "https://a b/", "https://a//b", "https://a:x/", "https://a/ü"]
        {
            assert_eq!(Issuer::new(address, "TLA"), Err(BadAddress(address.to_owned())));
        }
    }

    #[test]
    fn retired_keys_stay_in_the_documents_under_the_names_they_signed_with() {
        let (issuer, keys) = (issuer(), keys().public());
        let document = issuer.did_document(&keys);
        assert_eq!(document["verificationMethod"].as_array().unwrap().len(), 4);
        assert_eq!(document["assertionMethod"].as_array().unwrap().len(), 4);
        for known in &keys.keys {
            let ids = document["assertionMethod"].as_array().unwrap();
            assert!(ids.contains(&issuer.token_key(&known.key).into()));
            assert!(ids.contains(&issuer.proof_key(&known.key).into()));
        }
        assert_eq!(issuer.jwks(&keys)["keys"][0]["kid"], issuer.token_key(&keys.keys[0].key));
        let text = format!("{document}{}", issuer.jwks(&keys));
        assert!(!text.contains("\"d\""));
    }

    #[test]
    fn the_profile_that_is_served_is_the_one_in_credentials() {
        let mut served = issuer().profile_document().unwrap();
        served.as_object_mut().unwrap().remove("@context");
        assert_eq!(served, serde_json::to_value(issuer().profile()).unwrap());
    }
}
