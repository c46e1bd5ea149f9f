//! What our own HTML says in plain words, block by block: for paper, where there is no markup.

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaidKind {
    /// Words in a line, or a paragraph.
    Paragraph,
    /// An item of a list.
    Item,
    /// A row of a table; the first cell is its lead.
    Row,
    /// A heading, or the heading row of a table.
    Heading,
}

/// A block in plain words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// What it is.
    pub kind: SaidKind,
    /// The number of an item, when its list has numbers.
    pub number: Option<u32>,
    /// The strong words it begins with; may be empty.
    pub lead: String,
    /// The words after them.
    pub text: String,
}

impl Said {
    /// All its words.
    pub fn whole(&self) -> String {
        [self.lead.trim(), self.text.trim()].join(" ").trim().to_owned()
    }
}

/// The blocks of a text that was rendered here. Citations are left out, for they are links.
pub fn said(html: &str) -> Vec<Said> {
    let mut reader = Reader::default();
    let mut rest = html;
    while let Some((before, tag, after)) = next_tag(rest) {
        reader.words(before);
        reader.tag(tag);
        rest = after;
    }
    reader.words(rest);
    reader.close();
    reader.blocks
}

/// The words of one line, as of a question or an answer.
pub fn said_in_line(html: &str) -> String {
    said(html).iter().map(Said::whole).collect::<Vec<_>>().join(" ")
}

/// What comes before the next tag, the tag without its brackets, and what comes after it. In our own
/// HTML no attribute holds a bracket.
fn next_tag(html: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = html.split_once('<')?;
    let (tag, after) = rest.split_once('>')?;
    Some((before, tag, after))
}

#[derive(Default)]
struct Reader {
    blocks: Vec<Said>,
    current: Option<Said>,
    /// Inside a citation.
    cited: bool,
    strong: bool,
    cells: usize,
    /// The lists that stand open, each with the number of its next item.
    lists: Vec<Option<u32>>,
}

impl Reader {
    fn open(&mut self, kind: SaidKind) {
        self.close();
        (self.cells, self.strong) = (0, false);
        self.current = Some(Said { kind, number: None, lead: String::new(), text: String::new() });
    }

    fn close(&mut self) {
        if let Some(block) = self.current.take() {
            let tidy = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            let text =
                if block.kind == SaidKind::Row { block.text.trim_end().trim_end_matches(';') } else { &block.text };
            let block = Said { lead: tidy(&block.lead), text: tidy(text), ..block };
            if !(block.lead.is_empty() && block.text.is_empty()) {
                self.blocks.push(block);
            }
        }
    }

    fn words(&mut self, escaped: &str) {
        if self.cited || (self.current.is_none() && escaped.trim().is_empty()) {
            return;
        }
        let strong = self.strong;
        let block = self.current.get_or_insert(Said {
            kind: SaidKind::Paragraph,
            number: None,
            lead: String::new(),
            text: String::new(),
        });
        let words = unescape(escaped);
        if strong && block.text.trim().is_empty() { block.lead.push_str(&words) } else { block.text.push_str(&words) }
    }

    fn tag(&mut self, tag: &str) {
        let name: &str = tag.split_whitespace().next().unwrap_or_default();
        let in_item = self.current.as_ref().is_some_and(|block| block.kind == SaidKind::Item);
        match name {
            "sup" => self.cited = true,
            "/sup" => self.cited = false,
            "strong" => self.strong = true,
            "/strong" => self.strong = false,
            "p" if !in_item => self.open(SaidKind::Paragraph),
            "ul" => self.lists.push(None),
            "ol" => self.lists.push(Some(begins_with(tag))),
            "/ul" | "/ol" => drop(self.lists.pop()),
            "li" => self.item(),
            "h2" | "h3" | "h4" | "h5" => self.open(SaidKind::Heading),
            "pre" => self.open(SaidKind::Paragraph),
            "tr" => self.open(SaidKind::Row),
            "th" => {
                if let Some(block) = &mut self.current {
                    block.kind = SaidKind::Heading;
                }
                self.strong = false;
            }
            "td" => self.strong = self.cells == 0,
            "/td" | "/th" => self.cell(),
            "/p" if in_item => self.words(" "),
            "/p" | "/li" | "/h2" | "/h3" | "/h4" | "/h5" | "/pre" | "/tr" => self.close(),
            "br" | "p" => self.words(" "),
            _ => {}
        }
    }

