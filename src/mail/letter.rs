//! A letter: what is said, what somebody said, and where to go, as plain text and as HTML.

use maud::{DOCTYPE, Markup, html};

use crate::i18n::Words;

/// One part of a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A paragraph.
    Says(String),
    /// Points of a list.
    Lists(Vec<String>),
    /// The words of a person.
    Quotes(String),
    /// A link, as a button.
    Leads {
        /// The address, whole.
        to: String,
        /// What the button says.
        label: String,
    },
}

/// A letter in both forms; they say the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// Plain text.
    pub text: String,
    /// HTML. Styles stand in the elements: mail programs drop style sheets.
    pub html: String,
}

/// Sets a letter from its parts, in order.
pub fn letter(words: Words, subject: &str, parts: &[Part]) -> Letter {
    let text = parts.iter().map(plain).collect::<Vec<_>>().join("\n\n") + "\n";
    Letter { text, html: page(words, subject, parts).into_string() }
}

fn plain(part: &Part) -> String {
    match part {
        Part::Says(sentence) => sentence.clone(),
        Part::Lists(points) => points.iter().map(|point| format!("- {point}")).collect::<Vec<_>>().join("\n"),
        Part::Quotes(said) => said.lines().map(|line| format!("> {line}")).collect::<Vec<_>>().join("\n"),
        Part::Leads { to, label } => format!("{label}:\n{to}"),
    }
}

fn page(words: Words, subject: &str, parts: &[Part]) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(words.language().tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width,initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (subject) }
            }
            body style="margin:0;padding:24px;font:17px/1.55 Georgia,serif" {
                div style="max-width:560px;margin:0 auto" {
                    h1 style="font-size:22px;line-height:1.25;font-weight:600" { (subject) }
                    @for part in parts { (set(part)) }
                }
            }
        }
    }
}

fn set(part: &Part) -> Markup {
    html! {
        @match part {
            Part::Says(sentence) => p { (sentence) },
            Part::Lists(points) => ul { @for point in points { li { (point) } } },
            Part::Quotes(said) => {
                blockquote style="margin:16px 0;padding:0 0 0 14px;border-left:4px solid #b9842b;white-space:pre-line" { (said) }
            }
            Part::Leads { to, label } => {
                p { a href=(to) style="display:inline-block;padding:10px 18px;border-radius:3px;background:#1d5540;color:#fffbef;font-weight:600" { (label) } }
                // Where buttons don't work, the address can be copied.
                p style="font-size:15px;overflow-wrap:anywhere" { (to) }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_html_say_the_same_and_what_was_typed_is_escaped() {
        let parts = [
            Part::Says("Hello <Ruth>,".into()),
            Part::Lists(vec!["first".into(), "second".into()]),
            Part::Quotes("One line\nand <another>".into()),
            Part::Leads { to: "https://x.example/a?b".into(), label: "Go".into() },
        ];
        let Letter { text, html } = letter(Words::default(), "Your link", &parts);
        assert_eq!(
            text,
            "Hello <Ruth>,\n\n- first\n- second\n\n> One line\n> and <another>\n\nGo:\nhttps://x.example/a?b\n"
        );
        assert!(html.contains("Hello &lt;Ruth&gt;,"));
        assert!(html.contains("and &lt;another&gt;</blockquote>"));
        assert_eq!(html.matches("https://x.example/a?b").count(), 2);
    }
}
