//! Credentials are signed and read back, and nothing that was touched is.

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};

use super::*;
use crate::certificates::Facts;
use crate::certificates::facts::tests::ruth;

pub(crate) const LIST: &str = "https://learn.tallgrass.example/issuers/tla/status/1";

pub(crate) fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

pub(crate) fn issuer() -> Issuer {
    let mut issuer =
        Issuer::new("https://learn.tallgrass.example/issuers/tla", "Tallgrass Library Association").unwrap();
    issuer.website = Some("https://tallgrass.example".into());
    issuer.email = Some("ce@tallgrass.example".into());
    issuer.phone = Some("555-010-0142".into());
    issuer.logo = Some("https://learn.tallgrass.example/logo.png".into());
    issuer
}

/// A ring with a retired key and an active one.
pub(crate) fn keys() -> KeyRing {
    let mut keys = KeyRing::new(SigningKey::from_seed(&[1; 32]), at("2024-01-01T00:00:00Z"));
    keys.rotate(SigningKey::from_seed(&[2; 32]), at("2025-01-01T00:00:00Z"));
    keys
}

/// Facts with everything in them that is hard to write the same way twice.
pub(crate) fn hard() -> Facts {
    let mut facts = ruth();
    facts.learner = "Íñigo \"Ñ\" O\u{2019}Neill \\ Đặng\t\u{1f4da}".into();
    facts.module.description = "Two\nlines, a \u{7f} and a \u{1} and a < b > c & d".into();
    facts.credits.push(facts.credits[0].clone());
    facts
}

pub(crate) fn credential(facts: &Facts) -> Credential {
    let mailbox = Mailbox { address: "ruth@elmcreek.example".into(), salt: "c2FsdHNhbHRzYWx0c2FsdA".into() };
    let issuance = Issuance {
        issuer: &issuer(),
        mailbox: Some(&mailbox),
        status: StatusEntry::new(LIST, 94_567),
        at: at("2025-11-21T14:03:07Z"),
        zone: chrono_tz::America::Chicago,
    };
    Credential::new(facts, &issuance).unwrap()
}

pub(crate) fn status_list(withdrawn: &[u32]) -> StatusList {
    let now = at("2025-11-22T09:00:00Z");
    StatusList::new(LIST, &issuer(), &Bits::of(withdrawn.iter().copied()), now, now + TimeDelta::days(36_500))
}

pub(crate) fn secured(facts: &Facts) -> Value {
    proof::secure(&credential(facts), &issuer(), &keys(), at("2025-11-21T14:03:08Z")).unwrap()
}

#[test]
fn a_credential_says_what_the_certificate_says() {
    let json = serde_json::to_value(credential(&ruth())).unwrap();
    assert_eq!(json["id"], "https://learn.tallgrass.example/v/TLA-7K4M-Q2SY");
    assert_eq!(json["issuer"]["id"], "did:web:learn.tallgrass.example:issuers:tla");
    assert_eq!(json["validFrom"], "2025-11-21T14:03:07Z");
    assert_eq!(json["validUntil"], "2029-07-01T05:00:00Z", "the end of its last day, where the provider is");
    let subject = &json["credentialSubject"];
    assert_eq!(subject["identifier"][0]["identityHash"], "Ruth Okafor");
    assert_eq!(subject["activityEndDate"], "2025-11-20T00:00:00-06:00");
    let values: Vec<&Value> = subject["result"].as_array().unwrap().iter().map(|result| &result["value"]).collect();
    assert_eq!(values, ["50", "Passed, 8 of 8 right", "0.833"]);
    assert!(!json.to_string().contains("ruth@"), "the address is hashed");
    assert_eq!(credential(&ruth()), credential(&ruth()));
}

#[test]
fn a_credential_attests_its_facts_and_no_others() {
    let credential = credential(&ruth());
    assert!(credential.attests(&ruth()).unwrap());
    let mut raised = ruth();
    raised.minutes = 500;
    assert!(!credential.attests(&raised).unwrap());
    let mut renamed = ruth();
    renamed.learner.push('x');
    assert!(!credential.attests(&renamed).unwrap());
}

