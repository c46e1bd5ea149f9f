//! From a rule set's file to an immutable version.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use sha2::{Digest, Sha256};
use thiserror::Error as ThisError;

use super::programs::rules_changed;
use super::rule_sets::RuleSetId;
use super::rules::{RuleSet, RuleSetError};
use crate::db::Conn;
use crate::db::schema::rule_sets;
use crate::error::Error;
use crate::format;

/// Why a rule set was not taken in. What was in force before stays in force.
#[derive(Debug, ThisError)]
pub enum AdoptError {
    /// The file does not say what a rule set must say.
    #[error("rule set {0}: {1}")]
    Unreadable(String, RuleSetError),
    /// The engine does not do what the file's own tests say.
    #[error("rule set {code}: {failures}")]
    Tests {
        /// The rule set's code.
        code: String,
        /// Every test that fails, a sentence each.
        failures: String,
    },
    /// The content changed and the version did not.
    #[error(
        "rule set {code}: it changed, but other rules are kept already as its version {version}. Give it another version number."
    )]
    SameVersion {
        /// The rule set's code.
        code: String,
        /// The version that both have.
        version: u32,
    },
    /// The database.
    #[error(transparent)]
    Database(#[from] diesel::result::Error),
}

impl From<AdoptError> for Error {
    fn from(error: AdoptError) -> Error {
        Error::Internal(error.into())
    }
}

/// Takes a rule set in from its file, as a version that never changes. The same content again
/// changes nothing. Returns whether there is a new version. Whether it gives credit is for
/// [`KeptRules::gives_credit`](super::KeptRules::gives_credit) to say.
///
/// # Errors
/// [`AdoptError`] says what the author has to change.
pub async fn adopt(conn: &mut Conn, file: &format::Entry<RuleSet>, now: DateTime<Utc>) -> Result<bool, AdoptError> {
    let rules = &file.body;
    let failures: Vec<String> = rules.run_tests().iter().map(ToString::to_string).collect();
    if !failures.is_empty() {
        return Err(AdoptError::Tests { code: rules.code.clone(), failures: failures.join("; ") });
    }
    let body = serde_json::to_value(rules)
        .map_err(|error| AdoptError::Unreadable(rules.code.clone(), RuleSetError::Shape(error.to_string())))?;
    // Of the rules and not of the file, so that a comment is no change.
    let hash: String = Sha256::digest(body.to_string()).iter().map(|byte| format!("{byte:02x}")).collect();
    let version = i32::try_from(rules.version.get()).unwrap_or(i32::MAX);
    let row = (
        rule_sets::id.eq(RuleSetId::new()),
        rule_sets::code.eq(&rules.code),
        rule_sets::version.eq(version),
        rule_sets::name.eq(&rules.name),
        rule_sets::effective_from.eq(rules.effective_from),
        rule_sets::body.eq(body),
        rule_sets::content_hash.eq(&hash),
        rule_sets::loaded_at.eq(now),
    );
    let insert = diesel::insert_into(rule_sets::table).values(row).on_conflict_do_nothing();
    if insert.execute(conn).await? == 1 {
        // Even a draft shows something to those who are in its program.
        rules_changed(conn, rules, now).await?;
        return Ok(true);
    }
    let known: String = rule_sets::table
        .filter(rule_sets::code.eq(&rules.code))
        .filter(rule_sets::version.eq(version))
        .select(rule_sets::content_hash)
        .first(conn)
        .await?;
    if known != hash {
        return Err(AdoptError::SameVersion { code: rules.code.clone(), version: rules.version.get() });
    }
    Ok(false)
}
