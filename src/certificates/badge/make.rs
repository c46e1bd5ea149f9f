//! From a certificate's facts to its credential.

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use chrono::{DateTime, SecondsFormat, Utc};
use chrono_tz::Tz;
use serde_json::{Value, json};
use sha2::{Digest, Sha384};

use super::canonical::canonical;
use super::context;
use super::issuer::Issuer;
use super::model::{
    Achievement, Credential, Criteria, Document, Identity, Measure, Outcome, Resource, Schema, StatusEntry, Subject,
};
use super::moment;
use super::recipient::Mailbox;
use crate::certificates::Facts;
use crate::certificates::words::{Words, words};

const SCHEMA: &str = "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json";

/// What a credential needs beside the facts.
#[derive(Clone, Debug)]
pub struct Issuance<'a> {
    /// Who issues it.
    pub issuer: &'a Issuer,
    /// The learner's e-mail address, to be hashed, if she wants to be known by it.
    pub mailbox: Option<&'a Mailbox>,
    /// Its place in the list of withdrawn ones.
    pub status: Option<StatusEntry>,
    /// When it was issued.
    pub at: DateTime<Utc>,
    /// In whose days the facts count.
    pub zone: Tz,
}

/// The facts in the one text whose hash the credential and the log hold. What a certificate doesn't say
/// is left out rather than written as nothing, so that facts of today read the same when, one day, there
/// is more that a certificate can say.
///
/// # Errors
/// None that can happen; what the JSON library reports.
pub fn facts_text(facts: &Facts) -> serde_json::Result<String> {
    let mut value = serde_json::to_value(facts)?;
    leave_out_nothing(&mut value);
    Ok(canonical(&value))
}

/// Drops members that are null, false or an empty list, which is what they are when they are missing.
fn leave_out_nothing(value: &mut Value) {
    match value {
        Value::Object(members) => {
            members.values_mut().for_each(leave_out_nothing);
            members.retain(|_, value| !(value.is_null() || *value == json!(false) || *value == json!([])));
        }
        Value::Array(items) => items.iter_mut().for_each(leave_out_nothing),
        _ => {}
    }
}

/// The hash of a text as credentials write it.
pub fn digest_sri(text: &str) -> String {
    format!("sha384-{}", BASE64.encode(Sha384::digest(text)))
}

impl Credential {
    /// The credential that says what a certificate says. The same facts and issuance give the same one.
    /// Control characters become spaces, for not every verifier writes them the same way when it hashes.
    ///
    /// # Errors
    /// None that can happen; what the JSON library reports.
    pub fn new(facts: &Facts, issuance: &Issuance<'_>) -> serde_json::Result<Credential> {
        let address = facts.verify_url.trim_end_matches('/');
        let local = |day| moment::beginning(day, issuance.zone);
        // It holds to the end of its last day.
        let until = facts.expires_on.and_then(|last| last.succ_opt()).map(|next| moment::text(local(next).to_utc()));
        Ok(Credential {
            context: context::CREDENTIAL.map(str::to_owned).to_vec(),
            id: address.to_owned(),
            kind: Credential::KINDS.map(str::to_owned).to_vec(),
            name: clean(&facts.module.title),
            issuer: issuance.issuer.profile(),
            valid_from: moment::text(issuance.at),
            valid_until: until,
            credential_subject: Subject {
                id: format!("{address}#learner"),
                kind: vec!["AchievementSubject".to_owned()],
                identifier: identities(facts, issuance.mailbox),
                activity_end_date: local(facts.completed_on).to_rfc3339_opts(SecondsFormat::Secs, true),
                achievement: achievement(facts, issuance.issuer, address),
                result: measures(facts, address).into_iter().map(|(_, outcome)| outcome).collect(),
            },
            related_resource: Resource {
                id: format!("{address}/facts.json"),
                media_type: "application/json".to_owned(),
                digest: digest_sri(&facts_text(facts)?),
            },
            credential_status: issuance.status.clone(),
            credential_schema: Schema { id: SCHEMA.to_owned(), kind: "1EdTechJsonSchemaValidator2019".to_owned() },
        })
    }

    /// From when it holds; `None` if that can't be read.
    pub fn from(&self) -> Option<DateTime<Utc>> {
        moment::read(&self.valid_from)
    }