    fn item(&mut self) {
        self.open(SaidKind::Item);
        if let (Some(block), Some(Some(next))) = (&mut self.current, self.lists.last_mut()) {
            block.number = Some(*next);
            *next = next.saturating_add(1);
        }
    }

    fn cell(&mut self) {
        let first = self.cells == 0;
        (self.cells, self.strong) = (self.cells + 1, false);
        if let Some(block) = &mut self.current {
            match (first, block.kind) {
                (true, SaidKind::Row) => block.lead.push(':'),
                _ => block.text.push_str("; "),
            }
        }
    }
}

/// The number of the first item, from the tag of a numbered list.
fn begins_with(tag: &str) -> u32 {
    let start = tag.split_once("start=\"").and_then(|(_, rest)| rest.split('"').next());
    start.and_then(|start| start.parse().ok()).unwrap_or(1)
}

fn unescape(escaped: &str) -> String {
    let plain = escaped.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'");
    plain.replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use proptest::prelude::*;

    use super::super::{Around, Citation, render, render_inline, words};
    use super::*;

    fn of(markdown: &str) -> Vec<(SaidKind, String, String)> {
        let source = |id: &str| (id == "s").then(|| Citation { number: 1, name: "Source 1: S".to_owned() });
        let around = Around { source: &source, ..Around::nothing() };
        said(&render(markdown, &around).html).into_iter().map(|said| (said.kind, said.lead, said.text)).collect()
    }

    #[test]
    fn blocks_keep_their_kind_and_their_strong_beginning() {
        let (p, i) = (SaidKind::Paragraph, SaidKind::Item);
        let expected = |kind, lead: &str, text: &str| (kind, lead.to_owned(), text.to_owned());
        assert_eq!(
            of(
                "One *two* & three.[^s] Next **strong**.\n\n1. **Meet the need.** \"Yes.\"\n2. Plain\n\n   again\n\n### Head\n"
            ),
            [
                expected(p, "", "One two & three. Next strong."),
                expected(i, "Meet the need.", "“Yes.”"),
                expected(i, "", "Plain again"),
                expected(SaidKind::Heading, "", "Head"),
            ]
        );
    }

    #[test]
    fn the_items_of_a_numbered_list_have_numbers() {
        let page = render("Before:\n\n3. Three\n   - inside\n4. Four\n\nAfter.\n\n- Plain\n", &Around::nothing());
        let numbers: Vec<_> = said(&page.html).into_iter().map(|said| (said.text, said.number)).collect();
        let expected = [
            ("Before:", None),
            ("Three", Some(3)),
            ("inside", None),
            ("Four", Some(4)),
            ("After.", None),
            ("Plain", None),
        ];
        assert_eq!(numbers, expected.map(|(text, number)| (text.to_owned(), number)));
    }

    #[test]
    fn a_table_is_read_by_rows() {
        let rows = of("| Shelf | Years |\n|---|---|\n| Law | 5 |\n| Money | 1 |\n");
        let rows: Vec<(SaidKind, &str, &str)> = rows.iter().map(|(k, l, t)| (*k, l.as_str(), t.as_str())).collect();
        assert_eq!(rows[0].0, SaidKind::Heading);
        assert_eq!(rows[1..], [(SaidKind::Row, "Law:", "5"), (SaidKind::Row, "Money:", "1")]);
    }

    proptest! {
        #[test]
        fn no_word_is_lost_and_no_markup_is_left(markdown in "[a-z<>&\"' .*_#|\n-]{0,80}") {
            let page = render(&markdown, &Around::nothing());
            let all: Vec<String> = said(&page.html).iter().map(Said::whole).collect();
            let letters = |text: &str| text.chars().filter(|c| c.is_ascii_lowercase()).collect::<String>();
            prop_assert_eq!(letters(&all.join(" ")), letters(&page.plain));
            let inline = render_inline(&markdown, &Around::nothing());
            prop_assert!(words(&said_in_line(&inline.html)) <= words(&inline.plain) + 1);
        }
    }
}
