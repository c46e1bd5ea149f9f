//! Markdown to safe HTML, with everything a checker wants to know about the text on the way.

use std::ops::Range;

use pulldown_cmark::{Options, Parser};

use super::writer::Writer;

/// What a text may refer to. Each answers `None` when there is no such thing.
#[derive(Clone, Copy)]
pub struct Around<'a> {
    /// The address of a lesson, by slug.
    pub lesson: &'a dyn Fn(&str) -> Option<String>,
    /// A picture, by file name.
    pub image: &'a dyn Fn(&str) -> Option<Picture>,
    /// A declared source, by id.
    pub source: &'a dyn Fn(&str) -> Option<Citation>,
}

impl Around<'static> {
    /// For a text that stands alone: no lessons, pictures or sources.
    pub fn nothing() -> Self {
        Self { lesson: &|_| None, image: &|_| None, source: &|_| None }
    }
}

/// A picture as it is served.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Its address.
    pub url: String,
    /// Width in CSS pixels.
    pub width: u32,
    /// Height in CSS pixels.
    pub height: u32,
}

/// A source as it is cited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// The number a reader sees.
    pub number: usize,
    /// What a screen reader says; it holds the number, so that it can also be spoken to.
    pub name: String,
}

/// A rendered text.
#[derive(Debug, Default)]
pub struct Page {
    /// Safe HTML.
    pub html: String,
    /// The words alone, one line for each block.
    pub plain: String,
    /// Paragraphs, list items, tables and headings, in order.
    pub blocks: Vec<Block>,
    /// Pictures, in order.
    pub images: Vec<Image>,
    /// How many numbered lists there are.
    pub numbered_lists: usize,
    /// Slugs of the lessons it links to, found or not.
    pub lessons: Vec<String>,
    /// What was refused, in order.
    pub troubles: Vec<Trouble>,
}

/// A paragraph, list item, table or heading.
#[derive(Debug, Default)]
pub struct Block {
    /// Line, counted from 0 in the Markdown.
    pub line: usize,
    /// Its words.
    pub text: String,
    /// Whether it is a heading.
    pub heading: bool,
    /// Ids it cites, declared or not.
    pub citations: Vec<String>,
    /// Where in `text` the strong words stand.
    pub strong: Vec<Range<usize>>,
}

/// A picture in a text.
#[derive(Debug)]
pub struct Image {
    /// Line, counted from 0.
    pub line: usize,
    /// File name as written.
    pub file: String,
    /// The description; empty when it is missing.
    pub alt: String,
    /// The title in quotes, which is a caption.
    pub caption: String,
}

/// Something that could not be rendered as written.
#[derive(Debug, PartialEq, Eq)]
pub struct Trouble {
    /// Line, counted from 0.
    pub line: usize,
    /// What it is.
    pub kind: TroubleKind,
}

/// What can be refused in a text.
#[derive(Debug, PartialEq, Eq)]
pub enum TroubleKind {
    /// Raw HTML; it is shown as text.
    Html(String),
    /// A link to somewhere it may not lead; its words stay.
    Link(String),
    /// A link without words.
    EmptyLink(String),
    /// A link to a lesson that is not there.
    NoLesson(String),
    /// A citation of a source that is not declared.
    NoSource(String),
    /// A picture that is not there.
    NoImage(String),
    /// A picture without a description.
    NoAlt(String),
    /// A heading above the third level.
    Heading(u8),
    /// A footnote written out in the text.
    Note(String),
    /// A block of code.
    Code,
    /// A list, table or other block where only words fit.
    NotInline(&'static str),
}

/// Renders Markdown as blocks. Raw HTML is refused: it is shown as text and reported.
pub fn render(markdown: &str, around: &Around<'_>) -> Page {
    walk(markdown, around, false)
}

/// Renders Markdown as words in a line, for a question or an answer: emphasis, links and citations.
pub fn render_inline(markdown: &str, around: &Around<'_>) -> Page {
    walk(markdown, around, true)
}

fn walk(markdown: &str, around: &Around<'_>, inline: bool) -> Page {
    // The older footnotes let `[^id]` stand without a definition in the text, which is how sources are cited.
    let options = Options::ENABLE_TABLES | Options::ENABLE_OLD_FOOTNOTES | Options::ENABLE_SMART_PUNCTUATION;
    let mut writer = Writer::new(markdown, around, inline);
    for (event, range) in Parser::new_ext(markdown, options).into_offset_iter() {
        writer.event(event, range.start);
    }
    writer.finish()
}
