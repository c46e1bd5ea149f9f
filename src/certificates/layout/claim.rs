//! Whether a text names an accreditation, however it is spelled, and the text without that.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The name of an accreditation that may be printed only while it lasts.
const ACCREDITATION: &str = "iacet";

/// Whether a text names the accreditation: in whatever case and width, with points, spaces or hyphens between its
/// letters, with characters that nobody sees, or with letters of another script that look the same.
pub fn claims_accreditation(text: &str) -> bool {
    let seen: String =
        text.nfkd().filter(|letter| !is_unseen(*letter)).flat_map(char::to_lowercase).map(plain).collect();
    let parts: Vec<&str> =
        seen.split(|letter: char| !letter.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    // One part may say more than the name; several are the name only where they are just that: "media cetacea" is not.
    parts.iter().any(|part| part.contains(ACCREDITATION)) || (0..parts.len()).any(|from| spelled(&parts[from..]))
}

/// Whether the name is spelled by whole parts from the first on.
fn spelled(parts: &[&str]) -> bool {
    let mut rest = ACCREDITATION;
    for part in parts {
        match rest.strip_prefix(part) {
            Some("") => return true,
            Some(left) => rest = left,
            None => return false,
        }
    }
    false
}

/// Accents, and characters that take no room.
fn is_unseen(letter: char) -> bool {
    is_combining_mark(letter)
        || matches!(letter, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
}

/// The letter of the name that a small letter looks like, or whose capital looks like its capital.
fn plain(letter: char) -> char {
    match letter {
        'ı' | 'і' | 'ӏ' | 'ι' | '1' | '|' => 'i',
        'а' | 'α' | 'ɑ' => 'a',
        'с' | 'ϲ' => 'c',
        'е' | 'ε' => 'e',
        'т' | 'τ' => 't',
        other => other,
    }
}

/// Takes the words away that name it.
pub(super) fn unclaim(text: &mut String) {
    if !claims_accreditation(text) {
        return;
    }
    let mut words: Vec<&str> = text.split_whitespace().collect();
    while let Some((from, to)) = naming(&words) {
        words.drain(from..to);
    }
    *text = words.join(" ");
}

/// Where the fewest words stand that name it.
fn naming(words: &[&str]) -> Option<(usize, usize)> {
    let mut spans =
        (1..=words.len()).flat_map(|length| (0..=words.len() - length).map(move |from| (from, from + length)));
    spans.find(|(from, to)| claims_accreditation(&words[*from..*to].join(" ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_known_however_it_is_spelled() {
        for text in [
            "IACET",
            "ＩＡＣＥＴ",
            "I.A.C.E.T.",
            "I A C E T accredited",
            "I-A-C-E-T-accredited",
            "IA\u{200b}CETs",
            "IACE\u{ad}T",
            "I\u{410}CET",
            "\u{406}\u{410}\u{421}\u{415}\u{422}",
            "\u{399}\u{391}C\u{395}\u{3a4}",
            "Íacét",
            "1ACET",
            "the Iacet’s own",
        ] {
            assert!(claims_accreditation(text), "{text:?}");
        }
        for text in ["", "California cetacean society", "I. A. Cetin", "Accredited", "i a c e", "A cet", "I ACE Tests"]
        {
            assert!(!claims_accreditation(text), "{text:?}");
        }
    }

    #[test]
    fn nothing_goes_but_the_name() {
        let without = |text: &str| {
            let mut text = text.to_owned();
            unclaim(&mut text);
            text
        };
        assert_eq!(without("An I A C E T officer"), "An officer");
        assert_eq!(without("I — A — C — E — T"), "");
        assert_eq!(without("IACET and  I.A.C.E.T. both"), "and both");
        assert_eq!(without("Two  spaces"), "Two  spaces");
    }
}
