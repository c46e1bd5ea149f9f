//! Scripts that are read from the right: which way each letter runs, and where it stands on a line (UAX #9).

use unicode_bidi::{BidiInfo, Level};

/// How deep each byte of a text stands in text that runs the other way: odd where it is read from the right. Empty where
/// all of it is read from the left.
pub fn levels(text: &str) -> Vec<u8> {
    if text.is_ascii() {
        return Vec::new();
    }
    BidiInfo::new(text, Some(Level::ltr())).levels.iter().map(Level::number).collect()
}

/// The places of letters with these levels, as they stand on a line from left to right.
pub fn visual(levels: &[u8]) -> Vec<usize> {
    if levels.iter().all(|level| *level == 0) {
        return (0..levels.len()).collect();
    }
    let levels: Vec<Level> = levels.iter().map(|level| Level::new(*level).unwrap_or(Level::ltr())).collect();
    BidiInfo::reorder_visual(&levels)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_from_the_right_begins_there() {
        let shown = |text: &str| {
            let letters: Vec<(usize, char)> = text.char_indices().collect();
            let all = levels(text);
            let of_letters: Vec<u8> = letters.iter().map(|(at, _)| all.get(*at).copied().unwrap_or(0)).collect();
            visual(&of_letters).into_iter().map(|place| letters[place].1).collect::<String>()
        };
        assert_eq!(shown("Ruth Okafor"), "Ruth Okafor");
        assert_eq!(shown("to אב גד 12"), "to 12 דג בא");
        assert_eq!(shown("אב, by Ruth"), "בא, by Ruth");
    }
}