#[test]
fn what_facts_do_not_say_leaves_no_trace_in_their_text() {
    let mut facts = ruth();
    (facts.library, facts.topics, facts.provider.founded) = (None, Vec::new(), None);
    let text = facts_text(&facts).unwrap();
    for absent in ["\"example\":", "\"library\":", "\"topics\":", "\"founded\":", "null"] {
        assert!(!text.contains(absent), "{absent}");
    }
    assert_eq!(serde_json::from_str::<Facts>(&text).unwrap(), facts);
}

#[test]
fn both_forms_are_read_back_with_the_key_that_signed() {
    for facts in [ruth(), hard()] {
        let (credential, public) = (credential(&facts), keys().public());
        let token = token::sign(&credential, &issuer(), &keys()).unwrap();
        let (read, key) = token::open::<Credential>(&token, &public).unwrap();
        assert_eq!((read, key.key), (credential.clone(), keys().active().public()));
        let (read, key) = proof::open::<Credential>(&secured(&facts), &public).unwrap();
        assert_eq!((read, key.key), (credential, keys().active().public()));
    }
}

#[test]
fn what_was_signed_before_a_rotation_stays_valid() {
    let mut keys = keys();
    let token = token::sign(&credential(&ruth()), &issuer(), &keys).unwrap();
    keys.rotate(SigningKey::from_seed(&[9; 32]), at("2026-01-01T00:00:00Z"));
    let (_, key) = token::open::<Credential>(&token, &keys.public()).unwrap();
    assert_eq!(key.until, Some(at("2026-01-01T00:00:00Z")));
    assert!(proof::open::<Credential>(&secured(&ruth()), &keys.public()).is_ok());
}

#[test]
fn a_key_signs_nothing_after_it_was_retired() {
    // The thief of a retired key signs with it today.
    let stolen = KeyRing::new(SigningKey::from_seed(&[1; 32]), at("2024-01-01T00:00:00Z"));
    let public = keys().public();
    let token = token::sign(&credential(&ruth()), &issuer(), &stolen).unwrap();
    assert_eq!(token::open::<Credential>(&token, &public).unwrap_err(), Fault::Retired);
    let json = proof::secure(&credential(&ruth()), &issuer(), &stolen, at("2025-11-21T14:03:08Z")).unwrap();
    assert_eq!(proof::open::<Credential>(&json, &public).unwrap_err(), Fault::Retired);
}

#[test]
fn a_key_of_somebody_else_is_refused() {
    let other = KeyRing::new(SigningKey::from_seed(&[8; 32]), at("2024-01-01T00:00:00Z"));
    let public = keys().public();
    let token = token::sign(&credential(&ruth()), &issuer(), &other).unwrap();
    assert_eq!(token::open::<Credential>(&token, &public).unwrap_err(), Fault::UnknownKey);
    let stranger = Issuer::new("https://elsewhere.example", "Elsewhere").unwrap();
    let token = token::sign(&credential(&ruth()), &stranger, &keys()).unwrap();
    assert_eq!(token::open::<Credential>(&token, &public).unwrap_err(), Fault::OtherIssuer);
    let json = proof::secure(&credential(&ruth()), &stranger, &keys(), at("2025-11-21T14:03:08Z")).unwrap();
    assert_eq!(proof::open::<Credential>(&json, &public).unwrap_err(), Fault::OtherIssuer);
}

#[test]
fn no_letter_of_a_token_can_be_changed() {
    let token = token::sign(&credential(&ruth()), &issuer(), &keys()).unwrap();
    let public = keys().public();
    for place in (0..token.len()).step_by(7) {
        let mut letters = token.clone().into_bytes();
        letters[place] = if letters[place] == b'A' { b'B' } else { b'A' };
        let changed = String::from_utf8(letters).unwrap();
        assert!(token::open::<Credential>(&changed, &public).is_err(), "letter {place}");
    }
    assert!(token::open::<Credential>("", &public).is_err());
    assert!(token::open::<Credential>(&"a.".repeat(token::LONGEST), &public).is_err());
    assert!(token::open::<StatusList>(&token, &public).is_err(), "a credential is no status list");
}

