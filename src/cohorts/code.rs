//! Join codes: random, short, and without letters that look alike.

use rand::Rng;

/// No 0 and O, no 1, I and L, no U: what is left can be read over the telephone.
const LETTERS: &[u8; 30] = b"23456789ABCDEFGHJKMNPQRSTVWXYZ";
const HALF: usize = 4;

/// A new code, such as `7K4M-Q2RX`. There are 30 to the 8th, over six hundred thousand million.
pub(super) fn random() -> String {
    let mut rng = rand::rng();
    let mut half =
        || -> String { (0..HALF).map(|_| char::from(LETTERS[rng.random_range(0..LETTERS.len())])).collect() };
    format!("{}-{}", half(), half())
}

/// A code as it is kept, from what was typed: case, spaces and dashes don't matter. `None` when it
/// can't be one.
pub(super) fn read(typed: &str) -> Option<String> {
    let letters: String = typed.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect();
    let known = letters.bytes().all(|letter| LETTERS.contains(&letter));
    let odd = typed.chars().any(|c| !c.is_ascii_alphanumeric() && !c.is_whitespace() && c != '-');
    (letters.len() == 2 * HALF && known && !odd).then(|| format!("{}-{}", &letters[..HALF], &letters[HALF..]))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::collections::HashSet;

    use super::*;

    #[test]
    fn codes_differ_and_read_back_however_they_are_typed() {
        let codes: HashSet<String> = (0..1000).map(|_| random()).collect();
        assert_eq!(codes.len(), 1000);
        for code in codes {
            assert_eq!(read(&code).as_deref(), Some(code.as_str()));
            assert_eq!(read(&format!(" {} ", code.to_lowercase().replace('-', " "))), Some(code));
        }
    }

    #[test]
    fn what_cannot_be_a_code_is_refused() {
        for typed in ["", "7K4M-Q2R", "7K4M-Q2RXX", "7K4M-Q2R0", "7K4M_Q2RX", "../7K4M-Q2RX", "éK4M-Q2RX"] {
            assert_eq!(read(typed), None, "{typed}");
        }
    }
}
