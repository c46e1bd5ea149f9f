//! The walk over Markdown events: the only place that writes HTML from authors' text.

use pulldown_cmark::{Alignment, Event, HeadingLevel, Tag, TagEnd};

use super::escape::push_text;
use super::markdown::{Around, Block, Image, Page, Trouble, TroubleKind};

/// The state of a walk.
pub struct Writer<'a> {
    pub(super) around: &'a Around<'a>,
    inline: bool,
    lines: Vec<usize>,
    pub(super) page: Page,
    pub(super) open: Vec<Block>,
    pub(super) links: Vec<OpenLink>,
    pub(super) image: Option<(Image, usize)>,
    strong: Vec<usize>,
    columns: Vec<Alignment>,
    column: usize,
    heading_row: bool,
    /// Whether the open paragraph is a block of its own.
    own_paragraph: bool,
}

/// A link whose words are being written.
pub struct OpenLink {
    pub made: bool,
    pub line: usize,
    pub url: String,
    pub words_before: usize,
}

impl<'a> Writer<'a> {
    pub fn new(markdown: &str, around: &'a Around<'a>, inline: bool) -> Self {
        let lines = markdown.match_indices('\n').map(|(at, _)| at + 1).collect();
        Self {
            around,
            inline,
            lines,
            page: Page::default(),
            open: Vec::new(),
            links: Vec::new(),
            image: None,
            strong: Vec::new(),
            columns: Vec::new(),
            column: 0,
            heading_row: false,
            own_paragraph: false,
        }
    }

    pub fn finish(mut self) -> Page {
        self.page.blocks.append(&mut self.open);
        self.page.blocks.sort_by_key(|block| block.line);
        for block in &mut self.page.blocks {
            block.text.truncate(block.text.trim_end().len());
        }
        let words: Vec<&str> = self.page.blocks.iter().map(|block| block.text.as_str()).collect();
        self.page.plain = words.join("\n");
        self.page
    }

    pub fn event(&mut self, event: Event<'_>, at: usize) {
        let line = self.lines.partition_point(|start| *start <= at);
        if self.image.is_some() {
            return self.in_image(&event);
        }
        match event {
            Event::Start(tag) => self.start(tag, line),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.words(&text),
            Event::Code(text) => {
                self.html("<code>");
                self.words(&text);
                self.html("</code>");
            }
            Event::Html(text) => self.words(&text),
            Event::InlineHtml(text) => {
                self.trouble(line, TroubleKind::Html(text.to_string()));
                self.words(&text);
            }
            Event::FootnoteReference(id) => self.citation(&id, line),
            Event::SoftBreak => self.words("\n"),
            Event::HardBreak => {
                self.html("<br>");
                self.space();
            }
            Event::Rule if self.inline => self.trouble(line, TroubleKind::NotInline("a rule")),
            Event::Rule => self.html("<hr>"),
            // Options that are not switched on; their text is kept as words.
            Event::InlineMath(text) | Event::DisplayMath(text) => self.words(&text),
            Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, line: usize) {
        let block = !matches!(tag, Tag::Paragraph | Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. });
        if self.inline && block {
            self.trouble(line, TroubleKind::NotInline(name(&tag)));
        }
        match tag {
            Tag::Paragraph => {
                if self.open.is_empty() {
                    self.block(line);
                    self.own_paragraph = true;
                } else {
                    self.space();
                }
                if self.inline && !self.page.html.is_empty() {
                    self.trouble(line, TroubleKind::NotInline("a second paragraph"));
                    self.html("<br>");
                } else {
                    self.block_html("<p>");
                }
            }
            Tag::Heading { level, .. } => {
                let level = number(level);
                if level < 3 && !self.inline {
                    self.trouble(line, TroubleKind::Heading(level));
                }
                self.block(line);
                if let Some(block) = self.open.last_mut() {
                    block.heading = true;
                }
                self.block_html(heading(level).0);
            }
            Tag::BlockQuote(_) => self.block_html("<blockquote>"),
            Tag::CodeBlock(_) => {
                if !self.inline {
                    self.trouble(line, TroubleKind::Code);
                }
                self.block(line);
                self.block_html("<pre><code>");
            }
            Tag::HtmlBlock => {
                self.trouble(line, TroubleKind::Html("<".to_owned()));
                self.block(line);
                self.block_html("<p>");
            }
            Tag::List(first) => self.list(first),
            Tag::Item => {
                self.block(line);
                self.block_html("<li>");
            }
            Tag::FootnoteDefinition(id) => {
                self.trouble(line, TroubleKind::Note(id.to_string()));
                self.block_html("<div>");
            }
            Tag::Table(columns) => {
                self.columns = columns;
                self.block(line);
                self.block_html("<table>");
            }
            Tag::TableHead => {
                self.heading_row = true;
                self.column = 0;
                self.block_html("<thead><tr>");
            }
            Tag::TableRow => {
                self.column = 0;
                self.block_html("<tr>");
            }
            Tag::TableCell => self.cell(),
            Tag::Emphasis => self.html("<em>"),
            Tag::Strong => {
                self.strong.push(self.open.last().map_or(0, |block| block.text.len()));
                self.html("<strong>");
            }
            Tag::Link { link_type, dest_url, .. } => self.link(link_type, &dest_url, line),
            Tag::Image { dest_url, title, .. } => {
                let image = Image { line, file: dest_url.to_string(), alt: String::new(), caption: title.to_string() };
                self.image = Some((image, 0));
            }
            // Extensions that are not switched on.
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => {
                self.block_html("</p>\n");
                // Inside a list item the item is the block, and it goes on.
                if std::mem::take(&mut self.own_paragraph) {
                    self.close();
                }
            }
            TagEnd::Heading(level) => {
                self.block_html(heading(number(level)).1);
                self.close();
            }
            TagEnd::BlockQuote(_) => self.block_html("</blockquote>\n"),
            TagEnd::CodeBlock => {
                self.block_html("</code></pre>\n");
                self.close();
            }
            TagEnd::HtmlBlock => {
                self.block_html("</p>\n");
                self.close();
            }
            TagEnd::List(numbered) => self.block_html(if numbered { "</ol>\n" } else { "</ul>\n" }),
            TagEnd::Item => {
                self.block_html("</li>\n");
                self.close();
            }
            TagEnd::FootnoteDefinition => self.block_html("</div>\n"),
            TagEnd::Table => {
                self.block_html("</tbody></table>\n");
                self.close();
            }
            TagEnd::TableHead => {
                self.heading_row = false;
                self.block_html("</tr></thead><tbody>");
            }
            TagEnd::TableRow => self.block_html("</tr>"),
            TagEnd::TableCell => {
                self.space();
                self.block_html(if self.heading_row { "</th>" } else { "</td>" });
            }
            TagEnd::Emphasis => self.html("</em>"),
            TagEnd::Strong => {
                self.html("</strong>");
                if let (Some(start), Some(block)) = (self.strong.pop(), self.open.last_mut())
                    && start < block.text.len()
                {
                    block.strong.push(start..block.text.len());
                }
            }
            TagEnd::Link => self.end_link(),
            _ => {}
        }
    }

