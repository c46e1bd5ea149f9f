//! A rule set as its file writes it, read and checked.

use std::num::NonZeroU32;

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize};
use thiserror::Error;

use super::{Case, Decimals};
use crate::measure::Minutes;

/// How minutes become credit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// Minutes divided by the minutes of a unit, kept to the rule set's decimals, half up.
    Exact,
}

/// A page that a rule was taken from (rule R28).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The page's title.
    pub title: String,
    /// Its address.
    pub url: String,
    /// The day on which it was last read.
    #[serde(deserialize_with = "day")]
    pub read_on: NaiveDate,
}

/// The rules of a program for a span of days: data, with its sources and its own test cases.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleSet {
    /// The name of its file, by which it is known for ever. The file itself may leave it out.
    #[serde(default)]
    pub code: String,
    /// Counts up with each change; what is in force is never edited.
    pub version: NonZeroU32,
    /// What people call it.
    pub name: String,
    /// One unit of credit, in the singular: "contact hour".
    pub unit: String,
    /// Minutes that make one unit.
    pub minutes_per_unit: NonZeroU32,
    /// How minutes become credit.
    pub method: Method,
    /// How finely credit is kept: to the thousandth unless it says otherwise (rule R1).
    #[serde(default)]
    pub decimals: Decimals,
    /// What is shorter earns nothing (rule R3).
    #[serde(default)]
    pub min_minutes: Minutes,
    /// The first day the rules hold.
    #[serde(deserialize_with = "day")]
    pub effective_from: NaiveDate,
    /// The last day the rules hold, if one is known.
    #[serde(default, deserialize_with = "some_day", skip_serializing_if = "Option::is_none")]
    pub effective_to: Option<NaiveDate>,
    /// Where the rules were read; at least one.
    pub sources: Vec<Source>,
    /// What a reader should know besides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Cases that the rule set must get right.
    #[serde(default, rename = "test")]
    pub tests: Vec<Case>,
}

/// Why a rule set was refused.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum RuleSetError {
    /// The text is not of the right shape; the reader's own words, with line and key.
    #[error("{0}")]
    Shape(String),
    /// The text names another rule set than the one asked for.
    #[error("the file says code = “{found}”, but its name says “{expected}”: make them the same")]
    Code {
        /// The code of the file's name.
        expected: String,
        /// The code inside the file.
        found: String,
    },
    /// A key holds nothing.
    #[error("{0} is empty: say what it is")]
    Empty(&'static str),
    /// Nothing says where the rules come from.
    #[error("sources is empty: name the page the rule was read on")]
    NoSource,
    /// A source's address is no web address.
    #[error("“{0}” is not a web address: begin it with https://")]
    Url(String),
    /// The last day lies before the first.
    #[error("effective_to lies before effective_from")]
    Span,
}

impl RuleSet {
    /// Reads the text of `content/rules/<code>.toml`. Its test cases are not run.
    pub fn parse(code: &str, text: &str) -> Result<Self, RuleSetError> {
        let rules = toml::from_str(text).map_err(|error| RuleSetError::Shape(error.to_string()))?;
        Self::check(code, rules)
    }

    /// Reads a rule set that was kept as JSON, either as this type writes it or turned over from
    /// its file key by key.
    pub fn from_json(code: &str, body: &serde_json::Value) -> Result<Self, RuleSetError> {
        let rules = Self::deserialize(body).map_err(|error| RuleSetError::Shape(error.to_string()))?;
        Self::check(code, rules)
    }

    /// Whether the rules hold on this day.
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.effective_from <= day && self.effective_to.is_none_or(|last| day <= last)
    }

    fn check(code: &str, mut rules: Self) -> Result<Self, RuleSetError> {
        if rules.code.is_empty() {
            code.clone_into(&mut rules.code);
        }
        if rules.code != code {
            return Err(RuleSetError::Code { expected: code.to_owned(), found: rules.code });
        }
        let texts = [("code", &rules.code), ("name", &rules.name), ("unit", &rules.unit)];
        if let Some((key, _)) = texts.into_iter().find(|(_, text)| text.trim().is_empty()) {
            return Err(RuleSetError::Empty(key));
        }
        if rules.sources.is_empty() {
            return Err(RuleSetError::NoSource);
        }
        for source in &rules.sources {
            if source.title.trim().is_empty() {
                return Err(RuleSetError::Empty("the title of a source"));
            }
            if !source.url.starts_with("https://") && !source.url.starts_with("http://") {
                return Err(RuleSetError::Url(source.url.clone()));
            }
        }
        if rules.effective_to.is_some_and(|last| last < rules.effective_from) {
            return Err(RuleSetError::Span);
        }
        Ok(rules)
    }
}

/// A day is a date in TOML and a text in JSON.
#[derive(Deserialize)]
#[serde(untagged, expecting = "expected a date such as 2026-01-01")]
enum Day {
    Text(NaiveDate),
    Toml(toml::value::Datetime),
}

fn day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveDate, D::Error> {
    use serde::de::Error;

    match Day::deserialize(deserializer)? {
        Day::Text(day) => Ok(day),
        Day::Toml(day) => day.to_string().parse().map_err(D::Error::custom),
    }
}

fn some_day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<NaiveDate>, D::Error> {
    day(deserializer).map(Some)
}
