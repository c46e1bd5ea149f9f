//! What to remember of a step: the first words of each paragraph and each item.

use crate::format::{Step, StepBody};
use crate::text::{SaidKind, said, said_in_line, sentences, words};

/// An item with no more words than this is kept whole.
const WHOLE: u32 = 30;
/// A paragraph gives its second sentence too, when both have no more words than this.
const SHORT: u32 = 20;
/// A sentence with fewer words than this says little without the next.
const LEAST: u32 = 4;

/// Something to remember.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// The strong words it begins with; may be empty.
    pub lead: String,
    /// The words after them.
    pub text: String,
}

/// The points of a step, in its order; none for a step that only asks.
pub fn points(step: &Step) -> Vec<Point> {
    let caption = match &step.body {
        StepBody::Reading | StepBody::Case => None,
        StepBody::Picture(picture) => Some(said_in_line(&picture.caption_html)),
        StepBody::Audio(recording) | StepBody::Video(recording) => Some(said_in_line(&recording.caption_html)),
        _ => return Vec::new(),
    };
    let caption = caption.filter(|caption| !caption.is_empty());
    let caption = caption.map(|text| Point { lead: String::new(), text: stopped(text) });
    let transcript = match &step.body {
        StepBody::Audio(recording) | StepBody::Video(recording) => said(&recording.transcript_html),
        _ => Vec::new(),
    };
    let blocks = said(&step.prose_html).into_iter().chain(transcript).filter(|block| block.kind != SaidKind::Heading);
    // The story of a worked case is told by its moves.
    let blocks: Vec<_> = blocks.collect();
    let moves = matches!(step.body, StepBody::Case) && blocks.iter().any(|block| block.kind != SaidKind::Paragraph);
    let blocks = blocks.into_iter().filter(|block| !moves || block.kind != SaidKind::Paragraph);
    let told = blocks.map(|block| {
        let most = if block.kind == SaidKind::Paragraph { SHORT } else { WHOLE };
        Point { text: beginning(&block.text, most.saturating_sub(words(&block.lead))), lead: block.lead }
    });
    caption.into_iter().chain(told).collect()
}

/// The first sentences that have at most so many words together; at least one that says something.
fn beginning(text: &str, most: u32) -> String {
    let sentences = sentences(text);
    let Some(first) = sentences.first() else { return text.to_owned() };
    let mut end = first.end;
    for sentence in sentences.iter().skip(1) {
        if words(&text[first.start..end]) >= LEAST && words(&text[first.start..sentence.end]) > most {
            break;
        }
        end = sentence.end;
    }
    text[first.start..end].to_owned()
}

/// A caption closes with a period, unless it brings its own mark.
fn stopped(text: String) -> String {
    if text.ends_with(['.', '?', '!', '…', '”']) { text } else { format!("{text}.") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_gives_its_first_sentence_and_a_short_one_the_next_too() {
        assert_eq!(beginning("People ask honest questions. A teenager reads.", 0), "People ask honest questions.");
        assert_eq!(beginning("Close. The record belongs to June. Really.", 0), "Close. The record belongs to June.");
        assert_eq!(beginning("One two three four. Five six.", 6), "One two three four. Five six.");
        assert_eq!(beginning("", 6), "");
    }
}
