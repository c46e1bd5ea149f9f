//! A document without a form: headings, paragraphs, lists and tables, to be shown as a page or on paper.

use chrono::NaiveDate;

/// A document.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Document {
    /// What it is called.
    pub title: String,
    /// Language of its own words, as a tag.
    pub language: &'static str,
    /// Passages that stay in English in a document of another language.
    pub english: Vec<String>,
    /// The day of what it speaks of: not of when it was made, which would differ each time.
    pub dated: NaiveDate,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// A part of a document.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Block {
    /// A heading of the second level.
    Heading(String),
    /// A heading of the third level.
    Subheading(String),
    /// A line to sign on, with what stands below it.
    Sign(String),
    /// A paragraph.
    Text(String),
    /// Items without an order.
    List(Vec<String>),
    /// A table.
    Table(Table),
}

/// A table whose first cell in each row says what the row is about.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Table {
    /// What is in it, for those who hear it read.
    pub caption: String,
    /// What the columns are called, and how wide each is, of the sum of all.
    pub columns: Vec<(String, f32)>,
    /// The cells of each row.
    pub rows: Vec<Vec<String>>,
}
