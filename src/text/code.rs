//! Codes that people read aloud and type: random, short, and without letters that look alike.

use rand::Rng;

/// No 0 and O, no 1, I and L, no U: what is left can be read over the telephone.
const LETTERS: &[u8; 30] = b"23456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A new code of two halves with so many letters each, such as `7K4M-Q2RX`. With halves of four there are 30
/// to the 8th, over six hundred thousand million; with halves of three, over seven hundred million.
pub fn random_code(half: usize) -> String {
    let mut rng = rand::rng();
    let mut letters =
        || -> String { (0..half).map(|_| char::from(LETTERS[rng.random_range(0..LETTERS.len())])).collect() };
    format!("{}-{}", letters(), letters())
}

/// A code as it is kept, from what was typed: case, spaces and dashes don't matter. `None` when it
/// can't be one.
pub fn read_code(typed: &str, half: usize) -> Option<String> {
    let letters: String = typed.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect();
    let known = letters.bytes().all(|letter| LETTERS.contains(&letter));
    let odd = typed.chars().any(|c| !c.is_ascii_alphanumeric() && !c.is_whitespace() && c != '-');
    (letters.len() == 2 * half && known && !odd).then(|| format!("{}-{}", &letters[..half], &letters[half..]))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::collections::HashSet;

    use super::*;

    #[test]
    fn codes_differ_and_read_back_however_they_are_typed() {
        let codes: HashSet<String> = (0..1000).map(|_| random_code(4)).collect();
        assert_eq!(codes.len(), 1000);
        for code in codes {
            assert_eq!(read_code(&code, 4).as_deref(), Some(code.as_str()));
            assert_eq!(read_code(&format!(" {} ", code.to_lowercase().replace('-', " ")), 4), Some(code));
        }
    }

    #[test]
    fn what_cannot_be_a_code_is_refused() {
        for typed in ["", "7K4M-Q2R", "7K4M-Q2RXX", "7K4M-Q2R0", "7K4M_Q2RX", "../7K4M-Q2RX", "éK4M-Q2RX"] {
            assert_eq!(read_code(typed, 4), None, "{typed}");
        }
        assert_eq!((read_code("7k4mq2", 3).as_deref(), read_code("7K4M-Q2RX", 3)), (Some("7K4-MQ2"), None));
    }
}
