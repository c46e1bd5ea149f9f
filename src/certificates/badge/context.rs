//! What the members of our documents mean, in our own words: no context is ever fetched.
//!
//! The contexts behind the three addresses define hundreds of terms; these are the ones that we use, with
//! the meaning that they have there. A member that is missing here never gets this far (see
//! [`model`](super::model)). `tests/credentials` compares the outcome with that of the whole contexts.

use serde_json::{Map, Value, json};

const VC: &str = "https://www.w3.org/ns/credentials/v2";
const OPEN_BADGES: &str = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";
const OPEN_BADGES_MORE: &str = "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json";

/// The contexts of a credential and of a profile.
pub const CREDENTIAL: [&str; 3] = [VC, OPEN_BADGES, OPEN_BADGES_MORE];
/// The context of a status list.
pub const STATUS_LIST: [&str; 1] = [VC];

/// Where the terms come from.
const VOCABULARIES: [(&str, &str); 8] = [
    ("vc", "https://www.w3.org/2018/credentials#"),
    ("ob", "https://purl.imsglobal.org/spec/vc/ob/vocab.html#"),
    ("schema", "https://schema.org/"),
    ("status", "https://www.w3.org/ns/credentials/status#"),
    ("sec", "https://w3id.org/security#"),
    ("vccs", "https://purl.imsglobal.org/spec/vccs/v1p0/context.json#"),
    ("dc", "http://purl.org/dc/terms/"),
    // The W3C writes XML Schema with `http`, Open Badges with `https`.
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];
const OB_XSD: &str = "https://www.w3.org/2001/XMLSchema#";

/// Terms that hold texts, and types.
const PLAIN: &str = "schema:name schema:description vc:VerifiableCredential ob:OpenBadgeCredential ob:Profile \
    schema:email ob:phone ob:Image ob:AchievementSubject ob:achievement ob:IdentityObject ob:identityHash \
    ob:identityType ob:salt ob:Achievement ob:achievementType ob:narrative ob:version schema:inLanguage \
    ob:ResultDescription ob:resultType schema:value vccs:1EdTechJsonSchemaValidator2019 \
    status:BitstringStatusListCredential status:BitstringStatusList status:BitstringStatusListEntry \
    status:statusPurpose status:statusListIndex status:ttl sec:DataIntegrityProof";

/// Terms that refer to other nodes.
const REFERENCES: &str = "vc:issuer vc:credentialSubject vc:credentialStatus vc:credentialSchema vc:relatedResource \
    ob:image status:statusListCredential sec:assertionMethod sec:verificationMethod";

/// Terms whose values are typed, and how.
const TYPED: [(&str, &str); 9] = [
    ("vc:validFrom", "xsd:dateTime"),
    ("vc:validUntil", "xsd:dateTime"),
    ("dc:created", "xsd:dateTime"),
    ("vc:digestSRI", "vc:sriString"),
    ("status:encodedList", "sec:multibase"),
    ("sec:cryptosuite", "sec:cryptosuiteString"),
    ("sec:proofPurpose", "@vocab"),
    ("ob:activityEndDate", "ob-xsd:date"),
    ("ob:hashed", "ob-xsd:boolean"),
];

/// Terms that are always lists.
const LISTS: &str = "ob:identifier ob:result ob:resultDescription";

/// A name with its vocabulary written out, and without.
fn whole(short: &str) -> (String, &str) {
    let (vocabulary, name) = short.split_once(':').unwrap_or(("", short));
    let known = VOCABULARIES.iter().chain(&[("ob-xsd", OB_XSD)]).find(|(prefix, _)| *prefix == vocabulary);
    (format!("{}{name}", known.map_or("", |(_, address)| address)), name)
}

/// The terms of all three contexts.
pub fn terms() -> Value {
    let mut terms = Map::new();
    for keyword in ["id", "type"] {
        terms.insert(keyword.to_owned(), format!("@{keyword}").into());
    }
    for short in PLAIN.split_whitespace() {
        let (address, name) = whole(short);
        terms.insert(name.to_owned(), address.into());
    }
    for short in REFERENCES.split_whitespace() {
        let (address, name) = whole(short);
        terms.insert(name.to_owned(), json!({ "@id": address, "@type": "@id" }));
    }
    for (short, kind) in TYPED {
        let (address, name) = whole(short);
        terms.insert(name.to_owned(), json!({ "@id": address, "@type": whole(kind).0 }));
    }
    for short in LISTS.split_whitespace() {
        let (address, name) = whole(short);
        terms.insert(name.to_owned(), json!({ "@id": address, "@container": "@set" }));
    }
    // Those that are called otherwise than they are.
    let (ob, schema) = (|name: &str| whole(&format!("ob:{name}")).0, |name: &str| whole(&format!("schema:{name}")).0);
    let any_uri = format!("{OB_XSD}anyURI");
    let others = [
        ("criteria", json!({ "@id": ob("Criteria"), "@type": "@id" })),
        ("tag", json!({ "@id": schema("keywords"), "@container": "@set" })),
        ("mediaType", schema("encodingFormat").into()),
        ("url", json!({ "@id": schema("url"), "@type": any_uri })),
        // In a result it is an address as a text, not a node.
        (
            "Result",
            json!({
                "@id": ob("Result"),
                "@context": { "resultDescription": { "@id": ob("resultDescription"), "@type": any_uri } },
            }),
        ),
    ];
    terms.extend(others.map(|(name, meaning)| (name.to_owned(), meaning)));
    Value::Object(terms)
}
