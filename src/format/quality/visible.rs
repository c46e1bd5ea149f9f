//! The words of a lesson that a reader sees, taken from its HTML.

use crate::format::lesson::{Step, StepBody};

/// Tags that stand between words in one line; every other tag ends a line.
const INLINE: [&str; 5] = ["a", "code", "em", "strong", "sup"];

/// The plain words of HTML that this program has written: a line for each block, without the numbers
/// of citations.
pub(super) fn plain(html: &str) -> String {
    let mut plain = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        push_unescaped(&mut plain, &rest[..open]);
        let tag = &rest[open + 1..];
        // Attributes are escaped, so the first `>` ends the tag.
        let (inside, after) = tag.split_once('>').unwrap_or((tag, ""));
        rest = after;
        if inside.starts_with("sup class=\"cite\"") {
            rest = after.split_once("</sup>").map_or("", |(_, after)| after);
        } else if !INLINE.contains(&name(inside)) && !plain.is_empty() && !plain.ends_with('\n') {
            plain.push('\n');
        }
    }
    push_unescaped(&mut plain, rest);
    plain.trim().to_owned()
}

/// Everything a step says, a line for each block: text, question, options, feedback, caption, our
/// answer and things to do. Its title is a label and no sentence, and is left out.
pub(super) fn of_step(step: &Step) -> String {
    let mut lines = vec![plain(&step.prose_html)];
    match &step.body {
        StepBody::Reading | StepBody::Case => {}
        StepBody::Picture(picture) => lines.push(plain(&picture.caption_html)),
        StepBody::Audio(recording) | StepBody::Video(recording) => {
            lines.extend([&recording.caption_html, &recording.transcript_html].map(|html| plain(html)));
        }
        StepBody::Check(check) => {
            lines.push(check.question.clone());
            let said = check.answers_html().into_iter().chain(check.feedback_html().into_iter().map(|(_, html)| html));
            lines.extend(said.map(plain));
            lines.extend(check.hints.iter().map(|hint| plain(hint)));
        }
        StepBody::Reflection { prompt, model_html, .. } => lines.extend([prompt.clone(), plain(model_html)]),
        StepBody::TryIt { items } => lines.extend(items.iter().map(|item| item.plain.clone())),
    }
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}

fn name(tag: &str) -> &str {
    let tag = tag.trim_start_matches('/');
    tag.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default()
}

fn push_unescaped(plain: &mut String, text: &str) {
    const ENTITIES: [(&str, char); 5] =
        [("&lt;", '<'), ("&gt;", '>'), ("&quot;", '"'), ("&#39;", '\''), ("&amp;", '&')];
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        match ENTITIES.into_iter().find(|(entity, _)| rest.starts_with(entity)) {
            Some((entity, char)) => {
                plain.push(char);
                rest = &rest[entity.len()..];
            }
            None => {
                plain.push('&');
                rest = &rest[1..];
            }
        }
    }
    plain.push_str(rest);
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::{Around, Citation, render, words};

    #[test]
    fn marks_are_taken_off_and_blocks_stay_apart() {
        let markdown = "A *fair* [rule](https://x.example) & more.[^s]\n\n1. Ask **first**.\n2. \"Wait.\"\n\n| a | b |\n|---|---|\n| c | 1 < 2 |";
        let source = |_: &str| Some(Citation { number: 1, name: "Source 1: It's a <book>".to_owned() });
        let around = Around { source: &source, ..Around::nothing() };
        let found = plain(&render(markdown, &around).html);
        assert_eq!(
            found.lines().filter(|line| !line.is_empty()).collect::<Vec<_>>(),
            ["A fair rule & more.", "Ask first.", "“Wait.”", "a", "b", "c", "1 < 2"]
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        /// The figures of the site and the limits of the format count the same words.
        #[test]
        fn as_many_words_as_the_renderer_counts(text in "([a-zé]{1,6}|[-*&<>'\"#.|]|\\*\\*|\n|\n\n|1\\. | ){0,60}") {
            let page = render(&text, &Around::nothing());
            prop_assert_eq!(words(&plain(&page.html)), words(&page.plain), "{}", page.html);
        }
    }
}