/// Every place in JSON where there is a text, with its path.
fn texts(json: &Value, path: String, found: &mut Vec<String>) {
    match json {
        Value::String(_) => found.push(path),
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(at, item)| texts(item, format!("{path}/{at}"), found));
        }
        Value::Object(members) => members.iter().for_each(|(name, item)| {
            texts(item, format!("{path}/{}", name.replace('~', "~0").replace('/', "~1")), found);
        }),
        _ => {}
    }
}

#[test]
fn no_text_of_a_secured_credential_can_be_changed() {
    let (json, public) = (secured(&ruth()), keys().public());
    let mut paths = Vec::new();
    texts(&json, String::new(), &mut paths);
    assert!(paths.len() > 50);
    for path in paths {
        let mut changed = json.clone();
        let text = changed.pointer_mut(&path).unwrap();
        *text = format!("{}0", text.as_str().unwrap()).into();
        assert!(proof::open::<Credential>(&changed, &public).is_err(), "{path}");
    }
}

#[test]
fn nothing_can_be_hidden_beside_what_is_signed() {
    let (json, public) = (secured(&ruth()), keys().public());
    // JSON-LD would leave each of these out of what is signed.
    for (path, member) in [("", "grade"), ("/credentialSubject", "honors"), ("/proof", "note"), ("/issuer", "carrel:x")]
    {
        let mut changed = json.clone();
        changed.pointer_mut(path).unwrap()[member] = "A+".into();
        assert!(proof::open::<Credential>(&changed, &public).is_err(), "{path}/{member}");
    }
    for (path, value) in [
        ("/@context", json!(["https://www.w3.org/ns/credentials/v2"])),
        ("/@context/1", json!("https://evil.example/context.json")),
        ("/type/1", json!("EndorsementCredential")),
        ("/credentialSubject/result", json!([])),
        ("/credentialSubject/identifier/0/hashed", json!(true)),
        ("/validUntil", json!(null)),
        ("/proof/proofPurpose", json!("authentication")),
        ("/proof/cryptosuite", json!("eddsa-jcs-2022")),
        ("/proof/created", json!("2025-11-21T14:03:09Z")),
    ] {
        let mut changed = json.clone();
        *changed.pointer_mut(path).unwrap() = value;
        assert!(proof::open::<Credential>(&changed, &public).is_err(), "{path}");
    }
    let mut bare = json;
    bare.as_object_mut().unwrap().remove("proof");
    assert_eq!(proof::open::<Credential>(&bare, &public).unwrap_err(), Fault::Unsigned);
}

#[test]
fn what_can_not_be_an_address_is_not_signed() {
    let mut facts = ruth();
    facts.verify_url = "no address".into();
    let refused = token::sign(&credential(&facts), &issuer(), &keys());
    assert!(matches!(refused, Err(Fault::Shape(ShapeError::Address(_)))), "{refused:?}");
}

#[test]
fn a_status_list_says_who_was_withdrawn_and_only_of_its_own() {
    let entry = credential(&ruth()).credential_status.unwrap();
    let public = keys().public();
    for (withdrawn, expected) in [(&[][..], false), (&[94_567], true), (&[94_566, 94_568], false)] {
        let list = status_list(withdrawn);
        let token = token::sign(&list, &issuer(), &keys()).unwrap();
        let json = proof::secure(&list, &issuer(), &keys(), at("2025-11-22T09:00:00Z")).unwrap();
        for read in [token::open::<StatusList>(&token, &public), proof::open::<StatusList>(&json, &public)] {
            assert_eq!(read.unwrap().0.says(&entry), Some(expected));
        }
    }
    let elsewhere = StatusEntry::new("https://learn.tallgrass.example/issuers/tla/status/2", 94_567).unwrap();
    assert_eq!(status_list(&[94_567]).says(&elsewhere), None);
    assert_eq!(StatusEntry::new(LIST, PLACES), None);
}
