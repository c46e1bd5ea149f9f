//! Rendering the texts of a file: what a text may refer to, and what is wrong with it, in an author's words.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use super::claims::claim;
use super::fault::Report;
use super::lesson::Source;
use super::media::Media;
use super::split::Snippet;
use crate::i18n::Language;
use crate::text::{Around, Citation, Page, Picture, Trouble, TroubleKind, render, render_inline};

/// The address of each lesson that is there, by slug; `None` while its mark cannot be read.
pub(super) type Addresses = BTreeMap<String, Option<String>>;

/// What the texts of one file may refer to.
pub(super) struct Context<'a> {
    pub report: &'a Report,
    pub language: Language,
    pub lessons: &'a Addresses,
    pub media: &'a Media,
    /// `None` when the sources cannot be read, so that no citation is blamed for it.
    pub sources: Option<&'a [Source]>,
    /// Collects what is cited anywhere in the file.
    pub cited: &'a RefCell<BTreeSet<String>>,
}

/// How a text is rendered.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Blocks,
    Line,
}

/// How a text is checked for claims without a source.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Claims {
    /// Block by block.
    EachBlock,
    /// One source is enough for the whole text.
    Whole,
    /// Not at all: a question claims nothing.
    None,
}

impl Context<'_> {
    /// Renders some lines, reports what is wrong in them, and adds the sources they cite to `cites`.
    pub fn render(&self, text: &Snippet, shape: Shape, claims: Claims, cites: &mut Vec<String>) -> Page {
        let lesson = |slug: &str| self.lessons.get(slug).cloned().flatten();
        let image = |file: &str| {
            let file = self.media.get(file)?.as_ref().ok()?;
            let (width, height) = file.size?;
            Some(Picture { url: file.url.clone(), width, height })
        };
        let source = |id: &str| self.citation(id);
        let around = Around { lesson: &lesson, image: &image, source: &source };
        let page = match shape {
            Shape::Blocks => render(&text.text(), &around),
            Shape::Line => render_inline(&text.text(), &around),
        };
        for trouble in &page.troubles {
            self.blame(text.line(trouble.line), trouble);
        }
        for id in page.blocks.iter().flat_map(|block| &block.citations) {
            self.cited.borrow_mut().insert(id.clone());
            if !cites.contains(id) {
                cites.push(id.clone());
            }
        }
        self.check_claims(text, &page, claims);
        page
    }

    fn citation(&self, id: &str) -> Option<Citation> {
        let Some(sources) = self.sources else { return Some(Citation { number: 0, name: id.to_owned() }) };
        let at = sources.iter().position(|source| source.id == id)?;
        let (number, title) = (at + 1, &sources[at].title);
        let name = match self.language {
            Language::English => format!("Source {number}: {title}"),
            Language::Spanish => format!("Fuente {number}: {title}"),
        };
        Some(Citation { number, name })
    }

    fn check_claims(&self, text: &Snippet, page: &Page, claims: Claims) {
        let cited = page.blocks.iter().any(|block| !block.citations.is_empty());
        if claims == Claims::None || (claims == Claims::Whole && cited) {
            return;
        }
        for block in page.blocks.iter().filter(|block| !block.heading && block.citations.is_empty()) {
            if let Some(found) = claim(&block.text, self.language) {
                self.report.fault(
                    text.line(block.line),
                    format!("This is a claim (\"{found}\") without a source."),
                    "Add a citation such as `[^lbr]`, with the id of a `[[source]]` from the front matter.",
                );
            }
        }
    }

    fn blame(&self, line: usize, trouble: &Trouble) {
        let (message, fix) = match &trouble.kind {
            TroubleKind::Html(_) => ("There is HTML in the text.".to_owned(), "Write it in Markdown: `**strong**`, `*emphasis*`, `[words](address)`. To show a `<`, write `\\<`.".to_owned()),
            TroubleKind::Link(url) => (format!("A link to `{url}` is not allowed."), "Link to an address that begins with https://, http://, mailto: or lesson:, or to a page of this site.".to_owned()),
            TroubleKind::EmptyLink(url) => (format!("The link to `{url}` has no words."), "Write words between the brackets that say where it leads.".to_owned()),
            TroubleKind::NoLesson(slug) if self.lessons.contains_key(slug) => (format!("The lesson `{slug}` has no shelf mark that can be read, so it cannot be linked to."), "Mend the front matter of that lesson first.".to_owned()),
            TroubleKind::NoLesson(slug) => (format!("There is no lesson `{slug}`."), format!("Use the name of a folder in lessons.{}", nearest(slug, self.lessons.keys()))),
            TroubleKind::NoSource(id) => self.undeclared(id),
            TroubleKind::NoImage(file) => self.unfit(file),
            TroubleKind::NoAlt(file) => (format!("The picture `{file}` has no description."), "Say between the brackets what it shows: `![What it shows](file.svg)`. If it only decorates, write `![decoration](file.svg)`.".to_owned()),
            TroubleKind::Heading(_) => ("This heading is too large.".to_owned(), "Inside a step begin headings with `###`. If a line of `---` or `===` made it, put a blank line above.".to_owned()),
            TroubleKind::Note(id) => (format!("The footnote `{id}` is written out in the text."), "Sources stand in the front matter as `[[source]]`; the text only cites them.".to_owned()),
            TroubleKind::Code => ("This would be shown as a block of code.".to_owned(), "Begin the line at the left margin, or with at most three spaces.".to_owned()),
            TroubleKind::NotInline(what) => (format!("There is {what} where only words fit."), "Keep it to one line of words, with *emphasis*, links and citations.".to_owned()),
        };
        self.report.fault(line, message, fix);
    }

    fn undeclared(&self, id: &str) -> (String, String) {
        let message = format!("The source `{id}` is cited but not declared.");
        let ids = self.sources.unwrap_or_default().iter().map(|source| &source.id);
        (message, format!("Declare it in the front matter: `[[source]]` with `id = \"{id}\"`.{}", nearest(id, ids)))
    }

    /// What is wrong with a file that could not be found or used.
    pub fn unfit(&self, file: &str) -> (String, String) {
        match self.media.get(file) {
            Some(Err(unfit)) => (unfit.message.clone(), unfit.fix.clone()),
            Some(Ok(_)) => {
                let fix = "Audio and video have steps of their own, of the kinds `audio` and `video`.";
                (format!("`{file}` is no picture."), fix.to_owned())
            }
            _ => {
                let message = format!("There is no file `{file}` beside the lesson.");
                (
                    message,
                    format!(
                        "Put the file into the lesson's folder and write only its name.{}",
                        nearest(file, self.media.keys())
                    ),
                )
            }
        }
    }
}

/// Names what is there, when it is little enough to read.
fn nearest<'n>(wanted: &str, names: impl Iterator<Item = &'n String>) -> String {
    let near = names
        .filter(|name| strip(name) == strip(wanted) || name.starts_with(wanted) || wanted.starts_with(name.as_str()))
        .min();
    near.filter(|_| !wanted.is_empty()).map(|name| format!(" Did you mean `{name}`?")).unwrap_or_default()
}

fn strip(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
