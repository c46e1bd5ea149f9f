//! Text to glyphs and glyphs to lines: shaping, fallback between fonts, wrapping.

use std::ops::Range;

use rustybuzz::{Direction, Feature, UnicodeBuffer, ttf_parser::Tag};

use super::fonts::{Face, Fonts, fonts};
use super::order;

/// Drawn in place of characters that no font has. Every cut has them.
const LEFT_OUT: &str = "[\u{2026}]";
/// In place of a code point that an archival PDF may not contain. No font has it, on purpose.
const HOLLOW_BOX: char = '\u{25a1}';

/// A colour of the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// Names and sentences.
    Text,
    /// Labels and lesser text.
    Soft,
    /// Ornament and the organization's name.
    Lamp,
    /// The warning on examples.
    Warning,
    /// The rule under the name.
    Line,
}

/// How a stretch of text looks. Sizes are in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Style {
    /// The typeface.
    pub face: Face,
    /// Points to the em.
    pub size: f32,
    /// The colour.
    pub ink: Ink,
    /// Points added after each glyph.
    pub tracking: f32,
}

impl Style {
    /// A style without tracking.
    pub fn new(face: Face, size: f32, ink: Ink) -> Self {
        Self { face, size, ink, tracking: 0.0 }
    }
}

/// A glyph in its place in the text. Lengths are in points.
#[derive(Clone, Debug)]
pub struct Glyph {
    /// Its number in the font.
    pub id: u32,
    /// The face that has it, which a fallback may have changed.
    pub face: Face,
    /// The style asked for.
    pub style: Style,
    /// How far the pen moves.
    pub advance: f32,
    /// Its offset from the pen, right and up.
    pub offset: (f32, f32),
    /// The bytes of the text that it stands for.
    pub text: Range<usize>,
    /// Odd where it is read from the right, see [`order::levels`].
    pub level: u8,
}

/// A shaped paragraph.
#[derive(Clone, Debug, Default)]
pub struct Text {
    /// What is said, free of characters that have no look.
    pub text: String,
    /// What is drawn, in the order in which it is read.
    pub glyphs: Vec<Glyph>,
}

/// A line of a paragraph: some of its glyphs.
#[derive(Clone, Debug)]
pub struct Line {
    /// Which glyphs, a space at the end included.
    pub glyphs: Range<usize>,
    /// Width in points, a space at the end left out.
    pub width: f32,
}

impl Text {
    /// Shapes a paragraph of stretches in different styles.
    pub fn new(fonts: &Fonts, stretches: &[(&str, Style)]) -> Self {
        let (mut said, mut parts) = (String::new(), Vec::with_capacity(stretches.len()));
        for (text, style) in stretches {
            let start = said.len();
            said.extend(text.chars().filter_map(printable));
            parts.push((start..said.len(), *style));
        }
        let (levels, mut glyphs) = (order::levels(&said), Vec::new());
        for (part, style) in parts {
            for run in runs(fonts, &said, part, style.face, &levels) {
                shape(fonts, &mut glyphs, &said, run, style);
            }
        }
        Self { text: said, glyphs }
    }

    /// The lines of the paragraph at most `width` wide, each as full as it can be. A line breaks after a
    /// space, a slash or a hyphen, and inside of a word only when the word alone is too wide.
    pub fn lines(&self, width: f32) -> Vec<Line> {
        let mut lines = Vec::new();
        let mut start = 0;
        let mut reach = 0.0;
        let mut break_at: Option<usize> = None;
        let mut index = 0;
        while index < self.glyphs.len() {
            let advance = self.glyphs[index].advance;
            if reach + self.ink_advance(index) > width && index > start {
                let end = break_at.filter(|b| *b > start).unwrap_or(index);
                lines.push(self.line(start..end));
                (start, reach, break_at, index) = (end, 0.0, None, end);
                continue;
            }
            reach += advance;
            index += 1;
            if self.may_break_after(index - 1) {
                break_at = Some(index);
            }
        }
        if start < self.glyphs.len() {
            lines.push(self.line(start..self.glyphs.len()));
        }
        lines
    }

