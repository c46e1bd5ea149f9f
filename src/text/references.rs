//! What a text refers to, written out: links, citations and pictures.

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::escape::{push_text, push_url};
use super::links::{Target, target};
use super::markdown::{Image, TroubleKind};
use super::writer::{OpenLink, Writer};

/// The alt text that marks a picture as pure decoration.
const DECORATION: &str = "decoration";

impl Writer<'_> {
    pub(super) fn link(&mut self, kind: LinkType, dest: &str, line: usize) {
        let url = if kind == LinkType::Email { format!("mailto:{dest}") } else { dest.to_owned() };
        let href = match target(&url) {
            Target::Lesson(slug) => {
                self.page.lessons.push(slug.to_owned());
                let address = (self.around.lesson)(slug);
                if address.is_none() {
                    self.trouble(line, TroubleKind::NoLesson(slug.to_owned()));
                }
                address.map(|address| (address, ""))
            }
            Target::Outside => Some((url.clone(), " rel=\"noopener\"")),
            Target::Inside | Target::Mail => Some((url.clone(), "")),
            Target::Refused => {
                self.trouble(line, TroubleKind::Link(url.clone()));
                None
            }
        };
        let words_before = self.open.last().map_or(0, |block| block.text.len());
        self.links.push(OpenLink { made: href.is_some(), line, url, words_before });
        if let Some((href, rel)) = href {
            self.html("<a href=\"");
            push_url(&mut self.page.html, &href);
            self.html("\"");
            self.html(rel);
            self.html(">");
        }
    }

    pub(super) fn end_link(&mut self) {
        let Some(link) = self.links.pop() else { return };
        let words = self.open.last().and_then(|block| block.text.get(link.words_before..)).unwrap_or_default();
        if words.trim().is_empty() {
            self.trouble(link.line, TroubleKind::EmptyLink(link.url));
        }
        if link.made {
            self.html("</a>");
        }
    }

    pub(super) fn citation(&mut self, id: &str, line: usize) {
        if let Some(block) = self.open.last_mut() {
            block.citations.push(id.to_owned());
        }
        let Some(citation) = (self.around.source)(id) else {
            self.trouble(line, TroubleKind::NoSource(id.to_owned()));
            return;
        };
        self.html("<sup class=\"cite\"><a href=\"#s-");
        push_url(&mut self.page.html, id);
        self.html("\" aria-label=\"");
        push_text(&mut self.page.html, &citation.name);
        let number = citation.number;
        self.html(&format!("\">{number}</a></sup>"));
    }

    pub(super) fn in_image(&mut self, event: &Event<'_>) {
        let Some((image, depth)) = &mut self.image else { return };
        match event {
            Event::Start(Tag::Image { .. }) => *depth += 1,
            Event::End(TagEnd::Image) if *depth > 0 => *depth -= 1,
            Event::End(TagEnd::Image) => {
                if let Some((image, _)) = self.image.take() {
                    self.picture(image);
                }
            }
            Event::Text(text) | Event::Code(text) | Event::InlineHtml(text) => image.alt.push_str(text),
            Event::SoftBreak | Event::HardBreak => image.alt.push(' '),
            _ => {}
        }
    }

    fn picture(&mut self, image: Image) {
        let alt = image.alt.trim().to_owned();
        if alt.is_empty() {
            self.trouble(image.line, TroubleKind::NoAlt(image.file.clone()));
        }
        match (self.around.image)(&image.file) {
            None => self.trouble(image.line, TroubleKind::NoImage(image.file.clone())),
            Some(picture) => {
                self.html("<img src=\"");
                push_url(&mut self.page.html, &picture.url);
                let (width, height) = (picture.width, picture.height);
                self.html(&format!("\" width=\"{width}\" height=\"{height}\" loading=\"lazy\" alt=\""));
                if alt != DECORATION {
                    push_text(&mut self.page.html, &alt);
                }
                self.html("\">");
            }
        }
        self.page.images.push(Image { alt, ..image });
    }
}
