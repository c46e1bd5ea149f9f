//! The credential as JSON has it (Open Badges 3.0 over the W3C data model 2.0), with nothing else allowed.
//!
//! What JSON-LD doesn't know it leaves out of what is signed, and a changed copy could hide things there.
//! So a credential is read into these types, which know every member, and counts only if writing them
//! again gives the same JSON.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::context;

/// Why JSON is not one of our documents.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ShapeError {
    /// A member that is missing, unknown, or of the wrong kind.
    #[error("{0}")]
    Member(String),
    /// A type or context other than ours.
    #[error("{0} is not what a credential of ours has there")]
    Kind(&'static str),
    /// An identifier that is no whole address.
    #[error("{0} is not a whole address")]
    Address(String),
    /// The same is said twice, or in another way than we say it.
    #[error("it is not written the way we write it")]
    Written,
}

/// A kind of document that is signed.
pub trait Document: Serialize + DeserializeOwned {
    /// Its types.
    const KINDS: [&'static str; 2];
    /// Its contexts.
    const CONTEXTS: &'static [&'static str];
    /// What every document has.
    fn envelope(&self) -> Envelope<'_>;
    /// Types inside it that are not what they must be, and identifiers that are none.
    ///
    /// # Errors
    /// The first of them.
    fn check_inside(&self) -> Result<(), ShapeError>;
}

/// What every document has.
pub struct Envelope<'a> {
    /// Its contexts.
    pub context: &'a [String],
    /// Its identifier, an address.
    pub id: &'a str,
    /// Its types.
    pub kind: &'a [String],
    /// The identifier of who issued it.
    pub issuer: &'a str,
    /// From when it holds.
    pub valid_from: &'a str,
    /// When it ceases to hold.
    pub valid_until: Option<&'a str>,
}

/// Reads a document without its proof, and nothing that isn't just as we write it.
///
/// # Errors
/// [`ShapeError`].
pub fn read<D: Document>(json: &Value) -> Result<D, ShapeError> {
    let document: D = serde_json::from_value(json.clone()).map_err(|error| ShapeError::Member(error.to_string()))?;
    let envelope = document.envelope();
    if envelope.kind != D::KINDS {
        return Err(ShapeError::Kind("type"));
    }
    if envelope.context != D::CONTEXTS {
        return Err(ShapeError::Kind("@context"));
    }
    address(envelope.id)?;
    address(envelope.issuer)?;
    document.check_inside()?;
    let again = serde_json::to_value(&document).map_err(|error| ShapeError::Member(error.to_string()))?;
    if again == *json { Ok(document) } else { Err(ShapeError::Written) }
}

/// A credential: this person achieved this.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Credential {
    /// The contexts that say what the members mean.
    #[serde(rename = "@context")]
    pub context: Vec<String>,
    /// Its address, which is that of the certificate's public page.
    pub id: String,
    /// `VerifiableCredential` and `OpenBadgeCredential`.
    #[serde(rename = "type")]
    pub kind: Vec<String>,
    /// The module's title.
    pub name: String,
    /// Who issued it.
    pub issuer: Profile,
    /// When it was issued.
    pub valid_from: String,
    /// When it ceases to hold, if it does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<String>,
    /// To whom and for what.
    pub credential_subject: Subject,
    /// Where the certificate's facts stand in full, and their hash.
    pub related_resource: Resource,
    /// Where it says whether it was withdrawn.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credential_status: Option<StatusEntry>,
    /// The schema that it follows.
    pub credential_schema: Schema,
}

/// The issuer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// Its identifier.
    pub id: String,
    /// `Profile`.
    #[serde(rename = "type")]
    pub kind: Vec<String>,
    /// Its name.
    pub name: String,
    /// Its website.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Where to write to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Where to call.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Its logo.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<Image>,
}

/// A picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Image {
    /// Its address.
    pub id: String,
    /// `Image`.
    #[serde(rename = "type")]
    pub kind: String,
}

impl Image {
    /// The picture at an address.
    pub fn at(address: &str) -> Image {
        Image { id: address.to_owned(), kind: "Image".to_owned() }
    }
}

/// The learner, and what was achieved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Subject {
    /// An identifier that says nothing of the person and belongs to this credential alone.
    pub id: String,
    /// `AchievementSubject`.
    #[serde(rename = "type")]
    pub kind: Vec<String>,
    /// Who it is: the name in plain text, an e-mail address as a hash.
    pub identifier: Vec<Identity>,
    /// The beginning of the day of completion.
    pub activity_end_date: String,
    /// What was completed.
    pub achievement: Achievement,
    /// What it came to: minutes, evaluation, credit in each programme.
    pub result: Vec<Outcome>,
}