    /// As many lines as [`Text::lines`], of about equal width, which looks better centered.
    pub fn balanced(&self, width: f32) -> Vec<Line> {
        let wanted = self.lines(width).len();
        let (mut too_narrow, mut enough) = (0.0, width);
        for _ in 0..10 {
            let middle = (too_narrow + enough) / 2.0;
            if self.lines(middle).len() > wanted { too_narrow = middle } else { enough = middle }
        }
        self.lines(enough)
    }

    /// The whole on one line.
    pub fn single(&self) -> Line {
        self.line(0..self.glyphs.len())
    }

    fn line(&self, glyphs: Range<usize>) -> Line {
        let mut width: f32 = self.glyphs[glyphs.clone()].iter().map(|g| g.advance).sum();
        if let Some(last) = glyphs.clone().last() {
            width -= self.glyphs[last].advance - self.ink_advance(last) + self.glyphs[last].style.tracking;
        }
        Line { glyphs, width }
    }

    /// The glyphs of a line as they stand on it, from left to right. Spaces at its end stay there.
    pub fn visual(&self, line: &Line) -> Vec<&Glyph> {
        let glyphs: Vec<&Glyph> = self.glyphs.get(line.glyphs.clone()).unwrap_or_default().iter().collect();
        let ink = line.glyphs.clone().rev().find(|index| !self.text_of(*index).trim().is_empty());
        let ends = ink.map_or(0, |last| last + 1 - line.glyphs.start);
        let level = |(place, glyph): (usize, &&Glyph)| if place < ends { glyph.level } else { 0 };
        let levels: Vec<u8> = glyphs.iter().enumerate().map(level).collect();
        order::visual(&levels).into_iter().filter_map(|place| glyphs.get(place).copied()).collect()
    }

    /// How far the pen moves for what can be seen: nothing for a space.
    fn ink_advance(&self, index: usize) -> f32 {
        if self.text_of(index).trim().is_empty() { 0.0 } else { self.glyphs[index].advance }
    }

    fn may_break_after(&self, index: usize) -> bool {
        let breaks = match self.text_of(index) {
            " " | "/" | "\u{2013}" | "\u{2014}" => true,
            // A hyphen within a word, but not one within a certificate's code.
            "-" => index.checked_sub(1).is_some_and(|last| self.text_of(last).ends_with(char::is_lowercase)),
            _ => false,
        };
        // Marks on the same character must stay with it.
        breaks && self.glyphs.get(index + 1).is_none_or(|next| next.text.start != self.glyphs[index].text.start)
    }

    fn text_of(&self, index: usize) -> &str {
        self.text.get(self.glyphs[index].text.clone()).unwrap_or_default()
    }
}

/// What to keep of a character: white space becomes a space, what can't be seen goes, and so do the
/// private and unassigned code points, which an archival PDF may not contain.
fn printable(c: char) -> Option<char> {
    match c {
        // Here no line breaks.
        '\u{a0}' => Some(c),
        _ if c.is_whitespace() => Some(' '),
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => None,
        '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff0}'..='\u{fffb}' => None,
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'.. => Some(HOLLOW_BOX),
        '\u{fdd0}'..='\u{fdef}' => None,
        _ if u32::from(c) & 0xfffe == 0xfffe || c.is_control() => None,
        _ => Some(c),
    }
}

/// A stretch of text that one face draws in one direction. Without a face it is left out.
struct Run {
    text: Range<usize>,
    face: Option<Face>,
    level: u8,
}

