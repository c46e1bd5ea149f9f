//! How the form looks on which a program has training summed up.

use serde::{Deserialize, Serialize};

/// What a column of the form says of training.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FormColumn {
    /// The day it ended.
    Date,
    /// What it was called.
    Title,
    /// Whose it is; matters where a board earns together.
    Person,
    /// Who gave it.
    Provider,
    /// What was done.
    Kind,
    /// How it was given.
    Mode,
    /// Its minutes, or what was stated instead.
    Minutes,
    /// What it is worth, with the unit.
    Credit,
    /// The headings under which it counts.
    Heading,
    /// What it was good for.
    Outcome,
    /// How the credit came about.
    Why,
    /// The code of its certificate.
    Certificate,
}

/// The form. What the source does not say is left out, and the usual layout stays in its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Form {
    /// What it is called.
    pub title: String,
    /// What it says of each training that counts, in order; the first one names the row. The usual ones where there are
    /// none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<FormColumn>,
    /// Whether training stands by its headings, each with its sum.
    #[serde(default)]
    pub by_heading: bool,
    /// What the applicant declares, in the authority's own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub declaration: Option<String>,
    /// Who signs, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub signatures: Vec<String>,
    /// The id of the source that says how it looks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}
