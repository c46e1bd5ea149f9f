//! What an award was before other rules, or another decision, put it right.

use std::num::NonZeroU32;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::words::{amount, rule_name};
use crate::i18n::Words;
use crate::measure::Credit;

/// What an award was before it was put right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Earlier {
    /// The rule set's code.
    pub rule: String,
    /// Its name; empty in rows from before it was kept.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Its version.
    pub version: NonZeroU32,
    /// How much; zero where it was refused.
    pub credit: Credit,
    /// The unit of that, in the singular; none where it was refused, and in rows from before it was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Whether somebody had decided it, where the rules leave it open.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub decided: bool,
    /// Since when it was so.
    pub since: DateTime<Utc>,
    /// Until when.
    pub until: DateTime<Utc>,
}

impl Earlier {
    /// How much it was, in the reader's language.
    pub fn credit_in(&self, words: Words) -> String {
        match &self.unit {
            Some(one) => amount(words, self.credit, one),
            None if self.credit == Credit::ZERO => words.say("record-no-credit"),
            None => self.credit.to_string(),
        }
    }

    /// The name of the rule set in the reader's language.
    pub fn rule_in(&self, words: Words) -> String {
        if self.name.is_empty() { self.rule.clone() } else { rule_name(words, &self.name) }
    }
}
