//! What to remember of a step: the first words of each paragraph and each item.

use crate::format::{Step, StepBody};
use crate::text::{Said, SaidKind, said, said_in_line, sentences, words};

/// An item with no more words than this is kept whole.
const WHOLE: u32 = 30;
/// A paragraph gives its second sentence too, when both have no more words than this.
const SHORT: u32 = 20;
/// A sentence with fewer words than this says little without the next.
const LEAST: u32 = 4;

/// What stands before something to remember.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// A bullet.
    Bullet,
    /// Its number in a list.
    Number(u32),
    /// Nothing: it leads in what follows.
    LeadIn,
}

/// Something to remember.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// What stands before it.
    pub sign: Sign,
    /// The strong words it begins with; may be empty.
    pub lead: String,
    /// The words after them.
    pub text: String,
}

/// The points of a step, in its order; none for a step that only asks.
pub fn points(step: &Step) -> Vec<Point> {
    let caption = match &step.body {
        StepBody::Reading | StepBody::Case => String::new(),
        StepBody::Picture(picture) => said_in_line(&picture.caption_html),
        StepBody::Audio(recording) | StepBody::Video(recording) => said_in_line(&recording.caption_html),
        _ => return Vec::new(),
    };
    let transcript = match &step.body {
        StepBody::Audio(recording) | StepBody::Video(recording) => said(&recording.transcript_html),
        _ => Vec::new(),
    };
    let blocks = said(&step.prose_html).into_iter().chain(transcript).filter(|block| block.kind != SaidKind::Heading);
    // The story of a worked case is told by its moves.
    let blocks: Vec<_> = blocks.collect();
    let moves = matches!(step.body, StepBody::Case) && blocks.iter().any(|block| block.kind != SaidKind::Paragraph);
    let blocks = blocks.into_iter().filter(|block| !moves || block.kind != SaidKind::Paragraph);
    let mut points: Vec<Point> = blocks.map(point).collect();
    // The picture or recording is not here, so that its caption speaks only where nothing else does.
    if points.is_empty() && !caption.is_empty() {
        points.push(Point { sign: Sign::Bullet, lead: String::new(), text: stopped(caption) });
    }
    points
}

fn point(block: Said) -> Point {
    let paragraph = block.kind == SaidKind::Paragraph;
    let most = if paragraph { SHORT } else { WHOLE };
    let text = beginning(&block.text, most.saturating_sub(words(&block.lead)));
    let sign = match block.number {
        Some(number) => Sign::Number(number),
        None if paragraph && (text.ends_with(':') || text.is_empty() && block.lead.ends_with(':')) => Sign::LeadIn,
        None => Sign::Bullet,
    };
    Point { sign, lead: block.lead, text }
}

/// The first so many points. What leads in what is left out goes, too.
pub fn first(points: &[Point], most: usize) -> &[Point] {
    let mut shown = points.get(..most).unwrap_or(points);
    while let [before @ .., last] = shown
        && last.sign == Sign::LeadIn
    {
        shown = before;
    }
    shown
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

    fn block(kind: SaidKind, number: Option<u32>, text: &str) -> Said {
        Said { kind, number, lead: String::new(), text: text.to_owned() }
    }

    #[test]
    fn a_line_that_leads_in_a_list_is_no_part_of_it() {
        let told = [
            point(block(SaidKind::Paragraph, None, "Do it in this order:")),
            point(block(SaidKind::Item, Some(1), "Look.")),
            point(block(SaidKind::Item, None, "Listen.")),
        ];
        assert_eq!(told.each_ref().map(|point| point.sign), [Sign::LeadIn, Sign::Number(1), Sign::Bullet]);
        assert_eq!(first(&told, 1), []);
        assert_eq!(first(&told, 2).len(), 2);
        assert_eq!(first(&told, 9).len(), 3);
    }
}
