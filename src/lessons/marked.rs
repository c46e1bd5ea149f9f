//! A lesson's text for readers of another language: all its markup says which language it is in, so
//! that a screen reader reads it as what it is (WCAG 2.2, 3.1.2).

use serde_json::Value;

use crate::format::Lesson;
use crate::i18n::Language;

/// Elements that stand by themselves; whatever doesn't begin with one is a part of a line.
const BLOCKS: [&str; 9] = ["p", "ul", "ol", "table", "blockquote", "pre", "div", "figure", "dl"];

/// The same lesson with every piece of markup marked as this language.
///
/// # Errors
/// When the lesson can't be written as JSON and read again, which would be a fault of ours.
pub(super) fn marked(lesson: &Lesson, language: Language) -> serde_json::Result<Lesson> {
    let mut body = serde_json::to_value(lesson)?;
    mark(&mut body, false, language.tag());
    serde_json::from_value(body)
}

/// Marks the texts below a key that ends in `_html`.
fn mark(value: &mut Value, is_html: bool, tag: &str) {
    match value {
        Value::Object(fields) => {
            for (key, field) in fields {
                mark(field, key.ends_with("_html"), tag);
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| mark(item, is_html, tag)),
        Value::String(html) if is_html && !html.trim().is_empty() => *html = with_lang(html, tag),
        _ => {}
    }
}

/// The tags of our own markup begin with the only `<` there are.
fn with_lang(html: &str, tag: &str) -> String {
    let blocks = BLOCKS.iter().flat_map(|name| [format!("<{name}>"), format!("<{name} ")]);
    let mut text = html.to_owned();
    for start in blocks.filter(|start| html.contains(start.as_str())) {
        let (name, end) = start.split_at(start.len() - 1);
        text = text.replace(&start, &format!("{name} lang=\"{tag}\"{end}"));
    }
    if text == html {
        // White space at the ends parts the pieces of a line.
        let inner = html.trim();
        text = html.replacen(inner, &format!("<span lang=\"{tag}\">{inner}</span>"), 1);
    }
    text
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_line_is_wrapped_and_blocks_say_it_themselves() {
        assert_eq!(with_lang("Weed <b>one</b> shelf.", "en"), "<span lang=\"en\">Weed <b>one</b> shelf.</span>");
        assert_eq!(with_lang(" and ", "en"), " <span lang=\"en\">and</span> ");
        assert_eq!(
            with_lang("<p>A</p><ul class=\"x\"><li>B</li></ul>", "en"),
            "<p lang=\"en\">A</p><ul lang=\"en\" class=\"x\"><li>B</li></ul>"
        );
    }

    #[test]
    fn every_lesson_that_ships_is_the_same_but_for_its_marks() {
        let library = crate::format::read(std::path::Path::new("content"));
        assert!(!library.lessons.is_empty());
        for files in &library.lessons {
            let lesson = &files.languages[&Language::English];
            let marked = serde_json::to_string(&marked(lesson, Language::English).unwrap()).unwrap();
            assert!(marked.contains("lang=\\\"en\\\""), "{}", files.slug);
            let bare =
                ["<span lang=\\\"en\\\">", " lang=\\\"en\\\""].iter().fold(marked, |text, mark| text.replace(mark, ""));
            let plain = serde_json::to_string(lesson).unwrap();
            assert_eq!(bare.replace("</span>", ""), plain.replace("</span>", ""), "{}", files.slug);
        }
    }
}