    fn list(&mut self, first: Option<u64>) {
        match first {
            None => self.block_html("<ul>"),
            Some(first) => {
                self.page.numbered_lists += 1;
                if first == 1 {
                    self.block_html("<ol>");
                } else {
                    self.block_html(&format!("<ol start=\"{first}\">"));
                }
            }
        }
    }

    fn cell(&mut self) {
        let right = self.columns.get(self.column) == Some(&Alignment::Right);
        self.column += 1;
        self.block_html(match (self.heading_row, right) {
            (true, false) => "<th scope=\"col\">",
            (true, true) => "<th scope=\"col\" class=\"num\">",
            (false, false) => "<td>",
            (false, true) => "<td class=\"num\">",
        });
    }

    /// Opens a block. One stands inside another only in lists.
    fn block(&mut self, line: usize) {
        self.open.push(Block { line, ..Block::default() });
    }

    fn close(&mut self) {
        self.page.blocks.extend(self.open.pop());
    }

    fn words(&mut self, text: &str) {
        push_text(&mut self.page.html, text);
        if self.open.is_empty() {
            self.block(0);
        }
        if let Some(block) = self.open.last_mut() {
            block.text.extend(text.chars().filter(|c| *c != '\0').map(|c| if c.is_whitespace() { ' ' } else { c }));
        }
    }

    fn space(&mut self) {
        if let Some(block) = self.open.last_mut()
            && !block.text.is_empty()
            && !block.text.ends_with(' ')
        {
            block.text.push(' ');
        }
    }

    pub(super) fn html(&mut self, html: &str) {
        self.page.html.push_str(html);
    }

    fn block_html(&mut self, html: &str) {
        if !self.inline {
            self.page.html.push_str(html);
        }
    }

    pub(super) fn trouble(&mut self, line: usize, kind: TroubleKind) {
        self.page.troubles.push(Trouble { line, kind });
    }
}

/// The title of a step is the page's first heading, so `###` in its text is a second.
fn heading(level: u8) -> (&'static str, &'static str) {
    match level {
        0..=3 => ("<h2>", "</h2>\n"),
        4 => ("<h3>", "</h3>\n"),
        5 => ("<h4>", "</h4>\n"),
        _ => ("<h5>", "</h5>\n"),
    }
}

fn number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

fn name(tag: &Tag<'_>) -> &'static str {
    match tag {
        Tag::Heading { .. } => "a heading",
        Tag::BlockQuote(_) => "a quotation",
        Tag::CodeBlock(_) => "a block of code",
        Tag::List(_) | Tag::Item => "a list",
        Tag::Table(_) | Tag::TableHead | Tag::TableRow | Tag::TableCell => "a table",
        _ => "a block",
    }
}
