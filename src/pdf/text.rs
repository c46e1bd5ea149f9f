//! Text to glyphs and glyphs to lines: shaping, fallback between fonts, wrapping.

use std::ops::Range;

use rustybuzz::{Direction, Feature, UnicodeBuffer, ttf_parser::Tag};

use super::fonts::{Cut, Face, Fonts};

/// Drawn in place of a character that no font has. Vollkorn has it in every cut.
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
}

/// A shaped paragraph.
#[derive(Clone, Debug, Default)]
pub struct Text {
    /// What is said, free of characters that have no look.
    pub text: String,
    /// What is drawn, left to right.
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
        let mut shaped = Self::default();
        for (text, style) in stretches {
            let start = shaped.text.len();
            shaped.text.extend(text.chars().filter_map(printable));
            for run in runs(fonts, &shaped.text, start, style.face) {
                shape(fonts, &mut shaped.glyphs, &shaped.text, run, *style);
            }
        }
        shaped
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

/// A stretch of text that one face draws. `None` draws boxes.
struct Run {
    text: Range<usize>,
    face: Option<Face>,
}

/// Splits `text[start..]` by the face that has its characters: `wanted`, else the sans, else none. A
/// character and the marks on it stay together.
fn runs(fonts: &Fonts, text: &str, start: usize, wanted: Face) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut characters = text[start..].char_indices().peekable();
    while let Some((at, base)) = characters.next() {
        let mut end = start + at + base.len_utf8();
        while let Some((_, mark)) = characters.next_if(|(_, c)| is_mark(*c)) {
            end += mark.len_utf8();
        }
        let cluster = &text[start + at..end];
        let face = [wanted, Face::Sans].into_iter().find(|face| draws(fonts.cut(*face), cluster));
        match runs.last_mut() {
            Some(run) if run.face == face => run.text.end = end,
            _ => runs.push(Run { text: start + at..end, face }),
        }
    }
    runs
}

fn draws(cut: &Cut, cluster: &str) -> bool {
    cluster.chars().all(|c| cut.has(c))
}

/// Whether the character is a mark on the one before it (Unicode blocks of combining diacritical marks).
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

fn shape(fonts: &Fonts, glyphs: &mut Vec<Glyph>, text: &str, run: Run, style: Style) {
    let face = run.face.unwrap_or(style.face);
    let face = if run.face.is_none() && !fonts.cut(face).has(HOLLOW_BOX) { Face::Serif } else { face };
    let cut = fonts.cut(face);
    let mut buffer = UnicodeBuffer::new();
    for (at, c) in text[run.text.clone()].char_indices() {
        let Ok(cluster) = u32::try_from(run.text.start + at) else {
            break;
        };
        buffer.add(if run.face.is_some() { c } else { HOLLOW_BOX }, cluster);
    }
    buffer.guess_segment_properties();
    buffer.set_direction(Direction::LeftToRight);
    let lining = Feature::new(Tag::from_bytes(b"lnum"), 1, ..);
    // Letters set apart must not join.
    let joined = Feature::new(Tag::from_bytes(b"liga"), u32::from(style.tracking == 0.0), ..);
    let shaped = rustybuzz::shape(&cut.shaper, &[lining, joined], buffer);

    let scale = style.size / cut.em;
    let starts: Vec<usize> =
        shaped.glyph_infos().iter().map(|info| usize::try_from(info.cluster).unwrap_or(run.text.start)).collect();
    for (index, (info, place)) in shaped.glyph_infos().iter().zip(shaped.glyph_positions()).enumerate() {
        let from = starts[index];
        let to = starts[index..].iter().copied().find(|next| *next > from).unwrap_or(run.text.end);
        glyphs.push(Glyph {
            id: info.glyph_id,
            face,
            style,
            advance: units(place.x_advance) * scale + style.tracking,
            offset: (units(place.x_offset) * scale, units(place.y_offset) * scale),
            text: from..to,
        });
    }
}

/// Font units as a float; a glyph is never as wide as an `i16` can say.
fn units(value: i32) -> f32 {
    i16::try_from(value).map_or(0.0, f32::from)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::super::fonts::fonts;
    use super::*;
    use proptest::prelude::*;

    fn text(words: &str) -> Text {
        Text::new(fonts().unwrap(), &[(words, Style::new(Face::Bold, 10.0, Ink::Text))])
    }

    fn said(text: &Text, lines: &[Line]) -> Vec<String> {
        let of_line = |line: &Line| line.glyphs.clone().map(|g| text.text_of(g)).collect::<String>();
        lines.iter().map(of_line).collect()
    }

    #[test]
    fn lines_break_after_spaces_and_slashes() {
        let text = text("one two learn.example/v/ABC");
        assert_eq!(said(&text, &text.lines(70.0)), ["one two ", "learn.example/", "v/ABC"]);
    }

    #[test]
    fn a_number_stays_with_its_unit() {
        let text = self::text("for 50\u{a0}minutes");
        assert_eq!(said(&text, &text.lines(65.0)), ["for ", "50\u{a0}minutes"]);
    }

    #[test]
    fn unknown_characters_become_boxes_and_keep_their_text() {
        let name = text("Lý 山田 \u{200e}\u{7}Ω");
        assert_eq!(name.text, "Lý 山田 Ω");
        let boxes = fonts().unwrap().cut(Face::Bold).shaper.glyph_index(HOLLOW_BOX).unwrap();
        assert_eq!(name.glyphs.iter().filter(|g| g.id == u32::from(boxes.0)).count(), 2);
        assert!(name.glyphs.iter().all(|g| g.id != 0));
    }

    #[test]
    fn a_mark_typed_apart_is_drawn() {
        assert!(text("Nguye\u{302}\u{303}n").glyphs.iter().all(|g| g.id != 0));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn wrapping_loses_nothing(words in "[\\PC ]{0,80}", width in 20.0f32..400.0) {
            let text = text(&words);
            for lines in [text.lines(width), text.balanced(width)] {
                let drawn: Vec<usize> = lines.iter().flat_map(|line| line.glyphs.clone()).collect();
                prop_assert_eq!(drawn, (0..text.glyphs.len()).collect::<Vec<_>>());
            }
            prop_assert!(text.glyphs.iter().all(|g| g.id != 0 || g.advance == 0.0));
        }
    }
}
