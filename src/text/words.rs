//! Words, sentences and reading time.

use std::ops::Range;

use super::markdown::Page;

/// The pace all estimates assume (ux.md 6.1, domain.md R7).
pub const READING_WORDS_A_MINUTE: u32 = 200;

/// The longest cue, in characters: one line on a wide screen, three on a phone.
const FACT_CHARS: usize = 160;

/// A cue with fewer words than this goes on with the next sentence.
const LEAST_WORDS: u32 = 3;

const ABBREVIATIONS: [&str; 15] =
    ["dr", "mr", "mrs", "ms", "st", "no", "vs", "e.g", "i.e", "art", "sec", "v", "inc", "sr", "sra"];

/// Counts the words a reader sees in plain text; a dash or a bullet is not a word.
pub fn words(plain: &str) -> u32 {
    let count = plain
        .split(|c: char| c.is_whitespace() || c == '—')
        .filter(|word| word.contains(char::is_alphanumeric))
        .count();
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Seconds to read so many words, to the nearest second.
pub fn reading_seconds(words: u32) -> u32 {
    words.saturating_mul(60).saturating_add(READING_WORDS_A_MINUTE / 2) / READING_WORDS_A_MINUTE
}

/// A phrase at the beginning of a line.
pub fn capital(phrase: &str) -> String {
    let mut letters = phrase.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The sentences of a plain text, as byte ranges without the space between them.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, char)) = chars.next() {
        if !matches!(char, '.' | '?' | '!' | '…') {
            continue;
        }
        let mut end = at + char.len_utf8();
        while let Some((_, closing)) =
            chars.next_if(|(_, c)| matches!(c, '"' | '”' | '’' | ')' | '»' | '.' | '?' | '!'))
        {
            end += closing.len_utf8();
        }
        let after = &text[end..];
        let begins = after.trim_start().chars().next();
        let ends = match begins {
            None => true,
            Some(next) => {
                after.starts_with(char::is_whitespace)
                    && !next.is_lowercase()
                    && !(char == '.' && abbreviation(&text[start..at]))
            }
        };
        if ends {
            push_trimmed(&mut found, text, start..end);
            start = end;
        }
    }
    push_trimmed(&mut found, text, start..text.len());
    found
}

/// The short plain sentence that reminds a reader of what they had just read: the sentence of the
/// last strong words, or else the last sentence.
pub fn last_fact(page: &Page) -> Option<String> {
    let prose = || page.blocks.iter().rev().filter(|block| !block.heading);
    let strong = prose().find_map(|block| Some((block, block.strong.last()?.start)));
    let (block, at) =
        strong.or_else(|| prose().find(|block| !block.text.is_empty()).map(|block| (block, block.text.len())))?;
    let sentences = sentences(&block.text);
    let first = sentences.iter().position(|range| range.end > at).unwrap_or(sentences.len().checked_sub(1)?);
    // A strong lead such as "Close." says little without what follows it.
    let mut told = sentences[first..].iter().map(|range| sentences[first].start..range.end);
    let cue =
        told.clone().find(|range| words(&block.text[range.clone()]) >= LEAST_WORDS).or_else(|| told.next_back())?;
    Some(shorten(&block.text[cue]))
}

fn abbreviation(before: &str) -> bool {
    let word = before.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or_default();
    let initial =
        word.rsplit('.').next().is_some_and(|last| last.chars().count() == 1 && last.chars().all(char::is_uppercase));
    initial || ABBREVIATIONS.contains(&word.to_lowercase().as_str())
}

fn push_trimmed(found: &mut Vec<Range<usize>>, text: &str, range: Range<usize>) {
    let piece = &text[range.clone()];
    let start = range.start + (piece.len() - piece.trim_start().len());
    let end = start + piece.trim().len();
    if end > start {
        found.push(start..end);
    }
}

fn shorten(sentence: &str) -> String {
    let Some((cut, _)) = sentence.char_indices().nth(FACT_CHARS) else { return sentence.to_owned() };
    let head = &sentence[..cut];
    let head = head.rfind(char::is_whitespace).map_or(head, |space| &head[..space]);
    format!("{}…", head.trim_end_matches([',', ';', ':', ' ']))
}