/// Splits a part of a text by direction and by the face that has its characters, see [`Fonts::face_for`]. A character and
/// the marks on it stay together, and so do words that are left out.
fn runs(fonts: &Fonts, text: &str, part: Range<usize>, wanted: Face, levels: &[u8]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let start = part.start;
    let mut characters = text[part].char_indices().peekable();
    while let Some((at, base)) = characters.next() {
        let mut end = start + at + base.len_utf8();
        while let Some((_, mark)) = characters.next_if(|(_, c)| is_mark(*c)) {
            end += mark.len_utf8();
        }
        let level = levels.get(start + at).copied().unwrap_or(0);
        let before = runs.last().and_then(|run| run.face);
        let face = match base {
            HOLLOW_BOX => None,
            _ => fonts.face_for(&text[start + at..end], wanted, before),
        };
        match runs.last_mut() {
            Some(run) if run.face == face && run.level == level => run.text.end = end,
            _ => runs.push(Run { text: start + at..end, face, level }),
        }
    }
    runs
}

/// The letters of a name that no font here has, each once, where no other letters are left: on paper nothing of it would
/// be read. `None` where something can.
pub fn wholly_unprintable(name: &str) -> Option<String> {
    let lacking = unprintable(name);
    let read = name.chars().any(|letter| letter.is_alphabetic() && !lacking.contains(letter));
    (!lacking.is_empty() && !read).then_some(lacking)
}

/// The letters of a text that no font here has, each once: on paper they are left out.
pub fn unprintable(text: &str) -> String {
    let mut found = String::new();
    let Some(fonts) = fonts() else { return found };
    for letter in text.chars().filter_map(printable) {
        let lacks = letter == HOLLOW_BOX || fonts.face_for(letter.encode_utf8(&mut [0; 4]), Face::Sans, None).is_none();
        if lacks && !found.contains(letter) {
            found.push(letter);
        }
    }
    found
}

/// Whether the character is a mark on the one before it (Unicode blocks of combining diacritical marks).
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

fn shape(fonts: &Fonts, glyphs: &mut Vec<Glyph>, text: &str, run: Run, style: Style) {
    let face = run.face.unwrap_or(style.face);
    let cut = fonts.cut(face);
    let mut buffer = UnicodeBuffer::new();
    let said = &text[run.text.clone()];
    let drawn = if run.face.is_some() { said } else { LEFT_OUT };
    for (at, c) in drawn.char_indices() {
        // What stands in place of others stands for all of them.
        let Ok(cluster) = u32::try_from(run.text.start + if run.face.is_some() { at } else { 0 }) else {
            break;
        };
        buffer.add(c, cluster);
    }
    buffer.guess_segment_properties();
    // What stands for letters that are left out is read from the left, among whatever it is.
    let level = if run.face.is_some() { run.level } else { run.level.next_multiple_of(2) };
    let from_right = level % 2 == 1;
    buffer.set_direction(if from_right { Direction::RightToLeft } else { Direction::LeftToRight });
    let lining = Feature::new(Tag::from_bytes(b"lnum"), 1, ..);
    // Letters set apart must not join.
    let joined = Feature::new(Tag::from_bytes(b"liga"), u32::from(style.tracking == 0.0), ..);
    let shaped = rustybuzz::shape(&cut.shaper, &[lining, joined], buffer);

    let scale = style.size / cut.em;
    let mut set: Vec<_> = shaped.glyph_infos().iter().zip(shaped.glyph_positions()).collect();
    // They come as they stand; here they are kept as they are read, and a line puts them back.
    if from_right {
        set.reverse();
    }
    let starts: Vec<usize> =
        set.iter().map(|(info, _)| usize::try_from(info.cluster).unwrap_or(run.text.start)).collect();
    for (index, (info, place)) in set.into_iter().enumerate() {
        let from = starts[index];
        let to = starts[index..].iter().copied().find(|next| *next > from).unwrap_or(run.text.end);
        glyphs.push(Glyph {
            id: info.glyph_id,
            face,
            style,
            advance: units(place.x_advance) * scale + style.tracking,
            offset: (units(place.x_offset) * scale, units(place.y_offset) * scale),
            text: from..to,
            level,
        });
    }
}

/// Font units as a float; a glyph is never as wide as an `i16` can say.
fn units(value: i32) -> f32 {
    i16::try_from(value).map_or(0.0, f32::from)
}

#[cfg(test)]
mod tests;