/// Something by which to know a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Identity {
    /// `IdentityObject`.
    #[serde(rename = "type")]
    pub kind: String,
    /// Whether it is a hash.
    pub hashed: bool,
    /// The text, or `sha256$` and its hash.
    pub identity_hash: String,
    /// `name` or `emailAddress`.
    pub identity_type: String,
    /// What is put behind the text before it is hashed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub salt: Option<String>,
}

/// What was completed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Achievement {
    /// Its address.
    pub id: String,
    /// `Achievement`.
    #[serde(rename = "type")]
    pub kind: Vec<String>,
    /// `Course`.
    pub achievement_type: String,
    /// The module's title.
    pub name: String,
    /// What it is about.
    pub description: String,
    /// What it took.
    pub criteria: Criteria,
    /// The number of the module's version.
    pub version: String,
    /// The language of the texts.
    pub in_language: String,
    /// Its topics.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub tag: Vec<String>,
    /// What the results are results of.
    pub result_description: Vec<Measure>,
}

/// What it took.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Criteria {
    /// In Markdown.
    pub narrative: String,
}

/// Something that is measured.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Measure {
    /// Its address, to which a result refers.
    pub id: String,
    /// `ResultDescription`.
    #[serde(rename = "type")]
    pub kind: Vec<String>,
    /// What is measured.
    pub name: String,
    /// `Result`.
    pub result_type: String,
}

/// What came out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Outcome {
    /// `Result`.
    #[serde(rename = "type")]
    pub kind: Vec<String>,
    /// Of what.
    pub result_description: String,
    /// How much; numbers as exact decimals.
    pub value: String,
}

/// A file, and the hash by which it is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Resource {
    /// Its address.
    pub id: String,
    /// What kind of file.
    pub media_type: String,
    /// `sha384-` and its hash in base64.
    #[serde(rename = "digestSRI")]
    pub digest: String,
}

/// A place in a status list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct StatusEntry {
    /// Its address.
    pub id: String,
    /// `BitstringStatusListEntry`.
    #[serde(rename = "type")]
    pub kind: String,
    /// `revocation`.
    pub status_purpose: String,
    /// The place, as digits.
    pub status_list_index: String,
    /// The address of the list.
    pub status_list_credential: String,
}

/// A schema.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Schema {
    /// Its address.
    pub id: String,
    /// How to use it.
    #[serde(rename = "type")]
    pub kind: String,
}

impl Document for Credential {
    const KINDS: [&'static str; 2] = ["VerifiableCredential", "OpenBadgeCredential"];
    const CONTEXTS: &'static [&'static str] = &context::CREDENTIAL;

    fn envelope(&self) -> Envelope<'_> {
        Envelope {
            context: &self.context,
            id: &self.id,
            kind: &self.kind,
            issuer: &self.issuer.id,
            valid_from: &self.valid_from,
            valid_until: self.valid_until.as_deref(),
        }
    }

    fn check_inside(&self) -> Result<(), ShapeError> {
        let subject = &self.credential_subject;
        let achievement = &subject.achievement;
        kind(&self.issuer.kind, "Profile")?;
        kind(&subject.kind, "AchievementSubject")?;
        kind(&achievement.kind, "Achievement")?;
        for id in [&subject.id, &achievement.id, &self.related_resource.id, &self.credential_schema.id] {
            address(id)?;
        }
        for identity in &subject.identifier {
            one_kind(&identity.kind, "IdentityObject")?;
        }
        for measure in &achievement.result_description {
            kind(&measure.kind, "ResultDescription")?;
            address(&measure.id)?;
        }
        for outcome in &subject.result {
            kind(&outcome.kind, "Result")?;
        }
        if let Some(image) = &self.issuer.image {
            one_kind(&image.kind, "Image")?;
            address(&image.id)?;
        }
        if let Some(status) = &self.credential_status {
            one_kind(&status.kind, "BitstringStatusListEntry")?;
            address(&status.id)?;
            address(&status.status_list_credential)?;
        }
        one_kind(&self.credential_schema.kind, "1EdTechJsonSchemaValidator2019")
    }
}

fn kind(found: &[String], wanted: &'static str) -> Result<(), ShapeError> {
    if found == [wanted] { Ok(()) } else { Err(ShapeError::Kind(wanted)) }
}

/// The same where there is one type, not a list.
pub(super) fn one_kind(found: &str, wanted: &'static str) -> Result<(), ShapeError> {
    if found == wanted { Ok(()) } else { Err(ShapeError::Kind(wanted)) }
}

/// JSON-LD drops what has an identifier that is not a whole IRI.
pub(super) fn address(text: &str) -> Result<(), ShapeError> {
    let whole = ["https://", "http://", "did:web:"].iter().any(|scheme| text.starts_with(scheme));
    let plain = !text.chars().any(|c| c.is_whitespace() || c.is_control() || "<>\"{}|\\^`".contains(c));
    if whole && plain { Ok(()) } else { Err(ShapeError::Address(text.to_owned())) }
}
