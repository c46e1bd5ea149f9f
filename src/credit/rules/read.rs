//! Rule sets from a file's text, and as they were kept.

use serde::Deserialize;
use serde_json::{Value, json};
use thiserror::Error;

use super::RuleSet;
use crate::format;

/// Why a rule set was refused.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum RuleSetError {
    /// The text is not of the right shape; the reader's own words, with line and key.
    #[error("{0}")]
    Shape(String),
    /// What was kept names another rule set than the one asked for.
    #[error("it says code = “{found}”, and “{expected}” was asked for")]
    Code {
        /// The code that was asked for.
        expected: String,
        /// The code inside.
        found: String,
    },
}

impl RuleSet {
    /// Reads the text of `content/rules/<code>.toml`. Its test cases are not run.
    pub fn parse(code: &str, text: &str) -> Result<Self, RuleSetError> {
        format::rule_set(code, text).map_err(|faults| {
            let said: Vec<String> = faults.iter().map(ToString::to_string).collect();
            RuleSetError::Shape(said.join("\n"))
        })
    }

    /// Reads a rule set that was kept as JSON.
    pub fn from_json(code: &str, body: &Value) -> Result<Self, RuleSetError> {
        let plain = body.get("minutes_per_unit").is_some().then(|| upgraded(code, body));
        let rules = Self::deserialize(plain.as_ref().unwrap_or(body));
        let rules = rules.map_err(|error| RuleSetError::Shape(error.to_string()))?;
        if rules.code != code {
            return Err(RuleSetError::Code { expected: code.to_owned(), found: rules.code });
        }
        Ok(rules)
    }
}

/// The first rule sets knew one unit, one way of rounding and nothing else, and had their keys in one
/// row. Those that are in force stay in force until their file has a newer version.
fn upgraded(code: &str, body: &Value) -> Value {
    let value = |key: &str| body.get(key).cloned().unwrap_or_default();
    let text = |key: &str| value(key).as_str().filter(|text| !text.is_empty()).map(str::to_owned);
    json!({
        "code": text("code").unwrap_or_else(|| code.to_owned()),
        "name": value("name"),
        "version": value("version"),
        "status": "draft",
        "effective_from": value("effective_from"),
        "effective_to": value("effective_to"),
        "note": value("note"),
        "sources": value("sources"),
        "program": { "name": value("name"), "kind": "voluntary", "subject": "person", "time_zone": "UTC" },
        "unit": {
            "name": value("unit"),
            "minutes": value("minutes_per_unit"),
            "decimals": body.get("decimals").cloned().unwrap_or(json!(3)),
        },
        "rounding": {
            "method": value("method"),
            "min_minutes": body.get("min_minutes").cloned().unwrap_or(json!(0)),
        },
    })
}
