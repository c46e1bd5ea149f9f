//! Claims: words that need a source beside them.

use crate::i18n::Language;

/// The first thing in a text that makes it a claim: a year from 1500 to 2099, a percentage, an amount
/// of dollars, a section or code of law, or a word for law.
pub(super) fn claim(text: &str, language: Language) -> Option<String> {
    let sign = text.char_indices().find_map(|(at, char)| match char {
        '%' => Some("%".to_owned()),
        '§' => Some("§".to_owned()),
        '$' if text[at + 1..].trim_start().starts_with(|c: char| c.is_ascii_digit()) => Some("$".to_owned()),
        _ => None,
    });
    sign.or_else(|| year(text)).or_else(|| law(text, language))
}

fn year(text: &str) -> Option<String> {
    let mut from = 0;
    while let Some(start) = text[from..].find(|c: char| c.is_ascii_digit()).map(|at| from + at) {
        let end = text[start..].find(|c: char| !c.is_ascii_digit()).map_or(text.len(), |length| start + length);
        let number = &text[start..end];
        let year = number.len() == 4 && number.parse().is_ok_and(|year: u16| (1500..2100).contains(&year));
        if year && !continues(&text[..start]) && !is_grouped(&text[end..]) {
            return Some(number.to_owned());
        }
        from = end;
    }
    None
}

/// Whether a number after this hangs on a letter (A1950), or on another number (3.1950, 1,950).
fn continues(before: &str) -> bool {
    let mut back = before.chars().rev();
    match back.next() {
        Some('.' | ',') => back.next().is_some_and(|c| c.is_ascii_digit()),
        last => last.is_some_and(char::is_alphabetic),
    }
}

/// Whether a number before this is the head of a larger one (2000,000).
fn is_grouped(after: &str) -> bool {
    after.strip_prefix(',').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

fn law(text: &str, language: Language) -> Option<String> {
    if text.contains("U.S.C") {
        return Some("U.S.C.".to_owned());
    }
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    if let Some(code) = words.iter().find(|word| matches!(**word, "USC" | "CFR")) {
        return Some((*code).to_owned());
    }
    let words: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    let single = |known: &[&str]| words.iter().find(|word| known.contains(&word.as_str())).cloned();
    let pair = |known: &[(&str, &str)]| {
        let found = words.windows(2).find(|pair| known.iter().any(|(a, b)| pair[0] == *a && pair[1] == *b));
        found.map(|pair| pair.join(" "))
    };
    let english = single(&["statute", "statutes"])
        .or_else(|| pair(&[("supreme", "court"), ("federal", "law"), ("federal", "laws")]));
    match language {
        Language::English => english,
        Language::Spanish => english.or_else(|| {
            pair(&[("corte", "suprema"), ("tribunal", "supremo"), ("ley", "federal"), ("leyes", "federales")])
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn claims_are_found_and_nothing_else() {
        let claim = |text| claim(text, Language::English);
        for text in [
            "Added in 2019.",
            "the 1990s",
            "1939-2019",
            "It costs $5.",
            "about 48%",
            "see § 108",
            "17 U.S.C. 107",
            "28 CFR 35",
            "A statute says so",
            "Federal  law is clear",
            "the Supreme Court",
            "(1939)",
        ] {
            assert!(claim(text).is_some(), "{text}");
        }
        for text in [
            "Room 20191",
            "1,950 books",
            "2,000,000",
            "2000,000 books",
            "version 3.1950",
            "A1950",
            "US$",
            "Ask first.",
            "100 years",
            "1499 or 2100",
            "a court that is supreme",
            "We discuss it",
            "3.50",
            "",
        ] {
            assert_eq!(claim(text), None, "{text}");
        }
    }
}