    /// When it ceases to hold, if it does.
    pub fn until(&self) -> Option<DateTime<Utc>> {
        moment::read(self.valid_until.as_deref()?)
    }

    /// Whether these are the facts whose hash it holds.
    ///
    /// # Errors
    /// None that can happen; what the JSON library reports.
    pub fn attests(&self, facts: &Facts) -> serde_json::Result<bool> {
        Ok(digest_sri(&facts_text(facts)?) == self.related_resource.digest)
    }
}

fn identities(facts: &Facts, mailbox: Option<&Mailbox>) -> Vec<Identity> {
    std::iter::once(Identity::name(&clean(&facts.learner))).chain(mailbox.map(Mailbox::identity)).collect()
}

fn achievement(facts: &Facts, issuer: &Issuer, address: &str) -> Achievement {
    let module = &facts.module;
    Achievement {
        id: format!("{}/achievements/{}", issuer.address(), module.hash),
        kind: vec!["Achievement".to_owned()],
        achievement_type: if facts.period.is_some() { "LearningProgram" } else { "Course" }.to_owned(),
        name: clean(&module.title),
        description: clean(&module.description),
        criteria: Criteria { narrative: clean(&narrative(facts, words(&facts.language))) },
        version: module.version.to_string(),
        in_language: clean(&facts.language),
        tag: facts.topics.iter().map(|topic| clean(topic)).collect(),
        result_description: measures(facts, address).into_iter().map(|(measure, _)| measure).collect(),
    }
}

/// What it took, in the words of the certificate.
fn narrative(facts: &Facts, words: &Words) -> String {
    let labelled = |label: &str, text: &str| format!("{label}: {text}");
    let mut lines = Vec::new();
    if facts.example {
        lines.push(words.example.to_owned());
    }
    // An achievement is public and the same for everybody: what counted for one person stands in their facts.
    if let Some(period) = &facts.period {
        lines.push(facts.module.description.clone());
        lines.push(labelled(words.rules, &format!("{}, {} {}", period.rules, words.version, facts.module.version)));
    } else {
        lines.push(labelled(words.delivery, &facts.delivery));
        lines.push(labelled(words.evaluation, &facts.assessment.rule));
        lines.push(labelled(words.instructor, &facts.instructor));
    }
    let mut text = lines.join("\n\n");
    if !facts.module.objectives.is_empty() {
        text.push_str(&format!("\n\n{}:\n", words.objectives));
        for objective in &facts.module.objectives {
            text.push_str(&format!("\n- {objective}"));
        }
    }
    text
}

/// Minutes, evaluation, and what the minutes are worth in each programme: what is measured, and its value.
fn measures(facts: &Facts, address: &str) -> Vec<(Measure, Outcome)> {
    let words = words(&facts.language);
    let measure = |name: String, fragment: String, value: String| {
        let id = format!("{address}#{fragment}");
        let described = Measure {
            id: id.clone(),
            kind: vec!["ResultDescription".to_owned()],
            name: clean(&name),
            result_type: "Result".to_owned(),
        };
        (described, Outcome { kind: vec!["Result".to_owned()], result_description: id, value: clean(&value) })
    };
    let study = measure(
        format!("{} {}", words.minutes(facts.minutes), words.of_study),
        "minutes".to_owned(),
        facts.minutes.to_string(),
    );
    let evaluation = measure(
        format!("{}: {}", words.evaluation, facts.assessment.rule),
        "evaluation".to_owned(),
        facts.assessment.result.clone(),
    );
    let credits = facts.credits.iter().zip(1..).map(|(credit, number)| {
        let name = format!("{}, {}. {} {}", credit.unit, credit.programme, credit.explanation, credit.rules);
        measure(name, format!("credit-{number}"), credit.amount.clone())
    });
    let Some(period) = &facts.period else { return [study, evaluation].into_iter().chain(credits).collect() };
    let days = measure(words.period.to_owned(), "period".to_owned(), format!("{}/{}", period.from, period.to));
    let headings = period.headings.iter().zip(1..).map(|(heading, number)| {
        measure(format!("{}: {}", words.headings, heading.name), format!("heading-{number}"), heading.amount.clone())
    });
    [study, days].into_iter().chain(credits).chain(headings).collect()
}

/// A text without control characters but line breaks.
fn clean(text: &str) -> String {
    text.chars().map(|c| if c.is_control() && c != '\n' { ' ' } else { c }).collect()
}
