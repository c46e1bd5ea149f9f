//! What is left of typed words when nothing counts but letters and digits.

use unicode_normalization::UnicodeNormalization;

/// The longest text that is looked at, in characters.
const LONGEST: usize = 200;

/// Small letters and digits alone: case, accents, spaces and punctuation make no difference.
pub fn fold(text: &str) -> String {
    let text: String = text.chars().take(LONGEST).collect();
    text.to_lowercase().nfkd().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_spaces_and_punctuation_make_no_difference() {
        for (text, folded) in [
            ("  Weeding. ", "weeding"),
            ("E-mail", "email"),
            ("e mail", "email"),
            ("Biblioteca Pública", "bibliotecapublica"),
            ("cafe\u{301}", "cafe"),
            ("U.S.C. § 108", "usc108"),
            ("Ｗｅｂ", "web"),
            ("¿?", ""),
            ("ÑANDÚ", "nandu"),
        ] {
            assert_eq!(fold(text), folded, "{text}");
        }
    }
}
